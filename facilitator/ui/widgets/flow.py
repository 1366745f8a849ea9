"""Controls side by side, in as many rows as the room asks for; nothing is squeezed."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

_SENTENCE = 3


class Flow(QLayout):
    """Fills rows with what its parts would like, and shares out what is left by their stretch.

    A part without stretch keeps its width; the last one may stand at the right of its row.
    """

    def __init__(self, parent: QWidget | None = None, *, last_right: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._stretches: list[int] = []
        self._last_right = last_right
        # Qt asks again and again; what was worked out holds until a part says it has changed
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a part."""
        self._stretches.append(stretch)
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    # --- what Qt asks of a layout ------------------------------------------------------------

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt takes a null pointer for none
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride] - as above
        if not 0 <= index < len(self._items):
            return None
        self._stretches.pop(index)
        return self._items.pop(index)

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        seen = self._seen()
        wide = sum(item.sizeHint().width() for item, _stretch in seen)
        wide += self._gap() * max(0, len(seen) - 1)
        high = max((item.sizeHint().height() for item, _stretch in seen), default=0)
        return self._with_margins(QSize(wide, high))

    def minimumSize(self) -> QSize:
        seen = self._seen()
        wide = max((item.minimumSize().width() for item, _stretch in seen), default=0)
        high = max((item.minimumSize().height() for item, _stretch in seen), default=0)
        return self._with_margins(QSize(wide, high))

    # --- laying out --------------------------------------------------------------------------

    def _with_margins(self, size: QSize) -> QSize:
        air = self.contentsMargins()
        return size + QSize(air.left() + air.right(), air.top() + air.bottom())

    def _gap(self) -> int:
        return max(0, self.spacing())

    def _seen(self) -> list[tuple[QLayoutItem, int]]:
        pairs = zip(self._items, self._stretches, strict=True)
        return [(item, stretch) for item, stretch in pairs if not item.isEmpty()]

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Put every part into its row; return the height of all."""
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        rows = _balanced(self._seen(), inner.width(), self._gap())
        for place, row in enumerate(rows):
            left, widths = inner.left(), _widths(row, inner.width(), self._gap())
            alone = place == len(rows) - 1 and len(row) == 1 and not row[0][1]
            if alone and place and self._last_right:
                left = inner.right() + 1 - widths[0]
            high = 0
            for (item, _stretch), wide in zip(row, widths, strict=True):
                tall = _height(item, wide)
                if move:
                    item.setGeometry(QRect(left, top, wide, tall))
                left += wide + self._gap()
                high = max(high, tall)
            top += high + (self._gap() if place < len(rows) - 1 else 0)
        return top - rect.top() + self.contentsMargins().bottom()


_Row = list[tuple[QLayoutItem, int]]


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()


def _wish(item: QLayoutItem, stretch: int) -> int:
    """Return how wide a part would like to be: what is for a whole sentence, more."""
    wide = item.sizeHint().width()
    return wide * 8 // 5 if stretch >= _SENTENCE else wide


def _rows(items: _Row, width: int, gap: int) -> list[_Row]:
    """Fill one row after another with as much as it takes."""
    rows: list[_Row] = []
    left = 0
    for item, stretch in items:
        wide = _wish(item, stretch)
        if not rows or left + wide > width:
            rows.append([])
            left = 0
        rows[-1].append((item, stretch))
        left += wide + gap
    return rows


def _balanced(items: _Row, width: int, gap: int) -> list[_Row]:
    """Use as few rows as there must be, and make them as even as they can be."""
    best = _rows(items, width, gap)
    if len(best) < 2 or not all(stretch for _item, stretch in items):  # noqa: PLR2004 - one row is even
        return best
    for share in range(95, 45, -5):
        tighter = _rows(items, width * share // 100, gap)
        if len(tighter) > len(best):
            break
        best = tighter
    return best


def _widths(row: _Row, width: int, gap: int) -> list[int]:
    """Return how wide each part of a row becomes: none is wider than the row."""
    wishes = [min(_wish(item, stretch), width) for item, stretch in row]
    spare = max(0, width - sum(wishes) - gap * (len(row) - 1))
    whole = sum(stretch for _item, stretch in row)
    widths: list[int] = []
    for (_item, stretch), wish in zip(row, wishes, strict=True):
        more = spare * stretch // whole if whole else 0
        widths.append(wish + more)
        spare -= more
        whole -= stretch
    return widths
