"""The host is killed, comes back, moves: nobody joins again, nothing is lost (FAULTS R45, R46)."""

import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace

import httpx
import pytest

from facilitator.domain.events import EntryRef, Logged
from facilitator.store.file import ExerciseFile
from tests.builders import exercise, inject
from tests.phones import HERE, Phone, door_open, free_port, now_ms
from tests.store.made import now

BACK_S = 10


@contextmanager
def hosted(path, port, passes):
    """Run a host in a process of its own; it is killed at the end, if it still runs."""
    command = [sys.executable, "-m", "tests.faults.hosting", str(path), str(port), str(passes)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as host:
        try:
            yield host, host.stdout.readline().strip()
        finally:
            host.kill()


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "levant.exercise"
    ExerciseFile.create(made, exercise(inject(to_all=True)), now=now).close()
    return made


def texts_in(path):
    with ExerciseFile.open(path, now=now, read_only=True) as file:
        assert file.journal.verify().good
        return Counter(
            each.event.text for each in file.journal.entries() if isinstance(each.event, Logged)
        )


def write_through(path, tmp_path, kills, each):
    """Let three phones write while their host is killed again and again; moves at the last."""
    passes, port = tmp_path / "passes.json", free_port()
    phones, stop = [], threading.Event()
    with hosted(path, port, passes) as (_host, token):
        for number in range(3):
            phone = Phone(f"http://{HERE}:{port}", timeout=2)
            phone.join(token, f"N{number}")
            for index in range(each):
                phone.write(f". p{number}e{index}z")
            phones.append(phone)
        threads = [threading.Thread(target=keep_sending, args=(one, stop)) for one in phones]
        for one in threads:
            one.start()
        wait_for(lambda: any(one.saved for one in phones))
    for _ in range(kills):
        before = sum(len(one.saved) for one in phones)
        with hosted(path, port, passes):
            wait_for(lambda before=before: sum(len(one.saved) for one in phones) > before)
    moved = free_port()
    for one in phones:
        # the page is opened anew at the new address; pass and queue were kept
        one.url = f"http://{HERE}:{moved}"
        one.headers = {"Host": f"{HERE}:{moved}", "Origin": one.url}
        one.http = httpx.Client(base_url=one.url, timeout=2, trust_env=False)
    with hosted(path, moved, passes):
        began = time.monotonic()
        wait_for(lambda: not any(one.waiting for one in phones), 60)
        stop.set()
        for one in threads:
            one.join()
    return phones, time.monotonic() - began


def keep_sending(phone, stop):
    while phone.waiting and not stop.is_set():
        if not phone.send(most=2):
            stop.wait(0.05)


def wait_for(holds, within_s=20.0):
    until = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < until
        threading.Event().wait(0.01)


def check(path, phones, each):
    stored = texts_in(path)
    assert stored == Counter(f"p{one}e{index}z" for one in range(3) for index in range(each))
    for phone in phones:
        phone.close()


@pytest.mark.row("R46", "the host is killed and moves while phones write")
def test_everything_is_there_once_after_a_kill_and_a_move(path, tmp_path, tally):
    phones, _took = write_through(path, tmp_path, 1, 12)

    check(path, phones, 12)
    tally(2)


@pytest.mark.fault
@pytest.mark.row("R46", "the host is killed ten times and moves while phones write")
def test_everything_is_there_once_after_ten_kills_and_a_move(path, tmp_path, tally):
    phones, _took = write_through(path, tmp_path, 10, 150)

    check(path, phones, 150)
    tally(11)


@pytest.mark.row("R46", "a phone is back soon after the host is")
def test_a_phone_is_back_within_ten_seconds_of_its_host(path, tmp_path):
    passes, port = tmp_path / "passes.json", free_port()
    with hosted(path, port, passes) as (_host, token):
        phone = Phone(f"http://{HERE}:{port}", timeout=2)
        phone.join(token)
    with hosted(path, port, passes):
        began = time.monotonic()

        assert phone.view()["phase"] == "ready"

        assert time.monotonic() - began < BACK_S
        phone.close()


@pytest.mark.known_bad("R46", "the host does not keep whom it let in")
def test_a_host_that_forgets_its_passes_would_have_everybody_join_again(path, tmp_path):
    port = free_port()
    with hosted(path, port, tmp_path / "a.json") as (_host, token):
        phone = Phone(f"http://{HERE}:{port}", timeout=2)
        phone.join(token)
    with hosted(path, port, tmp_path / "b.json"):
        assert phone.ask("GET", "/api/view").status_code == 401
        phone.close()


@pytest.mark.row("R45", "phones whose clocks are two hours wrong, at a bad moment")
@pytest.mark.parametrize("ahead_h", [-2, 2])
def test_what_waited_on_a_phone_with_a_wrong_clock_lands_at_its_time(tmp_path, ahead_h):
    with door_open(tmp_path) as standing, standing.phone() as phone:
        phone.ahead_ms = ahead_h * 3_600_000
        port = standing.opened.port
        standing.serving.stop()
        happened = now_ms()
        phone.write(". while the host was away")
        assert phone.send() == []
        threading.Event().wait(0.3)
        standing.serving.start(HERE, port, laptops=False)
        phone.send_all()

        entry = standing.conduct.file.journal.entry(EntryRef(station=phone.device, seq=1))
        assert abs(entry.happened_at.timestamp() - happened / 1000) < 2


@pytest.mark.known_bad("R45", "a phone's own clock is taken for ours")
def test_a_phone_s_clock_that_is_believed_would_be_hours_off(tmp_path, monkeypatch):
    from facilitator.web import bodies

    honest = bodies.sent_of

    def believing(each, body, arrived, photos):
        return replace(honest(each, body, arrived, photos), now=arrived)

    monkeypatch.setattr(bodies, "sent_of", believing)
    with door_open(tmp_path) as standing, standing.phone() as phone:
        phone.ahead_ms = -2 * 3_600_000
        phone.write(". now")
        phone.send_all()

        entry = standing.conduct.file.journal.entry(EntryRef(station=phone.device, seq=1))
        assert abs(entry.happened_at.timestamp() - now_ms() / 1000) > 3600
