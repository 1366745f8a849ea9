"""Played exercises made by hand: entries as the journal would hold them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from facilitator.domain.clock import ClockState, elapsed_then
from facilitator.domain.entry import Author, Entry
from facilitator.domain.events import (
    Amended,
    DecisionLogged,
    Event,
    InjectDelivered,
    InjectReplaced,
    InjectSkipped,
    JumpSort,
    Known,
    Logged,
    NoteLogged,
    ObservationLogged,
    ObservationSort,
    RequestLogged,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    Struck,
    TimeJumped,
)
from facilitator.domain.exercise import Agency, Exercise, Objective
from facilitator.domain.findings import Findings, find
from facilitator.domain.msel import ExpectedAction, Inject, Msel
from facilitator.domain.run import fold
from facilitator.domain.shapes import slot
from facilitator.domain.verdict import Verdict
from facilitator.domain.written import links_of
from facilitator.i18n import translator
from facilitator.report.build import build
from facilitator.report.wording import Speech

START = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
FONTS = Path(__file__).parents[2] / "resources" / "fonts"
FINGERPRINT = "amber canal fox river seven lamp cedar moth ice bell north pear"
WORDS = tuple(each for each in FINGERPRINT.split())
NAMES = (
    ("Fire service", "F"),
    ("Local police", "P"),
    ("Gendarmerie", "G"),
    ("Ambulance", "A"),
    ("Municipality", "M"),
    ("Red Cross", "R"),
    ("Port authority", "U"),
    ("Civil protection", "CP"),
    ("Forest guard", "FG"),
    ("Coast guard", "CG"),
    ("Electricity company", "EC"),
    ("School inspectorate", "SI"),
)


def minutes(value: float) -> timedelta:
    return timedelta(minutes=value)


def agency(index: int) -> Agency:
    name, letter = NAMES[index]
    shape, colour = slot(index)
    return Agency(
        id=letter, name=name, short=letter.lower(), letter=letter, shape=shape, colour=colour
    )


def exercise(**changes: object) -> Exercise:
    values: dict[str, object] = {
        "id": "levant",
        "title": "LEVANT 26: wildfire with cove evacuation",
        "place": "Vallmora town hall",
        "marking": "TLP:AMBER",
        "sponsor": "Municipality of Vallmora and the agencies that took part",
        "agencies": tuple(agency(index) for index in range(5)),
    }
    return Exercise(**(values | changes))


def inject(number: str, planned: float, title: str, to: str, **changes: object) -> Inject:
    return Inject(
        id=f"i{number}",
        number=number,
        title=title,
        planned=minutes(planned),
        to=tuple(to),
        **changes,
    )


def expected(number: str, agencies: str, text: str, target: float | None) -> ExpectedAction:
    return ExpectedAction(
        id=f"e{number}",
        agencies=tuple(agencies),
        text=text,
        target=None if target is None else minutes(target),
    )


@dataclass
class Tale:
    """Writes entries at wall minutes after the start, as the journal would."""

    exercise: Exercise
    entries: list[Entry] = field(default_factory=list)
    number: int = 100
    clock: ClockState = field(default_factory=ClockState)

    def add(
        self, at: float, event: Event, *, role: str = "loggist", written: float | None = None
    ) -> Entry:
        moment = START + minutes(at)
        exercise_time = elapsed_then(self.clock, moment) if self.entries else timedelta(0)
        seq = len(self.entries) + 1
        entry = Entry(
            line=seq,
            station="station-one",
            seq=seq,
            happened_at=moment,
            logged_at=moment if written is None else START + minutes(written),
            exercise=exercise_time,
            author=Author(role=role),
            audience=type(event).audience,
            event=event,
            hash=b"",
        )
        self.entries.append(entry)
        if not isinstance(event, Logged):
            self.clock = fold(self.entries).clock
        return entry

    def start(self) -> Entry:
        return self.add(0, RunStarted(plan_digest="d"), role="director")

    def deliver(self, at: float, number: str) -> Entry:
        row = next(each for each in self.exercise.msel.rows if each.number == number)
        event = InjectDelivered(
            inject=row.id,
            number=row.number,
            title=row.title,
            to=row.to,
            to_all=row.to_all,
            text=row.text,
        )
        return self.add(at, event, role="facilitator")

    def log(self, at: float, who: str, text: str, **changes: object) -> Entry:
        kind = changes.pop("kind", DecisionLogged)
        written = changes.pop("written", None)
        known = Known(
            station="station-one",
            delivered=tuple(
                each.seq
                for each in self.entries
                if isinstance(each.event, InjectDelivered | InjectReplaced)
                and (each.event.to_all or set(who) & set(each.event.to))
            ),
        )
        values: dict[str, object] = {
            "number": self.number,
            "text": text,
            "typed": text,
            "agencies": tuple(who),
            "known": known,
        }
        self.number += 1
        return self.add(at, kind(**(values | changes)), written=written)

    def strike(self, at: float, entry: Entry, reason: str) -> Entry:
        was = links_of(entry.event, entry.exercise)
        return self.add(at, Struck(entry=entry.ref, was=was, reason=reason))

    def findings(self, **changes: object) -> Findings:
        verdict = Verdict(
            entries=len(self.entries),
            stations={"station-one": len(self.entries)} if self.entries else {},
            fingerprint=WORDS,
        )
        values = {"verdict": verdict, "now": START + minutes(600)} | changes
        return find(self.exercise, fold(self.entries), self.entries, **values)


def utc(at: datetime) -> datetime:
    return at.astimezone(UTC)


def pdf(findings: Findings, language: str = "en", **settings: object) -> bytes:
    target = BytesIO()
    speech = Speech(words=translator(language), local=utc)
    build(findings, target, speech=speech, fonts=FONTS, **settings)
    return target.getvalue()


def crowded() -> Findings:
    """Twelve agencies, nine objectives, and more remarks than page one has room for."""
    many = tuple(
        Objective(id=f"o{each}", number=f"O{each}", text="Show that all of it works " * 12)
        for each in range(9)
    )
    tale = Tale(exercise(agencies=tuple(map(agency, range(12))), objectives=many))
    tale.start()
    for sort in (ObservationSort.STRENGTH, ObservationSort.IMPROVE):
        for _ in range(6):
            text = "They did what nobody had expected of them " * 8
            tale.log(1, "FPGAMR", text, reason=text, kind=ObservationLogged, sort=sort)
    return tale.findings()


def levant() -> Tale:
    """Five agencies, twelve injects, a pause, a jump, a skip, late, struck and amended entries."""
    rows = (
        inject(
            "02",
            0,
            "Smoke over the quarry",
            "FP",
            text="Five callers report smoke.",
            expected=(expected("02f", "F", "First report", 5),),
            objectives=("o1",),
        ),
        inject(
            "04",
            10,
            "Houses within 20 minutes",
            "FPGAM",
            expected=(
                expected("04f", "F", "Asks for aircraft", 10),
                expected("04m", "M", "Opens crisis cell", 10),
            ),
        ),
        inject(
            "05",
            16,
            "Bathers in the cove",
            "PM",
            critical=True,
            expected=(expected("05j", "MP", "Holds the bathers in the cove", 8),),
            objectives=("o2",),
        ),
        inject(
            "06",
            20,
            "Two casualties at the cove",
            "A",
            expected=(expected("06a", "A", "Asks for the boat", 6),),
        ),
        inject(
            "07",
            25,
            "Wind turns to the north-west",
            "F",
            expected=(expected("07f", "F", "Zone redrawn", 6),),
            critical=True,
        ),
        inject(
            "08",
            28,
            "Two contradicting messages",
            "M",
            expected=(expected("08m", "M", "One signed message", 8),),
            objectives=("o3",),
        ),
        inject(
            "09",
            34,
            "Is sector B to go?",
            "FPM",
            critical=True,
            expected=(
                expected("09m", "M", "Order to evacuate sector B", 8),
                expected("09p", "P", "Road kept open", 8),
            ),
        ),
        inject(
            "10",
            39,
            "Care home asks for places",
            "PAM",
            expected=(
                expected("10m", "M", "Opens the sports hall", 10),
                expected("10a", "A", "Transport plan", 10),
            ),
        ),
        inject(
            "12",
            52,
            "Second ignition",
            "PG",
            expected=(expected("12g", "G", "Cordon at the second ignition", 8),),
        ),
        inject(
            "13",
            55,
            "A false video spreads",
            "M",
            expected=(expected("13m", "M", "Spokesperson named", 10),),
        ),
        inject(
            "14",
            60,
            "Journalists at the gate",
            "M",
            expected=(expected("14m", "M", "Press point", 10),),
        ),
        inject(
            "18",
            90,
            "Six hours later",
            "FPGAM",
            expected=(expected("18j", "MFA", "Criteria for going home", 10),),
        ),
    )
    plan = exercise(
        msel=Msel(rows=rows),
        objectives=(
            Objective(id="o1", number="1", text="See the fire in time and say so"),
            Objective(id="o2", number="2", text="Protect people who cannot move"),
            Objective(id="o3", number="3", text="Speak with one voice"),
        ),
    )
    tale = Tale(plan)
    tale.start()
    tale.deliver(0.1, "02")
    tale.log(
        2.2,
        "F",
        "Dispatches two engines, first report to all",
        reason="smoke seen by five callers",
        typed="f Dispatches two engines, first report to all"
        " because smoke seen by five callers by Duty officer",
        by_role="Duty officer",
        inject="i02",
        expected=("e02f",),
    )
    tale.log(6, "F", "Command post at the quarry gate", by_role="Fire chief")
    tale.deliver(10, "04")
    tale.log(
        14,
        "F",
        "Asks for aircraft and a site for the command post at the quarry",
        reason="houses within 20 minutes",
        by_role="Fire chief",
        inject="i04",
        expected=("e04f",),
        typed="f Asks for aircraft and a site for the command post at the quarry"
        " because houses within 20 minutes",
    )
    tale.log(15, "G", "Two patrols to the estate road", inject="i04", by_role="Patrol leader")
    tale.log(
        18,
        "M",
        "Opens the crisis cell in the town hall",
        inject="i04",
        expected=("e04m",),
        by_role="Mayor",
    )
    tale.deliver(16, "05")
    tale.log(
        18.9,
        "MP",
        "Holds the bathers in the cove, with police",
        reason="one road, 450 people, wind from land",
        by_role="Mayor",
        inject="i05",
        expected=("e05j",),
    )
    tale.deliver(20, "06")
    tale.add(22, RunPaused(reason="projector failed"), role="facilitator")
    tale.add(26, RunResumed(), role="facilitator")
    tale.log(
        31.5,
        "A",
        "Asks for the Red Cross boat for both casualties",
        reason="road blocked, 25 min on foot",
        by_role="Ambulance chief",
        inject="i06",
        expected=("e06a",),
    )
    tale.deliver(29, "07")
    tale.log(
        29.9,
        "F",
        "Sector B is in the path after the wind shift; zone redrawn",
        reason="wind NW from 17:30",
        by_role="Fire chief",
        inject="i07",
        expected=("e07f",),
    )
    tale.deliver(32, "08")
    wrong = tale.log(36, "G", "Closes the estate road at km 3", inject="i08")
    tale.strike(36.3, wrong, "wrong agency")
    tale.log(
        36,
        "P",
        "Closes the estate road at km 3",
        inject="i08",
        by_role="Sergeant",
        replaces=wrong.ref,
        replaces_number=wrong.event.number,
    )
    tale.log(
        35.3,
        "M",
        "One message for all: “Stay in the cove, keep the road free”",
        by_role="Mayor",
        inject="i08",
        expected=("e08m",),
        reason="two messages are going round",
    )
    tale.log(
        34.6,
        "A",
        "Second ambulance moves to the harbour",
        by_role="Ambulance chief",
        inject="i06",
        written=39.6,
        late_reason="from paper",
    )
    tale.deliver(38, "09")
    tale.log(
        37.9,
        "F",
        "Asks the mayor: is sector B to go? Needs it in ten minutes",
        kind=RequestLogged,
        inject="i09",
        by_role="Fire chief",
    )
    tale.deliver(43, "10")
    tale.log(
        45,
        "M",
        "Orders the evacuation of sector B by loudspeaker and phone list",
        inject="i09",
        expected=("e09m",),
        reason="wind turns at 17:30",
        by_role="Mayor",
    )
    plan_entry = tale.log(
        46,
        "A",
        "Transport plan: six on oxygen first, two buses",
        inject="i10",
        expected=("e10a",),
        by_role="Ambulance chief",
        reason="lift works, doors face east",
    )
    was = links_of(plan_entry.event, plan_entry.exercise)
    tale.add(
        47,
        Amended(
            entry=plan_entry.ref,
            was=was,
            now=was,
            reason="misheard",
            text="Transport plan: six on oxygen first, two adapted buses",
        ),
    )
    tale.log(
        54,
        "M",
        "Opens the sports hall with 120 places",
        inject="i10",
        expected=("e10m",),
        by_role="Deputy",
    )
    tale.deliver(56, "12")
    tale.log(
        60.7,
        "G",
        "Cordon at the second ignition; route stays open on one lane",
        inject="i12",
        expected=("e12g",),
        by_role="Patrol leader",
    )
    tale.deliver(59, "13")
    tale.add(62, InjectSkipped(inject="i14", reason="time was short"), role="facilitator")
    tale.log(
        71.4,
        "M",
        "Spokesperson named; line to the media agreed",
        inject="i13",
        expected=("e13m",),
        by_role="Deputy",
        reason="false video of the cove",
    )
    tale.log(
        72,
        "M",
        "One signed message in 3:15 ended two contradicting instructions",
        kind=ObservationLogged,
        sort=ObservationSort.STRENGTH,
        inject="i08",
    )
    tale.log(
        73,
        "F",
        "Zone redrawn at once",
        kind=ObservationLogged,
        sort=ObservationSort.STRENGTH,
        inject="i02",
    )
    tale.log(
        74,
        "P",
        "Nobody asked for a crane: engines would have stood behind parked cars",
        kind=ObservationLogged,
        sort=ObservationSort.IMPROVE,
    )
    tale.log(
        75,
        "A",
        "The boat came to mind late",
        kind=ObservationLogged,
        sort=ObservationSort.IMPROVE,
        inject="i06",
    )
    tale.log(
        76,
        "AM",
        "Two lists of care-home places",
        kind=ObservationLogged,
        sort=ObservationSort.IMPROVE,
        inject="i05",
    )
    tale.log(77, "", "Coffee was late", kind=NoteLogged)
    tale.add(
        90,
        TimeJumped(
            sort=JumpSort.STORY,
            by=timedelta(hours=6),
            reason="the fire is held",
            meanwhile="The fire is held; people sleep in the sports hall.",
        ),
        role="facilitator",
    )
    tale.deliver(94, "18")
    tale.log(
        97.5,
        "MFA",
        "Criteria for going home, after the jump of six hours",
        inject="i18",
        expected=("e18j",),
        by_role="Mayor",
    )
    tale.add(110, RunEnded(), role="director")
    return tale
