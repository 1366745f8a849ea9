"""Draw the import, its choices and the export in a folder, for a person to look at.

Usage: python tests/shots_import.py [FOLDER]
"""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="facilitator-shots-"))
for _name in ("DATA", "CONFIG", "STATE", "CACHE"):
    os.environ[f"XDG_{_name}_HOME"] = str(HOME / _name.lower())
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QScrollArea, QWidget  # noqa: E402

from facilitator.app import application, open_window  # noqa: E402
from facilitator.services import templates  # noqa: E402
from facilitator.services.mappings import Mappings  # noqa: E402
from facilitator.services.now import RealClock  # noqa: E402
from facilitator.services.planning import exercise_from_scenario  # noqa: E402
from facilitator.services.scenarios import load  # noqa: E402
from facilitator.services.session import Shelf  # noqa: E402
from tests.exchange.workbooks import workbook  # noqa: E402

HEADINGS = ("No.", "Time", "From", "To", "Method", "Message", "Expected action", "Weather", "Ident")
ROWS = (
    ("1", "09:00", "Control room", "Fire, Police", "Radio", "Smoke above Pinar Hill", "Confirm"),
    ("", "", "Second hour", "", "", "", ""),
    ("2", "soon", "Mayor", "Police", "Phone", "Who closes the coast road?", "Name an officer"),
    ("3", "09:30", "Hospital", "Ambulance", "Phone", "How many beds are needed?", "Give a number"),
    ("3", "09:40", "Harbour office", "", "Phone", "A boat is missing from its berth", "Ask where"),
)
FOREIGN = (("Lp", "Kiedy", "Tresc"), ("1", "rano", "Pali sie las"), ("2", "noc", "Droga"))
LANGUAGES = ("en", "es", "de")
SIZES = {
    "1280": (1280, 720, {"dark": True, "scale": 1.0}),
    "1440-light": (1440, 900, {"dark": False, "scale": 1.0}),
    "200": (1280, 720, {"dark": True, "scale": 2.0}),
}


class Painter:
    """The window, drawn in each size and language."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.app = application()
        self.opened = open_window(self.app)
        self.settle()
        self.host = self.opened.host
        self.window = self.opened.frame

    def settle(self) -> None:
        """Let everything that waits be done."""
        for _turn in range(15):
            self.app.processEvents()
            QTest.qWait(4)

    def reads(self, path: Path) -> None:
        """Read a file in the import."""
        self.host.library.take_path(path)
        while self.host.library.importing.busy():
            self.settle()

    def shoot(
        self, name: str, scroll: QScrollArea | None = None, to: QWidget | None = None
    ) -> None:
        """Draw what is shown in each size, a part of it brought into view where room is short."""
        looks = self.window.looks
        for size, (width, height, look) in SIZES.items():
            looks.keep(replace(looks.settings, **look))
            looks.changed.emit()
            self.window.resize(width, height)
            self.settle()
            if scroll is not None and to is not None:
                scroll.ensureWidgetVisible(to)
                self.settle()
            self.window.grab().save(str(self.folder / f"{name}-{size}.png"))


def main(folder: Path) -> None:
    """Draw all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    two = workbook(
        HOME / "levee_exercise.xlsx",
        ("Morning", [HEADINGS, *ROWS]),
        ("Afternoon", [HEADINGS, *ROWS]),
        ("People", [("Name", "Phone"), ("A", "B")]),
    )
    other = workbook(HOME / "plan.xlsx", ("Plan", FOREIGN))
    Mappings().keep("County table", (("Lp", "number"), ("Kiedy", ""), ("Tresc", "title")))
    shelf = Shelf(RealClock())
    now = shelf.clock.now()
    shelf.close(shelf.make(exercise_from_scenario(load("wildfire", "en"), title="LEVANT", now=now)))
    (recent,) = shelf.recent()
    templates.keep(Path(recent.path), "Fire above the cove", now=shelf.clock.now)
    painter = Painter(folder)
    library = painter.host.library
    page = library.importing
    for language in LANGUAGES:
        painter.host.speak(language)
        painter.reads(two)
        painter.shoot(f"import-{language}-sheets")
        painter.shoot(f"import-{language}-doubts", page._scroll, page.doubts_panel)
        library.importing.columns.table.pick(5)
        library.importing.columns.choose_field()
        painter.shoot(f"import-{language}-field", page._scroll, page.columns)
        library.importing.columns.go_back()
        library.importing.columns.choose_mapping()
        painter.shoot(f"import-{language}-kept", page._scroll, page.columns)
        painter.reads(other)
        painter.shoot(f"import-{language}-mapped", page._scroll, page.columns.flow)
        library.back()
        library.start.exercises.pick(0)
        painter.shoot(f"start-{language}")
        library.start.ask_template()
        painter.shoot(f"keep-{language}", library.start._scroll, library.start.about)
        library.start.scenarios.pick(0)
        painter.shoot(f"template-{language}")
        library.start.exercises.pick(0)
        library.start.export()
        library.exporting.forms.pick(6)
        painter.shoot(f"export-{language}", library.exporting._scroll, library.exporting.path)
        library.back()
    painter.opened.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "tests/shots"))
