"""Draw the Conduct screen in its sizes, lights, states and languages, for a person to look at.

Usage: python tests/shots_conduct.py [FOLDER]
"""

import os
import sys
import tempfile
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="facilitator-shots-"))
for _name in ("DATA", "CONFIG", "STATE", "CACHE"):
    os.environ.setdefault(f"XDG_{_name}_HOME", str(HOME / _name.lower()))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from facilitator.app import application  # noqa: E402
from tests.stage import HALF, Stage  # noqa: E402

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FORMS = (
    ("shift", Qt.Key.Key_T, CTRL | SHIFT),
    ("amend", Qt.Key.Key_A, CTRL | SHIFT),
    ("close", Qt.Key.Key_E, CTRL | SHIFT),
    ("acknowledge", Qt.Key.Key_G, CTRL),
    ("cancel", Qt.Key.Key_F6, SHIFT),
)
ROLES = (
    ("1440", (1440, 900), {}),
    ("es-1280", (1280, 720), {"language": "es", "dark": False}),
    ("200", (1440, 900), {"scale": 2.0}),
)
SIZES = (
    ("dark-1440", (1440, 900), True),
    ("dark-1280", (1280, 720), True),
    ("light-1280", (1280, 720), False),
    ("light-1920", (1920, 1080), False),
    ("dark-1920", (1920, 1080), True),
)


def main(folder):
    """Draw all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    for draw in (
        draw_sizes,
        draw_states,
        draw_large,
        draw_asking,
        draw_beside_the_line,
        draw_roles,
    ):
        draw(app, folder)


def draw_sizes(app, folder):
    for name, size, dark in SIZES:
        each = Stage(app, folder, size=size, dark=dark)
        each.type(HALF)
        each.keep(name)
        each.close()


def draw_states(app, folder):
    each = Stage(app, folder, dark=False)
    each.press(Qt.Key.Key_F5)
    each.wait(minutes=2, seconds=14)
    each.keep("light-paused")
    each.close()
    each = Stage(app, folder, size=(1280, 720), language="es")
    each.wait(minutes=2, seconds=24)
    each.type("b vía de escape por la cantera confirmada, porque la carretera ba")
    each.keep("es-1280-overdue")
    each.close()
    each = Stage(app, folder, size=(1280, 720), minutes=0.0)
    each.keep("started-1280")
    each.close()
    each = Stage(app, folder, size=(1280, 720))
    each.press(Qt.Key.Key_M, CTRL)
    each.keep("more-1280")
    each.press(Qt.Key.Key_Escape)
    each.run.conduct.end("objectives met")
    each.keep("ended-1280")
    each.close()


def draw_large(app, folder):
    for name, size, dark in (("200", (1440, 900), True), ("200-1280", (1280, 720), False)):
        each = Stage(app, folder, size=size, dark=dark, scale=2.0)
        each.type(HALF)
        each.keep(name)
        each.press(Qt.Key.Key_F2)
        each.keep(f"{name}-script")
        each.press(Qt.Key.Key_F3)
        each.keep(f"{name}-agencies")
        each.close()


def draw_asking(app, folder):
    each = Stage(app, folder)
    each.type("m ")
    each.keep("offers")
    each.press(Qt.Key.Key_F6)
    each.keep("skip")
    each.press(Qt.Key.Key_Escape)
    each.press(Qt.Key.Key_R, CTRL)
    each.keep("replace-entry")
    each.press(Qt.Key.Key_R, CTRL)
    each.keep("replace-inject")
    each.press(Qt.Key.Key_F8)
    each.keep("ad-hoc")
    each.press(Qt.Key.Key_J, CTRL)
    each.keep("jump")
    each.press(Qt.Key.Key_Escape)
    each.press(Qt.Key.Key_Escape)
    for name, key, modifiers in FORMS:
        each.press(key, modifiers)
        each.keep(name)
        each.press(Qt.Key.Key_Escape)
    each.press(Qt.Key.Key_F12)
    each.keep("emergency")
    each.close()


def draw_roles(app, folder):
    for name, size, look in ROLES:
        each = Stage(app, folder, size=size, **look)
        each.press(Qt.Key.Key_F4, SHIFT)
        each.keep(f"pad-{name}")
        each.press(Qt.Key.Key_F4, SHIFT)
        for role in ("loggist", "evaluator"):
            each.press(Qt.Key.Key_F2, SHIFT)
            each.keep(f"{role}-{name}")
        each.press(Qt.Key.Key_F2, SHIFT)
        each.press(Qt.Key.Key_F1)
        each.keep(f"keys-{name}")
        each.close()


def draw_beside_the_line(app, folder):
    each = Stage(app, folder)
    each.type("m ")
    each.press(Qt.Key.Key_D, CTRL | SHIFT)
    each.keep("details")
    each.press(Qt.Key.Key_Escape)
    each.press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "sector")
    QTest.qWait(150)
    each.keep("find")
    each.press(Qt.Key.Key_Escape)
    each.press(Qt.Key.Key_F1)
    each.keep("keys")
    each.press(Qt.Key.Key_F1)
    each.run.file.journal.append = each.full
    each.press(Qt.Key.Key_Return)
    each.keep("disk-full")
    each.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
