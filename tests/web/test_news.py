"""News: told soon, gathered, only to whom it is meant, with a cursor that goes on (FAULTS R46)."""

import json
import threading
import time
from contextlib import contextmanager

import pytest

from facilitator.web import news, watching
from tests.builders import exercise, inject
from tests.phones import door_open


class Reader:
    """Reads a stream in a thread of its own, and notes when each frame came."""

    def __init__(self, phone, after=0, more=""):
        self.frames, self.beats = [], 0
        self._open = phone.http.stream(
            "GET", f"/api/news?after={after}{more}", headers={**phone.headers, **phone.auth}
        )
        self._begun = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        assert self._begun.wait(5)

    def _read(self):
        import httpx

        try:
            with self._open as answer:
                name = line = ""
                for each in answer.iter_lines():
                    self._begun.set()
                    if each.startswith(":"):
                        self.beats += 1
                    elif each.startswith("id: "):
                        line = each[4:]
                    elif each.startswith("event: "):
                        name = each[7:]
                    elif each.startswith("data: "):
                        told = json.loads(each[6:])
                        self.frames.append((time.monotonic(), name, int(line), told))
        except httpx.TransportError:
            return

    def wait(self, until, within_s=60.0):
        end = time.monotonic() + within_s
        while time.monotonic() < end:
            found = [each for each in self.frames if until(each)]
            if found:
                return found[0]
            threading.Event().wait(0.005)
        raise AssertionError(f"not told: {[each[1:3] for each in self.frames]}")

    def close(self):
        self._thread.join(60)
        assert not self._thread.is_alive()


@contextmanager
def listening(standing, *phones, **more):
    readers = [Reader(each, **more) for each in phones]
    try:
        yield readers
    finally:
        standing.serving.stop()
        for each in readers:
            each.close()


@pytest.fixture
def many_rows(tmp_path):
    rows = [inject(f"{each:02}", to_all=True) for each in range(1, 40)]
    with door_open(tmp_path, exercise(*rows)) as standing:
        standing.conduct.start()
        yield standing


def test_a_delivery_is_told_within_a_second(many_rows):
    standing = many_rows
    with standing.phone() as one, listening(standing, one) as (reader,):
        began = time.monotonic()
        standing.conduct.deliver("i-01")

        came, name, line, told = reader.wait(lambda each: each[3]["given"])

        assert came - began < 10
        assert (name, told["line"]) == ("view", line)
        assert told["given"][0]["number"] == "01"


def test_a_burst_is_gathered_into_few_frames(many_rows):
    standing = many_rows
    with standing.phone() as one, listening(standing, one) as (reader,):
        began = time.monotonic()
        for number in range(1, 31):
            standing.conduct.deliver(f"i-{number:02}")
        reader.wait(lambda each: each[3]["given"] and each[3]["given"][0]["number"] == "30")

        most = (time.monotonic() - began) / news.LEAST_S
        # one when it comes, one at the beginning, and one that had waited
        assert len(reader.frames) <= most + 3


def test_what_changes_nothing_for_a_device_is_not_told_it(many_rows):
    standing = many_rows
    with (
        standing.phone() as one,
        standing.phone(role="loggist") as two,
        listening(standing, one) as (reader,),
    ):
        with_lines = Reader(two, more="&lines=1")
        standing.conduct.log(". only a note")

        with_lines.wait(lambda each: each[1] == "line")

        assert [each[1] for each in reader.frames] == ["view"]


def test_lines_are_told_only_to_those_who_read_the_log(many_rows):
    standing = many_rows
    with standing.phone() as one, listening(standing, one, more="&lines=1") as (reader,):
        standing.conduct.log(". only a note")
        standing.conduct.deliver("i-01")
        reader.wait(lambda each: each[1] == "view" and each[3]["given"])

        assert {each[1] for each in reader.frames} == {"view"}
        assert one.ask("GET", "/api/feed").json()["lines"] == []


def test_the_log_is_fed_to_the_loggist_from_where_it_was(many_rows):
    standing = many_rows
    with standing.phone(role="loggist") as loggist:
        standing.conduct.log("f Close the road")
        first = loggist.ask("GET", "/api/feed?after=0").json()
        standing.conduct.log(". and more")

        second = loggist.ask("GET", f"/api/feed?after={first['line']}").json()

    assert [each["text"] for each in first["lines"]] == ["Close the road"]
    assert [each["text"] for each in second["lines"]] == ["and more"]


def test_a_device_that_is_shut_out_is_told_at_once(many_rows):
    standing = many_rows
    standing.conduct.deliver("i-01")
    with standing.phone() as one, listening(standing, one) as (reader,):
        standing.door.revoke(one.device)

        _at, _name, _line, told = reader.wait(lambda each: each[3]["revoked"])

        assert told["given"] == []


def test_a_question_is_held_back_until_there_is_news(many_rows):
    standing = many_rows
    with standing.phone() as one:
        line = one.view()["line"]
        timer = threading.Timer(0.4, standing.conduct.deliver, ("i-01",))
        timer.start()
        began = time.monotonic()

        told = one.ask("GET", f"/api/news?poll=1&after={line}").json()

        assert 0.3 < time.monotonic() - began < watching.POLL_S
        assert told["given"]
        timer.join()


def test_a_question_about_what_was_missed_is_answered_at_once(many_rows):
    standing = many_rows
    with standing.phone() as one:
        line = one.view()["line"]
        standing.conduct.deliver("i-01")
        began = time.monotonic()

        told = one.ask("GET", f"/api/news?poll=1&after={line}").json()

    assert time.monotonic() - began < watching.POLL_S
    assert told["given"]


def test_a_question_is_answered_in_the_end_without_news(many_rows, monkeypatch):
    monkeypatch.setattr(watching, "POLL_S", 0.2)
    with many_rows.phone() as one:
        line = one.view()["line"]

        assert one.ask("GET", f"/api/news?poll=1&after={line}").json()["line"] == line


def test_a_stream_says_that_it_is_there(many_rows, monkeypatch):
    monkeypatch.setattr(watching, "HEARTBEAT_S", 0.1)
    with many_rows.phone() as one, listening(many_rows, one) as (reader,):
        end = time.monotonic() + 60
        while reader.beats < 3 and time.monotonic() < end:
            threading.Event().wait(0.02)

        assert reader.beats >= 3


def test_a_device_has_no_more_than_two_streams(many_rows):
    with many_rows.phone() as one, listening(many_rows, one, one, one):
        assert many_rows.serving._running.news.connected == news.MOST_STREAMS
        assert many_rows.serving.connected == 1


def test_nobody_is_told_of_any_more_when_the_door_is_shut(many_rows):
    standing = many_rows
    with standing.phone() as one, listening(standing, one):
        standing.serving.stop()

        standing.conduct.deliver("i-02")

        assert standing.conduct._recorder._listeners == []
