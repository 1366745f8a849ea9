"""Draw the help and the guide into a folder.

Usage: python tests/shots_help.py [FOLDER]
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

from facilitator.app import application, open_window  # noqa: E402
from facilitator.services.scenarios import load  # noqa: E402

SHOTS = (
    ("en", 1280, 720, 1.0, True),
    ("fr", 1440, 900, 1.0, False),
    ("es", 1280, 720, 2.0, True),
)
PAGES = ("library", "conduct", "other-tools", "network", "keys")


def settle(app):
    """Let everything find its place."""
    for _turn in range(8):
        app.processEvents()
    QTest.qWait(80)


def dress(opened, app, shot):
    """Put the window into one size, scale, theme and language."""
    code, wide, high, scale, dark = shot
    looks = opened.frame.looks
    looks.keep(replace(looks.settings, dark=dark, scale=scale))
    looks.changed.emit()
    opened.frame.resize(wide, high)
    opened.host.speak(code)
    settle(app)
    return f"{code}-{wide}x{high}-{round(scale * 100)}-{'dark' if dark else 'light'}"


def draw_pages(opened, app, folder):
    """Draw some pages, and a search."""
    helping = opened.host.helping
    helping.turn()
    for shot in SHOTS:
        name = dress(opened, app, shot)
        for each in PAGES:
            helping.screen.open_at(each)
            settle(app)
            opened.frame.grab().save(str(folder / f"help-{name}-{each}.png"))
        helping.screen.search.set_text("F12")
        helping.screen.look_for("F12")
        settle(app)
        opened.frame.grab().save(str(folder / f"help-{name}-found.png"))
        helping.screen.open_at("library")
    helping.turn()


def draw_guide(opened, app, folder):
    """Draw the strip over the desk."""
    opened.host.start_scenario(load("first-look", "en"), "First look")
    opened.host.helping.begin_guide()
    opened.host.session.conduct.start()
    for shot in SHOTS:
        name = dress(opened, app, shot)
        opened.host.helping.look()
        settle(app)
        opened.frame.grab().save(str(folder / f"guide-{name}.png"))


def main():
    """Draw everything."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "shots")
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    opened = open_window(app)
    while opened.host is None:
        settle(app)
    draw_pages(opened, app, folder)
    draw_guide(opened, app, folder)
    opened.close()


if __name__ == "__main__":
    main()
