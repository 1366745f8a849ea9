"""The real window in every size and scale, and what would be cut in one of them."""

from contextlib import contextmanager
from dataclasses import replace

from facilitator.app import open_window
from tests.clipping import faults

SMALL, USUAL, LARGE = (1280, 720), (1440, 900), (1920, 1080)
SCALES = (0.8, 1.0, 1.5, 2.0, 2.5)


@contextmanager
def window(qapp, qtbot):
    """Open the real window, and put it away."""
    opened = open_window(qapp)
    qtbot.waitUntil(lambda: opened.host is not None)
    yield opened
    opened.close()
    opened.frame.deleteLater()
    qapp.processEvents()


def rooms(opened, qapp, sizes=(SMALL, USUAL, LARGE)):
    """Put the window into every size and scale; yield each by its name."""
    looks = opened.frame.looks
    for scale in SCALES:
        looks.keep(replace(looks.settings, scale=scale))
        looks.changed.emit()
        for size in sizes:
            opened.frame.resize(*size)
            for _turn in range(6):
                qapp.processEvents()
            yield f"{size[0]} at {scale:.0%}"


def cut(opened, qapp, watch):
    """Return what is cut, squeezed or covered in any of them, each in one sentence."""
    return [
        f"{room}: {fault}" for room in rooms(opened, qapp) for fault in faults(opened.frame, watch)
    ]
