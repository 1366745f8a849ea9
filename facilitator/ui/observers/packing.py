"""Makes a pack for an observer's laptop that has no network."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.domain.exercise import Role
from facilitator.domain.packs import MAY_HAVE_SCRIPT
from facilitator.exchange.packs import PACK_SUFFIX
from facilitator.i18n import _
from facilitator.services.observing.door import Door
from facilitator.services.observing.packing import Packed, make_pack
from facilitator.services.places import free_path
from facilitator.ui.models.plain import shown
from facilitator.ui.observers.form import Form
from facilitator.ui.observers.words import role_word
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, on_key
from facilitator.ui.widgets.choice import Choice
from facilitator.ui.widgets.several import Several

ROLES = (Role.EVALUATOR, Role.LEAD_EVALUATOR, Role.LOGGIST, Role.CONTROLLER, Role.SAFETY)


class PackForm(Form):
    """Who it is for, what they cover, and whether the script comes along."""

    made = Signal()

    def __init__(
        self, theme: Theme, door: Door, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._door, self._tasks = door, tasks
        self._job = 0
        self._folder = Path.home()
        self.use = self.add_words()
        self.name_caption = self.add_words(role="caption")
        self.name = Field(theme, "")
        self.rows.addWidget(self.name)
        self.role_caption = self.add_words(role="caption")
        self.role = Choice(theme, "", small=True)
        self.rows.addWidget(self.role)
        self.covers_caption = self.add_words(role="caption")
        self.covers = Several(theme, "", small=True)
        self.rows.addWidget(self.covers)
        self.script_caption = self.add_words(role="caption")
        self.script = Choice(theme, "", small=True)
        self.rows.addWidget(self.script)
        self.place_caption = self.add_words(role="caption")
        self.place = Field(theme, "")
        self.rows.addWidget(self.place)
        self.said = self.add_words(role="body", colour="text.primary")
        self.rows.addStretch(1)
        self.choose_button = KeyButton(theme, "")
        self.buttons.add(self.choose_button)
        self.choose_button.clicked.connect(self.choose)
        on_key(self, "Alt+O", self.choose)
        self.role.picked.connect(self._offer_script)
        self.name.changed.connect(self._propose)
        self.name.entered.connect(self.role.setFocus)
        self.place.entered.connect(self.take)
        self.covers.entered.connect(self.place.setFocus)
        self.set_theme(theme)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.say_form(_("Pack for a laptop without network"), _("Make the pack"))
        self.use.setText(
            _(
                "A file on a stick. Opened with this program on the observer's laptop it makes an "
                "exercise in that role; the entries come back the same way."
            )
        )
        texts = (
            (self.name_caption, self.name.line, _("For whom: a name or a function")),
            (self.role_caption, self.role, _("Role")),
            (self.covers_caption, self.covers, _("Covers; none means all agencies")),
            (self.script_caption, self.script, _("Script")),
            (self.place_caption, self.place.line, _("File")),
        )
        for caption, control, text in texts:
            caption.setText(text)
            control.setAccessibleName(text)
        self.role.set_options([role_word(each) for each in ROLES], max(0, self.role.current()))
        agencies = self._door.conduct.exercise.agencies
        names = [shown(each.name) for each in agencies]
        self.covers.offer(names, self.covers.chosen())
        self.choose_button.set_words(_("Choose…"), "Alt+O")
        self._offer_script()

    @Slot()
    def _offer_script(self) -> None:
        may = ROLES[max(0, self.role.current())] in MAY_HAVE_SCRIPT
        options = (
            _("only what was delivered"),
            _("the whole script: this observer then knows what is to come"),
        )
        self.script.set_options(options, max(0, self.script.current()) if may else 0)
        self.script_caption.setVisible(may)
        self.script.setVisible(may)

    def begin(self) -> None:
        """Ask for another pack."""
        self.name.set_text("")
        self.name.calm()
        self.place.calm()
        self.said.setText("")
        self.script.set_current(0)
        self._propose()
        self.name.setFocus()

    @Slot()
    def _propose(self) -> None:
        """Propose a file that is not there yet, named after whom it is for."""
        title = self._door.conduct.exercise.title
        whom = self.name.text().strip() or role_word(ROLES[max(0, self.role.current())])
        stem = free_path(f"{title} - {whom}", self._folder).stem
        self.place.set_text(str(self._folder / f"{stem}{PACK_SUFFIX}"))

    @Slot()
    def choose(self) -> None:
        """Ask for the file with the system's own dialog."""
        kinds = _("Packs") + f" (*{PACK_SUFFIX})"
        name, _kind = QFileDialog.getSaveFileName(self, _("Make a pack"), self.place.text(), kinds)
        if name:
            self._folder = Path(name).parent
            self.place.set_text(name)

    def busy(self) -> bool:
        """Tell whether a pack is being made."""
        return self._job != 0

    @Slot()
    def take(self) -> None:
        """Make the pack, away from the window."""
        if self._job:
            return
        name, typed = self.name.text().strip(), self.place.text().strip()
        if not name:
            self.name.refuse(_("Please give a name or a function."))
            self.name.setFocus()
            return
        if not typed:
            self.place.refuse(_("Say where the file is to stand."))
            return
        role = ROLES[max(0, self.role.current())]
        agencies = self._door.conduct.exercise.agencies
        covers = tuple(agencies[each].id for each in self.covers.chosen())
        whole = self.script.current() == 1
        out = Path(typed).expanduser()

        def making() -> Packed:
            return make_pack(
                self._door, out, name=name, role=role, covers=covers, whole_script=whole
            )

        self.place.calm()
        self._job = self._tasks.start(making, self._is_made, self._sorry)

    def _is_made(self, packed: Packed) -> None:
        self._job = 0
        words = _("The pack for {name} stands at {path}.")
        self.said.setText(words.format(name=shown(packed.joined.name), path=packed.path))
        self.name.set_text("")
        self.name.setFocus()
        self.made.emit()

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self.place.refuse(could_not(error))
