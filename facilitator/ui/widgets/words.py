"""Labels and fields of plain text that follow the theme, and say in place what was refused."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.draw import paint_box, paint_ring, ring_room, text_width
from facilitator.ui.widgets.glyphs import Glyph, paint_glyph
from facilitator.ui.widgets.painted import Painted

_MOST_PX = 240
"""So wide a line would like to be at most, that its hint is read whole."""
_BY_PROGRAM = (Qt.FocusReason.OtherFocusReason, Qt.FocusReason.ShortcutFocusReason)
_COMES_BACK = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Why a line may lose the keyboard and get it again as if nothing had been."""
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


class Label(QLabel):
    """Plain text in one of the roles of the look; whatever was typed stays text."""

    def __init__(  # noqa: PLR0913 - a label is told its words and its looks at once
        self,
        theme: Theme,
        text: str = "",
        *,
        role: str = "body",
        colour: str = "text.primary",
        weight: int | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._role, self._colour, self._weight = role, colour, weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self.setFont(theme.font(self._role, weight=self._weight))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._colour))
        self.setPalette(palette)

    def set_look(self, *, role: str, colour: str, weight: int | None = None) -> None:
        """Take another role and colour."""
        self._role, self._colour, self._weight = role, colour, weight
        self.set_theme(self.theme)


class Refusal(Painted):
    """One sentence with a warning glyph; takes no room while there is nothing to refuse."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._sentence = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def sentence(self) -> str:
        """Return what is said now."""
        return self._sentence

    def refuse(self, sentence: str) -> None:
        """Say why not."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self._claim()
        self.show()
        self.updateGeometry()
        self.update()

    def _claim(self) -> None:
        # a layout that aligns its parts asks for no height at a width
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._claim()

    @Slot()
    def calm(self) -> None:
        """Say nothing any more."""
        self._sentence = ""
        self.hide()

    def _inset(self) -> int:
        return self.theme.px(14) + self.theme.px(6)

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetricsF(self.theme.font("table", weight=500))
        room = QRectF(0, 0, max(1, width - self._inset()), 10_000)
        high = metrics.boundingRect(room, _WRAPPED, self._sentence).height()
        return max(self.theme.px(20), int(high) + self.theme.px(3))

    def sizeHint(self) -> QSize:
        font = self.theme.font("table", weight=500)
        wide = min(self.theme.px(320), self._inset() + text_width(self._sentence, font))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(80), self.theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        late = theme.colour("status.late")
        side = theme.px(14)
        font = theme.font("table", weight=500)
        one = self.heightForWidth(self.width()) <= theme.px(24)
        middle = self.height() / 2 if one else theme.px(10)
        paint_glyph(painter, QRectF(0, middle - side / 2, side, side), Glyph.WARNING, late)
        painter.setFont(font)
        painter.setPen(late)
        place = QRectF(self._inset(), 0, self.width() - self._inset(), self.height())
        painter.drawText(place, _WRAPPED, self._sentence)
        painter.end()


class SunkenLine(QLineEdit):
    """A line edit on a sunken surface, with its ring in its own margin."""

    def __init__(
        self, theme: Theme, name: str, *, role: str = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._role = role
        self.setAccessibleName(name)
        self.setFrame(False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self.setFont(theme.font(self._role))
        pad = ring_room(theme) + theme.px(6)
        self.setTextMargins(pad, 0, pad, 0)
        palette = self.palette()
        # the sunken box is painted below; Qt must not fill the margin of the ring
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, theme.colour("text.primary"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.colour("text.muted"))
        palette.setColor(QPalette.ColorRole.Highlight, theme.colour("surface.selected"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.colour("text.primary"))
        self.setPalette(palette)
        self.updateGeometry()

    def setText(self, text: str | None, /) -> None:
        super().setText(text)
        if not self.hasFocus():
            self.home(False)  # noqa: FBT003 - Qt takes it by place

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in _BY_PROGRAM and not self.hasSelectedText():
            # what is typed next goes on with what stands there
            self.end(False)  # noqa: FBT003 - Qt takes it by place
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            # a long text is read from its beginning
            self.home(False)  # noqa: FBT003 - Qt takes it by place

    def setPlaceholderText(self, text: str, /) -> None:
        """Say what belongs here; the line would like to be as wide as that."""
        super().setPlaceholderText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        height = self.theme.px(32) + 2 * ring_room(self.theme)
        words = text_width(self.placeholderText(), self.font())
        words += 2 * (ring_room(self.theme) + self.theme.px(6)) + self.theme.px(6)
        wide = min(self.theme.px(_MOST_PX), max(self.theme.px(140), words))
        return QSize(wide, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        room = ring_room(theme)
        whole = QRectF(self.rect())
        face = whole.adjusted(room, room, -room, -room)
        fill, line = theme.colour("surface.sunken"), theme.colour("line.control")
        paint_box(painter, face, fill=fill, line=line, width=theme.px(1), radius=theme.px(3))
        if self.hasFocus():
            paint_ring(painter, whole, theme, radius=5)
        painter.end()
        super().paintEvent(event)


class Field(QWidget):
    """A line to fill in, and below it the one sentence that says what is wrong with it."""

    changed = Signal(str)
    entered = Signal()

    def __init__(
        self, theme: Theme, name: str, *, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line = SunkenLine(theme, name, parent=self)
        self.line.setPlaceholderText(placeholder)
        self.refusal = Refusal(theme, self)
        self.setFocusProxy(self.line)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.line)
        rows.addWidget(self.refusal)
        self.line.textEdited.connect(self._edited)
        self.line.returnPressed.connect(self.entered)

    @Slot(str)
    def _edited(self, text: str) -> None:
        self.refusal.calm()
        self.changed.emit(text)

    def text(self) -> str:
        """Return what was filled in."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Fill it in."""
        self.line.setText(text)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong."""
        self.refusal.refuse(sentence)

    def calm(self) -> None:
        """Take the sentence away."""
        self.refusal.calm()
