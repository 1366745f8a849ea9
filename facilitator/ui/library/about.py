"""What is known about the exercise or scenario that is marked, and what can be done with it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.i18n import _
from facilitator.services.places import free_path, risk_of
from facilitator.services.templates import templates_dir
from facilitator.store.library import Recent
from facilitator.ui.library.cards import kind, risk_words, short_path, state
from facilitator.ui.library.flow import Flow
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Label, Panel, Refusal

_MOST_OBJECTIVES = 5


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

    def say(self, words: str, caption: str = "") -> None:
        """Show words, or take no room if there are none."""
        if caption:
            self.caption.setText(caption)
        self.words.setText(words)
        self.setVisible(bool(words))


class AboutPanel(Panel):
    """Facts of what is marked in the lists; for a scenario also the name the exercise will have."""

    rehearse = Signal()
    forget = Signal()
    bring_here = Signal()
    export = Signal()
    as_template = Signal()
    name_entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._about_template = self._naming_template = False
        self.story = Marked(theme, "")
        self.aims = Marked(theme, "")
        self.where = Marked(theme, "")
        self.name_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.name = Field(theme, _("Name of the exercise"))
        self.name.line.setMaxLength(120)
        self.risk = Refusal(theme)
        self.rehearse_button = KeyButton(theme, "")
        self.forget_button = KeyButton(theme, "")
        self.here_button = KeyButton(theme, "")
        self.export_button = KeyButton(theme, "")
        self.template_button = KeyButton(theme, "")
        self.buttons = Flow(
            theme,
            (
                self.rehearse_button,
                self.export_button,
                self.template_button,
                self.here_button,
                self.forget_button,
            ),
            inset=0,
        )
        inside = QWidget()
        self._rows_in = QVBoxLayout(inside)
        self._rows_in.setContentsMargins(0, 0, 0, 0)
        for each in (
            self.name_caption,
            self.name,
            self.where,
            self.risk,
            self.story,
            self.aims,
            self.buttons,
        ):
            self._rows_in.addWidget(each)
        self._rows_in.addStretch(1)
        self.set_body(inside)
        self.rehearse_button.clicked.connect(self.rehearse)
        self.forget_button.clicked.connect(self.forget)
        self.here_button.clicked.connect(self.bring_here)
        self.export_button.clicked.connect(self.export)
        self.template_button.clicked.connect(self.as_template)
        self.name.entered.connect(self.name_entered)
        self.name.changed.connect(self._named)
        self.set_theme(theme)
        self.say_words()

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
        self._about_template = False
        self.say_words()
        self.set_title(recent.title)
        self.set_counts(", ".join(filter(None, (kind(recent), state(recent, there=there)))))
        self.story.say(recent.scenario, _("Scenario"))
        self.aims.say(", ".join(each[3] for each in recent.marks), _("Agencies"))
        self.where.say(short_path(recent.path), _("File"))
        self._offer(name=False, buttons=True)
        risk = risk_of(path)
        shown = [self.rehearse_button, self.export_button, self.template_button] if there else []
        if risk is not None and there:
            shown.append(self.here_button)
        self.buttons.show_parts([*shown, self.forget_button])
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
        self._naming_template = False
        self._ask_name(title)
        self._named(title)

    def ask_template(self, title: str) -> None:
        """Ask what the template is to be called."""
        self._naming_template = True
        self._ask_name(title)
        self.where.say(short_path(str(templates_dir())), _("Will be kept in"))

    def _ask_name(self, title: str) -> None:
        self._say_caption()
        self._offer(name=True, buttons=False)
        self.name.calm()
        self.name.set_text(title)

    def _say_caption(self) -> None:
        naming = self._naming_template
        self.name_caption.setText(
            _("Name of the template") if naming else _("Name of the exercise")
        )

    def _offer(self, *, name: bool, buttons: bool) -> None:
        self.name.setVisible(name)
        self.name_caption.setVisible(name)
        self.buttons.setVisible(buttons)

    @Slot(str)
    def _named(self, title: str) -> None:
        if not self._naming_template:
            self.where.say(short_path(str(free_path(title))), _("Will be made as"))
