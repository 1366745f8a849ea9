import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from facilitator import i18n, resources

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def installed(tmp_path):
    """The parts that find shipped data, laid out as a wheel lays them out."""
    package = tmp_path / "facilitator"
    package.mkdir()
    for name in ("__init__.py", "resources.py", "i18n.py"):
        shutil.copy(ROOT / "facilitator" / name, package)
    shutil.copytree(
        ROOT / "resources" / "translations", tmp_path / "facilitator_resources/translations"
    )
    shutil.copy(ROOT / "resources" / "tokens.json", tmp_path / "facilitator_resources")
    return tmp_path


def said(folder, program):
    """Run a program that sees the folder, the standard library, and no editable install."""
    command = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        f"import sys\nsys.path[:0] = {[str(folder)]!r}\n{program}",
    ]
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return done.stdout.strip()


def test_shipped_data_is_found_in_an_installed_program(installed):
    found = said(installed, "from facilitator import resources\nprint(resources.root())")

    assert Path(found) == installed / "facilitator_resources"


def test_a_folder_of_the_same_name_beside_the_installed_program_is_not_taken_for_ours(installed):
    (installed / "resources").mkdir()

    found = said(installed, "from facilitator import resources\nprint(resources.root())")

    assert Path(found) == installed / "facilitator_resources"


def test_an_installed_program_knows_its_languages(installed):
    found = said(installed, "from facilitator import i18n\nprint(*i18n.available())")

    assert tuple(found.split()) == i18n.available()
    assert {"en", "es"} <= set(found.split())


def test_everything_in_the_folder_of_data_goes_into_the_wheel():
    built = PROJECT["tool"]["setuptools"]

    assert built["package-dir"]["facilitator_resources"] == "resources"
    assert built["package-data"]["facilitator_resources"] == ["**/*"]
    assert {"facilitator", "facilitator_resources"} <= set(built["packages"])


@pytest.mark.parametrize("name", ["fonts/OFL.txt", "tokens.json", "translations/facilitator.pot"])
def test_what_the_program_needs_is_among_its_data(name):
    assert resources.path(name).is_file()


@pytest.mark.parametrize(
    "named", [*PROJECT["project"]["scripts"].values(), *PROJECT["project"]["gui-scripts"].values()]
)
def test_every_command_starts_a_function_that_is_there(named):
    module, _colon, function = named.partition(":")

    assert f"def {function}(" in (ROOT / f"{module.replace('.', '/')}.py").read_text(
        encoding="utf-8"
    )
