"""A server that ended or whose disk was full is started again, and that is said."""

import pytest

from facilitator.services.now import RealClock
from facilitator.sites import servers
from facilitator.sites.tending import Tending
from tests.sites.rooms_of_a_test import site, until

pytestmark = pytest.mark.slow


@pytest.fixture
def made(tmp_path):
    with site(tmp_path) as made:
        yield made


def tended(made, **limits):
    return Tending(servers.program(), made.running["one"], RealClock(), **limits)


def test_a_server_that_ended_is_started_again_and_takes_in_what_waited(made):
    tending = tended(made)
    first = made.room(1)
    until(lambda: first.line.standing().alone_since is None)
    quiet = tending.look()

    made.running["one"].kill()
    first.conduct.log(". meanwhile")
    said = tending.look()

    until(lambda: not first.line.standing().waiting)
    assert not quiet
    assert "started again" in said
    assert made.running["one"].alive


def test_a_server_that_could_not_write_is_started_again_once_there_is_room(made):
    tending = tended(made, enough=1 << 62)
    quiet = tending.look()
    process = made.running["one"].process
    with (made.running["one"].folder / "server.log").open("a") as log:
        log.write("[ERR] Filestore Critical write error: no space left on device\n")

    said = [tending.look(), tending.look()]
    tending.enough = 0
    said += [tending.look(), tending.look()]

    assert not quiet
    assert [bool(each) for each in said] == [True, False, True, False]
    assert made.running["one"].process is not process
    assert made.running["one"].alive


def test_a_server_that_does_not_start_is_told_of_once(made):
    tending = tended(made)
    made.running["one"].kill()
    (made.running["one"].folder / "server.conf").write_text("no_such_setting: true\n")

    said = [tending.look(), tending.look()]

    assert "does not start" in said[0]
    assert said[1] == ""
