"""For whom, in which language and on which paper: the choices above the words of a report."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.editions import Edition, Variant
from facilitator.domain.exercise import Exercise
from facilitator.i18n import N_, _, available, language, pgettext
from facilitator.services import house, settings
from facilitator.ui.say import LANGUAGES
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Label
from facilitator.ui.widgets.choice import Choice

VARIANTS = (
    (Variant.FULL, N_("Full")),
    (Variant.SUMMARY, N_("One page")),
    (Variant.AGENCY, N_("One agency")),
    (Variant.PUBLIC, N_("Public")),
)
PAPERS = (("a4", "A4"), ("letter", "Letter"))


class Wished(QWidget):
    """Choices by arrows or digits; ``edition`` is what they come to."""

    changed = Signal()

    def __init__(self, theme: Theme, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self.codes = available()
        self._captions: list[Label] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.variants = self._choice(theme)
        self.agencies = self._choice(theme)
        self.languages = self._choice(theme)
        self.seconds = self._choice(theme)
        self.papers = self._choice(theme)
        own = exercise.language
        spoken = own if own in self.codes else language()
        self.agencies.set_options([each.short for each in exercise.agencies], 0)
        self._spoken = spoken
        self.languages.set_options(
            [LANGUAGES.get(each, each) for each in self.codes], self.codes.index(spoken)
        )
        self.papers.set_options([word for _code, word in PAPERS], 0)
        self.say_words()
        self._kept: settings.Settings | None = None
        self.follow_settings()
        self._offer()

    def _choice(self, theme: Theme) -> Choice:
        caption = Label(theme, "", role="caption", colour="text.secondary", weight=500)
        choice = Choice(theme, "", small=True)
        choice.picked.connect(self._picked)
        self._captions.append(caption)
        self._rows.addWidget(caption)
        self._rows.addWidget(choice)
        return choice

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        names = (_("For whom"), _("Agency"), _("Language of the document"))
        names += (_("Second language"), _("Paper"))
        choices = (self.variants, self.agencies, self.languages, self.seconds, self.papers)
        for caption, choice, name in zip(self._captions, choices, names, strict=True):
            caption.setText(name)
            choice.set_name(name)
        chosen, second = self.variants.current(), self.seconds.current()
        self.variants.set_options([_(word) for _variant, word in VARIANTS], max(0, chosen))
        others = [LANGUAGES.get(each, each) for each in self.codes]
        none = pgettext("of languages", "none")
        self.seconds.set_options([none, *others], max(0, second))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        for caption in self._captions:
            caption.setContentsMargins(theme.px(4), theme.px(4), 0, 0)

    @Slot(int)
    def _picked(self, _place: int) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        """Ask for the agency only where it matters."""
        wanted = self.variant() is Variant.AGENCY
        self._captions[1].setVisible(wanted)
        self.agencies.setVisible(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.follow_settings():
            self._offer()
            self.changed.emit()

    def follow_settings(self) -> bool:
        """Choose what the settings say, if they say something else than before; tell whether."""
        before, self._kept = self._kept, settings.load()
        wanted = house.wished(self._kept, language=self._spoken)
        same = before is not None and wanted == house.wished(before, language=self._spoken)
        self._order = wanted.order
        if same:
            return False
        self.variants.set_current([each for each, _word in VARIANTS].index(wanted.variant))
        self.languages.set_current(self.codes.index(wanted.language))
        self.seconds.set_current(("", *self.codes).index(wanted.second))
        self.papers.set_current([each for each, _word in PAPERS].index(wanted.paper))
        return before is not None

    def variant(self) -> Variant:
        """Return for whom the report is."""
        return VARIANTS[max(0, self.variants.current())][0]

    def code(self) -> str:
        """Return the language of the document."""
        return self.codes[max(0, self.languages.current())]

    def edition(self) -> Edition:
        """Return what was chosen."""
        agencies = self._exercise.agencies
        place = self.agencies.current()
        second = ("", *self.codes)[max(0, self.seconds.current())]
        extract = self.variant() is Variant.AGENCY and 0 <= place < len(agencies)
        chosen = Edition(
            variant=self.variant(),
            agency=agencies[place].id if extract else "",
            language=self.code(),
            second="" if second == self.code() else second,
            paper=PAPERS[max(0, self.papers.current())][0],
            order=self._order,
        )
        return house.on_paper(chosen, self._kept)
