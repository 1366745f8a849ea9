"""The wildfire, played for three quarters of an hour, with everything a log can show."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from facilitator.domain.entry import Author
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.scenarios import load
from facilitator.services.writing import Details
from facilitator.store.file import ExerciseFile

MORNING = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)

# minute, what is done: a number is delivered, anything else is a line for the log
ENGLISH = (
    (0.1, "01"),
    (0.2, "STARTEX"),
    (0.5, "02"),
    (2.4, "f two engines, first report to all agencies"),
    (4.0, "p patrol to the access road because two messages are going round"),
    (6.2, "03"),
    (9.5, "p one-way traffic up to km 3, cars to the field by Shift leader"),
    (10.3, "04"),
    (12.1, "p asks for the crane"),
    (15.2, "m municipal crisis staff in the town hall, the mayor leads"),
    (16.1, "05"),
    (17.0, "f asks for aircraft, command post at the school"),
    (20.4, "06"),
    (22.0, "+ a repeats the order back before acting #command"),
    (24.2, "07"),
    (27.6, "a boat of the Red Cross for both casualties because the road is cut"),
    (28.4, "08"),
    (29.2, "f holds the upper street"),
    (
        31.3,
        "m+p one message: stay in the cove, keep the road free because two are going round",
    ),
    (32.0, "g closes the estate road at km 3"),
    (33.2, "09"),
    (33.9, "? f is sector B to go? Needs it in ten minutes"),
    (35.6, "a second ambulance moves to the harbour -5m"),
    (
        36.2,
        "p two patrols knock on doors in sector B because smoke closes the upper street",
    ),
    (36.5, "someone has phoned the port"),
)
SPANISH = (
    (0.1, "01"),
    (0.2, "STARTEX"),
    (0.5, "02"),
    (2.4, "b dos autobombas, primer parte a todos"),
    (4.0, "p patrulla a la carretera de acceso porque corren dos versiones"),
    (6.2, "03"),
    (9.5, "p sentido único hasta el km 3, coches al descampado por Jefe de turno"),
    (10.3, "04"),
    (12.1, "p pide la grúa"),
    (15.2, "m CECOPAL en el ayuntamiento, dirige la alcaldesa"),
    (16.1, "05"),
    (17.0, "b pide medios aéreos, PMA en la escuela"),
    (20.4, "06"),
    (22.0, "+ a repite la orden antes de actuar #mando"),
    (24.2, "07"),
    (27.6, "a barca de la Cruz Roja para los dos heridos porque la carretera está cortada"),
    (28.4, "08"),
    (29.2, "b mantiene la calle alta"),
    (31.3, "m+p un solo mensaje: quédense en la cala, carretera libre porque corren dos"),
    (32.0, "g corta el camino de la urbanización en el km 3"),
    (33.2, "09"),
    (33.9, "? b ¿se evacúa el sector B? Lo necesita en diez minutos"),
    (35.6, "a segunda ambulancia al puerto -5m"),
    (
        36.2,
        "p dos patrullas avisan puerta a puerta porque el humo cierra la calle alta",
    ),
    (36.5, "alguien ha llamado al puerto"),
)


@dataclass(frozen=True)
class PartPlayed:
    """An exercise in play, and the clock by which it is played."""

    conduct: Conduct
    clock: PlayedClock
    file: ExerciseFile


def part_played(language="en", *, minutes=36.7, path=None):
    """Return the exercise as it stands after so many minutes."""
    clock = PlayedClock(MORNING)
    plan = load("wildfire", language)
    if path is None:
        file = ExerciseFile.memory(plan, now=clock.now)
    else:
        file = ExerciseFile.create(path, plan, now=clock.now)
    conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
    rows = {row.number: row.id for row in plan.msel.rows}
    conduct.start()
    for at, what in SPANISH if language == "es" else ENGLISH:
        if at > minutes:
            break
        reach(conduct, clock, at)
        if what in rows:
            conduct.deliver(rows[what])
            beside(conduct, clock, what, rows)
            continue
        late = Details(source="paper", late_reason="from paper") if "-5m" in what else Details()
        entry = conduct.log(what, details=late)
        if what.startswith("g "):
            conduct.replace_entry(entry.ref, "p " + what[2:], "wrong agency")
    reach(conduct, clock, minutes)
    return PartPlayed(conduct=conduct, clock=clock, file=file)


def beside(conduct, clock, number, rows):
    """Do what is done between two injects: a pause, a row held, a row left out."""
    if number == "04":
        conduct.pause("chief asks")
        clock.move(timedelta(minutes=4, seconds=10))
        conduct.resume()
    if number == "07":
        conduct.hold(rows["12"], "room is behind")
        conduct.skip(rows["14"], "no time left")


def reach(conduct, clock, minute):
    """Let time pass until the exercise clock shows a minute."""
    ahead = timedelta(minutes=minute) - conduct.elapsed()
    if ahead > timedelta(0):
        clock.move(ahead)
