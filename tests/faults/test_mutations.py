"""Single words taken out of the program are noticed by the tests (a lost fsync, a lost clause)."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KEPT = ("facilitator", "resources", "tests", "pyproject.toml", "main.py")


@dataclass(frozen=True)
class Mutation:
    """A text of a source, what stands in its place, and the test that has to turn red."""

    name: str
    source: str
    old: str
    new: str
    test: str


MUTATIONS = (
    Mutation(
        "a lost fsync of the file",
        "facilitator/store/database.py",
        '"PRAGMA synchronous = EXTRA"',
        '"PRAGMA synchronous = OFF"',
        "tests/faults/test_power_cuts.py::test_no_acknowledged_entry_is_lost_when_the_power_goes",
    ),
    Mutation(
        "a lost fsync of a document",
        "facilitator/services/outfile.py",
        "os.fsync(target.fileno())",
        "target.fileno()",
        "tests/faults/test_synced.py",
    ),
    Mutation(
        "a lost fsync of the emergency journal",
        "facilitator/store/emergency.py",
        "os.fsync(file.fileno())",
        "file.fileno()",
        "tests/faults/test_synced.py",
    ),
    Mutation(
        "a missing ON CONFLICT",
        "facilitator/store/journal.py",
        " ON CONFLICT (station, seq) DO NOTHING",
        "",
        "tests/store/test_journal.py",
    ),
    Mutation(
        "a transaction that is never taken back",
        "facilitator/store/database.py",
        "                self._roll_back()\n                raise",
        "                raise",
        "tests/store/test_journal.py",
    ),
    Mutation(
        "triggers that let everything pass",
        "facilitator/store/schema.py",
        "SELECT RAISE(ABORT, 'the journal is append-only');",
        "SELECT 1;",
        "tests/faults/test_tampering.py",
    ),
)


def copied(folder):
    for name in KEPT:
        source = ROOT / name
        if source.is_dir():
            skipped = shutil.ignore_patterns("__pycache__", "*.pyc")
            shutil.copytree(source, folder / name, ignore=skipped)
        else:
            shutil.copyfile(source, folder / name)
    return folder


def passes(folder, test):
    """Run a test in a copy of the tree; what is not green there is red."""
    words = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", test]
    words += ["-p", "no:randomly", "-o", "addopts=--import-mode=importlib", "-m", "not fault"]
    words.append(f"--basetemp={folder.with_name('inner')}")  # two runs tidy each other's away
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    print(done.stdout[-1500:])
    # 1: tests failed; anything else is not what is asked
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return done.returncode == 0


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    return copied(tmp_path_factory.mktemp("tree"))


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.name)
def test_what_is_mutated_stands_in_the_source_once(mutation):
    text = (ROOT / mutation.source).read_text("utf-8")

    assert text.count(mutation.old) == 1


@pytest.mark.fault
@pytest.mark.row("-", "mutations of the source, each caught")
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.name)
def test_a_mutation_turns_its_test_red(tree, mutation):
    path = tree / mutation.source
    sound = path.read_text("utf-8")
    assert passes(tree, mutation.test)
    try:
        path.write_text(sound.replace(mutation.old, mutation.new), "utf-8")

        assert not passes(tree, mutation.test)
    finally:
        path.write_text(sound, "utf-8")
