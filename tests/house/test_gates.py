"""What must hold of the files themselves."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

ROOT = Path(__file__).resolve().parents[2]
TOP = {
    "facilitator",
    "resources",
    "tests",
    "main.py",
    "pyproject.toml",
    "README.md",
    "Makefile",
    "requirements.lock",
    "CHANGELOG.md",
    "LICENSE",
    ".ci",
    ".gitignore",
}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}
FORBIDDEN_METHODS = {"extractall"}  # it writes wherever the archive says
FORBIDDEN_MODULES = {"pickle", "shelve", "marshal", "yaml"}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "misc", "mixed"}
INDEX = re.compile(
    r"--(extra-)?index-url|--find-links|--trusted-host|://[^ ]*/simple(/|$)|registry[.]\w+[.]"
)
OWN_PATH = re.compile(r"(^|[^\w.*)}])/(root|work|opt)/\w")


def tracked():
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout, so nothing is tracked")
    # a checkout may belong to somebody else than the one who tests it
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    return [ROOT / each for each in listed.stdout.split("\0") if each]


def sources():
    return sorted((ROOT / "facilitator").rglob("*.py"))


def texts():
    written = {".py", ".toml", ".md", ".sh", ".lock", ".json", ".po", ".csv", ""}
    for path in tracked():
        if path.suffix in written and path.is_file():
            yield path, path.read_text(encoding="utf-8")


def test_only_the_agreed_names_stand_at_the_top():
    assert {each.relative_to(ROOT).parts[0] for each in tracked()} <= TOP


@pytest.mark.parametrize("path", sources(), ids=lambda each: each.relative_to(ROOT).as_posix())
def test_nothing_runs_what_comes_as_data(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            # Qt's windows and re have methods of these names, so only the plain names count
            assert getattr(node.func, "id", "") not in FORBIDDEN_CALLS, f"line {node.lineno}"
            assert getattr(node.func, "attr", "") not in FORBIDDEN_METHODS, f"line {node.lineno}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {each.name.split(".")[0] for each in node.names}
            names.add((getattr(node, "module", "") or "").split(".")[0])
            assert not names & FORBIDDEN_MODULES, f"line {node.lineno}"


def test_no_room_has_a_name_that_says_nothing():
    parts = {
        part.removesuffix(".py") for each in tracked() for part in each.relative_to(ROOT).parts
    }

    assert not parts & FORBIDDEN_NAMES


def test_no_file_names_a_package_index_or_a_path_of_one_machine():
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if (INDEX.search(line) or OWN_PATH.search(line)) and path != Path(__file__)
    ]

    assert found == []


def test_every_locked_package_has_its_hashes():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^[\w.\[\]-]+==", lock, re.MULTILINE)
    with_hash = re.findall(r"^[\w.\[\]-]+==\S+ \\\n    --hash=sha256:", lock, re.MULTILINE)

    assert len(pinned) == len(with_hash) > 30
    assert "://" not in lock


def test_the_lock_names_everything_that_the_project_needs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {each.lower() for each in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}

    assert {re.match(r"[\w.-]+", each)[0].lower() for each in needed} <= locked


def test_the_release_that_loses_references_stays_excluded():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (qt,) = [each for each in project["dependencies"] if each.startswith("PySide6")]

    assert "!=6.12.0" in qt
    assert "pyside6-essentials==6.12.0" not in (ROOT / "requirements.lock").read_text(
        encoding="utf-8"
    )


def test_every_package_of_the_tree_is_in_the_wheel():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = set(project["tool"]["setuptools"]["packages"]) - {"facilitator_resources"}
    there = {
        ".".join(each.parent.relative_to(ROOT).parts)
        for each in (ROOT / "facilitator").rglob("__init__.py")
    }

    assert listed == there


def test_the_binding_does_not_lose_references():
    """PySide6 6.12.0 gives one reference to True and None away at every call (Python < 3.12)."""

    class Sender(QObject):
        sent = Signal(object)

    sender = Sender()
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _each in range(200):
        sender.sent.emit(1)
        sender.setObjectName("a")

    lost = before[0] - sys.getrefcount(True), before[1] - sys.getrefcount(None)
    assert max(lost) < 100
