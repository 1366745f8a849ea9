"""The NEXT strip: what comes, when, and the hand on GO."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets.buttons import KeyButton
from facilitator.ui.widgets.draw import ring_room
from facilitator.ui.widgets.go import GoButton
from facilitator.ui.widgets.next_picture import Places, paint_next, places, title_is_cut
from facilitator.ui.widgets.next_words import Next, NextKind
from facilitator.ui.widgets.painted import Painted
from facilitator.ui.widgets.reason import ReasonRow

_HEIGHTS = {Density.WIDE: 84, Density.COMPACT: 76, Density.SINGLE: 88}
_TIGHT = 69
"""The height where there is hardly any: two lines of smaller words and the marks."""
_HEADLESS = Next(kind=NextKind.FINISHED)


class NextStrip(Painted):
    """The next inject across the whole window, with GO, Hold and Skip at its right."""

    go = Signal()
    hold = Signal()
    skip = Signal()
    reason_given = Signal(str)
    reason_dropped = Signal()

    def __init__(
        self, theme: Theme, monotonic: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("Next"), parent)
        self._next = _HEADLESS
        self._tight = False
        self._back_to: QWidget | None = None
        self._keys = ("F9", "F7", "F6")
        self.go_button = GoButton(theme, monotonic, _("GO"), "F9", self)
        self.hold_button = KeyButton(theme, _("Hold"), "F7", parent=self)
        self.skip_button = KeyButton(theme, _("Skip"), "F6", parent=self)
        self.reason_row = ReasonRow(theme, self)
        self.go_button.went.connect(self._went)
        self.hold_button.clicked.connect(self.hold)
        self.skip_button.clicked.connect(self.skip)
        self.reason_row.given.connect(self._given)
        self.reason_row.dropped.connect(self.drop_reason)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_next(_HEADLESS)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        for part in (self.go_button, self.hold_button, self.skip_button, self.reason_row):
            part.set_theme(theme)
        self._arrange()

    def set_tight(self, *, tight: bool) -> None:
        """Take less height, with smaller words, because there is hardly any."""
        if tight != self._tight:
            self._tight = tight
            self.updateGeometry()
            self._arrange()

    def show_next(self, coming: Next) -> None:
        """Show what comes next."""
        if coming == self._next and self._next is not _HEADLESS:
            return
        self._next = coming
        finished = coming.kind is NextKind.FINISHED
        self._print_words()
        self.go_button.set_quiet(quiet=coming.kind is NextKind.PAUSED or finished)
        nothing = coming.all_off or (coming.title if finished else "")
        _switch(self.go_button, coming.off or nothing)
        _switch(self.hold_button, nothing)
        _switch(self.skip_button, nothing)
        self._say()
        self._arrange()

    def set_keys(self, go: str, hold: str, skip: str) -> None:
        """Print other keys on the three buttons."""
        self._keys = (go, hold, skip)
        self._print_words()
        self._arrange()

    def _print_words(self) -> None:
        coming, (go, hold, skip) = self._next, self._keys
        self.go_button.set_words(coming.go_word or _("GO"), go)
        self.hold_button.set_words(coming.hold_word or _("Hold"), hold)
        self.skip_button.set_words(coming.skip_word or _("Skip"), skip)

    def set_count(self, caption: str, count: str, *, overdue: bool | None = None) -> None:
        """Change the countdown alone; ``overdue`` switches the amber wash."""
        kind = self._next.kind
        if overdue is True and kind is NextKind.STANDBY:
            kind = NextKind.OVERDUE
        elif overdue is False and kind is NextKind.OVERDUE:
            kind = NextKind.STANDBY
        changed = replace(self._next, caption=caption, count=count, kind=kind)
        if changed == self._next:
            return
        longer = len(count) != len(self._next.count) or caption != self._next.caption
        self._next = changed
        self._say()
        if longer:
            self._arrange()
        else:
            self.update()

    def shown(self) -> Next:
        """Return what is shown."""
        return self._next

    def _say(self) -> None:
        coming = self._next
        said = (_("Next"), coming.number, coming.title)
        self.setAccessibleName(" ".join(filter(None, said)))
        rest = (coming.detail, coming.caption, coming.count)
        self.setAccessibleDescription(" ".join(filter(None, rest)))

    @Slot()
    def press_go(self) -> None:
        """Press GO, as its key does; once pressed it is deaf for 800 ms."""
        self.go_button.press()

    @Slot()
    def _went(self) -> None:
        # a reason that was still asked concerned the inject that goes out now
        if self.asking():
            self.drop_reason()
        self.go.emit()

    def ask_reason(self, prompt: str, presets: Sequence[str] = ()) -> None:
        """Ask for a reason in the strip; it comes as ``reason_given`` or ``reason_dropped``."""
        if not self.asking():
            self._back_to = self.window().focusWidget()
        self._arrange()
        self.reason_row.ask(prompt, presets)
        self.update()

    def focus_reason(self) -> None:
        """Put the keyboard back into the line of the question."""
        self.reason_row.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def asking(self) -> bool:
        """Tell whether a reason is being asked."""
        return not self.reason_row.isHidden()

    @Slot()
    def drop_reason(self) -> None:
        """Leave the question."""
        if self.asking():
            self._unask()
            self.reason_dropped.emit()

    @Slot(str)
    def _given(self, reason: str) -> None:
        self._unask()
        self.reason_given.emit(reason)

    def _unask(self) -> None:
        self.reason_row.hide()
        back, self._back_to = self._back_to, None
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def sizeHint(self) -> QSize:
        high = _TIGHT if self._tight else _HEIGHTS[self.theme.density]
        return QSize(self.theme.px(640), self.theme.px(high))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(480), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _places(self) -> Places:
        theme = self.theme
        side = max(self.hold_button.sizeHint().width(), self.skip_button.sizeHint().width())
        least = theme.px(76 if theme.density is Density.SINGLE else 108) + 2 * ring_room(theme)
        go = self.go_button.sizeHint().width()
        return places(
            QRectF(self.rect()),
            self._next,
            theme,
            go=go,
            side=min(max(side, least), least * 2),
            tight=self._tight,
        )

    def _arrange(self) -> None:
        for button in (self.hold_button, self.skip_button):
            button.small = self._tight
        where = self._places()
        self.go_button.setGeometry(where.go.toRect())
        high = self.theme.px(30) + 2 * ring_room(self.theme)
        middle = where.side.center().y()
        overlap = self.theme.px(2)
        left, wide = round(where.side.left()), round(where.side.width())
        high = min(high, round(where.side.height() / 2) + overlap)
        self.hold_button.setGeometry(left, round(middle - high + overlap / 2), wide, high)
        self.skip_button.setGeometry(left, round(middle - overlap / 2), wide, high)
        self.reason_row.setGeometry(where.question.toRect())
        cut = title_is_cut(self._next, where.body.width(), self.theme, tight=where.tight)
        self.setToolTip(self._next.title if cut else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_next(painter, self._next, self._places(), self.theme, asking=self.asking())
        painter.end()


def _switch(button: KeyButton, reason: str) -> None:
    if reason:
        button.set_off(reason)
    else:
        button.set_on()
