"""The details of an entry: folded away, never asked for, never in the way of Enter."""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.entryline import prefixes
from facilitator.domain.exercise import Exercise
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.writing import Details
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, Label, Panel
from facilitator.ui.widgets.flow import Flow
from facilitator.ui.widgets.form_area import FormArea

_BASE = 60
_PARTS = 2


class DetailsFold(Panel):
    """Five fields beside the line; Enter in any of them saves the line."""

    entered = Signal()

    def __init__(self, theme: Theme, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Details of the entry"), parent)
        self._conduct = conduct
        self._labels: list[Label] = []
        captions = {
            "options": (_("Options considered"), _("and why not")),
            "told": (_("Told to"), _("agencies, with commas")),
            "joint": (_("Joint with"), _("agency letters")),
            "review": (_("Review at"), _("+15 or 01:10")),
            "late": (_("Why late"), _("from paper, on the phone …")),
        }
        self.fields = {
            name: Field(theme, caption, placeholder=hint)
            for name, (caption, hint) in captions.items()
        }
        body = QWidget()
        self._flow = Flow(body)
        for name, (caption, _hint) in captions.items():
            self._flow.add(self._captioned(name, caption), 1)
            self.fields[name].entered.connect(self.entered)
            self.fields[name].changed.connect(self._check)
        self.set_body(FormArea(theme, body, _("Details of the entry")))
        self.set_note(_("none of this is needed"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._air()
        self.hide()

    def _captioned(self, name: str, caption: str) -> QWidget:
        cell = QWidget()
        rows = QVBoxLayout(cell)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        label = Label(self.theme, caption, role="caption", colour="text.secondary")
        self._labels.append(label)
        rows.addWidget(label)
        rows.addWidget(self.fields[name])
        return cell

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; where room is short the captions say what this is."""
        super().set_theme(theme)
        self._air()

    def _air(self) -> None:
        px = self.theme.px
        self.head.setVisible(self.theme.density is not Density.SINGLE)
        self._flow.setContentsMargins(px(9), px(3), px(9), px(3))
        self._flow.setSpacing(px(2))
        for label in self._labels:
            # caption and words of the line below begin at one edge
            label.setContentsMargins(px(3), 0, 0, 0)

    def read(self) -> Details:
        """Return what was filled in; what is not understood stays in its field."""
        exercise = self._conduct.exercise
        told = [_agency(each, exercise) or each for each in _list(self._text("told"))]
        joint = [_agency(each, exercise) for each in _list(self._text("joint"))]
        return Details(
            options=self._text("options"),
            told=tuple(told),
            joint=tuple(filter(None, joint)),
            review_at=self._review(),
            late_reason=self._text("late"),
        )

    def clear(self) -> None:
        """Empty the fields whose words are in the file now."""
        exercise = self._conduct.exercise
        unknown = [each for each in _list(self._text("joint")) if not _agency(each, exercise)]
        for name in ("options", "told", "late"):
            self.fields[name].set_text("")
        self.fields["joint"].set_text(", ".join(unknown))
        if self._review() is not None:
            self.fields["review"].set_text("")

    def _text(self, name: str) -> str:
        return self.fields[name].text().strip()

    def _check(self) -> None:
        exercise = self._conduct.exercise
        unknown = [each for each in _list(self._text("joint")) if not _agency(each, exercise)]
        if unknown:
            words = _("No such agency: {name}").format(name=unknown[0])
            self.fields["joint"].refuse(words)
        else:
            self.fields["joint"].calm()
        if self._text("review") and self._review() is None:
            self.fields["review"].refuse(_("Write +15 or 01:10."))
        else:
            self.fields["review"].calm()

    def _review(self) -> timedelta | None:
        text = self._text("review")
        if text.startswith("+") and text[1:].strip().isdecimal():
            minutes = min(int(text[1:].strip()), 24 * _BASE)
            return self._conduct.elapsed() + timedelta(minutes=minutes)
        parts = text.split(":")
        if len(parts) == _PARTS and all(part.isdecimal() and len(part) <= _PARTS for part in parts):
            return timedelta(hours=int(parts[0]), minutes=int(parts[1]))
        return None


def _list(text: str) -> list[str]:
    return [each for each in (part.strip() for part in text.replace(";", ",").split(",")) if each]


def _agency(word: str, exercise: Exercise) -> str:
    """Return the id of the agency that a word names, or nothing."""
    wanted = word.replace(" ", "").casefold()
    return next((each.id for each in exercise.agencies if wanted in prefixes(each)), "")
