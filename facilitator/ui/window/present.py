"""The exercise that is open: its desk, what looks after it, and what goes on beside it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.services.session import Session
from facilitator.services.spare import spare_for
from facilitator.ui.bridge import Bridge
from facilitator.ui.observers.doorway import Doorway, Serve
from facilitator.ui.tasks import Tasks
from facilitator.ui.widgets import FootItem, Glyph
from facilitator.ui.window.beside import Beside
from facilitator.ui.window.care import Care
from facilitator.ui.window.frame import CONDUCT, OBSERVERS, PLAN, REVIEW, ROOMS, Frame
from facilitator.ui.window.restored import restored
from facilitator.ui.window.roomwatch import RoomWatch
from facilitator.ui.window.summons import Summons

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.services.rooms import Rooms
    from facilitator.ui.conduct import ConductScreen
    from facilitator.ui.observers.line import RoomLine


class Present(QObject):
    """Holds all that lives as long as one exercise is open."""

    emergency = Signal()
    review_wanted = Signal()
    said = Signal(str)
    dropped = Signal()
    door_turned = Signal()

    def __init__(  # noqa: PLR0913 - each part it needs, handed in
        self,
        session: Session,
        frame: Frame,
        care: Care,
        *,
        tasks: Tasks,
        serve: Serve | None = None,
        rooms: "Rooms | None" = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._frame = frame
        self._restored = restored(session)
        self._plan = session.exercise
        self.bridge = Bridge(session.conduct, self)
        self.bridge.written.connect(self._written)
        care.setParent(self)
        self.care = care
        self.bridge.written.connect(care.written)
        self.beside: Beside | None = None
        self.doorway = Doorway(session.conduct, serve, tasks, self)
        self.doorway.changed.connect(self.tell_of_door)
        self.doorway.changed.connect(self.door_turned)
        self.room_line: RoomLine | None = None
        self.rooms = RoomWatch(self.bridge, rooms, self)
        self._tasks = tasks
        self.among_rooms: Callable[[], str] = str
        self._summons = Summons(session.path, self)
        self._summons.called.connect(frame.come_forward)

    def build_desk(self) -> None:
        """Put the Conduct screen in its place, and the players' display beside it."""
        from facilitator.ui.conduct import (  # noqa: PLC0415 - after the first paint
            ConductScreen,
            Keyboard,
        )
        from facilitator.ui.conduct.at_post import observes  # noqa: PLC0415 - as above

        frame, bridge = self._frame, self.bridge
        self.keyboard = Keyboard(frame.looks.settings.keys, parent=self)
        self.keyboard.changed.connect(self._keep_keys)
        spare = spare_for(bridge.conduct)
        conduct = ConductScreen(frame.theme, bridge, keyboard=self.keyboard, spare=spare)
        conduct.foot.connect(self._show_foot)
        conduct.dropped.connect(self.dropped)
        conduct.noticed.connect(self.said)
        conduct.report_wanted.connect(self.review_wanted)
        frame.set_screen(CONDUCT, conduct)
        self.beside = Beside(frame, bridge, self.keyboard, self)
        self.beside.emergency.connect(self.emergency)
        self.beside.lend_to(conduct)
        if observes(bridge.conduct):
            self._build_post(conduct)
        if odd := self.keyboard.words_left_out():
            self.said.emit(odd)

    def _build_post(self, conduct: "ConductScreen") -> None:
        """Put what an observer's own laptop has into the left column, and look for its room."""
        from facilitator.ui.observers.line import RoomLine  # noqa: PLC0415 - only there
        from facilitator.ui.observers.post import PostPanel  # noqa: PLC0415 - only there

        self.room_line = RoomLine(self.bridge.conduct, self)
        post = PostPanel(self._frame.theme, self.bridge, self.room_line, self._tasks)
        post.left.connect(conduct.give_keyboard_back)
        conduct.lend_post(post, post)
        self.room_line.start()

    @Slot()
    def tell_of_door(self) -> None:
        """Say on every screen whether the door is open."""
        self._frame.tell_of_door(self.doorway.words(), _("Door open"))

    def follow_plan(self) -> None:
        """Show at the desk, and to the players, the plan as it was changed since."""
        exercise = self.bridge.conduct.exercise
        if exercise is self._plan:
            return
        self._plan = exercise
        self._frame.call(CONDUCT, "say_words")
        if self.beside is not None:
            self.beside.players.follow_plan()

    @Slot()
    def _keep_keys(self) -> None:
        looks = self._frame.looks
        looks.keep(replace(looks.settings, keys=self.keyboard.changes()))

    @Slot(tuple, tuple)
    def _show_foot(self, left: tuple[FootItem, ...], right: tuple[FootItem, ...]) -> None:
        """Show what the desk says of itself, after what was restored."""
        if self._frame.pages.currentIndex() != CONDUCT:
            return
        if self._restored:
            left = (FootItem(text=self._restored, glyph=Glyph.TICK), *left)
        observes = self.room_line is not None
        beside = self.beside.foot() if self.beside is not None and not observes else ()
        if among := self.among_rooms():
            beside = (*beside, FootItem(text=among))
        self._frame.foot.set_left((*left, *self.care.foot(), *beside))
        self._frame.foot.set_right(right)

    @Slot(tuple)
    def _written(self, _entries: tuple[object, ...]) -> None:
        # what was restored is history as soon as somebody goes on writing
        self._restored = ""

    def close(self) -> None:
        """Keep what stands in the line, take the screens away, and look after it no more."""
        self.doorway.close()
        if self.room_line is not None:
            self.room_line.close()
        self._frame.tell_of_door("")
        self._frame.call(OBSERVERS, "let_go")
        self._frame.call(ROOMS, "let_go")
        self._frame.call(CONDUCT, "keep_line")
        self._frame.call(CONDUCT, "let_go")
        self._frame.call(PLAN, "close_desk")
        for place in (PLAN, CONDUCT, REVIEW, OBSERVERS, ROOMS):
            self._frame.set_screen(place, QWidget())
        self.bridge.close()
        self._summons.close()
        self.care.close()
        if self.beside is not None:
            self.beside.close()
        self.deleteLater()
