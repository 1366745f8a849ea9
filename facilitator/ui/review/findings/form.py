"""A finding in full: its words, why it came about, what it belongs to, and what shows it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.domain.improvement import Finding, FindingSort
from facilitator.domain.wording import sounds_like_a_remedy
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.review.findings.belonging import Belonging
from facilitator.ui.review.findings.kept import KeptField
from facilitator.ui.review.findings.words import SORTS
from facilitator.ui.review.unwritten import Unwritten
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Label

WHYS = 5
_PLAIN = ("text", "effect", "reference", "analysis", "repeats")


class FindingForm(QWidget):
    """The fields of one finding; each change is told as the whole finding."""

    changed = Signal(object, str)
    """The finding as it would be, and the field that was left."""

    def __init__(
        self, theme: Theme, exercise: Exercise, unwritten: Unwritten, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self.finding: Finding | None = None
        self._number = ""
        self.title = Label(theme, weight=600)
        self.advice = Label(theme, role="caption", colour="status.due", wrap=True)
        names = (*_PLAIN, *(f"why{at}" for at in range(WHYS)), "agencies")
        self.fields = {each: KeptField(theme, unwritten) for each in names}
        self.belonging = Belonging(theme, exercise)
        self._rows = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.say_words()

    def _lay_out(self) -> None:
        rows, fields = self._rows, self.fields
        rows.addWidget(self.title)
        rows.addWidget(fields["text"])
        rows.addWidget(self.advice)
        for each in ("effect", "reference", "analysis"):
            rows.addWidget(fields[each])
        for at in range(WHYS):
            rows.addWidget(fields[f"why{at}"])
        rows.addWidget(self.belonging)
        rows.addWidget(fields["agencies"])
        rows.addWidget(fields["repeats"])

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.left.connect(self._leaving(name))
        for at in range(WHYS - 1):
            self.fields[f"why{at}"].field.entered.connect(partial(self._next_why, at))
        self.fields["text"].edited.connect(self._advise)
        self.belonging.changed.connect(self.changed)

    def _next_why(self, at: int) -> None:
        """Write an answer and ask the next why, as long as there is an answer to ask about."""
        self.fields[f"why{at}"].flush()
        asked = self.fields[f"why{at + 1}"]
        if self.fields[f"why{at}"].text().strip() and asked.isVisible():
            asked.field.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        px = theme.px
        self._rows.setContentsMargins(px(10), px(6), px(10), px(6))
        self._rows.setSpacing(px(2))
        for each in (self.title, self.advice):
            each.setContentsMargins(px(4), px(2), 0, 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        improve = self.finding is None or self.finding.sort is FindingSort.IMPROVE
        names = {
            "text": (
                _("What was wrong? The problem, not the remedy")
                if improve
                else _("What went well, and is to be kept?"),
                _("Two lists of care-home places were kept side by side"),
            ),
            "effect": (_("Effect in the field"), _("Eleven places were promised twice")),
            "reference": (_("Measured against (plan, order, page)"), ""),
            "analysis": (_("Analysis"), ""),
            "agencies": (_("Agencies, by their letters"), ""),
            "repeats": (_("Found before at"), ""),
        }
        for at in range(WHYS):
            names[f"why{at}"] = (_("Why? ({n})").format(n=at + 1), "")
        for name, (words, hint) in names.items():
            self.fields[name].set_name(words, hint)
        self.belonging.say_words()
        self._say_title()

    # --- what stands -------------------------------------------------------------------------

    def show_finding(self, finding: Finding, number: str) -> None:
        """Show a finding and what it is called; what is being typed in it stays."""
        self._number = number
        other = self.finding is None or self.finding.id != finding.id
        if other:
            self.flush()
        self.finding = finding
        self.belonging.show_finding(finding)
        whys = (*finding.whys, *[""] * WHYS)[:WHYS]
        values = {each: getattr(finding, each) for each in _PLAIN}
        values |= {f"why{at}": each for at, each in enumerate(whys)}
        values["agencies"] = " ".join(self._letters(finding))
        for name, value in values.items():
            self.fields[name].show_value(f"finding.{finding.id}.{name}", value)
        for at in range(WHYS):
            self.fields[f"why{at}"].setVisible(at <= len(finding.whys))
        self.say_words()
        self._advise(self.fields["text"].text())

    def _letters(self, finding: Finding) -> list[str]:
        found = (self._exercise.agency(each) for each in finding.agencies)
        return [each.letter for each in found if each is not None]

    def _say_title(self) -> None:
        if self.finding is not None:
            self.title.setText(_(SORTS[self.finding.sort]).format(number=self._number))

    @Slot(str)
    def _advise(self, text: str) -> None:
        finding = self.finding
        improve = finding is not None and finding.sort is FindingSort.IMPROVE
        found = sounds_like_a_remedy(text) if improve else ""
        words = _("“{words}” sounds like the remedy: it belongs into a corrective action below.")
        self.advice.setText(words.format(words=found))
        self.advice.setVisible(bool(found))

    # --- what is changed ---------------------------------------------------------------------

    def flush(self) -> None:
        """Give what was typed and not left yet."""
        for field in self.fields.values():
            field.flush()

    def written(self, name: str) -> None:
        """Note that a field is in the file."""
        if name in self.fields:
            self.fields[name].written()

    def refuse(self, name: str, sentence: str) -> None:
        """Say at a field why it is not written."""
        self.fields.get(name, self.fields["text"]).refuse(sentence)

    def _leaving(self, name: str) -> Callable[[str], None]:
        def leave(text: str) -> None:
            if self.finding is None:
                return
            if name in _PLAIN:
                self.changed.emit(replace(self.finding, **{name: text.strip()}), name)
            elif name == "agencies":
                self._read_agencies(text)
            else:
                whys = tuple(self.fields[f"why{at}"].text().strip() for at in range(WHYS))
                whys = tuple(each for each in whys if each)
                self.changed.emit(replace(self.finding, whys=whys), name)

        return leave

    def _read_agencies(self, text: str) -> None:
        by_word = {
            word.casefold(): each.id
            for each in self._exercise.agencies
            for word in (each.id, each.short, each.letter)
        }
        found: list[str] = []
        for word in text.replace(",", " ").split():
            if word.casefold() not in by_word:
                said = _("There is no agency with the letter {word}.").format(word=shown(word))
                self.refuse("agencies", said)
                return
            found.append(by_word[word.casefold()])
        if self.finding is not None:
            agencies = tuple(dict.fromkeys(found))
            self.changed.emit(replace(self.finding, agencies=agencies), "agencies")
