"""Where the settings say roles instead of names, no name of an observer gets into the file."""

from zipfile import ZipFile, is_zipfile

import pytest
from click.testing import CliRunner

from facilitator.__main__ import cli
from facilitator.domain.entry import Author
from facilitator.services import settings
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.observing.bundling import hand_in, look_at, merge
from facilitator.services.observing.door import Door
from facilitator.services.observing.packing import make_pack, open_pack
from facilitator.services.places import data_dir, slug
from facilitator.services.session import Shelf
from facilitator.services.settings import Settings
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject

NAME = "Nobody Inparticular"


@pytest.fixture
def clock():
    return PlayedClock(STARTEX)


@pytest.mark.parametrize("roles_only", [False, True])
def test_a_name_is_kept_only_where_the_settings_say_so(tmp_path, clock, roles_only):
    settings.save(Settings(roles_only=roles_only))
    path = tmp_path / "a.exercise"
    with ExerciseFile.create(path, exercise(inject("01")), now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        door = Door(conduct, passes=tmp_path / "passes.json")

        joined = door.admit(name=NAME, role="evaluator")

        kept = door.name(joined.observer)
    assert joined.name == NAME
    assert kept == ("" if roles_only else NAME)
    assert (NAME.encode() in path.read_bytes()) is not roles_only
    assert joined.observer.role == "evaluator"


@pytest.mark.parametrize("roles_only", [False, True])
def test_pack_passes_bundle_log_and_report_hold_the_name_only_then(tmp_path, clock, roles_only):
    settings.save(Settings(roles_only=roles_only))
    host, laptop = Shelf(clock), Shelf(clock)
    session = host.make(exercise(inject("01")), tmp_path / "host" / "a.exercise")
    conduct = session.conduct
    door = Door(conduct, passes=tmp_path / "passes.json")
    conduct.start()
    pack = make_pack(door, tmp_path / "p", name=NAME, role="evaluator").path
    theirs = open_pack(pack, laptop)
    theirs.conduct.log("fd the bridge is closed")
    merge(conduct, look_at(conduct, hand_in(theirs.conduct, tmp_path / "b")))
    laptop.close(theirs)
    conduct.end("enough")
    host.close(session)
    told = tmp_path / "report.json"
    CliRunner().invoke(cli, ["report", str(session.path), "-o", str(told)])
    log = CliRunner().invoke(cli, ["log", str(session.path), "--json"]).output

    held = [
        each.suffix
        for root in (tmp_path, data_dir())
        for each in root.rglob("*")
        if each.is_file()
        if NAME.encode() in unpacked(each) or slug(NAME) in each.name
    ]

    assert told.is_file()
    assert "bridge" in log
    assert NAME not in log
    assert {".observer", ".exercise"} <= set(held) or roles_only
    assert held == [] or not roles_only


def unpacked(path):
    """Return the bytes of a file, and of what is packed in it."""
    content = path.read_bytes()
    if is_zipfile(path):
        with ZipFile(path) as archive:
            content += b"".join(archive.read(each) for each in archive.namelist())
    return content


@pytest.mark.parametrize(("months", "kept"), [(0, None), (12, "2027-11-18")])
def test_a_new_exercise_has_the_date_until_which_it_is_kept(clock, months, kept):
    settings.save(Settings(keep_months=months))
    shelf = Shelf(clock)

    shelf.close(shelf.make(exercise(inject("01"))))

    until = shelf.recent()[0].keep_until
    assert (until.isoformat() if until else None) == kept
