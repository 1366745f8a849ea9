"""A chief officer reads, comments, takes actions on and approves, over real files."""

from dataclasses import replace
from datetime import date

import pytest

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.domain.events import About, ReportStatus, StationOpened
from facilitator.domain.findings import Findings
from facilitator.domain.improvement import CorrectiveAction, Finding, FindingSort
from facilitator.services.conduct import Conduct
from facilitator.services.erasing import what_goes
from facilitator.services.now import PlayedClock
from facilitator.services.observing.bundling import look_at, merge
from facilitator.services.reviewing import Reviewing
from facilitator.services.signing_off import SigningOff
from facilitator.store import encryption
from facilitator.store.file import ExerciseFile
from facilitator.store.library import Recent
from tests.builders import STARTEX, exercise, inject, minutes

GAP = Finding(id="g", number=0, sort=FindingSort.IMPROVE, text="Nobody held the list")
ACTION = CorrectiveAction(
    id="a",
    number=0,
    finding="g",
    text="Name a keeper of the list",
    owner="Municipality",
    due=date(2027, 3, 31),
)


@pytest.fixture
def clock():
    return PlayedClock(STARTEX)


@pytest.fixture
def path(tmp_path, clock):
    place = tmp_path / "levant.exercise"
    with ExerciseFile.create(place, exercise(inject("01")), now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        conduct.start()
        conduct.deliver("i-01")
        clock.move(minutes(5))
        conduct.log("fd opens the hall because the school is too small")
        conduct.end()
        reviewing = Reviewing(conduct)
        reviewing.write_finding(GAP)
        reviewing.write_action(ACTION)
    clock.move(minutes(5))
    return place


@pytest.fixture
def chief(path, clock):
    reader = SigningOff(path, clock)
    reader.by = "Chief officer"
    return reader


def refused(act, *args, **more):
    with pytest.raises(Refused) as said:
        act(*args, **more)
    return said.value.reason


def asked(reading):
    return {place: reading.words[place - 1] for place in reading.asked}


def open_in_another_window(path, clock):
    return ExerciseFile.open(path, now=clock.now)


def test_reading_changes_no_byte_and_holds_no_lock(chief, path, clock):
    before = path.read_bytes()

    seen = chief.read()

    assert path.read_bytes() == before
    assert isinstance(seen.findings, Findings)
    with open_in_another_window(path, clock) as file:
        assert file.path == path


def test_it_reads_beside_whoever_writes(chief, path, clock):
    with open_in_another_window(path, clock) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        Reviewing(conduct).write_finding(replace(GAP, id="h", text="Two maps"))

        seen = chief.read()

    assert {each.text for each in seen.review.findings} == {"Nobody held the list", "Two maps"}


def test_a_comment_stands_in_the_file_when_nobody_has_it_open(chief, path, clock):
    kept = chief.comment("  Who holds it at night? ", about=About.ACTION, of="a")

    with ExerciseFile.open(path, now=clock.now, read_only=True) as file:
        desk = Conduct(file, clock=clock, author=Author(role="reader"))
        said = Reviewing(desk).review.comments_on(About.ACTION, "a")
    assert kept is None
    assert [(each.text, each.by) for each in said] == [("Who holds it at night?", "Chief officer")]


@pytest.mark.parametrize(
    ("about", "of", "reason"),
    [
        (About.ACTION, "b", Reason.UNKNOWN_ACTION),
        (About.FINDING, "b", Reason.UNKNOWN_FINDING),
    ],
)
def test_a_comment_is_about_something_that_stands(chief, about, of, reason):
    assert refused(chief.comment, "Why?", about=about, of=of) is reason


def test_a_comment_says_something_and_who_says_it(chief):
    assert refused(chief.comment, "  ") is Reason.TEXT_NEEDED

    chief.by = " "

    assert refused(chief.comment, "Good") is Reason.NAME_NEEDED


def test_a_comment_that_was_taken_back_is_gone(chief):
    chief.comment("Good work")
    first = chief.read().review.comments[0]

    chief.take_back(first.id)

    assert chief.read().review.comments == ()


def test_an_action_is_accepted_with_the_owner_and_date_it_has(chief):
    chief.accept("a")

    accepted = chief.read().review.accepted["a"]
    assert (accepted.by, accepted.stands) == ("Chief officer", True)
    assert refused(chief.accept, "a") is Reason.ALREADY_ACCEPTED


def test_an_action_that_was_changed_is_accepted_no_more(chief, path, clock):
    chief.accept("a")
    clock.move(minutes(1))
    with open_in_another_window(path, clock) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        Reviewing(conduct).write_action(replace(ACTION, due=date(2028, 3, 31)))

    assert not chief.read().review.accepted["a"].stands
    assert chief.accept("a") is None
    assert chief.read().review.accepted["a"].stands


@pytest.mark.parametrize("lacking", [{"owner": ""}, {"due": None}])
def test_an_action_without_owner_or_date_is_not_accepted(chief, path, clock, lacking):
    with open_in_another_window(path, clock) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        Reviewing(conduct).write_action(replace(ACTION, **lacking))

    assert refused(chief.accept, "a") is Reason.NOT_READY_TO_ACCEPT


def test_beside_whoever_has_it_open_it_goes_into_a_bundle_that_merges_once(chief, path, clock):
    with open_in_another_window(path, clock) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        first = chief.comment("Who holds it?", about=About.FINDING, of="g")
        bundled = chief.accept("a")
        seen = chief.read().review

        told = merge(conduct, look_at(conduct, bundled), strangers=True)
        again = merge(conduct, look_at(conduct, bundled), strangers=True)

        review = Reviewing(conduct).review
        opened = [each for each in file.journal.entries() if isinstance(each.event, StationOpened)]
    assert first == bundled
    assert [each.text for each in seen.comments] == ["Who holds it?"]
    assert seen.accepted["a"].stands
    assert (told.new, told.lost, again.new) == (3, 0, 0)
    assert [each.text for each in review.comments_on(About.FINDING, "g")] == ["Who holds it?"]
    assert review.accepted["a"].by == "Chief officer"
    assert [each.event.role for each in opened] == ["reader"]
    assert len(chief.read().review.comments) == 1


def test_entries_of_a_reader_that_nobody_let_in_stay_out_unless_somebody_says_so(
    chief, path, clock
):
    with open_in_another_window(path, clock) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        bundled = chief.comment("Who holds it?")

        told = merge(conduct, look_at(conduct, bundled))

    assert (told.new, told.left_out) == (0, 2)


def test_a_final_report_is_approved_over_the_words_that_were_read(chief):
    seen = chief.read()

    entry = chief.approve(seen, asked(seen))

    assert entry.event.status is ReportStatus.FINAL
    assert (entry.event.approved_by, entry.event.fingerprint) == ("Chief officer", seen.words)
    now = chief.read().findings.standing
    assert (now.version, now.settled, now.approved_by) == (1, True, "Chief officer")


def test_other_words_than_those_asked_approve_nothing(chief):
    seen = chief.read()
    wrong = {**asked(seen), seen.asked[0]: "surely-not"}

    assert refused(chief.approve, seen, wrong) is Reason.WORDS_DIFFER
    assert refused(chief.approve, seen, {}) is Reason.WORDS_DIFFER
    assert chief.read().review.issued == ()


def test_what_was_written_since_it_was_read_has_to_be_read_first(chief):
    seen = chief.read()
    chief.comment("One more thing")

    assert refused(chief.approve, seen, asked(seen)) is Reason.CHANGED_SINCE


def test_a_report_is_not_approved_while_somebody_writes(chief, path, clock):
    seen = chief.read()
    with open_in_another_window(path, clock), pytest.raises(Failed) as failed:
        chief.approve(seen, asked(seen))

    assert failed.value.fault is Fault.LOCKED


def test_at_the_desk_itself_it_is_written_at_once(path, clock):
    with open_in_another_window(path, clock) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        reader = SigningOff(path, clock, desk=conduct)
        reader.by = "Chief officer"

        kept = reader.comment("Good work")

        assert kept is None
        assert Reviewing(conduct).review.comments[0].by == "Chief officer"


def test_the_timeline_holds_what_happened_and_nothing_of_the_review(chief):
    chief.comment("Good work")

    kinds = [each.entry.event.kind for each in chief.read().lines]

    assert kinds == ["run.started", "inject.delivered", "decision.logged", "run.ended"]


def test_a_bundle_beside_the_exercise_goes_with_it_when_it_is_erased(chief, path, clock):
    with open_in_another_window(path, clock):
        bundled = chief.comment("Who holds it?")
    row = Recent(path=str(path), title="LEVANT 26", exercise="exercise-one", opened_at=clock.now())

    doomed = what_goes(row, (row,), now=clock.now)

    assert bundled in doomed.paths


def test_nothing_that_anybody_can_read_is_laid_beside_an_encrypted_exercise(
    tmp_path, clock, monkeypatch
):
    monkeypatch.setattr(encryption.RING, "_secrets", {})
    path = tmp_path / "sealed.exercise"
    key = encryption.Key(secret=bytes(range(32)), salt=bytes(range(16)))
    ExerciseFile.create(path, exercise(inject("01")), now=clock.now, key=key).close()
    reader = SigningOff(path, clock)
    reader.by = "Chief officer"
    reader.comment("In the file itself")

    with open_in_another_window(path, clock), pytest.raises(Failed) as failed:
        reader.comment("Beside it")

    assert failed.value.fault is Fault.LOCKED
    assert list(tmp_path.glob("*.log")) == []
    assert [each.text for each in reader.read().review.comments] == ["In the file itself"]
