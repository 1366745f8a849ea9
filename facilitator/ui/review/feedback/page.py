"""The Feedback page: forms keyed in at the left, what they say together at the right."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from facilitator.domain.feedbacksums import summed
from facilitator.i18n import _, ngettext
from facilitator.services.reviewdrafts import form_again, form_kept
from facilitator.ui.review.area import Area
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.feedback.form import FeedbackForm
from facilitator.ui.review.feedback.sums import SumRows, sum_rows
from facilitator.ui.review.judged import JudgedPage
from facilitator.ui.review.lists import ValueList
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Label, Panel, on_key

_KEY = "feedback"


class FeedbackPage(JudgedPage):
    """Key a form in, Enter, the next."""

    def __init__(self, theme: Theme, desk: ReviewDesk, tasks: Tasks) -> None:  # noqa: ARG002 - every page is built so
        super().__init__(desk)
        self._back = -1
        self._unwritten = desk.unwritten
        self.form = FeedbackForm(theme, desk.conduct.exercise)
        self.area = Area(theme, self.form)
        self.form_panel = Panel(theme, "")
        self.form_panel.set_body(self.area)
        self.before_button = KeyButton(theme, "", "Ctrl+Up", small=True)
        self.next_button = KeyButton(theme, "", "Enter", small=True)
        self.form_panel.add_button(self.before_button)
        self.form_panel.add_button(self.next_button)
        self.sums = ValueList(theme, "")
        self.sums.setItemDelegate(SumRows(self.sums))
        self.sums_panel = Panel(theme, "")
        self.sums_panel.set_body(self.sums)
        self.keys = Label(theme, role="caption", colour="text.secondary", wrap=True)
        self._rows = QVBoxLayout(self)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addWidget(self.form_panel, 1)
        self._beside.addWidget(self.sums_panel, 1)
        self._rows.addLayout(self._beside, 1)
        self._rows.addWidget(self.keys)
        self._connect()
        self.set_theme(theme)
        self.say_words()
        self._go_on()

    def _connect(self) -> None:
        self.form.entered.connect(self.give)
        self.form.edited.connect(self._edited)
        self.next_button.clicked.connect(self.give)
        self.before_button.clicked.connect(self.before)
        keys = (
            ("Ctrl+Return", self.give),
            ("Ctrl+Enter", self.give),
            ("Ctrl+Up", self.before),
            ("Escape", self.leave),
        )
        for key, slot in keys:
            on_key(self, key, slot)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        px = theme.px
        single = theme.density is Density.SINGLE
        way = QBoxLayout.Direction
        self._rows.setContentsMargins(px(8), px(4), px(8), px(6))
        self._rows.setSpacing(px(4))
        self._beside.setSpacing(px(8))
        self._beside.setDirection(way.TopToBottom if single else way.LeftToRight)
        self._beside.setStretch(0, 3 if single else 1)
        self.keys.setVisible(not single)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Feedback"))
        self.form_panel.set_title(_("Feedback form"))
        self.sums_panel.set_title(_("All forms together"))
        self.sums.setAccessibleName(_("All forms together"))
        self.sums.empty = _("What the forms say together will stand here, without who said it.")
        self.before_button.set_words(_("The form before"), "Ctrl+Up")
        self.next_button.set_words(_("Next form"), _("Enter"))
        self.keys.setText(
            _("Tab: next field · 1 to 5 answer and go on · Enter: keep it, next form · Esc: empty")
        )
        self.form.say_words()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what all forms say now."""
        sums = summed(self.reviewing.review.feedback)
        rows = tuple(sum_rows(sums))
        self.sums.show_values(rows, [f"{each.words} {each.figures()}".strip() for each in rows])
        words = ngettext("{n} form", "{n} forms", sums.forms).format(n=sums.forms)
        self.sums_panel.set_counts(words if sums.forms else "")

    @Slot()
    def give(self) -> None:
        """Keep the form and begin the next."""
        if self._do(lambda: self.reviewing.give_feedback(self.form.value())):
            self._next()

    @Slot()
    def before(self) -> None:
        """Take up the form before this one, to put it right."""
        forms = self.reviewing.review.feedback
        if not forms:
            self._desk.refused.emit(_("No form has been keyed in yet."))
            return
        self._back = len(forms) - 1 if self._back < 0 else max(0, self._back - 1)
        self.form.show_form(forms[min(self._back, len(forms) - 1)])
        self.form.role.setFocus()

    @Slot()
    def leave(self) -> None:
        """Empty the form without keeping it."""
        self._desk.calmed.emit()
        self._next()

    def _next(self) -> None:
        self._back = -1
        self._unwritten.forget(_KEY)
        self.form.start_anew()
        self.area.verticalScrollBar().setValue(0)
        # papers lie in heaps by agency: once it is said, it goes on holding
        said = self.form.agency.current() > 0
        (self.form.role if said else self.form.agency).setFocus()

    @Slot()
    def _edited(self) -> None:
        if self.form.begun():
            self._unwritten.typed(_KEY, form_kept(self.form.value()))
        else:
            self._unwritten.forget(_KEY)

    def _go_on(self) -> None:
        """Show the form that was half filled in when the program stopped."""
        form = form_again(self._unwritten.get(_KEY) or "")
        if form is not None:
            self.form.show_form(form)

    def arrive(self) -> None:
        """Put the keyboard on the form, which begins with the agency."""
        self.form.agency.setFocus()

    def again(self) -> None:
        """Choose the agency whose forms come next."""
        self.form.agency.setFocus()
