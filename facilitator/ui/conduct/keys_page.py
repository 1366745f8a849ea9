"""F1: every key on one page over the lists, with the entry line left free."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.ui.conduct.keys import ACTS, IN_THE_LINE, OF_THE_WINDOW, printed
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
        pad = px(16)
        columns = self._columns(whole.width())
        wide = (whole.width() - 2 * pad) / len(columns)
        most = max(len(column) for column in columns)
        row = min(px(_ROW), (whole.height() - 2 * px(10)) / most)
        for at, column in enumerate(columns):
            keys = max(key_width(key, theme) for key, _words in column)
            for line, (key, words) in enumerate(column):
                place = QRectF(pad + at * wide, px(10) + line * row, wide - px(16), row)
                self._paint_row(painter, place, key, words, keys + px(10))
        painter.end()

    def height_for(self, width: float) -> int:
        """Return the height at which every row has its full room."""
        most = max(len(column) for column in self._columns(width))
        return most * self.theme.px(_ROW) + 2 * self.theme.px(10)

    def _columns(self, width: float) -> list[list[tuple[str, str]]]:
        """Return the groups dealt out to as many columns as there is room for."""
        px = self.theme.px
        count = max(1, int((width - 2 * px(16)) // px(_COLUMN)))
        blocks = _blocks()
        most = max(-(-sum(map(len, blocks)) // count), *map(len, blocks))
        columns: list[list[tuple[str, str]]] = [[]]
        for block in blocks:
            full = columns[-1] and len(columns[-1]) + len(block) > most + 1
            if full and len(columns) < count:
                columns.append([])
            columns[-1].extend(block)
        return columns

    def _paint_row(
        self, painter: QPainter, place: QRectF, key: str, words: str, keys: float
    ) -> None:
        theme = self.theme
        ink, soft = theme.colour("text.primary"), theme.colour("text.secondary")
        if not key:
            paint_text(painter, place, words, theme.font("caption", weight=600), soft)
            return
        paint_key(painter, place.left(), place.center().y(), key, theme)
        paint_text(painter, place.adjusted(keys, 0, 0, 0), words, theme.font("table"), ink)


def _blocks() -> list[list[tuple[str, str]]]:
    """Return the groups, each with its heading; a heading has no key."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for act in ACTS:
        groups.setdefault(act.group, [("", _(act.group))]).append((printed(act), _(act.words)))
    typed = [("", _("In the line")), *((_(key), _(words)) for key, words in IN_THE_LINE)]
    window = [("", _("Window")), *((key, _(words)) for key, words in OF_THE_WINDOW)]
    clock, script, *rest = groups.values()
    return [clock, script, window, *rest, typed]
