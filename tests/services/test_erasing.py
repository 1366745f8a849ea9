"""What is erased is told before, asked for by its title, and then nowhere on this computer."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.exchange.packs import LOG_SUFFIX, LogManifest, bundle
from facilitator.services import settings
from facilitator.services.backups import Backups
from facilitator.services.drafts import Typed
from facilitator.services.duplicating import again
from facilitator.services.erasing import NotErased, erase, erase_names, what_goes
from facilitator.services.now import PlayedClock
from facilitator.services.places import backups_dir, exercises_dir, key_of, state_dir
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.restoring import restore
from facilitator.services.reviewdrafts import ReviewDrafts
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from facilitator.services.spare import spare_for
from facilitator.store.backup import run_of
from facilitator.store.people import Person
from facilitator.ui.observers.sheet_draft import SheetDraft

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
TITLE = "Quixotic levee"
CANARIES = ("Quixotic", "quixotic", "zebra dyke", "Zoltan Quickly", "half a zebra", "wait for zeb")


@pytest.fixture
def shelf():
    return Shelf(PlayedClock(NOW))


def key_of_run(session):
    plan, file = session.exercise, session.conduct.file
    return key_of(plan.id, rehearsal=plan.rehearsal, run=run_of(file.database))


def copy_now(session, shelf, second=None):
    file, key = session.conduct.file, key_of_run(session)
    shelf.clock.move(timedelta(minutes=5))
    backups = Backups(file, key, folder=backups_dir(), clock=shelf.clock, second=lambda: second)
    return backups.make()


@pytest.fixture
def played(shelf, tmp_path):
    """Leave everything behind that an exercise can leave on a computer."""
    plan = exercise_from_scenario(load("first-look", "en"), title=TITLE, now=NOW)
    settings.save(replace(settings.load(), backup_place=str(tmp_path / "stick")))
    session = shelf.make(plan)
    session.conduct.start()
    session.conduct.log("ic hold the zebra dyke")
    session.conduct.file.people.put(Person("p", "Zoltan Quickly"))
    copy_now(session, shelf, tmp_path / "stick")
    session.conduct.log("ic hold the zebra dyke on")
    copy_now(session, shelf, tmp_path / "stick")
    spare = spare_for(session.conduct)
    spare.drafts.keep(Typed(text="half a zebra"))
    spare.waiting.keep("ic wait for zebras")
    session.conduct.end("enough")
    ReviewDrafts.of(session.conduct).keep({"text": "half a zebra"})
    SheetDraft(session.conduct).keep({"text": "half a zebra"})
    station = session.conduct.file.station
    for name in (
        f"passes/{key_of_run(session)}.json",
        f"links/{station}.json",
        f"sites/{station}.json",
        f"sites/{station}.cursor",
    ):
        (state_dir() / name).parent.mkdir(parents=True, exist_ok=True)
        (state_dir() / name).write_text("half a zebra", "utf-8")
    shelf.close(session)
    path = session.path
    path.with_name(f"{path.name}.version-1").write_bytes(path.read_bytes())
    path.with_name(f"{path.name}.corrupt.20261118T0900").write_bytes(path.read_bytes())
    (state_dir() / "crash-20261118.txt").write_text(f"while {path} was open", "utf-8")
    settings.save(replace(settings.load(), open_file=str(path)))
    return session


def row(shelf, path):
    return next(each for each in shelf.recent() if each.path == str(path))


def everything(tmp_path):
    """Yield every file of the user's profile and of the stick, whatever its name."""
    roots = {Path(os.environ[name]) for name in os.environ if name.startswith("XDG_")}
    for root in (*roots, tmp_path):
        yield from (each for each in root.rglob("*") if each.is_file())


def found(tmp_path):
    return [
        (each.name, canary)
        for each in everything(tmp_path)
        for canary in CANARIES
        if canary.encode() in each.read_bytes() or canary in str(each.name)
    ]


def test_before_anything_goes_it_is_told_what(shelf, played):
    doomed = what_goes(row(shelf, played.path), shelf.recent(), now=shelf.clock.now)

    assert doomed.title == TITLE
    assert len(doomed.copies) == 4
    kinds = {"typed", "waiting", "review", "sheets", "passes", "links", "sites"}
    assert {each.parent.name for each in doomed.drafts} == kinds
    assert len(doomed.drafts) == len(kinds) + 1
    assert len(doomed.neighbours) == 2
    assert len(doomed.crashes) == 1
    assert played.path.is_file()


def test_after_it_no_byte_of_the_exercise_is_left(shelf, played, tmp_path):
    assert {canary for _name, canary in found(tmp_path)} >= set(CANARIES) - {"quixotic"}
    doomed = what_goes(row(shelf, played.path), shelf.recent(), now=shelf.clock.now)

    gone = erase(doomed, TITLE, shelf.library)

    assert gone == len(doomed.paths)
    assert found(tmp_path) == []
    assert shelf.recent() == ()
    assert settings.load().open_file == ""


@pytest.fixture
def before(tmp_path):
    return set(everything(tmp_path))


def test_after_it_the_folders_hold_the_list_and_the_settings_and_nothing_else(
    before, shelf, played, tmp_path
):
    servers = played.path.with_suffix(".servers")
    (servers / "one" / "jetstream").mkdir(parents=True)
    (servers / "one" / "jetstream" / "1.blk").write_bytes(b"zebra dyke")
    doomed = what_goes(row(shelf, played.path), shelf.recent(), now=shelf.clock.now)

    erase(doomed, TITLE, shelf.library)

    left = {each.name for each in set(everything(tmp_path)) - before}
    assert left <= {"settings.json", "recent.json"}
    assert not servers.exists()
    assert played.path.parent.is_dir()


def test_what_was_made_for_people_stays_and_is_named(shelf, played):
    made = {"-report-en.pdf", "-log.csv", ".pdf"}
    for ending in made:
        played.path.with_name(f"{played.path.stem}{ending}").write_bytes(b"%PDF")
    other = again(shelf, played.path, f"{TITLE} two")
    shelf.close(other)
    theirs = other.path.with_name(f"{other.path.stem}-report-en.pdf")
    theirs.write_bytes(b"%PDF")

    doomed = what_goes(row(shelf, played.path), shelf.recent(), now=shelf.clock.now)

    assert {each.name.removeprefix(played.path.stem) for each in doomed.stays} == made
    assert not set(doomed.stays) & set(doomed.paths)
    erase(doomed, TITLE, shelf.library)
    assert all(each.is_file() for each in (*doomed.stays, theirs, other.path))


def test_what_a_reader_said_of_a_file_that_could_not_be_written_goes_too(shelf, tmp_path):
    plan = exercise_from_scenario(load("first-look", "en"), title=TITLE, now=NOW)
    session = shelf.make(plan, tmp_path / "share" / "levee.exercise")
    shelf.close(session)
    ours, others = (
        exercises_dir() / f"{session.path.name}-{number}{LOG_SUFFIX}" for number in "12"
    )
    ours.parent.mkdir(parents=True, exist_ok=True)
    ours.write_bytes(bundle_about(plan.id))
    others.write_bytes(bundle_about("of another exercise"))

    doomed = what_goes(row(shelf, session.path), shelf.recent(), now=shelf.clock.now)
    erase(doomed, TITLE, shelf.library)

    assert not ours.exists()
    assert others.is_file()


def bundle_about(exercise):
    manifest = LogManifest(
        exercise=exercise,
        title=TITLE,
        station="s",
        entries=0,
        made_at="2026-11-18T09:00:00+00:00",
        head=(),
        role="reader",
        name="",
    )
    return bundle(manifest, [], {})


def test_the_bytes_are_written_over_before_the_name_goes(shelf, played, tmp_path):
    beside = tmp_path / "another name of the same bytes"
    os.link(played.path, beside)
    doomed = what_goes(row(shelf, played.path), shelf.recent(), now=shelf.clock.now)

    erase(doomed, TITLE, shelf.library)

    assert b"zebra" not in beside.read_bytes()


@pytest.mark.parametrize("typed", ["", "  ", "Quixotic", "quixotic levee", "Quixotic levee 2"])
def test_another_title_erases_nothing(shelf, played, typed):
    doomed = what_goes(row(shelf, played.path), shelf.recent(), now=shelf.clock.now)

    with pytest.raises(NotErased):
        erase(doomed, typed, shelf.library)

    assert all(each.exists() for each in doomed.paths)


def test_an_open_exercise_is_not_erased(shelf, played):
    session = shelf.open(played.path)
    doomed = what_goes(row(shelf, played.path), shelf.recent(), now=shelf.clock.now)

    with pytest.raises(Failed) as failed:
        erase(doomed, TITLE, shelf.library)

    assert failed.value.fault is Fault.LOCKED
    assert all(each.exists() for each in doomed.paths)
    shelf.close(session)


def test_an_exercise_in_play_is_not_erased(shelf):
    plan = exercise_from_scenario(load("first-look", "en"), title=TITLE, now=NOW)
    session = shelf.make(plan)
    session.conduct.start()
    shelf.close(session)
    doomed = what_goes(row(shelf, session.path), shelf.recent(), now=shelf.clock.now)

    with pytest.raises(NotErased):
        erase(doomed, TITLE, shelf.library)

    assert session.path.is_file()


def test_another_run_of_the_same_exercise_keeps_all_its_own(shelf, played):
    other = again(shelf, played.path, "Levee, second run")
    other.conduct.start()
    theirs = copy_now(other, shelf)
    spare_for(other.conduct).drafts.keep(Typed(text="half a sentence"))
    shelf.close(other)
    doomed = what_goes(row(shelf, played.path), shelf.recent(), now=shelf.clock.now)

    erase(doomed, TITLE, shelf.library)

    assert theirs.is_file()
    assert spare_for(shelf.open(other.path).conduct).drafts.read().text == "half a sentence"


def test_the_copies_stay_while_a_file_restored_of_them_is_there_and_that_is_told(shelf, played):
    before = what_goes(row(shelf, played.path), shelf.recent(), now=shelf.clock.now)
    made = restore(before.copies[0], played.path, at=NOW)
    shelf.close(shelf.open(made))

    doomed = what_goes(row(shelf, played.path), shelf.recent(), now=shelf.clock.now)
    erase(doomed, TITLE, shelf.library)

    assert doomed.shared == TITLE
    assert all(each.is_file() for each in before.copies)
    last = what_goes(row(shelf, made), shelf.recent(), now=shelf.clock.now)
    assert set(last.copies) >= set(before.copies)


def test_an_exercise_whose_file_is_gone_still_takes_its_copies_along(shelf, played, tmp_path):
    gone = row(shelf, played.path)
    played.path.unlink()

    erase(what_goes(gone, shelf.recent(), now=shelf.clock.now), TITLE, shelf.library)

    assert found(tmp_path) == []


def test_names_alone_go_from_the_file_and_its_copies_and_the_log_stays(shelf, played, tmp_path):
    before = row(shelf, played.path)

    gone, left = erase_names(before, shelf.recent(), now=shelf.clock.now)

    assert (gone, left) == (1, 0)
    assert "Zoltan Quickly" not in {canary for _name, canary in found(tmp_path)}
    session = shelf.open(played.path)
    verdict = session.conduct.file.journal.verify()
    assert verdict.good
    assert verdict.entries == before.lines
    shelf.close(session)


def test_names_of_an_open_exercise_stay_until_it_is_closed(shelf, played):
    session = shelf.open(played.path)

    with pytest.raises(Failed):
        erase_names(row(shelf, played.path), shelf.recent(), now=shelf.clock.now)

    assert len(session.conduct.file.people.all()) == 1
    shelf.close(session)


def test_a_damaged_backup_that_keeps_its_names_is_counted(shelf, played):
    doomed = what_goes(row(shelf, played.path), shelf.recent(), now=shelf.clock.now)
    doomed.copies[0].write_bytes(b"no exercise any more" * 500)

    told = erase_names(row(shelf, played.path), shelf.recent(), now=shelf.clock.now)

    assert told == (1, 1)
