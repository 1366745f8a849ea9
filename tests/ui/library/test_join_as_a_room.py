"""The line of a larger exercise, pasted on the start page: it makes this computer a room."""

import pytest

from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import Way
from facilitator.services import rooms
from facilitator.services.now import PlayedClock
from facilitator.services.rooms import SITE_LINE
from facilitator.services.session import Shelf
from facilitator.sites.place import Place
from facilitator.ui.library.joining import JoinPage
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from tests.builders import STARTEX, exercise, inject

LINE = Place(exercise="e", addresses=("10.0.0.1:4222",), number=2).code()


class Site(Shelf):
    """A shelf that can join; what it is asked is kept."""

    joins_rooms = True

    def __init__(self):
        super().__init__(PlayedClock(STARTEX))
        self.asked = []
        self.refuses = False

    def room_plan(self, line):
        self.asked.append(line)
        if self.refuses:
            raise Refused(Reason.NOT_LET_IN)
        return exercise(inject("01", planned=0, to=("f",)))

    def join_rooms(self, line, *, name, agencies):
        session = self.make(self.room_plan(line))
        rooms.open_room(session.conduct, number=2, name=name, agencies=agencies)
        return session


@pytest.fixture
def page(qtbot):
    shelf = Site()
    tasks = Tasks()
    made = JoinPage(Theme(), tasks, shelf)
    made.shelf = shelf
    qtbot.addWidget(made)
    made.show()
    made.ask()
    yield made
    tasks.close()


def paste(page, qtbot, line=LINE):
    page.line.set_text(line)
    page.take()
    qtbot.waitUntil(lambda: not page.busy())


def test_the_line_of_a_room_is_known_by_its_beginning():
    assert LINE.startswith(SITE_LINE)


def test_it_shows_where_it_leads_and_asks_for_the_room_and_its_agencies(page, qtbot):
    paste(page, qtbot)

    assert page.asked.isVisible()
    assert page.found.text().startswith(page.shelf.room_plan(LINE).title)
    assert page.name.line.accessibleName() == "Name of this room"
    assert not page.role.isVisible()


def test_named_it_is_in_as_a_room_with_its_agencies(page, qtbot):
    joined = []
    page.joined.connect(joined.append)
    paste(page, qtbot)
    page.name.set_text("Coast")
    page.take()
    qtbot.waitUntil(lambda: bool(joined))

    post = joined[0].conduct.state.post
    assert (post.way, post.pack) == (Way.ROOM, "Coast")
    page.shelf.close(joined[0])


def test_without_a_name_it_asks_for_one(page, qtbot):
    paste(page, qtbot)
    page.take()

    assert page.name.refusal.sentence() == "Please name this room."
    assert not page.busy()


def test_a_refusal_is_said_below_the_line(page, qtbot):
    page.shelf.refuses = True
    paste(page, qtbot)

    assert page.line.refusal.sentence()
    assert not page.asked.isVisible()


def test_where_the_extra_packages_are_missing_it_says_which(page, qtbot):
    page.shelf.joins_rooms = False
    paste(page, qtbot)

    assert "facilitator[sites]" in page.line.refusal.sentence()
    assert page.shelf.asked == []
