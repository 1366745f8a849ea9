"""The window of one of several rooms, over a line that is none: the others are desks in memory."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from facilitator.domain.entry import Author
from facilitator.services import rooms
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from facilitator.store.file import ExerciseFile
from facilitator.ui.window.frame import ROOMS, Frame
from facilitator.ui.window.looks import Looks
from facilitator.ui.window.main import Host
from tests.builders import STARTEX

NAMES = ("Port Vell", "Coast", "Hills")


class NoLine:
    """Tells of rooms as a line would, from the desks of the others."""

    def __init__(self, site):
        self.site = site
        self.listens = False

    def listen_to_all(self):
        self.listens = True

    def rooms(self):
        site = self.site
        here = site.conduct
        said = {each: word for each, word in site.said.items() if self.listens}
        return rooms.overview(
            here,
            said,
            name=NAMES[site.place],
            head=here.file.journal.head().hex(),
            alone_since=site.alone_since,
            own=site.word_of(here, NAMES[site.place]),
        )


class LinkedShelf(Shelf):
    """A shelf whose exercise has a line."""

    line = None

    def rooms_of(self, _session):
        return self.line


class Several:
    """Three rooms of one exercise; ``place`` is the one in the window, 0 began the exercise."""

    def __init__(self, app, folder, *, place=0, size=(1440, 900), language="en", **look):
        self.app, self.place = app, place
        self.clock = PlayedClock(STARTEX)
        self.alone_since = None
        self.said = {}
        path = Path(folder) / "port.exercise"
        plan = load("wildfire", language)
        exercise = exercise_from_scenario(plan, title="LEVANT 26", now=self.clock.now())
        ExerciseFile.create(path, exercise, now=self.clock.now).close()
        agencies = [each.id for each in exercise.agencies]
        self.seats = ((), tuple(agencies[:2]), tuple(agencies[2:4]))
        self.others = {}
        for number in range(3):
            if number != place:
                file = ExerciseFile.memory(exercise, now=self.clock.now)
                desk = Conduct(file, clock=self.clock, author=Author(role="facilitator"))
                self._seat(desk, number)
                self.others[number] = desk
        self.looks = Looks()
        self.looks.settings = replace(self.looks.settings, **look)
        self.frame = Frame(app, self.looks)
        self.frame.resize(*size)
        self.frame.show()
        self.line = NoLine(self)
        shelf = LinkedShelf(self.clock)
        shelf.line = self.line
        self.host = Host(self.frame, self.looks, shelf)
        self.host.first_look(path)
        self._seat(self.conduct, place)
        self.link()
        self.desk(0).start()
        self.link()
        self.settle()

    def _seat(self, desk, number):
        if number:
            rooms.open_room(
                desk, number=number + 1, name=NAMES[number], agencies=self.seats[number]
            )

    @property
    def conduct(self):
        return self.host.session.conduct

    @property
    def screen(self):
        return self.frame.pages.widget(ROOMS)

    def desk(self, number):
        return self.conduct if number == self.place else self.others[number]

    def link(self, *numbers):
        """Let some of the rooms, or all, hear all of each other."""
        desks = [self.desk(each) for each in numbers or range(3)]
        for _twice in range(2):
            for here in desks:
                for there in desks:
                    here.merge(list(there.file.journal.rows()))

    def word_of(self, desk, name, **more):
        state = desk.state
        usual = {
            "station": desk.file.station,
            "name": name,
            "heard_at": self.clock.now(),
            "phase": state.clock.phase.value,
            "exercise": desk.elapsed(),
            "leader": state.leader,
            "delivered": len(state.deliveries),
            "head": desk.file.journal.head().hex(),
        }
        return rooms.Said(**{**usual, **more})

    def hear(self, number, **more):
        """Hear how another room is."""
        desk = self.others[number]
        self.said[desk.file.station] = self.word_of(desk, NAMES[number], **more)

    def move(self, minutes):
        self.clock.move(timedelta(minutes=minutes))

    def show(self):
        self.host.screens.show(ROOMS)
        self.look()

    def look(self):
        self.screen.look_aside()
        self.settle()

    def settle(self):
        for _turn in range(200):
            self.app.processEvents()
            if self.screen is None or not getattr(self.screen, "_job", 0):
                break
        self.app.processEvents()

    def close(self):
        self.frame.close()
        self.frame.deleteLater()
        for each in self.others.values():
            each.file.close()
