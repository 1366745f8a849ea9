"""Whatever is written over is the old one or the new one, never a part (FAULTS R17, R16, R8)."""

import json
import pathlib
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.domain.errors import Failed
from facilitator.services import drafts, exporting, outfile, settings
from facilitator.services.drafts import Drafts, Typed
from facilitator.services.settings import Settings
from facilitator.store import library
from facilitator.store.file import ExerciseFile
from facilitator.store.library import Library, Recent
from facilitator.store.migrations import MIGRATIONS, migrate, statements
from tests.builders import exercise, inject
from tests.faults.forked import at_line, at_statement, in_a_child, lines_of
from tests.store.made import now
from tests.store.test_older_files import OBJECTIVE, raw_first

PLAN = exercise(*[inject(f"{number:02}", planned=number) for number in range(1, 30)])
SMALLER = exercise(inject("01"))
MODULES = (outfile, library, settings, exporting, drafts, pathlib, json.encoder)
POINTS = 50


def save_settings(folder, new):
    settings.save(Settings(language="es" if new else "en"), folder / "settings")


def export_table(folder, new):
    exporting.export_script(PLAN if new else SMALLER, folder / "script.csv", now=now())


def remember(folder, new):
    at = datetime(2026, 11, 18, tzinfo=UTC)
    title = "new" if new else "old"
    Library(folder).remember(Recent(path="a", title=title, exercise="x", opened_at=at))


def keep_line(folder, new):
    Drafts(folder, "key").keep(Typed(text="new words " * 500 if new else "old"))


ACTS = (save_settings, export_table, remember, keep_line)


def seen(folder):
    """Return the content of what stands in a folder under its own name."""
    return {
        each.name: each.read_bytes()
        for each in folder.iterdir()
        if each.is_file() and not each.name.startswith(".")
    }


def killed_anywhere(act, folder, modules, points):
    """Kill an act at points spread over its lines; return those after which a part was there."""
    old, new = folder / "old", folder / "new"
    for each, is_new in ((old, False), (new, True)):
        each.mkdir()
        act(each, new=is_new)
    lines = lines_of(
        lambda: act(shutil.copytree(old, folder / "count", dirs_exist_ok=True), new=True), modules
    )
    wholes = (seen(old), seen(new))
    torn, tried = [], 0
    for point in sorted({1 + number * lines // points for number in range(points)}):
        here = shutil.copytree(old, folder / f"at-{point}")
        if in_a_child(at_line(lambda here=here: act(here, new=True), point, modules)):
            continue
        tried += 1
        if seen(here) not in wholes:
            torn.append(point)
    assert tried > points // 4
    return torn


@pytest.mark.parametrize("act", ACTS)
def test_a_kill_while_writing_leaves_the_old_or_the_new(act, tmp_path):
    assert killed_anywhere(act, tmp_path, MODULES, 6) == []


@pytest.mark.fault
@pytest.mark.row("R17", "kills at lines of settings, export, list, draft")
@pytest.mark.parametrize("act", ACTS)
def test_a_kill_at_any_of_two_hundred_points_leaves_the_old_or_the_new(act, tmp_path, tally):
    tally(POINTS)

    assert killed_anywhere(act, tmp_path, MODULES, POINTS) == []


def write_in_place(path, content):
    """Write as many programs do."""
    with path.open("wb") as file:
        file.write(content[:7])
        file.flush()
        file.write(content[7:])


@pytest.mark.known_bad("R17", "written in place")
def test_written_in_place_a_kill_leaves_a_part(tmp_path, monkeypatch):
    monkeypatch.setattr(drafts, "write_whole", write_in_place)
    # this very file is looked at as well: what writes in place stands in it
    here = type("Here", (), {"__file__": __file__})

    assert killed_anywhere(keep_line, tmp_path, (here,), 10) != []


# --- a target that another program holds (R16) -------------------------------------------------


@pytest.mark.row("R16", "a target that cannot be replaced")
def test_a_report_that_is_open_elsewhere_is_left_and_the_new_one_stands_beside(
    tmp_path, monkeypatch
):
    out = tmp_path / "script.csv"
    out.write_bytes(b"held by a spreadsheet program")
    replace = Path.replace

    def held(path, target):
        if Path(target) == out:
            raise PermissionError(13, "held")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)

    made = exporting.export_script(PLAN, out, now=now())

    assert made.path == tmp_path / "script (2).csv"
    assert out.read_bytes() == b"held by a spreadsheet program"


# --- an upgrade of the file (R8) ---------------------------------------------------------------


def upgraded_and_killed(path, number):
    """Upgrade in a process that is killed at one statement; return whether it lived."""

    def act():
        with closing(sqlite3.connect(path)) as raw:
            raw.isolation_level = None
            at_statement(raw, number)
            migrate(raw)

    return in_a_child(act)


def state_of(path):
    """Return what a file is after a kill: its version, and whether all fits to that."""
    with closing(sqlite3.connect(path)) as raw:
        (version,) = raw.execute("PRAGMA user_version").fetchone()
        columns = {each[1] for each in raw.execute("PRAGMA table_info(objective)")}
        tables = {each for (each,) in raw.execute("SELECT name FROM sqlite_schema")}
        fits = {
            1: "critical_tasks" in columns and "attachment" not in tables,
            len(MIGRATIONS): "targets" in columns and "attachment" in tables,
        }
        return version, fits.get(version, False), raw.execute("PRAGMA quick_check").fetchone()[0]


def killed_upgrades(folder, numbers):
    between = []
    source = folder / "first.exercise"
    raw_first(source)
    for number in numbers:
        path = shutil.copy(source, folder / f"{number}.exercise")
        lived = upgraded_and_killed(path, number)
        version, fits, said = state_of(path)
        if not fits or said != "ok" or (lived and version != len(MIGRATIONS)):
            between.append(number)
            continue
        try:
            with ExerciseFile.open(path, now=now) as file:
                (objective,) = file.plans.load().objectives
            whole = objective.text == OBJECTIVE[3]
        except Failed:
            whole = False
        if not whole:
            between.append(number)
    return between


def all_statements():
    # BEGIN, COMMIT and the pragmas around them count as well
    return range(1, sum(len(statements(each)) for each in MIGRATIONS[1:]) + 8)


def test_an_upgrade_that_is_killed_leaves_the_older_file_or_the_newer(tmp_path):
    assert killed_upgrades(tmp_path, list(all_statements())[::6]) == []


@pytest.mark.fault
@pytest.mark.row("R8", "upgrade killed at each statement")
def test_an_upgrade_that_is_killed_anywhere_leaves_the_older_file_or_the_newer(tmp_path, tally):
    tally(len(all_statements()))

    assert killed_upgrades(tmp_path, all_statements()) == []


@pytest.mark.known_bad("R8", "an upgrade without a transaction")
def test_without_a_transaction_a_kill_leaves_something_between(tmp_path, monkeypatch):
    def careless(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for script in MIGRATIONS[version:]:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    monkeypatch.setitem(globals(), "migrate", careless)

    assert killed_upgrades(tmp_path, [5, 12]) != []
