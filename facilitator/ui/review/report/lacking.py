"""What holds a final report up: the actions without an owner or a date, each a step away."""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.improvement import CorrectiveAction
from facilitator.domain.reviewing import Review
from facilitator.domain.rules.of_review import unready
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.review.lists import PAD_PX, ValueList, ValueRows
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import RIGHT, Label, paint_text, text_width

_ROW_PX, _MOST_ROWS = 26, 6


def missing(action: CorrectiveAction) -> str:
    """Return what an action lacks."""
    if not action.owner and not action.due:
        return _("no owner, no date")
    return _("no date") if action.owner else _("no owner")


class LackingRows(ValueRows):
    """Paints an action and what it lacks on one line."""

    def __init__(self, view: "LackingList") -> None:
        super().__init__(view)
        self._list = view

    def high(self, value: Any, width: int) -> int:  # noqa: ANN401, ARG002 - as declared
        return self.view.theme.px(_ROW_PX)

    def paint_value(self, painter: QPainter, rect: QRectF, value: Any) -> None:  # noqa: ANN401
        theme = self.view.theme
        line = rect.adjusted(theme.px(PAD_PX), 0, -theme.px(PAD_PX), 0)
        lack, soft = missing(value), theme.colour("status.due")
        paint_text(painter, line, lack, theme.font("caption"), soft, align=RIGHT, elide=False)
        room = text_width(lack, theme.font("caption")) + theme.px(PAD_PX)
        words = line.adjusted(0, 0, -room, 0)
        text = f"{self._list.review.called(value)}  {shown(value.text)}"
        paint_text(painter, words, text, theme.font("table"), theme.colour("text.primary"))


class LackingList(ValueList):
    """The actions; as many rows high as there are, within bounds."""

    def __init__(self, theme: Theme) -> None:
        self.review = Review()
        super().__init__(theme, "")
        self.setItemDelegate(LackingRows(self))

    def key_of(self, value: CorrectiveAction) -> object:
        return value.id

    def sizeHint(self) -> QSize:
        rows = max(1, min(_MOST_ROWS, len(self.values())))
        return QSize(self.theme.px(240), rows * self.theme.px(_ROW_PX) + self.theme.px(2))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.sizeHint().height())


class Lacking(QWidget):
    """Hidden until a final report was refused; then Enter goes to an action."""

    wanted = Signal(str)
    """Somebody wants to put the action of that id right."""
    asked = Signal(QWidget)
    """It is shown now, and wants to be seen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = Label(theme, "", role="caption", colour="status.due", wrap=True)
        self.list = LackingList(theme)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.caption)
        rows.addWidget(self.list)
        self.list.taken.connect(self._take)
        self.hide()
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.caption.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(2))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.caption.setText(
            _("Without an owner or a date no report is final. Enter goes to the action.")
        )
        self.list.setAccessibleName(_("Actions without an owner or a date"))

    def ask(self, review: Review) -> None:
        """Show what has to be put right, with the keyboard on the first."""
        self.setVisible(bool(unready(review)))
        self.follow(review)
        if not self.isHidden():
            self.list.pick(0)
            self.list.setFocus()
            self.asked.emit(self)

    def follow(self, review: Review) -> None:
        """Show what is still to be put right; once that is nothing, it goes."""
        if self.isHidden():
            return
        left = unready(review)
        self.list.review = review
        spoken = [f"{review.called(each)} {each.text}, {missing(each)}" for each in left]
        self.list.show_values(left, spoken)
        self.list.updateGeometry()
        self.setVisible(bool(left))

    @Slot()
    def _take(self) -> None:
        action: CorrectiveAction | None = self.list.current()
        if action is not None:
            self.wanted.emit(action.id)
