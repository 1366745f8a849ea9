"""Beside the pages: for whom the report is, its words, what it masks, and giving it out."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.editions import Variant
from facilitator.domain.events import ReportStatus
from facilitator.domain.exercise import Exercise
from facilitator.domain.reviewing import Review
from facilitator.i18n import _
from facilitator.ui.review.report.lacking import Lacking
from facilitator.ui.review.report.prose import ProseField
from facilitator.ui.review.report.redactions import Redactions
from facilitator.ui.review.report.sealing import Sealing
from facilitator.ui.review.report.wished import Wished
from facilitator.ui.review.report.words import Written, fields_of, name_of
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Label
from facilitator.ui.widgets.flow import Flow


class Side(QWidget):
    """A column of choices and fields; tells what is written and what is wanted."""

    wished = Signal()
    edited = Signal(str)
    left = Signal(str)
    issued = Signal(object, str)
    """A version is to be given out: its status, and who approves it."""

    def __init__(self, theme: Theme, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self.choices = Wished(theme, exercise)
        self.sealing = Sealing(theme)
        self.redactions = Redactions(theme)
        self.fields: dict[str, ProseField] = {}
        self._written: dict[str, Written] = {}
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.choices)
        self._rows.addWidget(self.sealing)
        self._rows.addWidget(self.redactions)
        for written in fields_of(exercise.objectives):
            field = ProseField(theme, written.field, written.lines)
            field.edited.connect(self.edited)
            field.left.connect(self.left)
            self.fields[written.field] = field
            self._written[written.field] = written
            self._rows.addWidget(field)
        self.version = Label(theme, "", role="caption", colour="text.secondary", wrap=True)
        self.approved = Field(theme, "")
        self.draft_button = KeyButton(theme, "", small=True)
        self.final_button = KeyButton(theme, "", small=True)
        self._buttons = Flow()
        self._buttons.add(self.draft_button)
        self._buttons.add(self.final_button)
        self._rows.addWidget(self.version)
        self._rows.addWidget(self.approved)
        self._rows.addLayout(self._buttons)
        self.lacking = Lacking(theme)
        self._rows.addWidget(self.lacking)
        self._rows.addStretch(1)
        self.choices.changed.connect(self._wish)
        self.draft_button.clicked.connect(lambda: self._issue(ReportStatus.DRAFT))
        self.final_button.clicked.connect(lambda: self._issue(ReportStatus.FINAL))
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._rows.setContentsMargins(theme.px(6), 0, theme.px(6), theme.px(6))
        self._rows.setSpacing(theme.px(3))
        self._buttons.setSpacing(theme.px(2))
        self.version.setContentsMargins(theme.px(4), theme.px(6), 0, 0)
        self.choices.set_theme(theme)
        self.sealing.set_theme(theme)
        self.redactions.set_theme(theme)
        self._show_redactions()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.choices.say_words()
        self.sealing.say_words()
        self.redactions.say_words()
        self.lacking.say_words()
        for name, field in self.fields.items():
            field.set_name(name_of(self._written[name]))
        self.approved.line.setAccessibleName(_("Approved by"))
        self.approved.line.setPlaceholderText(_("Approved by (a function, not a name)"))
        self.draft_button.set_words(_("Issue draft"))
        self.final_button.set_words(_("Issue final"))

    def show_words(self, words: Mapping[str, str]) -> None:
        """Show the texts; a field with the keyboard keeps what is typed."""
        for name, field in self.fields.items():
            if not field.text.hasFocus():
                field.show_words(words[name])

    def show_version(self, review: Review) -> None:
        """Say which version was given out last."""
        last = max((each.event.version for each in review.issued), default=0)
        self.version.setText(
            _("Version {n} was given out last.").format(n=last)
            if last
            else _("No version has been given out.")
        )

    def part_of(self, field: str) -> str:
        """Return the part of the report in which a field stands."""
        return self._written[field].part

    @Slot()
    def _wish(self) -> None:
        self._show_redactions()
        self.wished.emit()

    def _show_redactions(self) -> None:
        self.redactions.setVisible(self.choices.variant() is Variant.PUBLIC)

    def _issue(self, status: ReportStatus) -> None:
        self.issued.emit(status, self.approved.line.text().strip())
