"""Draw the settings, and an exercise as its chief officer has it, into a folder.

Usage: python tests/shots_settings.py [FOLDER]
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

import PIL.Image  # noqa: E402
import PIL.ImageDraw  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402

from facilitator.app import application, open_window  # noqa: E402
from facilitator.domain.events import About  # noqa: E402
from facilitator.services.now import RealClock  # noqa: E402
from facilitator.services.signing_off import SigningOff  # noqa: E402
from tests.report.afterwards import played, reviewed  # noqa: E402

SHOTS = (
    ("en", 1280, 720, 1.0, True),
    ("en", 1440, 900, 1.0, False),
    ("de", 1280, 720, 1.0, False),
    ("es", 1280, 720, 2.0, True),
)


def settle(app):
    """Let everything find its place."""
    for _turn in range(8):
        app.processEvents()
    QTest.qWait(80)


def crest():
    """Draw a picture that can stand for a logo."""
    picture = PIL.Image.new("RGB", (480, 120), "white")
    pen = PIL.ImageDraw.Draw(picture)
    pen.polygon([(10, 10), (110, 10), (110, 70), (60, 110), (10, 70)], fill=(150, 30, 30))
    pen.rectangle((140, 40, 460, 80), fill=(40, 50, 90))
    path = HOME / "crest.png"
    picture.save(path)
    return path


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


def draw_settings(opened, app, folder):
    """Draw the page from its top and from its end."""
    apart = opened.host.apart
    apart.turn_settings()
    apart.settings.line("logo").control.take(crest())
    for key, value in (
        ("organisation", "City hall of Levant"),
        ("marking", "TLP:AMBER"),
        ("agencies", "Fire service, Local police, Municipality"),
        ("keep_months", 24),
    ):
        apart.keep(key, value)
    for shot in SHOTS:
        name = dress(opened, app, shot)
        bar = apart.settings._area.verticalScrollBar()
        for part, at in (("top", 0), ("middle", bar.maximum() // 2), ("end", bar.maximum())):
            bar.setValue(at)
            settle(app)
            opened.frame.grab().save(str(folder / f"settings-{name}-{part}.png"))
    apart.go_back()


def draw_reader(opened, app, folder):
    """Draw the four pages of a reader."""
    path = HOME / "levant.exercise"
    file, conduct, _clock = played(path)
    with file:
        reviewed(conduct)
    chief = SigningOff(path, RealClock())
    chief.by = "Chief officer"
    review = chief.read().review
    chief.comment("Who pays for the tow contract?", about=About.ACTION, of=review.actions[0].id)
    chief.accept(review.actions[1].id)
    apart = opened.host.apart
    apart.read(str(path))
    reader = apart.reader
    reader.by.line.setText("Chief officer")
    for shot in SHOTS:
        name = dress(opened, app, shot)
        while reader.busy():
            settle(app)
        for place, page in enumerate(("front", "timeline", "points", "approve")):
            reader.show_page(place)
            if page == "points":
                reader.points.view.pick(1)
            settle(app)
            opened.frame.grab().save(str(folder / f"reader-{name}-{page}.png"))


def main():
    """Draw everything."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "shots")
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    opened = open_window(app)
    while opened.host is None:
        settle(app)
    draw_settings(opened, app, folder)
    draw_reader(opened, app, folder)
    opened.close()


if __name__ == "__main__":
    main()
