"""Buttons side by side that go on in further lines where the room is short."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.theme import Theme


class WrappedRow(QWidget):
    """A row of parts of their own size; as many lines as the width asks for."""

    def __init__(
        self,
        theme: Theme,
        parts: Sequence[QWidget],
        *,
        inset: int = 9,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        # controls bring three of margin for their ring: in a panel their words stand in by twelve
        self._inset = inset
        self._parts = tuple(parts)
        for each in self._parts:
            each.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self.lay()

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Show these of the parts, and none of the others."""
        for each in self._parts:
            each.setVisible(each in parts)
        self.lay()

    def lay(self) -> None:
        """Put the parts in their places, as high as they need."""
        for part, place in self._places(self.width()):
            part.setGeometry(place)
        # a layout that aligns its parts asks for no height at a width
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            # a part has other words, or another size
            self.lay()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay()

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        gap = self.theme.px(2)
        begin = self.theme.px(self._inset)
        left, top, high = begin, 0, 0
        found: list[tuple[QWidget, QRect]] = []
        for part in self._parts:
            if part.isHidden():
                continue
            hint = part.sizeHint()
            size = QSize(min(hint.width(), max(width - begin, 1)), hint.height())
            if left > begin and left + size.width() > width:
                left, top, high = begin, top + high, 0
            found.append((part, QRect(QPoint(left, top), size)))
            left += size.width() + gap
            high = max(high, size.height())
        return found

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((place.y() + place.height() for _part, place in places), default=0)

    def sizeHint(self) -> QSize:
        hints = [each.sizeHint().width() for each in self._parts if not each.isHidden()]
        wide = self.theme.px(self._inset) + sum(hints) + self.theme.px(2) * max(0, len(hints) - 1)
        return QSize(wide, self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        hints = [each.sizeHint().width() for each in self._parts if not each.isHidden()]
        return QSize(min(max(hints, default=0), self.theme.px(160)), 0)
