"""Addresses of this computer, and the codes that lead to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.services.observing.addresses import Link, best, link_of, ordered
from facilitator.services.observing.joincode import (
    LaptopCode,
    host_of,
    join_url,
    read_laptop_code,
    url_of,
)
from facilitator.services.observing.serving import Opened

FOUND = [
    ("lo", "127.0.0.1"),
    ("lo", "::1"),
    ("docker0", "172.17.0.1"),
    ("wlp3s0", "192.168.1.20"),
    ("wlp3s0", "fe80::1%wlp3s0"),
    ("wlp3s0", "2a02:9130::5"),
    ("eth0", "10.0.0.7"),
    ("eth0", "02:42:ac:11:00:02"),
    ("tun0", "10.8.0.2"),
    ("en9", "169.254.10.1"),
    ("ppp0", "8.8.4.4"),
]


def test_the_private_address_of_the_wifi_is_offered_first():
    found = ordered(FOUND)

    assert best(found).address == "192.168.1.20"
    assert [each.address for each in found][:2] == ["192.168.1.20", "10.0.0.7"]


def test_this_computer_alone_stands_last_and_is_never_offered():
    found = ordered(FOUND)

    assert found[-1].address == "127.0.0.1"
    assert best(ordered([("lo", "127.0.0.1")])) is None
    assert best(()) is None


def test_what_nobody_can_type_is_left_out():
    shown = {each.address for each in ordered(FOUND)}

    assert not any(each.startswith(("fe80", "2a02", "02:42")) for each in shown)


def test_an_address_of_the_internet_stands_behind_those_of_the_room():
    order = [each.address for each in ordered(FOUND)]

    assert order.index("8.8.4.4") > order.index("10.8.0.2")
    assert order.index("169.254.10.1") > order.index("10.8.0.2")


@pytest.mark.parametrize(
    ("interface", "link"),
    [
        ("wlan0", Link.WIFI),
        ("Wi-Fi 2", Link.WIFI),
        ("WLAN", Link.WIFI),
        ("Ethernet", Link.CABLE),
        ("en0", Link.CABLE),
        ("LAN-Verbindung", Link.CABLE),
        ("vEthernet (WSL)", Link.VIRTUAL),
        ("br-3f2a", Link.VIRTUAL),
        ("tailscale0", Link.VIRTUAL),
        ("usb0", Link.PHONE),
        ("x9", Link.OTHER),
    ],
)
def test_an_interface_is_called_what_people_call_it(interface, link):
    assert link_of(interface) is link


def test_an_address_has_a_name_that_people_know():
    assert best(ordered(FOUND)).name == "Wi-Fi (wlp3s0)"


def test_the_token_stands_in_the_part_that_is_never_sent():
    assert join_url("192.168.1.20", 8026, "t0k") == "http://192.168.1.20:8026/#j=t0k"
    assert url_of("fd00::2", 80, scheme="https") == "https://[fd00::2]:80"
    assert host_of("fd00::2", 8026) == "[fd00::2]:8026"


tokens = st.text("abcXYZ019-_", min_size=1, max_size=40)


@given(
    st.ip_addresses().map(str),
    st.integers(1, 65535),
    tokens,
    st.binary(min_size=32, max_size=32),
)
def test_a_laptop_s_line_is_read_as_it_was_written(address, port, token, digest):
    opened = Opened(address=address, port=1, laptop_port=port, fingerprint=digest.hex())

    read = read_laptop_code(f"  {opened.laptop_code(token)}\n")

    assert read == LaptopCode(address=address, port=port, token=token, fingerprint=digest.hex())
    assert read.trusts(digest.hex().upper())
    assert not read.trusts("0" * 64 if digest != bytes(32) else "1" * 64)


@given(st.text(max_size=120) | st.text("facilitator1|.0a", max_size=80))
def test_any_other_line_is_none(given):
    read = read_laptop_code(given)

    assert read is None or read.port > 0
