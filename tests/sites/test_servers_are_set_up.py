"""What is written for the servers: readable, private, the same again, and it works."""

import socket
import stat

import pytest

from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.services.now import RealClock
from facilitator.sites import servers
from facilitator.sites.configuring import Server
from facilitator.sites.place import pinned, read_code
from facilitator.sites.setting_up import place_of, set_up
from tests.sites.rooms_of_a_test import HERE, free_ports, site, until


def made(folder, many=1, rooms=3, exercise="one"):
    servers_ = [
        Server(name=f"s{each}", host=f"10.0.0.{each}", port=4222) for each in range(1, many + 1)
    ]
    return set_up(
        folder,
        exercise=exercise,
        title="LEVANT 26\nlisten: 0.0.0.0",
        servers=servers_,
        rooms=rooms,
        now=RealClock().now(),
    )


def test_the_configuration_says_what_an_it_department_asks(tmp_path):
    made(tmp_path, many=3)

    text = (tmp_path / "s1" / "server.conf").read_text()
    assert "sync_interval: always" in text
    assert "4222/tcp" in text
    assert "tls://route:" in text
    assert "10.0.0.2:6222" in text
    assert text.count("permissions: $ROOM") == 2
    # a title cannot write lines of configuration
    assert "\nlisten: 0.0.0.0" not in text


def test_nobody_else_reads_passwords(tmp_path):
    made(tmp_path)

    private = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert len(private) >= 6
    assert all(stat.S_IMODE(each.stat().st_mode) == 0o600 for each in private)


def test_a_second_start_keeps_certificate_and_passwords_and_adds_rooms(tmp_path):
    first = made(tmp_path, rooms=2)
    pin = place_of(tmp_path, first, 1).pin

    second = made(tmp_path, rooms=4)

    assert second.users[:2] == first.users
    assert len(second.users) == 4
    assert place_of(tmp_path, second, 1).pin == pin


def test_servers_of_another_exercise_are_left_alone(tmp_path):
    made(tmp_path)

    with pytest.raises(Failed) as failed:
        made(tmp_path, exercise="another")

    assert failed.value.fault is Fault.EXISTS


def test_a_join_line_carries_all_that_a_room_needs(tmp_path):
    place = place_of(tmp_path, made(tmp_path), 2)

    read = read_code(f"  {place.code()[:40]}\n{place.code()[40:]} ")

    assert (read.user, read.password, read.pin) == (place.user, place.password, place.pin)
    assert read.addresses == ("10.0.0.1:4222",)
    assert read.number == 2


@pytest.mark.parametrize("line", ["", "facilitator1|a|1|b|c", "facilitatorsite1.", "hello"])
def test_anything_else_is_no_join_line(line):
    with pytest.raises(Refused) as refused:
        read_code(line)

    assert refused.value.reason is Reason.WRONG_CODE


def test_a_port_in_use_is_said_and_nothing_is_started(tmp_path):
    with socket.create_server((HERE, 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(Failed) as failed:
            servers.start(servers.program(), Server(name="s", host=HERE, port=port), tmp_path)

    assert failed.value.fault is Fault.PORT_TAKEN
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_another_certificate_than_the_promised_one_is_refused(tmp_path):
    with site(tmp_path) as standing:
        place = standing.place(2)
        other = read_code(place.code().replace(place.code(), changed(place)))

        with pytest.raises(Failed) as failed:
            pinned(other)

        assert failed.value.fault is Fault.OTHER_HOST
        assert pinned(read_code(place.code())).certificate == place.certificate


def changed(place):
    import msgspec

    return msgspec.structs.replace(place, pin="00" * 32).code()


@pytest.mark.slow
def test_rooms_behind_a_leaf_share_one_connection(tmp_path):
    import msgspec

    from facilitator.sites.configuring import leaf_configuration

    with site(tmp_path) as standing:
        (port,) = free_ports(1)
        leaf = tmp_path / "leaf"
        leaf.mkdir()
        for each in ("certificate.pem", "key.pem"):
            (leaf / each).write_bytes((tmp_path / "servers" / each).read_bytes())
        text = leaf_configuration(standing.kept.configured, listen=f"{HERE}:{port}")
        (leaf / "server.conf").write_text(text)
        own = Server(name="leaf", host=HERE, port=port)
        standing.running["leaf"] = servers.start(servers.program(), own, leaf)
        first = standing.room(1)
        place = msgspec.structs.replace(standing.place(2), addresses=(own.address,))
        second = standing.room(2, place=place)

        first.conduct.log(". from the hub")
        second.conduct.log(". from behind the weak link")

        until(standing.same)
        assert first.conduct.state.logged == 2
