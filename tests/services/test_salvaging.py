"""Of a damaged exercise a new file is made in its place; the damaged one stays, set aside."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.domain.verdict import Why
from facilitator.services.now import PlayedClock
from facilitator.services.salvaging import salvage
from facilitator.store.file import ExerciseFile
from tests.store.made import EXERCISE, decision, decisions, draft, now

PAGE = 4096
ENTRIES = 60


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "levant.exercise"
    with ExerciseFile.create(made, EXERCISE, now=now) as file:
        file.attachments.add("map.png", "image/png", b"picture" * 3000)
        file.versions.keep(EXERCISE, at=now())
        file.journal.append(decisions(ENTRIES - 1))
        file.journal.append([draft(decision(ENTRIES, "long " * 4000))])
    return made


@pytest.fixture
def clock():
    return PlayedClock(now())


def root_of(path, table):
    with closing(sqlite3.connect(path)) as raw:
        asked = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        return raw.execute(asked, (table,)).fetchone()[0]


def hit(path, page, replacement=b""):
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE : page * PAGE] = replacement.ljust(PAGE, b"\0")
    path.write_bytes(content)


def opened(path):
    return ExerciseFile.open(path, now=now)


def rows_of(path):
    with opened(path) as file:
        return list(file.journal.rows())


def test_what_is_whole_comes_back_whole(path, clock):
    before = rows_of(path)

    saved = salvage(path, clock=clock)

    assert (saved.kept, saved.lost, saved.damaged) == (ENTRIES, 0, 0)
    assert rows_of(path) == before
    with opened(path) as file:
        assert file.plans.load() == EXERCISE
        assert file.journal.verify().good
        assert [size for _name, size in file.attachments.all()] == [21000]
        assert len(file.versions.all()) == 1


def test_with_the_journals_own_root_gone_every_entry_is_found_page_by_page(path, clock):
    before = rows_of(path)
    hit(path, root_of(path, "journal"))

    saved = salvage(path, clock=clock)

    assert saved.kept == ENTRIES
    assert rows_of(path) == before


def test_even_without_its_first_page_the_exercise_comes_back(path, clock):
    hit(path, 1)

    saved = salvage(path, clock=clock)

    assert saved.kept == ENTRIES
    with opened(path) as file:
        assert file.plans.load() == EXERCISE


def test_the_damaged_file_is_set_aside_as_it_was_with_what_lay_beside_it(path, clock):
    hit(path, root_of(path, "search_data"))
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"\0" * 600)
    before = path.read_bytes()

    saved = salvage(path, clock=clock)

    assert saved.set_aside.name == "levant.exercise.corrupt.20261118T100000Z"
    assert saved.set_aside.read_bytes() == before
    aside = saved.set_aside
    assert aside.with_name(aside.name + "-journal").read_bytes() == b"\0" * 600
    assert sorted(each.name for each in path.parent.iterdir()) == [
        path.name,
        saved.set_aside.name,
        f"{saved.set_aside.name}-journal",
    ]
    assert saved.set_aside.name in saved.text


def test_an_entry_that_was_damaged_is_kept_and_named_by_the_check(path, clock):
    content = path.read_bytes()
    at = content.index(b'"number":7,')
    path.write_bytes(content[: at + 9] + b"8" + content[at + 10 :])

    saved = salvage(path, clock=clock)

    assert (saved.kept, saved.damaged, saved.lost) == (ENTRIES - 1, 1, 0)
    with opened(path) as file:
        bad = file.journal.verify().first_bad
    assert bad is not None
    assert (bad.seq, bad.why) == (7, Why.CHANGED)


def test_a_plan_whose_rows_are_gone_comes_from_the_version_that_was_kept(path, clock):
    hit(path, root_of(path, "inject"))

    saved = salvage(path, clock=clock)

    with opened(path) as file:
        assert file.plans.load() == EXERCISE
    assert "version that was kept" in saved.text


def test_whoever_writes_on_does_so_under_a_new_name(path, clock):
    before = {row.station for row in rows_of(path)}

    salvage(path, clock=clock)

    with opened(path) as file:
        assert file.station not in before
        file.journal.append(decisions(1, first=ENTRIES + 1))
        assert file.journal.verify().good


def test_entries_of_an_unfinished_salvage_are_not_in_the_way(path, clock):
    path.with_name(f".{path.name}.salvaged").write_bytes(b"half")

    assert salvage(path, clock=clock).kept == ENTRIES


def test_a_file_that_holds_nothing_of_ours_stays_where_it_is(tmp_path, clock):
    path = tmp_path / "letter.exercise"
    path.write_bytes(b"Dear all, " * 2000)

    with pytest.raises(Failed) as failed:
        salvage(path, clock=clock)

    assert failed.value.fault is Fault.CORRUPT
    assert [each.name for each in tmp_path.iterdir()] == ["letter.exercise"]


def test_an_exercise_that_is_open_is_left_alone(path, clock):
    with opened(path), pytest.raises(Failed) as failed:
        salvage(path, clock=clock)

    assert failed.value.fault is Fault.LOCKED


def test_a_second_salvage_sets_aside_under_another_name(path, clock):
    one = salvage(path, clock=clock)
    other = salvage(path, clock=clock)

    assert one.set_aside != other.set_aside
    assert other.kept == ENTRIES


def test_a_journal_of_another_file_does_no_harm(path, clock, tmp_path):
    other = tmp_path / "other.exercise"
    with ExerciseFile.create(other, EXERCISE, now=now) as file:
        file.journal.append(decisions(3))
        raw = file.database._connection
        raw.execute("PRAGMA cache_spill = 1")
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE inject SET notes = hex(zeroblob(20000))")
        raw.execute("UPDATE people SET name = ''")
        beside = other.with_name(other.name + "-journal")
        assert beside.stat().st_size > 0
        shutil.copy(beside, path.with_name(path.name + "-journal"))
        raw.execute("ROLLBACK")
    before = path.read_bytes()

    saved = salvage(path, clock=clock)

    assert saved.kept == ENTRIES
    assert saved.set_aside.read_bytes() == before
