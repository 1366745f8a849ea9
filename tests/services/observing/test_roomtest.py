"""Each thing that keeps a phone out is named, with what to do about it (FAULTS R49)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from facilitator import i18n
from facilitator.services.observing.roomtest import (
    CAUSES,
    WAIT_S,
    Cause,
    Observed,
    PhoneSays,
    Profile,
    Seen,
    diagnose,
)

AT = datetime(2026, 11, 18, 10, tzinfo=UTC)
FINE = Observed(bound="192.168.1.20", network="192.168.1.0/24", running=True, own=True)
LONG = replace(FINE, waited_s=WAIT_S + 1)
FAKED = {
    "a phone came": (replace(FINE, seen=(Seen(address="192.168.1.77", at=AT),)), Cause.WORKS),
    "a phone came in another part of the network": (
        replace(LONG, seen=(Seen(address="10.0.3.4", at=AT),)),
        Cause.WORKS,
    ),
    "only this computer came": (
        replace(LONG, seen=(Seen(address="192.168.1.20", at=AT),)),
        Cause.FIREWALL,
    ),
    "the server does not run": (replace(LONG, running=False, own=False), Cause.SERVER_DOWN),
    "the address is gone": (replace(LONG, own=False), Cause.ADDRESS_GONE),
    "the door is open for this computer only": (
        replace(LONG, bound="127.0.0.1"),
        Cause.ONLY_THIS_COMPUTER,
    ),
    "Windows takes the network for a public one": (
        replace(LONG, profile=Profile.PUBLIC, phone=PhoneSays.SAME_WIFI),
        Cause.PUBLIC_PROFILE,
    ),
    "a firewall is known to block": (
        replace(LONG, blocking=True, phone=PhoneSays.SAME_WIFI),
        Cause.FIREWALL,
    ),
    "nothing else is known": (LONG, Cause.FIREWALL),
    "the phone is in the same Wi-Fi": (replace(LONG, phone=PhoneSays.SAME_WIFI), Cause.ISOLATION),
    "the phone is there by its address": (
        replace(LONG, phone_address="192.168.1.90", phone=PhoneSays.SAME_WIFI),
        Cause.ISOLATION,
    ),
    "the phone has no Wi-Fi": (replace(FINE, phone=PhoneSays.NO_WIFI), Cause.MOBILE_DATA),
    "the phone has an address of a mobile network": (
        replace(FINE, phone_address="100.72.3.4"),
        Cause.MOBILE_DATA,
    ),
    "the phone has an address of the internet": (
        replace(FINE, phone_address="2a02:9130::5"),
        Cause.MOBILE_DATA,
    ),
    "the phone has an address of another network": (
        replace(FINE, phone_address="192.168.178.5"),
        Cause.OTHER_NETWORK,
    ),
    "the phone is in another Wi-Fi": (
        replace(FINE, phone=PhoneSays.OTHER_WIFI),
        Cause.OTHER_NETWORK,
    ),
    "nobody has tried yet": (replace(FINE, waited_s=3), Cause.WAITING),
    "nonsense for an address": (replace(FINE, phone_address="my phone"), Cause.WAITING),
}


@pytest.mark.row("R49", "each cause that keeps a phone out")
@pytest.mark.parametrize("name", FAKED)
def test_the_right_cause_is_named(name):
    observed, cause = FAKED[name]

    assert diagnose(observed).cause is cause


def test_every_cause_is_faked_above():
    assert {cause for _observed, cause in FAKED.values()} == set(Cause)


def test_every_cause_has_a_sentence_and_a_remedy():
    assert set(CAUSES) == set(Cause)
    assert all(said and remedy for said, remedy in CAUSES.values())


def test_what_is_only_likely_is_said_to_be_so():
    assert not diagnose(LONG).sure
    assert diagnose(FAKED["the phone has no Wi-Fi"][0]).sure


def test_the_sentence_is_in_the_language_spoken_now():
    i18n.use("es")
    found = diagnose(FINE)

    words = i18n.translator("es")
    assert found.said == words.text(CAUSES[Cause.WAITING][0])
    assert found.remedy == words.text(CAUSES[Cause.WAITING][1])
