"""The window at work: which exercise is open, and how another one takes its place."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Slot

from facilitator.domain.errors import Failed
from facilitator.domain.exercise import Exercise
from facilitator.exchange.draft import ScriptDraft
from facilitator.exchange.packs import LOG_SUFFIX, PACK_SUFFIX
from facilitator.i18n import _, language
from facilitator.services.bringing import exercises_of, make_all
from facilitator.services.duplicating import again as run_again
from facilitator.services.duplicating import anew, rehearse
from facilitator.services.house import begun
from facilitator.services.observing.unpacking import take_pack
from facilitator.services.places import SUFFIX
from facilitator.services.planning import (
    NewExercise,
    exercise_from_draft,
    exercise_from_scenario,
)
from facilitator.services.session import Session, Shelf
from facilitator.services.settings import set_aside
from facilitator.services.templates import is_template, start
from facilitator.store.encryption import Key
from facilitator.ui.observers.doorway import Serve
from facilitator.ui.widgets import BannerKind
from facilitator.ui.window.care import Machine
from facilitator.ui.window.frame import CONDUCT, LIBRARY, PLAN, Frame
from facilitator.ui.window.helping import Helping
from facilitator.ui.window.looks import Looks
from facilitator.ui.window.opening import Opening


class Host(Opening):
    """Does what the library, a drop or a message asks for."""

    def __init__(
        self,
        frame: Frame,
        looks: Looks,
        shelf: Shelf,
        machine: Machine | None = None,
        *,
        serve: Serve | None = None,
    ) -> None:
        super().__init__(frame, looks, shelf, machine, serve=serve)
        self.helping = Helping(frame, self.screens, self.apart, parent=self)
        self._connect()
        self.screens.say_words()

    def _connect(self) -> None:
        library = self.library
        library.open_wanted.connect(self.open_path)
        library.start_wanted.connect(self.start_scenario)
        library.new_wanted.connect(self.begin_exercise)
        library.script_wanted.connect(self.import_script)
        library.several_wanted.connect(self.import_several)
        library.template_wanted.connect(self.start_template)
        library.rehearsal_wanted.connect(self.make_rehearsal)
        library.copy_wanted.connect(self.copy_here)
        library.release_wanted.connect(self.release)
        library.sealed_wanted.connect(self.begin_exercise)
        library.duplicate_wanted.connect(self.duplicate)
        library.joined.connect(self.enter_joined)
        library.second_wanted.connect(self.keep_second)
        library.start.read_wanted.connect(self.apart.read)
        library.mended.connect(self.notices.drop)
        library.start.look.language_picked.connect(self.speak)
        self.notices.copy_wanted.connect(self._copy_open)
        self.tasks.failed.connect(self.notices.fail)
        self.looks.not_kept.connect(self.notices.fail)
        self.apart.spoken.connect(self._say_words)
        self.frame.closing.connect(self.close)
        self.frame.dropped.connect(self.take_dropped)
        self.frame.crashed.connect(self.notices.say_crash)

    def first_look(self, path: Path | None = None) -> None:
        """Show the lists, and open what was asked for, or else what was open before."""
        self.library.refresh()
        self.screens.show(LIBRARY)
        if damaged := set_aside():
            told = _("The settings could not be read and are as they come; the old ones: {file}.")
            self.notices.warn(told.format(file=damaged))
        before = self.looks.settings.open_file
        if path is not None:
            self.open_path(str(path))
        elif before and Path(before).is_file():
            self.open_path(before)
        elif before:
            self._remember_open("")

    @Slot(str)
    def open_path(self, name: str) -> None:
        """Open an exercise and go to it, or say in one sentence why not."""
        path = Path(name).expanduser().absolute()
        if self.session is not None and self.session.path == path:
            self.screens.show(CONDUCT)
            return
        if is_template(path):
            self.start_template(name, "")
        elif path.suffix.casefold() == LOG_SUFFIX:
            if not self.screens.take_in(path):
                self.notices.say(BannerKind.AMBER, _("Open the exercise first, then merge it."))
        elif path.suffix.casefold() == PACK_SUFFIX:
            if self._may_leave():
                self._try(lambda: take_pack(path, self.shelf))
        elif self._may_leave():
            self._try(lambda: self.shelf.open(path), path)

    @Slot(Path)
    def take_dropped(self, path: Path) -> None:
        """Look at what was dropped: a stick's entries for the open exercise, else open it."""
        session = self.session
        if session is not None and path.suffix.casefold() == SUFFIX and path != session.path:
            with suppress(Failed):
                if self.shelf.plan_of(path).id == session.exercise.id:
                    self.screens.take_in(path)
                    return
        self.open_path(str(path))

    @Slot(object)
    def enter_joined(self, session: Session) -> None:
        """Go to the exercise that this laptop made of a room."""
        if self._may_leave():
            self._leave()
            self._enter(session)
            self.library.back()
        else:
            self.shelf.close(session)

    @Slot(str, str)
    def start_template(self, name: str, title: str) -> None:
        """Make an exercise from a template and go to it."""
        if self._may_leave():
            path = Path(name).expanduser().absolute()
            self._try(lambda: start(self.shelf, path, title))

    @Slot(object, str)
    def start_scenario(self, plan: Exercise, title: str) -> None:
        """Make an exercise of a built-in scenario and go to it."""
        if self._may_leave():
            now = self.shelf.clock.now()
            made = exercise_from_scenario(begun(plan), title=title, now=now)
            self._try(lambda: self.shelf.make(made))

    @Slot(object, str)
    @Slot(object, str, object)
    def begin_exercise(self, plan: Exercise, title: str, key: Key | None = None) -> None:
        """Make an exercise of a plan that is still to be written, and go to the plan."""
        if self._may_leave():
            made = exercise_from_scenario(begun(plan), title=title, now=self.shelf.clock.now())
            if self._try(lambda: self.shelf.make(made, key=key)):
                self.library.back()
                self.screens.show(PLAN)

    @Slot(object, str)
    def import_script(self, script: ScriptDraft, title: str) -> None:
        """Make an exercise of an imported script and go to it."""
        if self._may_leave():
            about = NewExercise(title=title, language=language())
            made = begun(exercise_from_draft(script, about, now=self.shelf.clock.now()))
            if self._try(lambda: self.shelf.make(made)):
                self.library.back()

    @Slot(object)
    def import_several(self, parts: tuple[tuple[ScriptDraft, str], ...]) -> None:
        """Make an exercise of each script of a file, and go to the first."""
        if self._may_leave():
            now = self.shelf.clock.now()
            made = exercises_of(parts, language=language(), now=now)
            if self._try(lambda: make_all(self.shelf, made)):
                self.library.back()

    @Slot(str)
    def make_rehearsal(self, name: str) -> None:
        """Make a rehearsal of an exercise: a file of its own, with the same plan."""
        if self._may_leave():
            path = Path(name)
            self._try(lambda: rehearse(self.shelf, path))

    @Slot(str, str, bool)
    def duplicate(self, name: str, title: str, again: bool) -> None:  # noqa: FBT001 - a signal's
        """Take an exercise up again, as another run of the same or as a new one."""
        if self._may_leave():
            path, take = Path(name), run_again if again else anew
            self._try(lambda: take(self.shelf, path, title))

    @Slot(str)
    def keep_second(self, folder: str) -> None:
        """Keep where backups are also put; the next one goes there."""
        self.looks.keep(replace(self.looks.settings, backup_place=folder))

    @Slot(str)
    def copy_here(self, name: str) -> None:
        """Copy an exercise from a risky place to this laptop, and open the copy."""
        if self._may_leave():
            path = Path(name)
            if self.session is not None and self.session.path == path:
                self._leave()
            self._try(lambda: self.shelf.open(self.shelf.bring_here(path)))

    @Slot(str)
    def release(self, name: str) -> None:
        """Close an exercise that is to be put under another key, if it is open and not running."""
        session = self.session
        if session is not None and session.path == Path(name) and self._may_leave():
            self._leave()
            self._remember_open("")

    @Slot()
    def _copy_open(self) -> None:
        if self.session is not None:
            self.copy_here(str(self.session.path))

    @Slot(str)
    def speak(self, code: str) -> None:
        """Say everything in another language."""
        self.looks.set_language(code)
        self._say_words()

    @Slot()
    def _say_words(self) -> None:
        self.screens.say_words()
        self.notices.say_words()
        self.apart.say_words()
        self.helping.say_words()
