"""Draw every screen in three sizes, at five scales, in both lights, and lay them side by side.

Usage: python tests/shots_matrix.py FOLDER [--language en] [--scale 2.0] [--light] [--dark]
                                    [--sheets] [--only NAME,NAME]
"""

import argparse
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="facilitator-shots-"))
for _name in ("DATA", "CONFIG", "STATE", "CACHE"):
    os.environ.setdefault(f"XDG_{_name}_HOME", str(HOME / _name.lower()))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QRect, Qt  # noqa: E402
from PySide6.QtGui import QColor, QImage, QPainter  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402

from facilitator import i18n  # noqa: E402
from facilitator.app import application, open_window  # noqa: E402
from facilitator.services.scenarios import load  # noqa: E402
from facilitator.ui.window.frame import LIBRARY, REVIEW  # noqa: E402
from tests.shots_library import fill_shelf  # noqa: E402
from tests.shots_players import Room  # noqa: E402
from tests.stage import Stage, walk  # noqa: E402

SIZES = ((1280, 720), (1440, 900), (1920, 1080))
SCALES = (0.8, 1.0, 1.5, 2.0, 2.5)
SHEET_PX = 700
"""The width of one shot on a sheet."""


class Sheets:
    """Collects shots by state and lays them out, a row a scale, a column a size."""

    def __init__(self, folder, light, language):
        self._folder, self._light, self._language = folder, light, language
        self._shots = {}

    def add(self, state, scale, size, image):
        name = f"{state}-{self._light}-{self._language}-{round(scale * 100)}-{size[0]}"
        image.save(str(self._folder / f"{name}.png"))
        small = image.scaledToWidth(SHEET_PX, Qt.TransformationMode.SmoothTransformation)
        self._shots.setdefault(state, {})[scale, size] = small

    def save(self):
        for state, shots in self._shots.items():
            scales = sorted({scale for scale, _size in shots})
            high = max(each.height() for each in shots.values())
            whole = QImage(
                len(SIZES) * (SHEET_PX + 8),
                len(scales) * (high + 8),
                QImage.Format.Format_RGB32,
            )
            whole.fill(QColor("magenta"))
            painter = QPainter(whole)
            for (scale, size), image in shots.items():
                left = SIZES.index(size) * (SHEET_PX + 8)
                top = scales.index(scale) * (high + 8)
                painter.drawImage(QRect(left, top, SHEET_PX, image.height()), image)
            painter.end()
            name = f"sheet-{state}-{self._light}-{self._language}.png"
            whole.save(str(self._folder / name))


def draw_desk(app, folder, *, dark, language, scales, only):
    """Walk through the states of the desk once for each scale, resizing at each."""
    sheets = Sheets(folder, "dark" if dark else "light", language)
    for scale in scales:
        stage = Stage(app, size=SIZES[0], language=language, dark=dark, scale=scale)
        for state in walk(stage):
            for size in SIZES if not only or state in only else ():
                stage.resize(size)
                sheets.add(state, scale, size, stage.frame.grab().toImage())
            stage.resize(SIZES[0])
        stage.close()
    sheets.save()


def draw_window(app, folder, *, dark, language, scales):
    """Draw library and review in the real window, resizing and scaling it."""
    light = "dark" if dark else "light"
    sheets = Sheets(folder, light, language)
    fill_shelf()
    opened = open_window(app)
    settle(app)
    if language != "en":
        opened.host.speak(language)
    i18n.use(language)
    window, host, looks = opened.frame, opened.host, opened.frame.looks
    host.start_scenario(load("wildfire", language), "LEVANT 26")
    host.screens.show(REVIEW)
    screen = window.pages.widget(REVIEW)
    screen.show_report()
    review = screen.pages.currentWidget()
    review.build()
    while review.busy():
        settle(app)
    for place, name in ((LIBRARY, "library"), (REVIEW, "review")):
        host.screens.show(place)
        for scale in scales:
            looks.keep(replace(looks.settings, dark=dark, scale=scale))
            looks.changed.emit()
            for size in SIZES:
                window.resize(*size)
                settle(app)
                sheets.add(name, scale, size, window.grab().toImage())
    sheets.save()
    opened.close()


def draw_wall(app, folder, *, language):
    """Draw what players see; it has its own sizes and one light."""
    room = Room(app, language)
    for size in SIZES:
        room.shot(folder, f"ready-{language}-{size[0]}", size)
    room.play()
    for size in SIZES:
        room.shot(folder, f"running-{language}-{size[0]}", size)
        room.shot(folder, f"curtain-{language}-{size[0]}", size, curtain=True)
    room.conduct.stop_for_safety()
    for size in SIZES:
        room.shot(folder, f"stop-{language}-{size[0]}", size)


def settle(app):
    """Let everything that waits be done."""
    for _turn in range(12):
        app.processEvents()
        QTest.qWait(2)


def main(words):
    """Draw what the arguments ask for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--language", default="en")
    asked.add_argument("--scale", type=float, action="append")
    asked.add_argument("--light", action="store_true")
    asked.add_argument("--dark", action="store_true")
    asked.add_argument("--only", default="")
    asked.add_argument("--no-desk", action="store_true")
    given = asked.parse_args(words)
    given.folder.mkdir(parents=True, exist_ok=True)
    app = application()
    for dark in (True, False):
        if given.dark in (given.light, dark):
            if not given.no_desk:
                draw_desk(
                    app,
                    given.folder,
                    dark=dark,
                    language=given.language,
                    scales=tuple(given.scale or SCALES),
                    only=set(filter(None, given.only.split(","))),
                )
            draw_window(
                app,
                given.folder,
                dark=dark,
                language=given.language,
                scales=tuple(given.scale or SCALES),
            )
    draw_wall(app, given.folder, language=given.language)


if __name__ == "__main__":
    main(sys.argv[1:])
