"""An exercise is protected with all that belongs to it, and never without its sheet."""

from datetime import timedelta

import pypdfium2
import pytest

from facilitator.domain.editions import Edition
from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.services.backups import Backups
from facilitator.services.drafts import Typed
from facilitator.services.duplicating import rehearse
from facilitator.services.handingover import hand_over
from facilitator.services.now import PlayedClock
from facilitator.services.places import backups_dir, data_dir, key_of, state_dir
from facilitator.services.protecting import (
    LEAST,
    Protection,
    is_locked,
    is_protected,
    lock_again,
    open_lock,
    protect,
    read_passphrase,
    suggested,
    take_off,
)
from facilitator.services.reporting import write_report
from facilitator.services.reviewdrafts import ReviewDrafts
from facilitator.services.session import Shelf
from facilitator.services.spare import spare_for
from facilitator.store import encryption
from facilitator.store.backup import run_of
from facilitator.store.encryption import RING, recovery_words
from facilitator.store.file import ExerciseFile
from facilitator.ui.observers.sheet_draft import SheetDraft
from tests.builders import STARTEX, exercise, inject

CANARY = "CANARY-4711-evacuate-the-harbour"
PASSPHRASE = "six words that nobody guesses"  # noqa: S105 - opens nothing but these files


@pytest.fixture(autouse=True)
def ring(monkeypatch):
    monkeypatch.setattr(encryption.RING, "_secrets", {})
    monkeypatch.setattr(encryption, "ROUNDS", 1000)


@pytest.fixture
def clock():
    return PlayedClock(STARTEX)


@pytest.fixture
def shelf(clock):
    return Shelf(clock)


def sheet_of(protection, out):
    return protection.write_sheet(out, title=CANARY, file="f", at=STARTEX, language="en")


@pytest.fixture
def ready(tmp_path):
    def make(passphrase=PASSPHRASE):
        made = Protection(passphrase)
        sheet_of(made, tmp_path / "away" / "sheet.pdf")
        words = recovery_words(made.key)
        assert made.confirm(tuple(words[number - 1] for number in made.asked))
        return made

    return make


def copied(session, clock):
    """Make a copy of an open exercise as the window does."""
    plan, file = session.exercise, session.conduct.file
    name = key_of(plan.id, rehearsal=plan.rehearsal, run=run_of(file.database))
    clock.move(timedelta(minutes=5))
    return Backups(file, name, folder=backups_dir(), clock=clock).make()


@pytest.fixture
def played(shelf, clock):
    """Return an exercise with entries, a copy, and unfinished lines, all of them with a canary."""
    session = shelf.make(exercise(inject("01", text=CANARY), title=CANARY))
    conduct = session.conduct
    conduct.start()
    for number in range(3):
        conduct.log(f"fd {CANARY} {number}")
        copied(session, clock)
    spare_for(conduct).drafts.keep(Typed(text=CANARY))
    ReviewDrafts.of(conduct).keep({"field": CANARY})
    SheetDraft(conduct).keep({"text": CANARY})
    shelf.close(session)
    return session.path


def everything():
    """Return all files that the program keeps of anything."""
    return [
        each for root in (data_dir(), state_dir()) for each in root.rglob("*") if each.is_file()
    ]


def speaking():
    return [each.name for each in everything() if CANARY.encode() in each.read_bytes()]


def fault_of(act):
    with pytest.raises(Failed) as told:
        act()
    return told.value.fault


def reason_of(act):
    with pytest.raises(Refused) as told:
        act()
    return told.value.reason


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    return " ".join(page.get_textpage().get_text_range() for page in document), len(document)


def test_before_it_is_protected_the_canary_stands_in_file_copies_lines_and_list(played):
    assert played.name in speaking()
    assert len(speaking()) == 8


def test_a_protected_exercise_says_nothing_anywhere(played, ready, clock):
    changed = protect(played, ready(), now=clock.now)

    assert speaking() == []
    assert changed.copies == 3
    assert changed.left == ()
    assert changed.erased


def test_everything_is_there_again_once_it_is_unlocked(played, ready, clock, shelf):
    protection = ready()
    protect(played, protection, now=clock.now)
    RING.forget(protection.key)

    assert is_locked(played)
    assert fault_of(lambda: shelf.open(played)) is Fault.SEALED
    assert fault_of(lambda: open_lock(played, "not these words")) is Fault.WRONG_PASSPHRASE
    open_lock(played, PASSPHRASE)
    session = shelf.open(played)

    assert session.exercise.title == CANARY
    assert session.lines == 4
    assert spare_for(session.conduct).drafts.read().text == CANARY
    kept = ReviewDrafts.of(session.conduct)
    assert kept.get("field") == CANARY
    assert SheetDraft(session.conduct).read() == {"text": CANARY}
    shelf.close(session)
    assert speaking() == []


def test_a_whole_run_in_an_encrypted_file_leaves_nothing_readable(shelf, ready, clock, tmp_path):
    plan = exercise(inject("01", text=CANARY), title=CANARY)
    session = shelf.make(plan, key=ready().key)
    conduct = session.conduct
    conduct.start()
    conduct.deliver("i-01")
    conduct.log(f"fd {CANARY}")
    spare = spare_for(conduct)
    spare.drafts.keep(Typed(text=CANARY))
    spare.waiting.keep(f"pd {CANARY} waits")
    copy = copied(session, clock)
    shelf.close(session)

    assert speaking() == []
    assert is_protected(copy)
    again = shelf.open(session.path)
    (taken,) = spare_for(again.conduct).waiting.take_in()
    assert taken.event.text == f"{CANARY} waits"
    assert again.conduct.file.journal.verify().good
    report = write_report(
        again.conduct.file, tmp_path / "report.pdf", now=clock.now, edition=Edition(language="en")
    )
    assert CANARY in text_of(report)[0]
    shelf.close(again)
    assert speaking() == []


def test_the_recovery_words_on_the_sheet_open_it(played, clock, tmp_path):
    protection = Protection(PASSPHRASE)
    out = sheet_of(protection, tmp_path / "sheet.pdf")
    words = recovery_words(protection.key)
    protection.confirm(tuple(words[number - 1] for number in protection.asked))
    protect(played, protection, now=clock.now)
    RING.forget(protection.key)

    text, pages = text_of(out)

    assert pages == 1
    found = text.split()
    assert [found.count(each) >= 1 for each in words] == [True] * len(words)
    assert protection.key.secret.hex() in text.replace("\r", "").replace("\n", "")
    open_lock(played, " ".join(words))
    assert not is_locked(played)


def test_nothing_is_protected_before_the_sheet_is_out_and_read(played, clock, tmp_path):
    protection = Protection(PASSPHRASE)
    words = recovery_words(protection.key)
    right = tuple(words[number - 1] for number in protection.asked)
    wrong = (right[0], "zucchini" if right[1] != "zucchini" else "acorn")

    assert not protection.confirm(right)
    assert reason_of(lambda: protect(played, protection, now=clock.now)) is Reason.SHEET_FIRST
    sheet_of(protection, tmp_path / "sheet.pdf")
    assert not protection.confirm(wrong)
    assert reason_of(lambda: protect(played, protection, now=clock.now)) is Reason.SHEET_FIRST
    assert not is_protected(played)


def test_a_short_pass_phrase_is_refused():
    assert reason_of(lambda: Protection("a" * (LEAST - 1))) is Reason.SHORT_PASSPHRASE
    assert reason_of(lambda: Protection(" " * 20)) is Reason.SHORT_PASSPHRASE


def test_what_is_suggested_is_six_words_and_never_the_same():
    assert len(suggested().split()) == 6
    assert suggested() != suggested()


def test_another_pass_phrase_opens_it_and_its_copies_and_the_old_one_none(
    played, ready, clock, shelf
):
    old, new = ready(), ready("quite another pass-phrase")
    protect(played, old, now=clock.now)

    protect(played, new, now=clock.now)

    for each in (played, *backups_dir().glob("*.exercise")):
        assert encryption.opens(each, new.key)
        assert not encryption.opens(each, old.key)
    session = shelf.open(played)
    assert spare_for(session.conduct).drafts.read().text == CANARY
    shelf.close(session)


def test_taken_off_it_is_as_it_was(played, ready, clock, shelf):
    protect(played, ready(), now=clock.now)

    take_off(played, now=clock.now)

    assert not is_protected(played)
    assert len(speaking()) == 8
    assert shelf.recent()[0].title == CANARY


def test_lines_that_wait_are_taken_in_first(shelf, ready, clock):
    session = shelf.make(exercise(inject("01")))
    session.conduct.start()
    spare_for(session.conduct).waiting.keep("fd waits")
    shelf.close(session)

    refused = reason_of(lambda: protect(session.path, ready(), now=clock.now))

    assert refused is Reason.LINES_WAIT
    assert not is_protected(session.path)


def test_an_exercise_that_is_open_is_not_protected(shelf, ready, clock):
    session = shelf.make(exercise(inject("01")))

    assert fault_of(lambda: protect(session.path, ready(), now=clock.now)) is Fault.LOCKED
    shelf.close(session)


def test_copies_that_a_kill_left_plain_follow_when_it_is_next_opened(played, ready, clock, shelf):
    plain = next(backups_dir().glob("*.exercise"))
    before = plain.read_bytes()
    protect(played, ready(), now=clock.now)
    plain.write_bytes(before)

    shelf.close(shelf.open(played))

    assert speaking() == []


def test_old_bytes_that_a_kill_left_are_erased_when_it_is_next_opened(played, ready, clock, shelf):
    before = played.read_bytes()
    protect(played, ready(), now=clock.now)
    left = played.with_name(f".{played.name}.0123abcd.old")
    left.write_bytes(before)

    shelf.close(shelf.open(played))

    assert not left.exists()
    assert speaking() == []


def test_a_rehearsal_of_an_encrypted_exercise_is_encrypted(played, ready, clock, shelf):
    protection = ready()
    protect(played, protection, now=clock.now)

    made = rehearse(shelf, played)

    assert encryption.opens(made.path, protection.key)
    shelf.close(made)
    assert [each for each in speaking() if each.endswith(".exercise")] == []


def test_locked_again_it_asks_again_but_not_while_it_is_open(played, ready, clock, shelf):
    protect(played, ready(), now=clock.now)
    session = shelf.open(played)

    assert fault_of(lambda: lock_again(played)) is Fault.LOCKED
    assert not is_locked(played)
    shelf.close(session)
    lock_again(played)
    assert is_locked(played)


def test_handed_over_it_stays_encrypted(played, ready, clock, tmp_path):
    protection = ready()
    protect(played, protection, now=clock.now)
    folder = tmp_path / "stick"
    folder.mkdir()

    handed = hand_over(played, folder, now=clock.now)

    assert encryption.opens(handed.path, protection.key)
    assert handed.good
    assert "encrypted" in handed.note.read_text("utf-8")
    assert CANARY not in handed.note.read_text("utf-8")


def test_a_plain_exercise_of_the_same_plan_is_left_alone(played, ready, clock, shelf):
    other = rehearse(shelf, played)
    copied(other, clock)
    shelf.close(other)

    protect(played, ready(), now=clock.now)

    assert not is_protected(other.path)
    with ExerciseFile.open(other.path, now=clock.now) as file:
        assert file.plans.load().rehearsal


def test_a_pass_phrase_file_gives_its_first_line(tmp_path):
    path = tmp_path / "phrase.txt"
    path.write_bytes(b"\xef\xbb\xbfwith blanks  \r\nand more\n")

    assert read_passphrase(path) == "with blanks  "
    assert fault_of(lambda: read_passphrase(tmp_path / "none")) is Fault.MISSING
