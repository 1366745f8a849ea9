"""Draw the players' display in its states, sizes and languages, for a person to look at.

Usage: python tests/shots_players.py [FOLDER]
"""

import os
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="facilitator-shots-"))
for _name in ("DATA", "CONFIG", "STATE", "CACHE"):
    os.environ.setdefault(f"XDG_{_name}_HOME", str(HOME / _name.lower()))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QBuffer, QIODevice  # noqa: E402
from PySide6.QtGui import QColor, QImage, QPainter  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from facilitator import i18n  # noqa: E402
from facilitator.app import application  # noqa: E402
from facilitator.domain.exercise import Exercise  # noqa: E402
from facilitator.ui.bridge import Bridge  # noqa: E402
from facilitator.ui.players import PlayersDisplay, PlayersPanel  # noqa: E402
from facilitator.ui.theme import Theme  # noqa: E402
from facilitator.ui.widgets import install  # noqa: E402
from tests.builders import exercise, inject, minutes  # noqa: E402
from tests.canaries import conduct_of  # noqa: E402

TOLD = {
    "en": (
        "Level 3 fire alert, 38 °C. The cove is full.",
        "Fire chief’s first look: 3 ha, moving 40 m a minute towards the houses.",
        "Fire service to all: the zone is redrawn. Sector B lies in its path after the turn.",
        "The fire moves towards the houses",
        (
            "Wind W 35 km/h, gusts 60; it turns to NW at 17:30. About 5 ha burn above the estate. "
            "There is one road in and out. Some 450 people are in the cove."
        ),
    ),
    "es": (
        "Alerta de incendio nivel 3, 38 °C. La cala está llena.",
        "Primer parte del jefe de bomberos: 3 ha, avanza 40 m por minuto hacia las casas.",
        "Bomberos a todos: la zona cambia. El sector B queda en su camino al girar el viento.",
        "El fuego avanza hacia las casas",
        (
            "Viento W 35 km/h, rachas de 60; gira a NW después. Arden unas 5 ha sobre las casas. "
            "Hay una sola carretera. En la cala hay unas 450 personas."
        ),
    ),
}


def plan(language, **more) -> Exercise:
    rows = [
        inject(str(n), to=(), to_all=True, text=text)
        for n, text in enumerate(TOLD.get(language, TOLD["en"])[:3], 1)
    ]
    more = {"language": language, "place": "Vallmora", "safety_word": "NO DUFF"} | more
    return replace(exercise(*rows), **more)


class Room:
    def __init__(self, app, language="en", **more):
        i18n.use(language)
        self.conduct, self.clock = conduct_of(plan(language, **more))
        self.display = PlayersDisplay(Bridge(self.conduct), app)
        self.told = TOLD.get(language, TOLD["en"])

    def play(self):
        self.conduct.start()
        for number, wait in ((1, 10), (2, 20), (3, 16)):
            self.clock.move(minutes(wait))
            self.conduct.deliver(f"i-{number}")
        self.conduct.show_situation(self.told[3], self.told[4])
        self.clock.move(timedelta(minutes=10, seconds=18))
        return self

    def shot(self, folder, name, size=(1920, 1080), *, curtain=False):
        window = self.display.window
        window.resize(*size)
        self.display.set_curtain(drawn=curtain)
        QApplication.processEvents()
        window.picture.resize(*size)
        window.picture.grab().save(str(folder / f"players-{name}.png"))


QUESTIONS = {
    "en": (
        "Who decides that the estate is evacuated, and what does that person need to know?",
        "Which road stays free for engines, and who says so to whom?",
        "What do you tell the relatives in the cove?",
    ),
    "es": (
        "¿Quién decide evacuar la urbanización, y qué necesita saber esa persona?",
        "¿Qué carretera queda libre para los camiones, y quién se lo dice a quién?",
        "¿Qué se dice a las familias que están en la cala?",
    ),
}


def discussed(app, folder) -> None:
    """Draw a discussion, with and without a picture, and with its time up."""
    for language in ("en", "es"):
        room = Room(app, language)
        made = attach(room.conduct.file, "sketch.png", "image/png", drawing())
        plan_then = room.conduct.exercise
        rows = tuple(
            replace(each, attachments=(made,)) if each.number == "3" else each
            for each in plan_then.msel.rows
        )
        room.conduct.replan(replace(plan_then, msel=replace(plan_then.msel, rows=rows)))
        room.conduct.start()
        for number in (1, 2, 3):
            room.clock.move(minutes(10))
            room.conduct.deliver(f"i-{number}")
        room.display.media.shot(room.display.look_behind())
        while room.display.media.pictures.waiting():
            app.processEvents()
        room.shot(folder, f"picture-{language}")
        title = room.told[3]
        room.conduct.open_discussion(title, minutes(15), questions=QUESTIONS[language])
        room.clock.move(timedelta(minutes=2, seconds=26))
        room.shot(folder, f"discussion-picture-{language}")
        room.display.media.turn()
        room.shot(folder, f"discussion-{language}")
        room.clock.move(minutes(15))
        room.shot(folder, f"discussion-up-{language}")
        room.display.close()


def attach(file, name, media, content):
    return file.attachments.add(name, media, content)


def drawing() -> bytes:
    image = QImage(1600, 1000, QImage.Format.Format_RGB32)
    image.fill(QColor("#7a8f6a"))
    painter = QPainter(image)
    painter.fillRect(200, 300, 500, 300, QColor("#c9b48a"))
    painter.fillRect(0, 700, 1600, 60, QColor("#555555"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    install(app, Theme())
    room = Room(app)
    room.shot(folder, "ready")
    room.play().shot(folder, "running")
    room.shot(folder, "running-720", (1280, 720))
    room.shot(folder, "running-4x3", (1024, 768))
    room.shot(folder, "curtain", curtain=True)
    room.conduct.recall("i-3", "wrong sector")
    room.conduct.pause()
    room.shot(folder, "paused-recalled")
    long = room.conduct.add_inject(title="x", text="A very long message to all. " * 40, to_all=True)
    room.conduct.deliver(long.id)
    room.shot(folder, "long")
    panel = PlayersPanel(Theme(), room.display)
    panel.resize(440, 540)
    panel.show()
    QApplication.processEvents()
    panel.grab().save(str(folder / "players-panel.png"))
    room.conduct.stop_for_safety()
    room.shot(folder, "stop")
    room.shot(folder, "stop-720", (1280, 720))
    room = Room(app, "es", rehearsal=True).play()
    room.shot(folder, "rehearsal-es-720", (1280, 720))
    room.shot(folder, "curtain-es", curtain=True)
    room.conduct.stop_for_safety()
    room.shot(folder, "stop-es")
    discussed(app, folder)
    plain = Room(app, story_start=None)
    plain.play().shot(folder, "no-story")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
