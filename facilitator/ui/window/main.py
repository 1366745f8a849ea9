"""The window at work: which exercise is open, and what its screens ask for."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator import __version__
from facilitator.domain.clock import ClockPhase
from facilitator.domain.errors import Failed, Fault, Refused
from facilitator.domain.exercise import Exercise
from facilitator.exchange.draft import ScriptDraft
from facilitator.i18n import _, language
from facilitator.services.places import risk_of
from facilitator.services.planning import (
    NewExercise,
    exercise_from_draft,
    exercise_from_scenario,
    rehearsal_of,
)
from facilitator.services.session import Session, Shelf
from facilitator.services.spare import spare_for
from facilitator.ui.bridge import Bridge
from facilitator.ui.library.cards import risk_words
from facilitator.ui.library.screen import LibraryScreen
from facilitator.ui.say import could_not, crash, sentence
from facilitator.ui.tasks import Tasks
from facilitator.ui.widgets import BannerKind, FootItem, Glyph
from facilitator.ui.window.beside import Beside
from facilitator.ui.window.care import Care, Machine
from facilitator.ui.window.frame import CONDUCT, LIBRARY, REVIEW, Frame
from facilitator.ui.window.looks import Looks
from facilitator.ui.window.restored import restored
from facilitator.ui.window.summons import Summons, summon


class Host(QObject):
    """Hosts the screens in the frame: one exercise at most is open."""

    def __init__(
        self, frame: Frame, looks: Looks, shelf: Shelf, machine: Machine | None = None
    ) -> None:
        super().__init__(frame)
        self.frame = frame
        self.looks = looks
        self.shelf = shelf
        self.machine = machine
        self.care: Care | None = None
        frame.finish()
        self.tasks = Tasks(self)
        self.session: Session | None = None
        self.bridge: Bridge | None = None
        self._report = ""
        self._restored = ""
        self._summons: Summons | None = None
        self.beside: Beside | None = None
        self.library = LibraryScreen(frame.theme, shelf, self.tasks, looks.actions)
        frame.set_screen(LIBRARY, self.library)
        self._connect()
        self._say_all()

    def _connect(self) -> None:
        library = self.library
        library.open_wanted.connect(self.open_path)
        library.start_wanted.connect(self.start_scenario)
        library.script_wanted.connect(self.import_script)
        library.rehearsal_wanted.connect(self.make_rehearsal)
        library.copy_wanted.connect(self.copy_here)
        library.start.look.language_picked.connect(self.speak)
        self.frame.screen_picked.connect(self.show_screen)
        self.frame.banner.acted.connect(self._act)
        self.tasks.failed.connect(self._failed)
        self.looks.not_kept.connect(self._failed)
        self.frame.closing.connect(self.close)
        self.frame.crashed.connect(self._say_crash)

    def first_look(self, path: Path | None = None) -> None:
        """Show the lists, and open what was asked for, or else what was open before."""
        self.library.refresh()
        self.show_screen(LIBRARY)
        before = self.looks.settings.open_file
        if path is not None:
            self.open_path(str(path))
        elif before and Path(before).is_file():
            self.open_path(before)
        elif before:
            self._remember_open("")

    # --- opening and making ----------------------------------------------------------------

    @Slot(str)
    def open_path(self, name: str) -> None:
        """Open an exercise and go to it, or say in one sentence why not."""
        path = Path(name).expanduser().absolute()
        if self.session is not None and self.session.path == path:
            self.show_screen(CONDUCT)
            return
        if self._may_leave():
            self._try(lambda: self.shelf.open(path), path)

    @Slot(object, str)
    def start_scenario(self, plan: Exercise, title: str) -> None:
        """Make an exercise of a built-in scenario and go to it."""
        if self._may_leave():
            now = self.shelf.clock.now()
            made = exercise_from_scenario(plan, title=title, now=now)
            self._try(lambda: self.shelf.make(made))

    @Slot(object, str)
    def import_script(self, script: ScriptDraft, title: str) -> None:
        """Make an exercise of an imported script and go to it."""
        if self._may_leave():
            about = NewExercise(title=title, language=language())
            made = exercise_from_draft(script, about, now=self.shelf.clock.now())
            if self._try(lambda: self.shelf.make(made)):
                self.library.back()

    @Slot(str)
    def make_rehearsal(self, name: str) -> None:
        """Make a rehearsal of an exercise: a file of its own, with the same plan."""
        if self._may_leave():
            path = Path(name)
            self._try(lambda: self.shelf.make(rehearsal_of(self.shelf.plan_of(path))))

    @Slot(str)
    def copy_here(self, name: str) -> None:
        """Copy an exercise from a risky place to this laptop, and open the copy."""
        if self._may_leave():
            path = Path(name)
            if self.session is not None and self.session.path == path:
                self._leave()
            self._try(lambda: self.shelf.open(self.shelf.bring_here(path)))

    def _may_leave(self) -> bool:
        """Tell whether another exercise may be opened; a running one is not left by accident."""
        session = self.session
        if session is None or session.conduct.state.clock.phase is not ClockPhase.RUNNING:
            return True
        said = _("{title} is running. Pause or end it before you open another exercise.")
        self._say(BannerKind.AMBER, said.format(title=session.exercise.title))
        return False

    def _try(self, opened: Callable[[], Session], path: Path | None = None) -> bool:
        try:
            session = opened()
        except (Failed, Refused) as wrong:
            self._say(BannerKind.RED, sentence(wrong))
            if path is not None and isinstance(wrong, Failed) and wrong.fault is Fault.LOCKED:
                summon(path)
            return False
        self._leave()
        self._enter(session)
        return True

    def _enter(self, session: Session) -> None:
        from facilitator.ui.conduct import ConductScreen  # noqa: PLC0415 - after the first paint

        self.frame.banner.hush()
        self.session = session
        self.bridge = Bridge(session.conduct, self)
        self._restored = restored(session)
        self.bridge.written.connect(self._written)
        self.care = self._care_for(session, self.bridge)
        self._summons = Summons(session.path, self)
        self._summons.called.connect(self.frame.come_forward)
        conduct = ConductScreen(self.frame.theme, self.bridge, spare=spare_for(session.conduct))
        conduct.foot.connect(self._show_foot)
        conduct.dropped.connect(self.frame.banner.hush)
        conduct.report_wanted.connect(self._to_review)
        self.frame.set_screen(CONDUCT, conduct)
        self.beside = Beside(self.frame, self.bridge, self)
        self.beside.emergency.connect(self._emergency)
        self.beside.lend_to(conduct)
        self._offer_screens()
        self.frame.name_exercise(session.exercise.title, rehearsal=session.exercise.rehearsal)
        self._remember_open(str(session.path))
        self.show_screen(CONDUCT)
        risk = risk_of(session.path)
        if risk is not None:
            self._say(BannerKind.AMBER, risk_words(risk), _("Copy to this laptop"))

    @Slot()
    def _emergency(self) -> None:
        """Stop for a real emergency from whatever screen is shown."""
        self.show_screen(CONDUCT)
        self.frame.call(CONDUCT, "emergency")

    def _care_for(self, session: Session, bridge: Bridge) -> Care:
        care = Care(
            session, clock=self.shelf.clock, tasks=self.tasks, machine=self.machine, parent=self
        )
        care.said.connect(self._say_in_amber)
        bridge.written.connect(care.written)
        return care

    def _leave(self) -> None:
        """Close the open exercise, if there is one."""
        session, bridge, care = self.session, self.bridge, self.care
        self.session = self.bridge = self.care = None
        self.frame.call(CONDUCT, "keep_line")
        for place in (CONDUCT, REVIEW):
            self.frame.set_screen(place, QWidget())
        if bridge is not None:
            bridge.close()
        if self._summons is not None:
            self._summons.close()
            self._summons.deleteLater()
            self._summons = None
        if care is not None:
            care.close()
            care.deleteLater()
        if self.beside is not None:
            self.beside.close()
            self.beside = None
        if session is not None:
            self.shelf.close(session)
        self.frame.name_exercise("")
        self._offer_screens()

    def _remember_open(self, path: str) -> None:
        self.looks.keep(replace(self.looks.settings, open_file=path, clean=not path))

    # --- screens ---------------------------------------------------------------------------

    @Slot(int)
    def show_screen(self, place: int) -> None:
        """Bring a screen to the front; the review is built when it is first looked at."""
        if (
            place == REVIEW
            and self.bridge is not None
            and not _built(self.frame.pages.widget(REVIEW))
        ):
            from facilitator.ui.review import ReviewScreen  # noqa: PLC0415 - when it is looked at

            review = ReviewScreen(self.frame.theme, self.bridge, self.tasks)
            self.frame.set_screen(REVIEW, review)
        if place == LIBRARY and self.session is not None:
            self.shelf.note(self.session)
            self.library.refresh()
        if place != CONDUCT:
            self._say_foot()
        self.frame.show_screen(place)

    @Slot()
    def _to_review(self) -> None:
        self.show_screen(REVIEW)

    def _offer_screens(self) -> None:
        why = "" if self.session is not None else _("Open an exercise first.")
        for place in (CONDUCT, REVIEW):
            self.frame.tabs.set_off(place, why)

    @Slot(str)
    def speak(self, code: str) -> None:
        """Say everything in another language."""
        self.looks.set_language(code)
        self._say_all()

    def _say_all(self) -> None:
        self.frame.say_words()
        self.library.say_words()
        for place in (CONDUCT, REVIEW):
            self.frame.call(place, "say_words")
        session = self.session
        title = session.exercise.title if session else ""
        self.frame.name_exercise(title, rehearsal=bool(session and session.exercise.rehearsal))
        self._offer_screens()
        self._say_foot()

    # --- foot and banner -------------------------------------------------------------------

    def _say_foot(self) -> None:
        self.frame.foot.set_left((FootItem(text=_("Everything stays on this laptop")),))
        self.frame.foot.set_right((FootItem(text=f"Facilitator {__version__}"),))

    @Slot(tuple, tuple)
    def _show_foot(self, left: tuple[FootItem, ...], right: tuple[FootItem, ...]) -> None:
        """Show what the desk says of itself, after what was restored."""
        if self.frame.pages.currentIndex() != CONDUCT:
            return
        if self._restored:
            left = (FootItem(text=self._restored, glyph=Glyph.TICK), *left)
        care = self.care.foot() if self.care is not None else ()
        beside = self.beside.foot() if self.beside is not None else ()
        self.frame.foot.set_left((*left, *care, *beside))
        self.frame.foot.set_right(right)

    @Slot(tuple)
    def _written(self, _entries: tuple[object, ...]) -> None:
        # what was restored is history as soon as somebody goes on writing
        self._restored = ""

    def _say(self, kind: BannerKind, words: str, action: str = "", *, report: str = "") -> None:
        """Say something in the banner; its button copies a report, or the exercise."""
        self._report = report
        self.frame.banner.say(kind, words, action)

    @Slot(str)
    def _say_in_amber(self, words: str) -> None:
        self._say(BannerKind.AMBER, words)

    @Slot(Exception)
    def _failed(self, error: Exception) -> None:
        self._say(BannerKind.RED, could_not(error))

    @Slot(Path, str)
    def _say_crash(self, path: Path, text: str) -> None:
        self._say(BannerKind.RED, crash(path.name), _("Copy the report"), report=text)

    @Slot()
    def _act(self) -> None:
        if self._report:
            QGuiApplication.clipboard().setText(self._report)
        elif self.session is not None:
            self.copy_here(str(self.session.path))

    @Slot()
    def close(self) -> None:
        """Put everything away: the workers first, then the exercise."""
        self.tasks.close()
        session = self.session
        playing = session is not None and session.conduct.state.clock.in_play
        self._leave()
        keep = str(session.path) if session is not None and playing else ""
        self.looks.keep(replace(self.looks.settings, open_file=keep, clean=True))


def _built(screen: QWidget | None) -> bool:
    return screen is not None and type(screen) is not QWidget
