"""A second laptop in the room: its own journal, handed in whenever there is a line."""

import socket
from datetime import timedelta

import pytest

from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.domain.events import StationClockSet, Way
from facilitator.services.now import PlayedClock
from facilitator.services.observing import links
from facilitator.services.observing.invitations import Guest
from facilitator.services.observing.joincode import LaptopCode
from facilitator.services.observing.link import Link, invited, join, linking, moved
from facilitator.services.session import Shelf
from facilitator.web.serving import Serving
from tests.services.observing.test_packs_and_bundles import Room, started, texts

OFF = timedelta(hours=2, seconds=7)


def _say(wrong, _words):
    return str(wrong)


class Lan:
    """A room whose door is open on this computer, and one laptop beside it."""

    def __init__(self, folder):
        self.room = started(Room(folder))
        self.serving = Serving(self.room.door, say=_say, state=folder / "door")
        self.opened = self.serving.start("127.0.0.1")
        self.clock = PlayedClock(self.room.clock.now() + OFF)
        self.room.others.append(self.clock)
        self.shelf = Shelf(self.clock)
        self.session = None

    @property
    def code(self):
        token = self.room.door.invitations.of(Guest.OBSERVER).token
        return self.opened.laptop_code(token)

    def join(self, **more):
        asked = {"name": "Ana", "role": "evaluator", "covers": ("f",), **more}
        self.session = join(self.code, self.shelf, **asked)
        self.link = Link(self.session.conduct, links.kept(self.session.conduct.file.station))
        return self.session.conduct

    def close(self):
        if self.session is not None:
            self.shelf.close(self.session)
        self.serving.stop()
        self.room.close()


@pytest.fixture
def lan(tmp_path):
    lan = Lan(tmp_path)
    yield lan
    lan.close()


def test_a_laptop_joins_with_the_line_from_the_screen_and_writes_in_its_role(lan):
    conduct = lan.join()

    assert conduct.author.role == "evaluator"
    assert conduct.state.post.way is Way.LAPTOP
    assert [each.number for each in conduct.exercise.msel.rows] == ["01"]


def test_what_it_leads_to_is_told_before_anything_is_given(lan):
    told = invited(lan.code)

    assert told["title"] == "Valley"
    assert "evaluator" in {each["id"] for each in told["roles"]}


def test_entries_reach_the_room_once_at_the_rooms_time(lan):
    conduct = lan.join()
    lan.link.step()
    lan.room.pass_by(3)
    conduct.log("fd evacuate the east bank")

    first = lan.link.step()
    second = Link(conduct, links.kept(conduct.file.station)).step()

    line = lan.room.conduct.file.journal.lines(lan.room.conduct.file.journal.keys(_all()))[-1].entry
    assert (first.waiting, second.waiting, first.wrong) == (0, 0, None)
    assert texts(lan.room.conduct).count("evacuate the east bank") == 1
    assert abs(line.exercise - timedelta(minutes=8)) < timedelta(seconds=2)
    assert lan.room.conduct.file.journal.verify().first_bad is None


def test_its_clock_follows_the_rooms_and_a_pause_is_followed_too(lan):
    conduct = lan.join()
    lan.link.step()
    assert abs(conduct.elapsed() - timedelta(minutes=5)) < timedelta(seconds=1)

    lan.room.conduct.pause()
    lan.link.step()
    lan.room.pass_by(4)
    lan.link.step()

    assert not conduct.state.clock.running
    assert abs(conduct.elapsed() - timedelta(minutes=5)) < timedelta(seconds=1)


def test_a_clock_that_is_right_is_left_alone(lan):
    conduct = lan.join()
    for _each in range(3):
        lan.link.step()
        lan.room.pass_by(1)

    kinds = [each.event.kind for each in conduct.file.journal.entries()]
    assert kinds.count(StationClockSet.kind) == 1


def test_without_a_line_everything_waits_and_goes_over_later(lan):
    conduct = lan.join()
    lan.link.step()
    lan.serving.stop()
    conduct.log("+ written in the dark")

    dark = lan.link.step()
    lan.opened = lan.serving.start("127.0.0.1")
    moved(conduct, lan.code)
    back = Link(conduct, links.kept(conduct.file.station)).step()

    assert dark.waiting == 1
    assert isinstance(dark.wrong, Failed)
    assert dark.wrong.fault is Fault.UNREACHABLE
    assert back.waiting == 0
    assert "written in the dark" in texts(lan.room.conduct)


def test_a_wrong_certificate_is_sent_nothing(lan, tmp_path):
    conduct = lan.join()
    before = links.kept(conduct.file.station)
    other = Serving(lan.room.door, say=_say, state=tmp_path / "other")
    opened = other.start("127.0.0.1")
    forged = links.Kept(
        address="127.0.0.1",
        port=opened.laptop_port,
        fingerprint=before.fingerprint,
        secret=before.secret,
    )
    conduct.log("+ secret")

    result = Link(conduct, forged).step()
    other.stop()

    assert isinstance(result.wrong, Failed)
    assert result.wrong.fault is Fault.OTHER_HOST
    assert "secret" not in texts(lan.room.conduct)


def test_a_revoked_laptop_keeps_what_it_wrote_and_says_why(lan):
    conduct = lan.join()
    lan.link.step()
    lan.room.door.revoke(next(iter(lan.room.conduct.state.observers)))
    conduct.log("+ too late")

    result = lan.link.step()

    assert isinstance(result.wrong, Refused)
    assert result.wrong.reason is Reason.NOT_LET_IN
    assert result.waiting == 1
    assert "too late" in texts(conduct)


def test_a_laptop_cannot_hand_in_for_another(lan):
    one = lan.join()
    lan.link.step()
    rows = list(one.file.journal.rows())
    kept = links.kept(one.file.station)
    shelf = Shelf(lan.clock)
    other = join(lan.code, shelf, name="Ben", role="evaluator", covers=("p",))
    theirs = links.kept(other.conduct.file.station)
    forged = [each._replace(station="somebody-else") for each in rows]

    link = Link(other.conduct, theirs)
    with pytest.raises(Refused):
        link._hand(forged)
    shelf.close(other)

    assert kept.secret != theirs.secret


@pytest.mark.parametrize(
    "code",
    ["", "123456", "facilitator1|a|b|c|d", "facilitator1|127.0.0.1|99999|t|AAAA", "x" * 5000],
)
def test_what_is_no_line_is_refused_before_anything_is_asked(tmp_path, code):
    shelf = Shelf(PlayedClock(Room(tmp_path).clock.now()))

    with pytest.raises(Refused) as refused:
        join(code, shelf, name="Ana", role="evaluator")

    assert refused.value.reason is Reason.WRONG_CODE


def test_nobody_there_is_said():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    written = LaptopCode(address="127.0.0.1", port=port, token=str(port), fingerprint="00" * 32)
    code = written.written()

    with pytest.raises(Failed) as failed:
        invited(code)

    assert failed.value.fault is Fault.UNREACHABLE


def test_an_exercise_that_never_joined_has_no_line(lan):
    assert linking(lan.room.conduct, print) is None


def _all():
    from facilitator.domain.log import LogQuery

    return LogQuery()
