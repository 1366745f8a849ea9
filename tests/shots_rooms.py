"""Draw the Rooms screen, and the desk of a room in an emergency, into a folder.

Usage: python tests/shots_rooms.py [FOLDER] [LANGUAGE ...]
"""

import os
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="facilitator-shots-"))
for _name in ("DATA", "CONFIG", "STATE", "CACHE"):
    os.environ[f"XDG_{_name}_HOME"] = str(HOME / _name.lower())
os.environ["HOME"] = str(HOME)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtTest import QTest  # noqa: E402

from facilitator.app import application  # noqa: E402
from facilitator.ui.window.frame import CONDUCT, LIBRARY  # noqa: E402
from tests.several import Several  # noqa: E402

SHOTS = (
    (1280, 720, 1.0, "dark"),
    (1440, 900, 1.0, "light"),
    (1280, 720, 2.0, "light"),
    (1280, 720, 2.0, "dark"),
)


def draw(site, folder, name):
    """Draw the window as it stands in every size."""
    window, looks = site.frame, site.looks
    for width, height, scale, light in SHOTS:
        looks.keep(replace(looks.settings, dark=light == "dark", scale=scale))
        looks.changed.emit()
        window.resize(width, height)
        for _turn in range(10):
            site.settle()
            QTest.qWait(3)
        at = f"rooms-{name}-{light}-{width}-{round(scale * 100)}.png"
        window.grab().save(str(folder / at))


def all_of(folder, language):
    """Draw the screen of the room that leads, and of one that does not."""
    site = Several(application(), Path(tempfile.mkdtemp(dir=HOME)))
    site.host.speak(language)
    site.show()
    site.move(12.4)
    site.hear(2, waiting=4)
    site.move(3.2)
    site.hear(1, exercise=site.conduct.elapsed() - timedelta(seconds=4), lag=2, refused=0)
    site.look()
    draw(site, folder, f"{language}-leads")
    site.others[1].stop_for_safety()
    site.link()
    site.look()
    draw(site, folder, f"{language}-emergency")
    site.host.screens.show(CONDUCT)
    draw(site, folder, f"{language}-desk")
    site.close()
    site = Several(application(), Path(tempfile.mkdtemp(dir=HOME)), place=1)
    site.host.speak(language)
    site.show()
    site.hear(0)
    site.move(6)
    site.hear(2)
    site.look()
    site.screen.lead.go_on()
    draw(site, folder, f"{language}-taking")
    site.screen.lead.drop()
    site.host.screens.show(CONDUCT)
    desk = site.frame.pages.widget(CONDUCT).desk
    desk.refresh()
    desk.open_form("ad_hoc")
    draw(site, folder, f"{language}-local")
    site.host.screens.show(LIBRARY)
    site.host.library.show_joining()
    joining = site.host.library.joining
    joining._rooms = True
    agencies = [{"id": each.id, "name": each.name} for each in site.conduct.exercise.agencies]
    told = {"title": "LEVANT 26", "warning": "", "roles": [], "agencies": agencies}
    joining._invited(told)
    draw(site, folder, f"{language}-join")
    site.close()


def main(folder, languages):
    """Draw all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in languages:
        all_of(folder, language)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "tests/shots"), sys.argv[2:] or ("en",))
