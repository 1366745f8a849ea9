"""One participant's form, in the order of the paper: parts I to III."""

from itertools import pairwise

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.events import FeedbackGiven
from facilitator.domain.exercise import Exercise
from facilitator.domain.feedbacksums import STATEMENTS
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.review.feedback.score import Score
from facilitator.ui.review.feedback.words import statement
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, Label
from facilitator.ui.widgets.choice import Choice

THREE = 3
_TEXTS = ("unseen", "to_review", "remarks")


class FeedbackForm(QWidget):
    """The fields; Enter in a text gives the form, a digit answers and goes on."""

    entered = Signal()
    edited = Signal()
    """Something was filled in, or taken out."""

    def __init__(self, theme: Theme, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self._form = ""
        self.agency = Choice(theme, "", small=True)
        self.role = Field(theme, "")
        self.strengths = tuple(Field(theme, "") for _each in range(THREE))
        self.improvements = tuple(Field(theme, "") for _each in range(THREE))
        self.todo = tuple(Field(theme, "") for _each in range(THREE))
        self.texts = {each: Field(theme, "") for each in _TEXTS}
        self.scores = {each: Score(theme) for each in STATEMENTS}
        self.labels = [
            Label(theme, role="caption", colour="text.secondary", wrap=True) for _each in range(8)
        ]
        self._rows = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.say_words()

    def _lay_out(self) -> None:
        part = iter(self.labels)
        for group in (
            (self.agency, self.role),
            self.strengths,
            self.improvements,
            (self.texts["unseen"],),
            self.todo,
            (self.texts["to_review"],),
            tuple(self.scores.values()),
            (self.texts["remarks"],),
        ):
            self._rows.addWidget(next(part))
            for each in group:
                self._rows.addWidget(each)
        self._rows.addStretch(1)

    def _connect(self) -> None:
        for field in self.fields():
            field.entered.connect(self.entered)
            field.changed.connect(self.edited)
        for score in self.scores.values():
            score.changed.connect(self.edited)
        self.agency.picked.connect(self.edited)
        order = [*self.scores.values(), self.texts["remarks"]]
        for score, following in pairwise(order):
            if isinstance(score, Score):
                score.answered.connect(following.setFocus)

    def fields(self) -> tuple[Field, ...]:
        """Return all texts in their order."""
        return (
            self.role,
            *self.strengths,
            *self.improvements,
            self.texts["unseen"],
            *self.todo,
            self.texts["to_review"],
            self.texts["remarks"],
        )

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        px = theme.px
        self._rows.setContentsMargins(px(10), px(6), px(10), px(8))
        self._rows.setSpacing(px(1))
        for each in self.labels:
            each.setContentsMargins(px(4), px(4), 0, 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        words = (
            _("Agency and role; the name is left out"),
            _("I  Three strengths"),
            _("Three areas for improvement"),
            _("What the observers could not have seen"),
            _("Corrective actions, with priority and who"),
            _("Equipment, training, policies, plans to review"),
            _("II  1 does not hold, 5 holds fully; a digit goes on"),
            _("III  How to improve the exercise"),
        )
        for label, text in zip(self.labels, words, strict=True):
            label.setText(text)
        self.role.line.setPlaceholderText(_("Role"))
        named = (
            ((self.role,), _("Role")),
            (self.strengths, words[1]),
            (self.improvements, words[2]),
            ((self.texts["unseen"],), words[3]),
            (self.todo, words[4]),
            ((self.texts["to_review"],), words[5]),
            ((self.texts["remarks"],), words[7]),
        )
        for fields, name in named:
            for place, field in enumerate(fields, 1):
                said = f"{name} {place}" if len(fields) > 1 else name
                field.line.setAccessibleName(said)
        for key, score in self.scores.items():
            score.set_words(statement(key))
        self.agency.set_name(_("Agency"))
        names = [shown(each.short or each.name) for each in self._exercise.agencies]
        self.agency.set_options([_("not said"), *names], max(0, self.agency.current()))

    # --- a form ------------------------------------------------------------------------------

    def value(self) -> FeedbackGiven:
        """Return what is filled in."""
        place = max(0, self.agency.current())
        return FeedbackGiven(
            form=self._form,
            agency=self._exercise.agencies[place - 1].id if place else "",
            by_role=self.role.text().strip(),
            strengths=_filled(self.strengths),
            improvements=_filled(self.improvements),
            unseen=self.texts["unseen"].text().strip(),
            actions=_filled(self.todo),
            to_review=self.texts["to_review"].text().strip(),
            scores=tuple((key, each.score) for key, each in self.scores.items() if each.score),
            remarks=self.texts["remarks"].text().strip(),
        )

    def show_form(self, form: FeedbackGiven) -> None:
        """Show a form that was given, so that it can be put right."""
        self._form = form.form
        ids = ["", *(each.id for each in self._exercise.agencies)]
        self.agency.set_current(ids.index(form.agency) if form.agency in ids else 0)
        self.role.set_text(form.by_role)
        for fields, texts in (
            (self.strengths, form.strengths),
            (self.improvements, form.improvements),
            (self.todo, form.actions),
        ):
            for at, field in enumerate(fields):
                # more than three came from elsewhere: none is lost
                last = at == THREE - 1
                field.set_text("; ".join(texts[at:]) if last else "".join(texts[at : at + 1]))
        for name, field in self.texts.items():
            field.set_text(getattr(form, name))
        scores = dict(form.scores)
        for key, each in self.scores.items():
            each.set_score(scores.get(key, 0))

    def begun(self) -> bool:
        """Tell whether anything but the agency is filled in."""
        return self.value() != FeedbackGiven(form=self._form, agency=self.value().agency)

    @Slot()
    def start_anew(self) -> None:
        """Empty the form; the agency stays, since papers lie in heaps by agency."""
        place = self.agency.current()
        self.show_form(FeedbackGiven(form=""))
        self.agency.set_current(place)


def _filled(fields: tuple[Field, ...]) -> tuple[str, ...]:
    return tuple(each.text().strip() for each in fields if each.text().strip())
