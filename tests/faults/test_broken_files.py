"""Files that a disk has broken: refused or read, set aside, salvaged (FAULTS R7)."""

import shutil
import sqlite3
import time
from contextlib import closing

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.services.now import PlayedClock
from facilitator.services.salvaging import salvage
from facilitator.store import opening
from facilitator.store.file import ExerciseFile
from facilitator.store.pages import Pages
from tests.faults.chance import chance
from tests.store.made import EXERCISE, decisions, now

PAGE = 4096
MANY = 1000
FEW = 50
HANG_S = 5
REFUSED = {Fault.CORRUPT, Fault.FOREIGN, Fault.TOO_NEW, Fault.SEALED}


def made(folder, entries):
    path = folder / "levant.exercise"
    with ExerciseFile.create(path, EXERCISE, now=now) as file:
        file.plans.freeze()
        file.versions.keep(EXERCISE, at=now())
        for first in range(0, entries, FEW):
            file.journal.append(decisions(FEW, first=first + 1))
        rows = list(file.journal.rows())
    return path, rows


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return made(tmp_path_factory.mktemp("source"), FEW)


@pytest.fixture(scope="module")
def long_source(tmp_path_factory):
    return made(tmp_path_factory.mktemp("long"), MANY)


@pytest.fixture(scope="module")
def foreign_journal(tmp_path_factory):
    """The journal of a transaction that broke off, in another exercise."""
    other = tmp_path_factory.mktemp("other") / "other.exercise"
    with ExerciseFile.create(other, EXERCISE, now=now) as file:
        file.journal.append(decisions(30))
        raw = file.database._connection
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE inject SET notes = hex(zeroblob(40000))")
        raw.execute("UPDATE agency SET contact = hex(zeroblob(9000))")
        content = other.with_name(f"{other.name}-journal").read_bytes()
        raw.execute("ROLLBACK")
    assert content.startswith(b"\xd9\xd5\x05\xf9")
    return content


# --- how a file is broken ----------------------------------------------------------------------


def flipped(content, luck):
    for _bit in range(luck.randint(1, 30)):
        content[luck.randrange(len(content))] ^= 1 << luck.randrange(8)


def cut(content, luck):
    del content[luck.randrange(len(content) // 512) * 512 :]


def zeroed(content, luck):
    page = luck.randrange(len(content) // PAGE) * PAGE
    content[page : page + PAGE] = bytes(PAGE)


def noise(content, luck):
    page = luck.randrange(len(content) // PAGE) * PAGE
    content[page : page + PAGE] = luck.randbytes(PAGE)


def swapped_pages(content, luck):
    one, other = (luck.randrange(len(content) // PAGE) * PAGE for _page in range(2))
    kept = content[one : one + PAGE]
    content[one : one + PAGE] = content[other : other + PAGE]
    content[other : other + PAGE] = kept


BREAKS = (flipped, cut, zeroed, noise, swapped_pages)


def broken(source, folder, luck, journal):
    """Return a broken copy; one in ten has the journal of another file beside it."""
    path = folder / "broken.exercise"
    content = bytearray(source.read_bytes())
    if luck.random() < 0.1:
        path.with_name(f"{path.name}-journal").write_bytes(journal)
    else:
        luck.choice(BREAKS)(content, luck)
    path.write_bytes(content)
    return path


def side_files(path):
    return {
        each: each.read_bytes()
        for each in path.parent.glob(f"{path.name}*")
        if not each.name.endswith(".lock")
    }


def read_through(path):
    """Return the fault, or what was read: plan, rows, verdict."""
    before = side_files(path)
    try:
        ExerciseFile.open(path, now=now).close()
    except Failed as failed:
        return failed.fault if side_files(path) == before else Fault.DISK_ERROR
    try:
        with ExerciseFile.open(path, now=now) as file:
            plan = file.plans.load()
            list(file.journal.control())
            return plan, list(file.journal.rows()), file.journal.verify()
    except Failed as failed:
        return failed.fault


def play(source, folder, luck, journal, rounds):
    """Break, open, salvage; return what was wrong, by round."""
    original, rows = source
    bad = []
    for number in range(rounds):
        path = broken(original, folder, luck, journal)
        began = time.monotonic()

        found = read_through(path)

        if isinstance(found, Fault):
            if found not in REFUSED:
                bad.append((number, f"{found}: not refused, or touched before"))
        elif not found[0].title or (len(found[1]) < len(rows) and found[2].good):
            bad.append((number, "shown as if it were whole"))
        if isinstance(found, Fault) or not found[2].good:
            bad += [(number, each) for each in salvaged(path, rows)]
        if time.monotonic() - began > HANG_S:
            bad.append((number, "hung"))
        for each in folder.iterdir():
            each.unlink()
    return bad


def salvaged(path, rows):
    """Salvage a broken file and return what is wrong with what came of it."""
    before = side_files(path)
    try:
        saved = salvage(path, clock=PlayedClock(now()))
    except Failed as failed:
        if failed.fault is not Fault.CORRUPT or side_files(path) != before:
            return [f"salvage: {failed}"]
        return []
    wrong = []
    aside = {
        name.name.replace(saved.set_aside.name, path.name): content
        for name, content in side_files(path).items()
        if name.name.startswith(saved.set_aside.name)
    }
    if aside != {name.name: content for name, content in before.items()}:
        wrong.append("what was set aside is not what was there")
    found = read_through(path)
    if isinstance(found, Fault):
        return [*wrong, f"what was salvaged is refused: {found}"]
    sound = [row for row in found[1] if row.sound()]
    if not set(sound) <= set(rows):
        wrong.append("salvage made entries up")
    if len(sound) != saved.kept or len(found[1]) != saved.kept + saved.damaged:
        wrong.append("salvage counted wrongly")
    return wrong


def test_a_broken_file_is_refused_or_read_and_what_can_be_read_is_saved(
    source, tmp_path, foreign_journal
):
    assert play(source, tmp_path, chance(7), foreign_journal, 30) == []


@pytest.mark.fault
@pytest.mark.row("R7", "broken copies opened, then salvaged")
@pytest.mark.parametrize("seed", range(10))
def test_two_thousand_broken_files_are_refused_or_read_and_salvaged(
    source, tmp_path, foreign_journal, seed, tally
):
    print("seed", seed)
    tally(200)

    assert play(source, tmp_path, chance(700 + seed), foreign_journal, 200) == []


def share_kept(long_source, folder, pages):
    """Return the smallest share of the entries that is saved when one of these pages is hit."""
    original, rows = long_source
    least = 1.0
    for number in pages:
        path = folder / "hit.exercise"
        content = bytearray(original.read_bytes())
        content[number * PAGE : (number + 1) * PAGE] = chance(number).randbytes(PAGE)
        path.write_bytes(content)
        saved = salvage(path, clock=PlayedClock(now()))
        assert saved.kept + saved.lost == len(rows)
        least = min(least, saved.kept / len(rows))
        for each in folder.iterdir():
            each.unlink()
    return least


def pages_of(source):
    return range(source[0].stat().st_size // PAGE)


def test_one_page_that_is_hit_costs_less_than_a_hundredth(long_source, tmp_path):
    pages = chance(1).sample(pages_of(long_source), 4)

    assert share_kept(long_source, tmp_path, pages) >= 0.99


@pytest.mark.fault
@pytest.mark.row("R7", "one page hit, every page in turn: 99 % salvaged")
def test_whichever_page_is_hit_costs_less_than_a_hundredth(long_source, tmp_path, tally):
    tally(len(pages_of(long_source)))

    assert share_kept(long_source, tmp_path, pages_of(long_source)) >= 0.99


def test_a_file_cut_off_anywhere_is_never_shown_empty(source, tmp_path):
    original, rows = source
    for kept in range(0, original.stat().st_size, 512 * 7):
        path = tmp_path / "cut.exercise"
        path.write_bytes(original.read_bytes()[:kept])

        found = read_through(path)

        assert isinstance(found, Fault) or len(found[1]) == len(rows)
        shutil.rmtree(tmp_path, ignore_errors=True)
        tmp_path.mkdir()


def with_a_foreign_journal(source, folder, journal):
    path = shutil.copy(source[0], folder / "levant.exercise")
    path.with_name(f"{path.name}-journal").write_bytes(journal)
    return path


def test_the_journal_of_another_file_is_noticed_before_it_is_played_back(
    source, tmp_path, foreign_journal
):
    path = with_a_foreign_journal(source, tmp_path, foreign_journal)

    # DISK_ERROR would say that it was touched before it was refused
    assert read_through(path) is Fault.CORRUPT


@pytest.mark.known_bad("R7", "recovery without a trial: the file is changed, then refused")
def test_without_the_trial_the_journal_of_another_file_spoils_it(
    source, tmp_path, foreign_journal, monkeypatch
):
    path = with_a_foreign_journal(source, tmp_path, foreign_journal)
    monkeypatch.setattr(opening, "try_recovery", lambda _path: None)

    assert read_through(path) is Fault.DISK_ERROR


@pytest.mark.known_bad("R7", "the salvage trusts the trees of the file")
def test_without_reading_page_by_page_a_hit_root_costs_every_entry(source, tmp_path, monkeypatch):
    path = shutil.copy(source[0], tmp_path / "levant.exercise")
    with closing(sqlite3.connect(path)) as raw:
        asked = "SELECT rootpage FROM sqlite_schema WHERE name = 'journal'"
        (root,) = raw.execute(asked).fetchone()
    content = bytearray(path.read_bytes())
    content[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    path.write_bytes(content)
    monkeypatch.setattr(Pages, "of_tables", lambda _pages: iter(()))

    assert salvage(path, clock=PlayedClock(now())).kept == 0
