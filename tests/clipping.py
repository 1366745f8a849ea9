"""What a person would see at once: words cut off, controls squeezed, parts on top of each other."""

import sys

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from facilitator.ui.widgets import draw

WHOLE = frozenset(
    {
        "KeyButton",
        "GoButton",
        "EmergencyButton",
        "StateBlock",
        "ClockFace",
        "TimesBlock",
        "Tab",
        "Choice",
        "Refusal",
        "ReasonRow",
    }
)
"""What is painted by these is read whole or not at all; titles and rows of lists may be cut."""
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
TOUCH = 6
ENOUGH = 0.8
"""So much of the hint in a line must be read."""
ABOVE = frozenset({"KeysPage"})
"""What lies above others on purpose."""


class Watch:
    """Looks over the shoulder of whatever paints a line of text."""

    def __init__(self, monkeypatch):
        self.cut = set()
        self._paint = draw.paint_text
        for name, module in tuple(sys.modules.items()):
            if name.startswith("facilitator.ui") and "paint_text" in vars(module):
                monkeypatch.setattr(module, "paint_text", self)

    def __call__(self, painter, rect, text, font, colour, *, align=draw.LEFT, elide=True):
        wide = QFontMetricsF(font).horizontalAdvance(text)
        owner = type(painter.device()).__name__
        if wide > rect.width() + 1.5 and owner in WHOLE:
            self.cut.add(f"{owner} cuts “{text}”")
        return self._paint(painter, rect, text, font, colour, align=align, elide=elide)


def faults(root, watch=None):
    """Return every fault of what is shown of a tree of widgets, each in one sentence."""
    seen = [each for each in root.findChildren(QWidget) if each.isVisible()]
    found = []
    for each in seen:
        found += squeezed(each) + outside(each) + cut(each)
    for parent in (root, *seen):
        found += overlapping(parent)
    if watch is not None:
        watch.cut.clear()
        root.grab()
        found += sorted(watch.cut)
    return found


def named(widget):
    return f"{type(widget).__name__} “{widget.accessibleName()}”"


def squeezed(widget):
    """Tell whether a widget is smaller than it can bear."""
    least = widget.minimumSizeHint()
    if widget.minimumHeight() and isinstance(widget, QAbstractScrollArea):
        least.setHeight(widget.minimumHeight())
    narrow = widget.width() < least.width()
    low = widget.height() < least.height()
    of_qt = widget.objectName().startswith("qt_scrollarea")
    if not (narrow or low) or of_qt or isinstance(widget, QStackedWidget):
        return []
    size = f"{widget.width()}×{widget.height()}"
    return [f"{named(widget)} is squeezed: {size}, needs {least.width()}×{least.height()}"]


def outside(widget):
    """Tell whether a part of a widget lies beyond the one that holds it."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or scrolls(parent):
        return []
    if parent.rect().contains(widget.geometry()) or widget.size().isEmpty():
        return []
    return [f"{named(widget)} lies outside {named(parent)}"]


def scrolls(widget):
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget


def cut(widget):
    """Tell whether words of a label or the hint of a line are cut."""
    if isinstance(widget, QLabel) and widget.text():
        room = widget.contentsRect()
        if widget.wordWrap():
            if widget.heightForWidth(widget.width()) > widget.height() + 1:
                return [f"{named(widget)} cuts “{widget.text()[:40]}”"]
        elif widget.fontMetrics().horizontalAdvance(widget.text()) > room.width() + 1:
            return [f"{named(widget)} cuts “{widget.text()[:40]}”"]
    if isinstance(widget, QLineEdit) and not widget.text() and widget.placeholderText():
        margins = widget.textMargins()
        room = widget.width() - margins.left() - margins.right()
        wide = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        if wide * ENOUGH > room:
            return [f"{named(widget)} cuts its hint “{widget.placeholderText()}”"]
    return []


def overlapping(parent):
    """Tell which children of a widget lie on top of each other."""
    children = [
        each
        for each in parent.findChildren(QWidget, options=DIRECT)
        if each.isVisible() and not each.isWindow() and type(each).__name__ not in ABOVE
    ]
    if isinstance(parent, QAbstractScrollArea):
        return []
    found = []
    for place, one in enumerate(children):
        for other in children[place + 1 :]:
            both: QRect = one.geometry().intersected(other.geometry())
            # buttons share the margins that they keep for their rings
            if min(both.width(), both.height()) > TOUCH:
                found.append(f"{named(one)} and {named(other)} lie on top of each other")
    return found
