"""What every section of the set-up is made of: forms of the exercise itself, lists of parts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.settingup import field_of, set_head
from facilitator.i18n import _
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.setup.fields import Ask, Form
from facilitator.ui.plan.setup.records import New, Records, Say
from facilitator.ui.theme import Theme


class Section(QWidget):
    """Forms and lists one below the other; each change goes through the desk of the plan."""

    def __init__(self, theme: Theme, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.desk = theme, desk
        self.forms: list[Form] = []
        self.records: list[Records] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.rows = QVBoxLayout(self)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        px = theme.px
        self.rows.setContentsMargins(px(9), px(8), px(9), px(8))
        self.rows.setSpacing(px(8))

    def add_form(self, asks: Sequence[Ask]) -> Form:
        """Return a new form that asks for fields of the exercise."""
        form = Form(self.theme, asks)
        form.changed.connect(self._change_head)
        self.forms.append(form)
        self.rows.addWidget(form)
        return form

    def add_records(  # noqa: PLR0913 - what it is a list of, and how that is said and made
        self,
        field: str,
        word: str,
        asks: Sequence[Ask],
        new: New,
        say: Say,
        *,
        asking: bool = False,
    ) -> Records:
        """Return a new list of parts; without a field it stands nowhere yet."""
        made = Records(
            self.theme,
            self.desk,
            word=word,
            asks=asks,
            new=new,
            say=say,
            place=field_of(field) if field else None,
            asking=asking,
        )
        self.records.append(made)
        self.rows.addWidget(made)
        return made

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        for form in self.forms:
            form.say_words()
        for records in self.records:
            records.say_words()

    @Slot()
    def refresh(self) -> None:
        """Show the plan as it is now."""
        exercise = self.desk.exercise
        for form in self.forms:
            form.show_part(exercise, exercise)
        for records in self.records:
            records.refresh()
        self.setEnabled(self.desk.planner.open)

    def go_to(self, field: str, ident: str) -> None:
        """Put the keyboard into a field, of a part if one is named; else where work begins."""
        for form in self.forms:
            if field in form.asked:
                form.asked[field].setFocus(Qt.FocusReason.TabFocusReason)
                return
        for records in self.records:
            if ident:
                records.mark(ident)
            if field in records.form.asked and records.ident:
                records.form.asked[field].setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.begin()

    def begin(self) -> None:
        """Put the keyboard where work begins."""
        if self.records:
            self.records[0].list.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.forms:
            first = next(iter(self.forms[0].asked.values()))
            first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(str, object)
    def _change_head(self, name: str, value: object) -> None:
        word = next(_(form.asked[name].ask.word) for form in self.forms if name in form.asked)
        self.desk.change(
            word, lambda exercise: set_head(exercise, name, value), merge=f"set-up {name}"
        )
