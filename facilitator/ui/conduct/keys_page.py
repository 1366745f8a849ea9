"""F1: every key on one page over the lists, with the entry line left free."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.ui.conduct.keys import ACTS, IN_THE_LINE, printed
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import (
    Painted,
    key_width,
    paint_box,
    paint_key,
    paint_text,
)

_COLUMN = 300
_ROW = 24


class KeysPage(Painted):
    """Painted from the table of acts, so that no key can be forgotten."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("All keys"), parent)
        said = (f"{printed(act)} {_(act.words)}" for act in ACTS)
        self.setAccessibleDescription("; ".join(said))
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        whole = QRectF(self.rect())
        fill, line = theme.colour("surface.raised"), theme.colour("line.control")
        paint_box(painter, whole, fill=fill, line=line, width=px(1), radius=px(4))
        blocks = _blocks()
        pad = px(16)
        columns = max(1, int((whole.width() - 2 * pad) // px(_COLUMN)))
        wide = (whole.width() - 2 * pad) / columns
        rows = sum(len(block) for block in blocks)
        most = max(-(-rows // columns), *(len(block) for block in blocks))
        row = min(px(_ROW), (whole.height() - 2 * px(10)) / max(1, most + 1))
        column, at = 0, 0
        for block in blocks:
            if at and at + len(block) > most + 1 and column < columns - 1:
                column, at = column + 1, 0
            for key, words in block:
                place = QRectF(pad + column * wide, px(10) + at * row, wide - px(16), row)
                self._paint_row(painter, place, key, words)
                at += 1
        painter.end()

    def _paint_row(self, painter: QPainter, place: QRectF, key: str, words: str) -> None:
        theme = self.theme
        ink, soft = theme.colour("text.primary"), theme.colour("text.secondary")
        if not key:
            paint_text(painter, place, words, theme.font("caption", weight=600), soft)
            return
        paint_key(painter, place.left(), place.center().y(), key, theme)
        column = max(theme.px(100), key_width(key, theme) + theme.px(8))
        paint_text(painter, place.adjusted(column, 0, 0, 0), words, theme.font("table"), ink)


def _blocks() -> list[list[tuple[str, str]]]:
    """Return the groups, each with its heading; a heading has no key."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for act in ACTS:
        groups.setdefault(act.group, [("", _(act.group))]).append((printed(act), _(act.words)))
    typed = [("", _("In the line")), *((_(key), _(words)) for key, words in IN_THE_LINE)]
    return [*groups.values(), typed]
