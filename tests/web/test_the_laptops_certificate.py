"""The certificate that laptops trust: made once, kept from others, made anew when it is bad."""

import ssl
import stat
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.services.observing.joincode import read_laptop_code
from facilitator.web.certificate import VALID, certificate
from tests.phones import HERE, door_open, free_port

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)


def test_it_is_the_same_one_every_time(tmp_path):
    assert certificate(tmp_path / "a", NOW) == certificate(tmp_path / "a", NOW)
    assert certificate(tmp_path / "a", NOW) != certificate(tmp_path / "b", NOW)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told otherwise there")
def test_nobody_else_can_read_the_key(tmp_path):
    made = certificate(tmp_path, NOW)

    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("spoiled", [b"", b"not a certificate", b"-----BEGIN CERTIFICATE-----"])
def test_a_damaged_one_is_made_anew(tmp_path, spoiled):
    first = certificate(tmp_path, NOW)
    first.path.write_bytes(spoiled)

    second = certificate(tmp_path, NOW)

    assert second.fingerprint != first.fingerprint
    assert certificate(tmp_path, NOW) == second


def test_one_that_ran_out_is_made_anew(tmp_path):
    first = certificate(tmp_path, NOW)

    later = certificate(tmp_path, NOW + VALID)

    assert later.fingerprint != first.fingerprint
    assert certificate(tmp_path, NOW + VALID + timedelta(days=1)) == later


def test_what_a_laptop_is_shown_is_what_its_code_promised(tmp_path):
    with door_open(tmp_path, laptops=True) as standing:
        code = read_laptop_code(standing.opened.laptop_code("t0k"))
        shown = ssl.get_server_certificate((HERE, code.port))

        assert code.trusts(sha256(ssl.PEM_cert_to_DER_cert(shown)).hexdigest())
        assert not code.trusts(sha256(b"another one").hexdigest())


def test_a_port_that_is_taken_is_named(tmp_path):
    with door_open(tmp_path / "a") as one, door_open(tmp_path / "b") as two:
        two.serving.stop()

        with pytest.raises(Failed) as wrong:
            two.serving.start(HERE, one.opened.port)

        assert (wrong.value.fault, wrong.value.details["port"]) == (
            Fault.PORT_TAKEN,
            str(one.opened.port),
        )
        assert two.serving.opened is None
        assert two.serving.start(HERE, free_port()).port


@pytest.mark.parametrize("address", ["203.0.113.9", "example.org", "", "localhost"])
def test_an_address_that_is_not_this_computer_s_is_named(tmp_path, address):
    with door_open(tmp_path) as standing:
        with pytest.raises(Failed) as wrong:
            standing.serving.start(address)

        assert wrong.value.fault is Fault.NO_SUCH_ADDRESS
