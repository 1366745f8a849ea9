"""What phones write: once each, at the right time, acknowledged after the commit (FAULTS R45)."""

import threading

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.domain.events import EntryRef, FeedbackGiven, HotWashNoted, RatingGiven
from tests.builders import exercise, inject, minutes
from tests.phones import PICTURE, Phone, door_open
from tests.web.secrets_plan import secret_plan

HOURS = 3_600_000


def entry_of(standing, phone, seq=1):
    return standing.conduct.file.journal.entry(EntryRef(station=phone.device, seq=seq))


def test_an_entry_is_numbered_by_the_host_and_its_head_is_told(standing):
    with standing.phone() as phone:
        phone.write("f Close the road because of smoke")
        (ack,) = phone.send()

        entry = entry_of(standing, phone)
        assert (ack["saved"], ack["number"], ack["head"]) == (True, 1, entry.hash.hex())
        assert entry.event.agencies == ("f",)
        assert entry.author.role == "evaluator"


def test_the_same_entry_again_is_one_entry_and_says_so(standing):
    with standing.phone() as phone:
        phone.write(". one")
        body = {"now": phone.clock_ms(), "entries": list(phone.waiting.values())}

        answers = [phone.ask("POST", "/api/entries", json=body).json()["acks"] for _ in range(3)]

        assert [each[0]["again"] for each in answers] == [False, True, True]
        assert len({each[0]["head"] for each in answers}) == 1
        assert standing.conduct.state.logged == 1


def test_another_entry_under_a_number_that_is_taken_is_never_dropped_in_silence(standing):
    with standing.phone() as phone:
        phone.write(". one")
        phone.send()
        phone.seq = 0
        phone.write(". another")

        (ack,) = phone.send()

        assert (ack["saved"], ack["reason"]) == (False, "other_under_this_number")


@pytest.mark.parametrize(
    "more",
    [
        {"rates": {"task": "task", "rating": "P"}},
        {"hot_wash": {"sort": "well", "text": "Calm", "agency": "f"}},
        {"feedback": {"remarks": "Good"}},
        {"strikes": 1},
    ],
)
def test_something_else_under_a_number_that_is_taken_is_told_apart_too(tmp_path, more):
    plan, _ledger = secret_plan()
    if "rates" in more:
        task = plan.objectives[0].critical_tasks[0].id
        more = {"rates": {"task": task, "rating": "P"}}
    with door_open(tmp_path, plan) as standing, standing.phone() as phone:
        phone.write(". one")
        phone.write("", **more)
        sent = dict(phone.waiting)
        assert [each["saved"] for each in phone.send()] == [True, True]
        phone.waiting = sent
        assert [each["again"] for each in phone.send()] == [True, True]
        phone.seq = 1
        phone.write(". something else")

        (ack,) = phone.send()

        assert (ack["saved"], ack["reason"]) == (False, "other_under_this_number")


def test_a_gap_is_said_with_the_number_that_is_missing(standing):
    with standing.phone() as phone:
        phone.seq = 4
        phone.write(". five")

        (ack,) = phone.send()

        assert (ack["reason"], ack["expected"]) == ("not_in_order", 1)


@pytest.mark.parametrize("ahead", [-2 * HOURS, 0, 2 * HOURS, 400 * 24 * HOURS])
def test_a_phone_whose_clock_is_wrong_lands_at_the_right_time(standing, ahead):
    with standing.phone() as phone:
        phone.ahead_ms = ahead
        before = standing.conduct.now()
        phone.write(". ten minutes ago", ago_ms=600_000)
        phone.send()

        happened = entry_of(standing, phone).happened_at
        assert abs((before - happened).total_seconds() - 600) < 30


def test_an_evaluator_writes_decisions_of_the_agencies_it_follows(standing):
    with standing.phone(covers=("f",)) as phone:
        phone.write("f Close the road")
        phone.write("p Close the road")

        acks = phone.send()

        assert [(each["saved"], each["reason"]) for each in acks] == [
            (True, ""),
            (False, "not_covered"),
        ]
        assert acks[1]["text"]


def test_a_player_cannot_write_a_decision(standing):
    with standing.phone(role="player") as phone:
        phone.write("f Close the road")

        assert [each["reason"] for each in phone.send()] == ["not_this_role"]


def test_nobody_takes_back_what_another_device_wrote(standing):
    with standing.phone("Ana") as one, standing.phone("Bo") as two:
        one.write(". mine")
        one.send()
        two.write("", strikes=1)

        assert [each["saved"] for each in two.send()] == [False]
        one.write("", strikes=1, note="a mistake")
        assert [each["saved"] for each in one.send()] == [True]
        assert standing.conduct.state.struck[EntryRef(station=one.device, seq=1)]
        mine = one.ask("GET", "/api/mine?after=0").json()
        assert [each["struck"] for each in mine["entries"]] == [True, False]
        assert mine["next_seq"] == 3


def test_ratings_hot_wash_and_feedback_come_in_by_phone(tmp_path):
    plan, _ledger = secret_plan()
    task = plan.objectives[0].critical_tasks[0].id
    with door_open(tmp_path, plan) as standing, standing.phone() as phone:
        phone.write("", rates={"task": task, "rating": "S"}, note="late by a minute")
        phone.write("", hot_wash={"sort": "well", "text": "Calm", "agency": "f"})
        phone.write("", feedback={"remarks": "Good", "scores": [["plausible", 5]]})

        assert [each["saved"] for each in phone.send()] == [True] * 3
        kinds = [type(entry_of(standing, phone, seq).event) for seq in (1, 2, 3)]
        assert kinds == [RatingGiven, HotWashNoted, FeedbackGiven]
        assert entry_of(standing, phone).event.by == "evaluator 1"


@pytest.mark.parametrize(
    "feedback", [{"scores": "x"}, {"scores": [["plausible", 9]]}, {"strengths": 5}, {"remarks": []}]
)
def test_a_form_that_is_not_right_is_refused(standing, feedback):
    with standing.phone(role="player") as phone:
        phone.write("", feedback=feedback)

        assert [each["saved"] for each in phone.send()] == [False]


def test_a_hot_wash_of_no_known_sort_is_refused(standing):
    with standing.phone(role="player") as phone:
        phone.write("", hot_wash={"sort": "nonsense", "text": "Calm", "agency": "f"})

        assert [each["saved"] for each in phone.send()] == [False]


def test_a_picture_comes_with_its_entry(standing):
    with standing.phone() as phone:
        kept = phone.ask("POST", "/api/photo", content=PICTURE).json()["sha256"]
        phone.write(". smoke over the ridge", photo=[kept])
        phone.send()

        (file,) = entry_of(standing, phone).event.attachments
        assert (file.sha256, file.media, file.size) == (kept, "image/png", len(PICTURE))
        assert file.name.endswith(".png")
        assert standing.conduct.file.attachments.read(kept) == PICTURE


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)>", b"MZ" + b"x" * 99, b"%PDF-1.7"])
def test_what_is_no_picture_is_not_kept(standing, content):
    with standing.phone() as phone:
        answer = phone.ask("POST", "/api/photo", content=content)

    assert (answer.status_code, answer.json()["error"]) == (415, "no_picture")
    assert standing.conduct.file.attachments.all() == ()


def test_a_picture_that_was_never_sent_cannot_be_named(standing):
    with standing.phone() as phone:
        phone.write(". x", photo=["0" * 64])
        body = {"now": phone.clock_ms(), "entries": list(phone.waiting.values())}

        assert phone.ask("POST", "/api/entries", json=body).status_code == 400


def test_what_the_disk_does_not_take_is_acknowledged_to_nobody(standing, monkeypatch):
    with standing.phone() as phone:
        phone.write(". one")
        with monkeypatch.context() as broken:
            journal = standing.conduct.file.journal

            def full(_rows):
                raise Failed(Fault.DISK_FULL)

            broken.setattr(journal, "merge", full)
            body = {"now": phone.clock_ms(), "entries": list(phone.waiting.values())}
            answer = phone.ask("POST", "/api/entries", json=body)

        assert (answer.status_code, answer.json()["error"]) == (503, "disk_full")
        assert [each["saved"] for each in phone.send()] == [True]
        assert standing.conduct.state.logged == 1


def test_entries_of_many_phones_at_once_are_each_written_once(standing):
    phones = [standing.phone(f"N{each}") for each in range(8)]
    for phone in phones:
        for number in range(12):
            phone.write(f". {number}")

    def work(phone):
        phone.send_all(most=3)

    threads = [threading.Thread(target=work, args=(each,)) for each in phones]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert standing.conduct.state.logged == 96
    numbers = [ack["number"] for phone in phones for ack in phone.saved.values()]
    assert sorted(numbers) == list(range(1, 97))
    assert standing.conduct.file.journal.verify().good
    for phone in phones:
        phone.close()


def test_a_story_s_time_and_the_delivered_rows_are_told(tmp_path):
    plan = exercise(inject("01", to=("f",)), inject("02", to=("p",)), inject("03", planned=9))
    with door_open(tmp_path, plan) as standing:
        standing.conduct.start()
        standing.conduct.deliver("i-01")
        standing.conduct.deliver("i-02")
        with standing.phone(covers=("f",)) as fire, standing.phone(role="loggist") as log:
            seen = [[each["number"] for each in phone.view()["given"]] for phone in (fire, log)]

            assert (seen[0], sorted(seen[1])) == (["01"], ["01", "02"])
            assert fire.view()["running"]
        standing.conduct.end("done")
        with Phone(standing.opened.url) as late:
            late.join(standing.token())
            assert len(late.view()["fingerprint"]) == 12
            assert late.view()["fingerprint"] == list(standing.door.fingerprint())
    assert minutes(1)
