"""The same rooms on servers that somebody else runs: by name and password, and by nothing."""

import ssl
import subprocess

import pytest

from facilitator.services.now import RealClock
from facilitator.services.session import Shelf
from facilitator.sites import joining, servers
from facilitator.sites.configuring import Server
from facilitator.sites.place import read_code
from tests.sites.rooms_of_a_test import HERE, free_ports, script, until
from tests.sites.test_site_command import site_

pytestmark = pytest.mark.slow

CONFIGURATION = """
listen: "{address}"
jetstream {{ store_dir: "store" }}
authorization {{ users: [ {{ user: "exercise", password: "of their own" }} ] }}
"""


@pytest.fixture
def theirs(tmp_path):
    """Return the address of a server of an organisation, set up by its own people."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    (port,) = free_ports(1)
    server = Server(name="theirs", host=HERE, port=port)
    (folder / "server.conf").write_text(CONFIGURATION.format(address=server.address))
    running = servers.start(servers.program(), server, folder)
    yield f"nats://{server.address}"
    running.stop()


def test_a_certificate_that_the_computer_trusts_by_itself_needs_no_file():
    place = joining.own_place("one", ["tls://nats.example:4222"])

    carried = read_code(place.code())

    assert carried.urls() == ["tls://nats.example:4222"]
    assert carried.context().verify_mode is ssl.CERT_REQUIRED
    assert carried.context().check_hostname
    assert joining.own_place("one", ["nats://nats.example:4222"]).context() is None


def test_rooms_meet_on_servers_that_an_organisation_runs(tmp_path, theirs):
    shelf = Shelf(RealClock())
    own = tmp_path / "own.exercise"
    shelf.close(shelf.make(script(), own))
    secret = tmp_path / "password"
    secret.write_text("of their own\n")
    words = ("host", own, "--url", theirs, "--user", "exercise", "--password-file", secret)
    host = subprocess.Popen(site_(*words), stdout=subprocess.PIPE, text=True)
    try:
        codes = [host.stdout.readline().split(": ")[-1].strip() for _ in range(2)]
        place = read_code(codes[0])
        coast = joining.join(place, shelf, name="Coast", out=tmp_path / "coast.exercise")
        line = joining.linked(coast.conduct)
        line.listen_to_all()
        line.start()
        coast.conduct.log(". from the coast")
        # what the other room says of itself: it holds the opening of this one and the note
        until(lambda: any(each.entries > 1 for each in line.said().values()))
        line.stop()
        shelf.close(coast)
    finally:
        host.terminate()
        host.communicate()

    back = shelf.open(own)
    logged = back.conduct.state.logged
    shelf.close(back)
    assert logged == 1
