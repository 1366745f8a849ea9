"""Draw the Observers screen, its forms and the code on the wall into a folder.

Usage: python tests/shots_observers.py [FOLDER] [LANGUAGE ...]
"""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="facilitator-shots-"))
for _name in ("DATA", "CONFIG", "STATE", "CACHE"):
    os.environ[f"XDG_{_name}_HOME"] = str(HOME / _name.lower())
os.environ["HOME"] = str(HOME)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtTest import QTest  # noqa: E402

from facilitator.app import application  # noqa: E402
from facilitator.services.observing.bundling import hand_in  # noqa: E402
from facilitator.services.observing.packing import make_pack, open_pack  # noqa: E402
from facilitator.services.session import Shelf  # noqa: E402
from facilitator.ui.observers.places import COVERAGE, FILES, JOIN, STATIONS  # noqa: E402
from facilitator.ui.window.frame import CONDUCT, LIBRARY, OBSERVERS  # noqa: E402
from tests.watched import Watched  # noqa: E402

SHOTS = (
    (1280, 720, 1.0, "dark"),
    (1440, 900, 1.0, "light"),
    (1280, 720, 2.0, "light"),
)


class Painter:
    """Brings the screen into one state after another, and draws each."""

    def __init__(self, folder, language):
        self.folder, self.language = folder, language
        folder.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(dir=HOME))
        self.watched = Watched(application(), room)
        self.watched.host.speak(language)
        self.room = room

    def settle(self):
        for _turn in range(20):
            self.watched.settle()
            QTest.qWait(4)

    def draw(self, name, pages=()):
        window, looks = self.watched.frame, self.watched.looks
        for width, height, scale, light in SHOTS:
            looks.keep(replace(looks.settings, dark=light == "dark", scale=scale))
            looks.changed.emit()
            window.resize(width, height)
            self.settle()
            self.watched.screen.look()
            at = f"{self.language}-{name}-{light}-{width}-{round(scale * 100)}"
            if scale > 1 and pages:
                for page in pages:
                    self.watched.places.turn_to(page)
                    self.settle()
                    window.grab().save(str(self.folder / f"{at}-{page}.png"))
                continue
            window.grab().save(str(self.folder / f"{at}.png"))

    def bundle(self):
        """Return what somebody brings back on a stick."""
        door = self.watched.doorway.door
        agency = self.watched.conduct.exercise.agencies[0].id
        out = self.room / "eva.observer"
        make_pack(door, out, name="Eva", role="evaluator", covers=(agency,))
        shelf = Shelf(self.watched.clock)
        session = open_pack(out, shelf)
        for line in ("+ f water at the upper street", "f hose line laid"):
            session.conduct.log(line)
        made = hand_in(session.conduct, self.room / "eva.log")
        shelf.close(session)
        return made

    def all(self):
        watched = self.watched
        pages = (JOIN, STATIONS, COVERAGE, FILES)
        self.draw("shut", (JOIN,))
        watched.screen.turn_door()
        self.draw("asking")
        watched.open_door()
        watched.fill()
        watched.places.turn_to(STATIONS)
        self.draw("open", pages)
        bundle = self.bundle()
        watched.screen.take_in(bundle)
        self.settle()
        self.draw("looked")
        watched.places.merging.take()
        self.settle()
        self.draw("merged")
        watched.places.close_form()
        watched.screen.make_pack()
        self.draw("pack")
        watched.places.close_form()
        watched.screen.type_sheet()
        fields = watched.places.sheet.fields_of
        fields["whose"].set_text("Evaluator 2")
        for time, line in (("9:12", "f lookout on the ridge"), ("+20", "+ p one message")):
            fields["time"].set_text(time)
            fields["line"].set_text(line)
            watched.places.sheet.take()
        self.draw("sheet")
        watched.places.close_form()
        watched.places.turn_to(STATIONS)
        watched.places.stations.grid.view.pick(1)
        watched.places.stations.grid.taken.emit()
        self.draw("acts")
        watched.places.close_form()
        for place, name in ((CONDUCT, "desk"), (LIBRARY, "library")):
            watched.host.screens.show(place)
            self.draw(name)
        watched.host.screens.show(OBSERVERS)
        watched.conduct.end("objectives met")
        watched.screen.show_fingerprint()
        self.draw("fingerprint")
        watched.screen.turn_wall()
        self.settle()
        display = watched.host.beside.players
        display.window.resize(1920, 1080)
        self.settle()
        display.window.grab().save(str(self.folder / f"{self.language}-wall.png"))
        watched.close()


def main(folder, languages):
    """Draw all pictures."""
    for language in languages:
        Painter(folder, language).all()


if __name__ == "__main__":
    main(
        Path(sys.argv[1] if len(sys.argv) > 1 else "tests/shots"),
        sys.argv[2:] or ("en", "es", "de"),
    )
