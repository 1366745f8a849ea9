"""Open an exercise in the frame, and leave it: one at most is open."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from facilitator.domain.clock import ClockPhase
from facilitator.domain.errors import Failed, Fault, Refused
from facilitator.i18n import _
from facilitator.services.places import risk_of
from facilitator.services.session import Session, Shelf
from facilitator.ui.library.cards import risk_words
from facilitator.ui.library.screen import LibraryScreen
from facilitator.ui.observers.doorway import Serve
from facilitator.ui.say import sentence
from facilitator.ui.tasks import Tasks
from facilitator.ui.widgets import BannerKind
from facilitator.ui.window.apart import Apart
from facilitator.ui.window.beside import Beside
from facilitator.ui.window.care import Care, Machine
from facilitator.ui.window.frame import CONDUCT, LIBRARY, Frame
from facilitator.ui.window.looks import Looks
from facilitator.ui.window.notices import Notices
from facilitator.ui.window.present import Present
from facilitator.ui.window.screens import Screens
from facilitator.ui.window.summons import summon


class Opening(QObject):
    """Holds what there is one of, and puts the exercise that is open in its place."""

    def __init__(
        self,
        frame: Frame,
        looks: Looks,
        shelf: Shelf,
        machine: Machine | None = None,
        *,
        serve: Serve | None = None,
    ) -> None:
        super().__init__(frame)
        self.frame = frame
        self.looks = looks
        self.shelf = shelf
        self.machine = machine
        self.serve = serve
        frame.finish()
        self.tasks = Tasks(self)
        self.notices = Notices(frame, self, now=shelf.clock.now)
        self.library = LibraryScreen(frame.theme, shelf, self.tasks, looks.actions)
        self.screens = Screens(frame, self.library, shelf=shelf, tasks=self.tasks, parent=self)
        self.apart = Apart(
            frame, looks, self.screens, clock=shelf.clock, tasks=self.tasks, parent=self
        )

    @property
    def session(self) -> Session | None:
        """The exercise that is open."""
        return self.screens.present.session if self.screens.present is not None else None

    @property
    def care(self) -> Care | None:
        """What looks after the open exercise."""
        return self.screens.present.care if self.screens.present is not None else None

    @property
    def beside(self) -> Beside | None:
        """What goes on beside the desk of the open exercise."""
        return self.screens.present.beside if self.screens.present is not None else None

    def _may_leave(self) -> bool:
        """Tell whether another exercise may be opened; a running one is not left by accident."""
        session = self.session
        if session is None or session.conduct.state.clock.phase is not ClockPhase.RUNNING:
            return True
        said = _("{title} is running. Pause or end it before you open another exercise.")
        self.notices.say(BannerKind.AMBER, said.format(title=session.exercise.title))
        return False

    def _try(self, opened: Callable[[], Session], path: Path | None = None) -> bool:
        try:
            session = opened()
        except (Failed, Refused) as wrong:
            if path is not None and isinstance(wrong, Failed) and wrong.fault is Fault.SEALED:
                # no fault: it is asked for in the place of the lists
                self.library.ask_passphrase(path)
                self.screens.show(LIBRARY)
                return False
            self.notices.say(BannerKind.RED, sentence(wrong))
            if path is not None and isinstance(wrong, Failed):
                self._say_more(path, wrong.fault)
            return False
        self._leave()
        self._enter(session)
        return True

    def _say_more(self, path: Path, fault: Fault) -> None:
        """Call the window that has a file open; for a damaged one, offer what can be done."""
        if fault is Fault.LOCKED:
            summon(path)
        elif fault is Fault.CORRUPT:
            self.library.show_damaged(path)
            self.screens.show(LIBRARY)

    def _enter(self, session: Session) -> None:
        self.frame.banner.hush()
        care = Care(session, clock=self.shelf.clock, tasks=self.tasks, machine=self.machine)
        care.said.connect(self.notices.warn)
        care.endangered.connect(self.notices.alert)
        present = Present(
            session,
            self.frame,
            care,
            tasks=self.tasks,
            serve=self.serve,
            rooms=self.shelf.rooms_of(session),
            parent=self,
        )
        present.among_rooms = partial(self.shelf.among_rooms, session)
        self.screens.present = present
        present.emergency.connect(self.screens.stop)
        present.dropped.connect(self.notices.drop)
        present.said.connect(self.notices.warn)
        present.door_turned.connect(self.screens.follow_door)
        present.review_wanted.connect(self.screens.show_review)
        present.rooms.told.connect(self.notices.alert)
        present.rooms.turned.connect(self.screens.name_exercise)
        present.build_desk()
        self.screens.name_exercise()
        self._remember_open(str(session.path))
        self.screens.show(CONDUCT)
        care.keep_ballast()
        if session.beside is not None:
            told = _("Your profile here cannot be written; copies and drafts go to {folder}.")
            self.notices.warn(told.format(folder=session.beside))
        risk = risk_of(session.path)
        if risk is None:
            care.look_for_room()
        else:
            self.notices.say(BannerKind.AMBER, risk_words(risk), _("Copy to this laptop"))

    def _leave(self) -> None:
        """Close the open exercise, if there is one."""
        present, self.screens.present = self.screens.present, None
        if present is not None:
            self.apart.forget()
            present.close()
            self.shelf.close(present.session)
        self.screens.name_exercise()

    def _remember_open(self, path: str) -> None:
        self.looks.keep(replace(self.looks.settings, open_file=path, clean=not path))

    @Slot()
    def close(self) -> None:
        """Put everything away: the workers first, then the exercise."""
        self.tasks.close()
        session = self.session
        playing = session is not None and session.conduct.state.clock.in_play
        self._leave()
        keep = str(session.path) if session is not None and playing else ""
        self.looks.keep(replace(self.looks.settings, open_file=keep, clean=True))
