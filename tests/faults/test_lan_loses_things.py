"""Bad Wi-Fi: what phones send is stored exactly once, whatever is lost on the way (FAULTS R45)."""

import threading
from collections import Counter

import httpx
import pytest

from facilitator.domain.events import Logged
from facilitator.services.observing import accepting
from tests.faults.badnetwork import BadNetwork
from tests.faults.chance import chance
from tests.phones import Phone, door_open

CLIENTS, EACH = 12, 100
SMALL_CLIENTS, SMALL_EACH = 4, 15


def campaign(folder, clients, each, *, anew=False):
    """Return what stands in the file after phones wrote over a bad network, and the network."""
    with door_open(folder) as standing:
        with BadNetwork(standing.opened.port, chance(45)) as network:
            phones = []
            for number in range(clients):
                phone = Phone(standing.opened.url, via=network.url, timeout=10)
                joined(phone, standing, f"N{number}")
                for index in range(each):
                    phone.write(f". c{number}e{index}z")
                phones.append(phone)
            work = anew_each_time if anew else send_all
            threads = [threading.Thread(target=work, args=(one,)) for one in phones]
            for one in threads:
                one.start()
            for one in threads:
                one.join()
            for one in phones:
                one.close()
        entries = tuple(standing.conduct.file.journal.entries())
        texts = [one.event.text for one in entries if isinstance(one.event, Logged)]
        numbers = [one.event.number for one in entries if isinstance(one.event, Logged)]
        assert standing.conduct.file.journal.verify().good
        return texts, numbers, network


def joined(phone, standing, name):
    """Come in, however often that takes."""
    while not phone.secret:
        try:
            phone.join(standing.token(), name)
        except httpx.TransportError:
            continue


def send_all(phone):
    phone.send_all(within_s=240, most=7)


def anew_each_time(phone):
    """Send as a page that gives an entry its number while it sends: what FAULTS warns of."""
    texts = [each["line"] for each in phone.waiting.values()]
    phone.waiting.clear()
    phone.seq = 0
    for text in texts:
        saved = False
        while not saved:
            phone.waiting.clear()
            try:
                phone.seq = phone.ask("GET", "/api/mine?after=9999").json()["next_seq"] - 1
            except httpx.TransportError:
                continue
            phone.write(text)
            saved = any(each["saved"] for each in phone.send())


def wanted(clients, each):
    return {f"c{number}e{index}z" for number in range(clients) for index in range(each)}


@pytest.mark.row("R45", "entries over a network that loses a fifth, both ways")
def test_every_entry_is_stored_exactly_once(tmp_path, tally):
    texts, numbers, network = campaign(tmp_path, SMALL_CLIENTS, SMALL_EACH)

    assert network.lost_requests
    assert network.lost_replies
    assert Counter(texts) == Counter(wanted(SMALL_CLIENTS, SMALL_EACH))
    assert sorted(numbers) == list(range(1, len(texts) + 1))
    tally(len(texts))


@pytest.mark.fault
@pytest.mark.row("R45", "1,200 entries over a network that loses a fifth, both ways")
def test_twelve_hundred_entries_are_stored_exactly_once(tmp_path, tally):
    texts, numbers, network = campaign(tmp_path, CLIENTS, EACH)

    assert network.lost_requests > 20
    assert network.lost_replies > 20
    assert Counter(texts) == Counter(wanted(CLIENTS, EACH))
    assert sorted(numbers) == list(range(1, len(texts) + 1))
    tally(len(texts))


@pytest.mark.known_bad("R45", "an entry has no identity before it is sent")
def test_entries_without_an_identity_would_be_stored_more_than_once(tmp_path):
    texts, _numbers, network = campaign(tmp_path, SMALL_CLIENTS, SMALL_EACH, anew=True)

    assert network.lost_replies
    assert max(Counter(texts).values()) > 1


@pytest.mark.known_bad("R45", "the host takes any entry of a known number for the same one")
def test_a_host_that_looks_at_the_number_alone_would_lose_an_entry(tmp_path, monkeypatch):
    monkeypatch.setattr(accepting, "_is_of", lambda _event, _sent: True)
    with door_open(tmp_path) as standing, standing.phone() as phone:
        phone.write(". one")
        phone.send()
        phone.seq = 0
        phone.write(". another")
        phone.send()

        assert not phone.waiting
        assert standing.conduct.state.logged == 1
