"""F1: every key on one page over the lists, with the entry line left free."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.ui.conduct.keys import ACTS, IN_THE_LINE, OF_THE_WINDOW, printed
from facilitator.ui.conduct.keys import key as named
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    RIGHT,
    Painted,
    key_width,
    paint_box,
    paint_key,
    paint_text,
)

_COLUMN, _NARROW = 300, 280
_ROW, _LEAST = 24, 20
"""The height of a row where there is room, and the least at which keys do not touch."""
_PAD, _AIR, _TIGHT = 16, 10, 4
_EVER = 10_000


Line = tuple[str, str]
"""A key and its words; a heading has no key."""


class KeysPage(Painted):
    """Painted from the table of acts, so that no key can be forgotten; turned where it is long."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("All keys"), parent)
        self._page = 0
        self.say_keys()
        self.hide()

    def say_keys(self) -> None:
        """Say and print the keys that are in use now."""
        said = (f"{printed(act)} {_(act.words)}" for act in ACTS)
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def begin(self) -> None:
        """Show the first page."""
        self._page = 0
        self.show()

    def turn(self) -> bool:
        """Go on to the next page; tell whether there was one."""
        if self._page + 1 >= len(self.pages()):
            return False
        self._page += 1
        self.update()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        whole = QRectF(self.rect())
        fill, line = theme.colour("surface.raised"), theme.colour("line.control")
        paint_box(painter, whole, fill=fill, line=line, width=px(1), radius=px(4))
        pages = self.pages()
        columns = pages[min(self._page, len(pages) - 1)]
        wide = (whole.width() - 2 * px(_PAD)) / self._count()
        most = max(self._fixed_rows(), *(len(column) for column in columns))
        row = min(float(px(_ROW)), self._room(several=len(pages) > 1) / most)
        for at, column in enumerate(columns):
            keys = max(key_width(key, theme) for key, _words in column)
            for place_in, (key, words) in enumerate(column):
                left, top = px(_PAD) + at * wide, self._air() + place_in * row
                place = QRectF(left, top, wide - px(_PAD), row)
                self._paint_row(painter, place, key, words, keys + px(10))
        if len(pages) > 1:
            self._paint_turning(painter, len(pages))
        painter.end()

    def _paint_turning(self, painter: QPainter, count: int) -> None:
        theme, px = self.theme, self.theme.px
        words = _("page {page} of {count}: {key} goes on, Esc closes")
        page = min(self._page, count - 1) + 1
        words = words.format(page=page, count=count, key=named("keys"))
        place = QRectF(px(_PAD), self.height() - self._air() - px(_LEAST), 0, px(_LEAST))
        place.setRight(self.width() - px(_PAD))
        soft = theme.colour("text.secondary")
        paint_text(painter, place, words, theme.font("caption", weight=600), soft, align=RIGHT)

    def height_for(self, width: float) -> int:
        """Return the height at which every row has its full room on one page."""
        most = max(len(column) for column in _dealt(_lines(), self._count(width), _EVER)[0])
        return most * self.theme.px(_ROW) + 2 * self.theme.px(_AIR)

    def _count(self, width: float | None = None) -> int:
        px = self.theme.px
        wide = self.width() if width is None else width
        column = px(_NARROW if self._single() else _COLUMN)
        return max(1, int((wide - 2 * px(_PAD)) // column))

    def _single(self) -> bool:
        return self.theme.density is Density.SINGLE

    def _air(self) -> int:
        return self.theme.px(_TIGHT if self._single() else _AIR)

    def _fixed_rows(self) -> int:
        """Return how many rows a page has on the smallest desk; 0 means as many as it needs."""
        if not self._single():
            return 0
        return max(1, int((self.height() - 2 * self._air()) // self.theme.px(_LEAST)))

    def _room(self, *, several: bool) -> float:
        px = self.theme.px
        turning = several and not self._single()
        return self.height() - 2 * self._air() - (px(_LEAST) if turning else 0)

    def pages(self) -> list[list[list[Line]]]:
        """Return the columns of each page."""
        lines, count, least = _lines(), self._count(), self.theme.px(_LEAST)
        whole = _dealt(lines, count, max(1, int(self._room(several=False) // least)))
        if len(whole) == 1:
            return whole
        if self._single():
            return _packed([line for line in lines if line[0]], count, self._fixed_rows())
        return _dealt(lines, count, max(2, int(self._room(several=True) // least)))

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


def _dealt(lines: list[Line], count: int, most: int) -> list[list[list[Line]]]:
    """Deal lines out to columns of at most so many rows, evenly if one page holds them.

    A heading never stands alone at the foot of a column.
    """
    most = min(most, -(-len(lines) // count) + 1)
    columns: list[list[Line]] = [[]]
    for at, (key, words) in enumerate(lines):
        last_row = len(columns[-1]) == most - 1
        if len(columns[-1]) == most or (not key and last_row and at + 1 < len(lines)):
            columns.append([])
        columns[-1].append((key, words))
    return [columns[first : first + count] for first in range(0, len(columns), count)]


def _packed(lines: list[Line], count: int, rows: int) -> list[list[list[Line]]]:
    """Fill pages to the last place but one, which says how to turn them; headings have no room."""
    if len(lines) <= count * rows:
        return [_columns(lines, rows)]
    most = max(1, count * rows - 1)
    return [_columns(lines[first : first + most], rows) for first in range(0, len(lines), most)]


def _columns(lines: list[Line], rows: int) -> list[list[Line]]:
    return [lines[first : first + rows] for first in range(0, len(lines), rows)]


def _lines() -> list[Line]:
    """Return every key under the heading of its group."""
    groups: dict[str, list[Line]] = {}
    for act in ACTS:
        groups.setdefault(act.group, [("", _(act.group))]).append((printed(act), _(act.words)))
    typed = [("", _("In the line")), *((_(key), _(words)) for key, words in IN_THE_LINE)]
    window = [("", _("Window")), *((key, _(words)) for key, words in OF_THE_WINDOW)]
    return [line for group in (*groups.values(), typed, window) for line in group]
