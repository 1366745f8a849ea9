"""Approve the report: its version, the twelve words over the journal, two of them typed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from facilitator.domain.rules.of_review import unready
from facilitator.i18n import _
from facilitator.services.signing_off import ASKED, Reading
from facilitator.ui.reader.words import version_words
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, KeyButton, Kind, Label, Panel, Refusal, on_key
from facilitator.ui.widgets.flow import Flow
from facilitator.ui.widgets.form_area import FormArea

APPROVE_KEY = "Ctrl+Return"
_WORDS = 12
_FIELD_PX = 560


class ApprovingPage(Panel):
    """Shows what is approved, asks for two of its words, and for a remark."""

    approved = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.version = Label(theme, "", weight=600, wrap=True)
        self.lacking = Refusal(theme)
        self.told = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.words = [Label(theme, "", role="table") for _each in range(_WORDS)]
        self.fields = [Field(theme, "") for _each in range(ASKED)]
        self.captions = [
            Label(theme, "", role="caption", colour="text.secondary") for _each in range(ASKED)
        ]
        self.remark = Field(theme, "")
        self.refusal = Refusal(theme)
        self.approve_button = KeyButton(theme, "", kind=Kind.NEXT)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._grid = QGridLayout()
        for each in (self.version, self.lacking, self.told):
            self._inside.addWidget(each)
        self._inside.addLayout(self._grid)
        for caption, field in zip(self.captions, self.fields, strict=True):
            self._inside.addWidget(caption)
            self._inside.addWidget(field)
        for each in (self.remark, self.refusal):
            self._inside.addWidget(each)
        buttons = Flow()
        buttons.add(self.approve_button)
        self._inside.addLayout(buttons)
        self._inside.addStretch(1)
        self._area = FormArea(theme, inside, "")
        policy = self._area.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Expanding)
        self._area.setSizePolicy(policy)
        self.set_body(self._area)
        self._reading: Reading | None = None
        for here, then in zip(self.fields, (*self.fields[1:], self.remark), strict=True):
            here.entered.connect(then.line.setFocus)
        self.remark.entered.connect(self.approve)
        self.approve_button.clicked.connect(self.approve)
        on_key(self, APPROVE_KEY, self.approve)
        self._built = True
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column the words stand in three columns instead of six."""
        super().set_theme(theme)
        if not hasattr(self, "_built"):
            return
        px = theme.px
        self._inside.setContentsMargins(px(9), px(8), px(9), px(8))
        self._inside.setSpacing(px(5))
        self._grid.setHorizontalSpacing(px(18))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setContentsMargins(px(3), px(4), px(3), px(4))
        for each in (*self.fields, self.remark):
            each.setMaximumWidth(px(_FIELD_PX))
        for each in (self.version, self.told, *self.captions):
            each.setContentsMargins(px(3), 0, px(3), 0)
        across = 3 if theme.density is Density.SINGLE else 6
        for place, label in enumerate(self.words):
            self._grid.removeWidget(label)
            self._grid.addWidget(label, place // across, place % across)
        for column in range(6):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.set_title(_("Approve the report"))
        self._area.setAccessibleName(_("Approve the report"))
        self.told.setText(
            _(
                "The fingerprint stands over every entry of the exercise. Compare it with the foot"
                " of the report in your hand, then type the two words that are asked: the next"
                " version is final, over these words."
            )
        )
        self.remark.line.setAccessibleName(_("Remark"))
        self.remark.line.setPlaceholderText(_("Remark, if there is one"))
        self.approve_button.set_words(_("Approve as final"), "Ctrl+Enter")
        self._show()

    def show_reading(self, reading: Reading) -> None:
        """Show what would be approved now."""
        before = self._reading
        self._reading = reading
        if before is None or before.words != reading.words:
            for each in self.fields:
                each.set_text("")
        self._show()

    def _show(self) -> None:
        reading = self._reading
        if reading is None:
            return
        self.version.setText(version_words(reading))
        left = unready(reading.review)
        if left:
            numbers = ", ".join(reading.review.called(each) for each in left)
            self.lacking.refuse(
                _("These actions lack an owner or a date: {numbers}.").format(numbers=numbers)
            )
        else:
            self.lacking.calm()
        for place, (label, word) in enumerate(zip(self.words, reading.words, strict=False), 1):
            label.setText(f"{place}  {word}")
        for place, caption, field in zip(reading.asked, self.captions, self.fields, strict=False):
            asked = _("Word {n} of the fingerprint").format(n=place)
            field.line.setAccessibleName(asked)
            caption.setText(asked)

    @Slot()
    def approve(self) -> None:
        """Want it approved, with the words as they were typed."""
        if self._reading is None:
            return
        typed = {
            place: field.text()
            for place, field in zip(self._reading.asked, self.fields, strict=False)
        }
        self.approved.emit(typed, self.remark.text())

    def refuse(self, sentence: str) -> None:
        """Say why it was not approved."""
        self.refusal.refuse(sentence)

    def kept(self) -> None:
        """Clear what was typed, because it is approved."""
        self.refusal.calm()
        for each in (*self.fields, self.remark):
            each.set_text("")

    def arrive(self) -> None:
        """Put the keyboard on the first word that is asked."""
        self.fields[0].line.setFocus(Qt.FocusReason.TabFocusReason)
