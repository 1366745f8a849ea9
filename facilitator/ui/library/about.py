"""What is known about the exercise or scenario that is marked, and what can be done with it."""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.i18n import _
from facilitator.services.places import free_path, risk_of
from facilitator.services.templates import templates_dir
from facilitator.store.library import Recent
from facilitator.ui.library.cards import kind, risk_words, short_path, state
from facilitator.ui.library.wrapped_row import WrappedRow
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Label, Panel, Refusal

_MOST_OBJECTIVES = 5


class Naming(Enum):
    """What the name is for that is asked for."""

    EXERCISE = "exercise"
    TEMPLATE = "template"
    DUPLICATE = "duplicate"


class Marked(QWidget):
    """A paragraph with a caption over it."""

    def __init__(self, theme: Theme, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = Label(theme, caption, role="caption", colour="text.secondary")
        self.words = Label(theme, wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rows = self._rows = QVBoxLayout(self)
        rows.setSpacing(0)
        rows.addWidget(self.caption)
        rows.addWidget(self.words)

    def set_in(self, pixels: int) -> None:
        """Set the words in from both sides."""
        self._rows.setContentsMargins(pixels, 0, pixels, 0)

    def text(self) -> str:
        """Return what is said."""
        return self.words.text()

    def say(self, words: str, caption: str = "") -> None:
        """Show words, or take no room if there are none."""
        if caption:
            self.caption.setText(caption)
        self.words.setText(words)
        self.setVisible(bool(words))


class AboutPanel(Panel):
    """Facts of what is marked in the lists; for a scenario also the name the exercise will have."""

    name_entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._about_template = False
        self._naming = Naming.EXERCISE
        self._archived = False
        self.story = Marked(theme, "")
        self.aims = Marked(theme, "")
        self.where = Marked(theme, "")
        self.name_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.name = Field(theme, _("Name of the exercise"))
        self.name.line.setMaxLength(120)
        self.risk = Refusal(theme)
        self.rehearse_button = KeyButton(theme, "", small=True)
        self.duplicate_button = KeyButton(theme, "", small=True)
        self.export_button = KeyButton(theme, "", small=True)
        self.template_button = KeyButton(theme, "", small=True)
        self.read_button = KeyButton(theme, "", small=True)
        self.copies_button = KeyButton(theme, "", small=True)
        self.over_button = KeyButton(theme, "", small=True)
        self.protect_button = KeyButton(theme, "", small=True)
        self.keep_button = KeyButton(theme, "", small=True)
        self.archive_button = KeyButton(theme, "", small=True)
        self.here_button = KeyButton(theme, "", small=True)
        self.forget_button = KeyButton(theme, "", small=True)
        self.again_button = KeyButton(theme, "", small=True)
        self.buttons = WrappedRow(theme, self._parts(), inset=0)
        self.again_row = WrappedRow(theme, (self.again_button,), inset=0)
        self.again_row.hide()
        inside = QWidget()
        self._rows_in = QVBoxLayout(inside)
        self._rows_in.setContentsMargins(0, 0, 0, 0)
        for each in (
            self.name_caption,
            self.name,
            self.again_row,
            self.where,
            self.risk,
            self.story,
            self.aims,
            self.buttons,
        ):
            self._rows_in.addWidget(each)
        self._rows_in.addStretch(1)
        self.set_body(inside)
        self.name.entered.connect(self.name_entered)
        self.name.changed.connect(self._named)
        self.set_theme(theme)
        self.say_words()

    def _parts(self) -> tuple[KeyButton, ...]:
        return (
            self.rehearse_button,
            self.duplicate_button,
            self.export_button,
            self.template_button,
            self.read_button,
            self.copies_button,
            self.over_button,
            self.protect_button,
            self.keep_button,
            self.archive_button,
            self.here_button,
            self.forget_button,
        )

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        # controls bring three of margin for their ring, so words are set in by three
        px = theme.px
        self._rows_in.setContentsMargins(px(9), px(8), px(9), px(6))
        self._rows_in.setSpacing(px(6))
        for each in (self.story, self.aims, self.where):
            each.set_in(px(3))
        for each in (self.name_caption, self.risk):
            each.setContentsMargins(px(3), 0, px(3), 0)

    def say_words(self) -> None:
        """Say what never changes, in the language spoken now."""
        self.aims.caption.setText(_("Objectives"))
        self._say_caption()
        self.export_button.set_words(_("Export…"), "Ctrl+E")
        self.template_button.set_words(_("Save as template…"), "Ctrl+Shift+S")
        self.rehearse_button.set_words(_("New rehearsal"), "Ctrl+R")
        self.duplicate_button.set_words(_("Duplicate…"), "Ctrl+D")
        self.read_button.set_words(_("Read and sign…"), "F9")
        self.copies_button.set_words(_("Backups…"), "F6")
        self.over_button.set_words(_("Hand over…"), "F7")
        self.protect_button.set_words(_("Pass-phrase…"), "F4")
        self.keep_button.set_words(_("Keep or erase…"), "F8")
        self.archive_button.set_words(
            _("Back to the list") if self._archived else _("Put away"), "Alt+P"
        )
        self.again_button.set_words(_("As another run of the same exercise"), "Alt+R")
        self.forget_button.set_words(
            _("Delete template") if self._about_template else _("Take off the list"), "Del"
        )
        self.here_button.set_words(_("Copy to this laptop"), "Ctrl+Shift+C")

    def show_nothing(self) -> None:
        """Say what will stand here."""
        self.set_title(_("About"))
        self.set_counts("")
        self.story.say(_("Mark an exercise or a scenario to see what it is about."), " ")
        self.aims.say("")
        self.where.say("")
        self._offer(name=False, buttons=False)
        self.risk.calm()

    def show_exercise(self, recent: Recent, *, there: bool) -> None:
        """Show an exercise of the list."""
        path = Path(recent.path)
        self._about_template, self._archived = False, recent.archived
        self.say_words()
        self.set_title(recent.title)
        lock = _("protected") if recent.protected else ""
        self.set_counts(", ".join(filter(None, (kind(recent), state(recent, there=there), lock))))
        self.story.say(recent.scenario, _("Scenario"))
        self.aims.say(", ".join(each[3] for each in recent.marks), _("Agencies"))
        self.where.say(short_path(recent.path), _("File"))
        self._offer(name=False, buttons=True)
        risk = risk_of(path)
        missing = (self.copies_button, self.keep_button, self.archive_button, self.forget_button)
        whole = [each for each in self._parts() if each is not self.here_button or risk is not None]
        self.buttons.show_parts(whole if there else missing)
        if risk is None:
            self.risk.calm()
        else:
            self.risk.refuse(risk_words(risk))

    def show_scenario(self, plan: Exercise, *, own: bool = False) -> None:
        """Show a scenario or a template, and offer a name for the exercise made of it."""
        self._about_template = own
        self.say_words()
        self.set_title(plan.title)
        self.set_counts(_("own template") if own else "")
        self.story.say(plan.scenario, _("Scenario"))
        aims = [f"{each.number}  {each.text}" for each in plan.objectives[:_MOST_OBJECTIVES]]
        self.aims.say("\n".join(aims), _("Objectives"))
        self.risk.calm()
        self.offer_name(plan.title)
        self.buttons.show_parts(
            [self.export_button, self.forget_button] if own else [self.export_button]
        )
        self.buttons.show()

    def offer_name(self, title: str) -> None:
        """Offer a name for a new exercise."""
        self._naming = Naming.EXERCISE
        self._ask_name(title)
        self._named(title)

    def ask_template(self, title: str) -> None:
        """Ask what the template is to be called."""
        self._naming = Naming.TEMPLATE
        self._ask_name(title)
        self.where.say(short_path(str(templates_dir())), _("Will be kept in"))

    def ask_duplicate(self, title: str) -> None:
        """Ask what the duplicate is to be called, and whether it is the same exercise again."""
        self._naming = Naming.DUPLICATE
        self._ask_name(title)
        self._named(title)

    def _ask_name(self, title: str) -> None:
        self._say_caption()
        self._offer(name=True, buttons=False)
        self.name.calm()
        self.name.set_text(title)

    def _say_caption(self) -> None:
        naming = self._naming is Naming.TEMPLATE
        self.name_caption.setText(
            _("Name of the template") if naming else _("Name of the exercise")
        )

    def _offer(self, *, name: bool, buttons: bool) -> None:
        self.name.setVisible(name)
        self.again_row.setVisible(name and self._naming is Naming.DUPLICATE)
        self.name_caption.setVisible(name)
        self.buttons.setVisible(buttons)

    @Slot(str)
    def _named(self, title: str) -> None:
        if self._naming is not Naming.TEMPLATE:
            self.where.say(short_path(str(free_path(title))), _("Will be made as"))
