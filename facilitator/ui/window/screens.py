"""The screens in their places: which may be looked at, what is built when, what is said."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from facilitator import __version__
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.session import Shelf
from facilitator.ui.help.keys import HELP_KEY
from facilitator.ui.library.screen import LibraryScreen
from facilitator.ui.tasks import Tasks
from facilitator.ui.widgets import FootItem
from facilitator.ui.window.frame import CONDUCT, LIBRARY, OBSERVERS, PLAN, REVIEW, ROOMS, Frame
from facilitator.ui.window.present import Present


class Screens(QObject):
    """Shows the screens of the exercise that is open, and the library always."""

    def __init__(
        self, frame: Frame, library: LibraryScreen, *, shelf: Shelf, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._frame = frame
        self._library = library
        self._shelf = shelf
        self._tasks = tasks
        self.present: Present | None = None
        library.tracker.changes.present = self._open_conduct
        frame.set_screen(LIBRARY, library)
        frame.screen_picked.connect(self.show)

    @Slot(int)
    def show(self, place: int) -> None:
        """Bring a screen to the front; plan and review are built when they are first looked at."""
        present = self.present
        if present is not None and place == PLAN:
            self._build_plan(present)
        if present is not None and place == CONDUCT:
            present.follow_plan()
        if present is not None and place == REVIEW:
            self._build_review(present)
        if present is not None and place == OBSERVERS:
            self._build_observers(present)
        if present is not None and place == ROOMS:
            self._build_rooms(present)
        if present is not None and place == LIBRARY:
            self._shelf.note(present.session)
            self._library.refresh()
        self._frame.show_screen(place)
        if place != CONDUCT:
            self.say_foot()

    def _open_conduct(self) -> Conduct | None:
        return self.present.bridge.conduct if self.present is not None else None

    def _build_plan(self, present: Present) -> None:
        if type(self._frame.pages.widget(PLAN)) is not QWidget:
            return
        from facilitator.ui.plan import PlanScreen  # noqa: PLC0415 - when it is looked at

        plan = PlanScreen(self._frame.theme, present.bridge, self._tasks)
        plan.foot.connect(self._show_plan_foot)
        plan.conduct_wanted.connect(self._show_conduct)
        plan.renamed.connect(self.name_exercise)
        self._frame.set_screen(PLAN, plan)

    @Slot()
    def _show_conduct(self) -> None:
        self.show(CONDUCT)

    @Slot(tuple, tuple)
    def _show_plan_foot(self, left: tuple[FootItem, ...], right: tuple[FootItem, ...]) -> None:
        if self._frame.pages.currentIndex() == PLAN:
            self._frame.foot.set_left(left)
            self._frame.foot.set_right(right)

    def _build_review(self, present: Present) -> None:
        if type(self._frame.pages.widget(REVIEW)) is not QWidget:
            return
        from facilitator.ui.review import ReviewScreen  # noqa: PLC0415 - when it is looked at

        review = ReviewScreen(self._frame.theme, present.bridge, self._tasks)
        review.entry_wanted.connect(self._show_entry)
        self._frame.set_screen(REVIEW, review)

    def _build_observers(self, present: Present) -> None:
        if type(self._frame.pages.widget(OBSERVERS)) is not QWidget:
            return
        from facilitator.ui.observers.screen import (  # noqa: PLC0415 - when it is looked at
            ObserversScreen,
        )

        wall = present.beside.players if present.beside is not None else None
        screen = ObserversScreen(
            self._frame.theme, present.bridge, present.doorway, self._tasks, wall=wall
        )
        self._frame.set_screen(OBSERVERS, screen)

    def _build_rooms(self, present: Present) -> None:
        if type(self._frame.pages.widget(ROOMS)) is not QWidget:
            return
        from facilitator.ui.rooms import RoomsScreen  # noqa: PLC0415 - when it is looked at

        keyboard = present.keyboard
        screen = RoomsScreen(self._frame.theme, present.bridge, present.rooms.line, self._tasks)

        def obey() -> None:
            screen.obey(keyboard.key("lead"), keyboard.printed("lead"))

        obey()
        keyboard.changed.connect(obey)
        self._frame.set_screen(ROOMS, screen)

    def take_in(self, path: Path) -> bool:
        """Show what a stick brings for the open exercise; tell whether one is open."""
        if self.present is None:
            return False
        self.show(OBSERVERS)
        screen = self._frame.pages.widget(OBSERVERS)
        take_in = getattr(screen, "take_in", None)
        if callable(take_in):
            take_in(path)
        return True

    @Slot(int)
    def _show_entry(self, number: int) -> None:
        self.show(CONDUCT)
        conduct = self._frame.pages.widget(CONDUCT)
        go_to_entry = getattr(conduct, "go_to_entry", None)
        if callable(go_to_entry):
            go_to_entry(number)

    @Slot()
    def show_review(self) -> None:
        """Bring the report page to the front."""
        self.show(REVIEW)
        self._frame.call(REVIEW, "show_report")

    @Slot()
    def stop(self) -> None:
        """Stop for a real emergency from whatever screen is shown."""
        self.show(CONDUCT)
        self._frame.call(CONDUCT, "emergency")

    @Slot()
    def name_exercise(self) -> None:
        """Say which exercise is open, and offer the screens that it has."""
        exercise = self.present.session.exercise if self.present is not None else None
        title, rehearsal = (exercise.title, exercise.rehearsal) if exercise else ("", False)
        self._frame.name_exercise(title, rehearsal=rehearsal)
        self._frame.offer_rooms(
            offered=self.present is not None
            and self.present.rooms.has_rooms
            and self.present.room_line is None
        )
        why = "" if exercise is not None else _("Open an exercise first.")
        for place in (PLAN, CONDUCT, REVIEW, OBSERVERS):
            self._frame.tabs.set_off(place, why)
        if self.present is not None and self.present.room_line is not None:
            observes = _("This laptop observes: the facilitator's computer does that.")
            for place in (PLAN, OBSERVERS):
                self._frame.tabs.set_off(place, observes)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self._frame.say_words()
        self._library.say_words()
        for place in (PLAN, CONDUCT, REVIEW, OBSERVERS, ROOMS):
            self._frame.call(place, "say_words")
        self.name_exercise()
        self.say_foot()
        if self.present is not None:
            self.present.tell_of_door()

    @Slot()
    def follow_door(self) -> None:
        """Say nothing in the foot that an open door would make untrue."""
        if self._frame.pages.currentIndex() != CONDUCT:
            self.say_foot()

    def say_foot(self) -> None:
        """Say in the foot what holds on every screen but the desk; the plan says its own."""
        present = self.present
        is_open = present is not None and present.doorway.opened is not None
        among = present.among_rooms() if present is not None else ""
        stays = FootItem(text=among or _("Everything stays on this laptop"))
        self._frame.foot.set_left(() if is_open and not among else (stays,))
        version = FootItem(text=f"Facilitator {__version__}")
        helped = FootItem(text=_("Help"), key=HELP_KEY)
        settings = FootItem(text=_("Settings"), key="Ctrl+,")
        self._frame.foot.set_right((helped, settings, version))
        if self._frame.pages.currentIndex() == PLAN:
            self._frame.call(PLAN, "tell_foot")
