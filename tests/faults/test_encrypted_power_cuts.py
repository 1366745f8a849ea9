"""The same power cuts under encrypted files, through SQLCipher's own library (FAULTS R2)."""

import secrets
from pathlib import Path

import pytest

from facilitator.store.encryption import SALT, SECRET, Key, opens
from facilitator.store.file import ExerciseFile
from tests.faults.cutting import DELETE_FULL, DELETE_OFF, PLACE, WAL_NORMAL, cuts
from tests.faults.otherdriver import CipherDriver
from tests.store.made import EXERCISE, now

cipherdisk = pytest.importorskip("tests.faults.cipherdisk", reason="SQLCipher is not installed")


@pytest.fixture(scope="module")
def vfs():
    try:
        made = cipherdisk.CipherVfs()
    except AttributeError:
        pytest.skip("this build of SQLCipher hides the functions of its VFS")
    yield made
    made.unregister()


@pytest.fixture(scope="module")
def key():
    return Key(secret=secrets.token_bytes(SECRET), salt=secrets.token_bytes(SALT))


@pytest.fixture(scope="module")
def blank(tmp_path_factory, key):
    path = tmp_path_factory.mktemp("blank") / "levant.exercise"
    ExerciseFile.create(path, EXERCISE, now=now, key=key).close()
    return path.read_bytes()


@pytest.fixture
def unlocked(tmp_path, key):
    """Ask of what a cut left what the start page asks first: does the key open it?"""
    path = tmp_path / PLACE.name

    def look(disk):
        for each in tmp_path.iterdir():
            each.unlink()
        for name, file in disk.files.items():
            path.with_name(Path(name).name).write_bytes(file.now)
        return "" if opens(path, key) else "locked out"

    return look


@pytest.fixture
def cut(vfs, blank, key, unlocked):
    def cutting(seeds, pragmas=None):
        return cuts(vfs, blank, seeds, pragmas, driver=CipherDriver(vfs.NAME, key), after=unlocked)

    return cutting


def test_no_acknowledged_entry_of_an_encrypted_file_is_lost_when_the_power_goes(cut, vfs):
    assert cut(range(30)) == [""] * 30
    assert vfs.disk.steps > 0


def test_what_stands_on_the_disk_is_encrypted(cut, vfs):
    cut(range(1))

    (content,) = [bytes(each.now) for name, each in vfs.disk.files.items() if name == str(PLACE)]
    assert b"SQLite format" not in content
    assert b"xxxxx" not in content


@pytest.mark.fault
@pytest.mark.row("R2", "power cuts under encrypted files")
@pytest.mark.parametrize("first", range(1000, 3000, 500))
def test_no_entry_of_an_encrypted_file_is_lost_in_two_thousand_power_cuts(cut, first, tally):
    print("seeds", first, "to", first + 499)
    tally(500)

    assert [each for each in enumerate(cut(range(first, first + 500)), first) if each[1]] == []


@pytest.mark.known_bad("R2", "encrypted, WAL with synchronous=NORMAL: entries are lost")
def test_encrypted_with_wal_and_normal_the_same_cuts_lose_entries(cut):
    assert "lost" in cut(range(40), WAL_NORMAL)


@pytest.mark.known_bad("R2", "encrypted, synchronous=FULL: a deleted journal comes back")
def test_encrypted_with_full_instead_of_extra_the_same_cuts_lose_entries(cut):
    assert "lost" in cut(range(60), DELETE_FULL)


@pytest.mark.known_bad("R2", "encrypted, synchronous=OFF: the file is corrupt")
def test_encrypted_with_off_the_same_cuts_corrupt_the_file(cut):
    assert {"corrupt", "locked out"} & set(cut(range(40), DELETE_OFF))
