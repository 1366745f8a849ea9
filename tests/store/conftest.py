"""Exercise files for the tests of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.store.file import ExerciseFile
from tests.store.made import EXERCISE, now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "levant.exercise"


@pytest.fixture
def file(path: Path) -> Iterator[ExerciseFile]:
    with ExerciseFile.create(path, EXERCISE, now=now) as made:
        yield made


@pytest.fixture
def memory() -> Iterator[ExerciseFile]:
    with ExerciseFile.memory(EXERCISE, now=now) as made:
        yield made
