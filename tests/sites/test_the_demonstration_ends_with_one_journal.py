"""The demonstration: three rooms, three servers, one killed and one room cut off."""

import pytest

from facilitator.domain.events import Logged
from facilitator.services.now import RealClock
from facilitator.sites.demonstrating import play
from facilitator.store.file import ExerciseFile

pytestmark = pytest.mark.slow


def test_three_rooms_end_with_equal_fingerprints_and_one_report(tmp_path):
    told = []

    shown = play(tmp_path, tell=told.append)

    assert len(set(shown.fingerprints)) == 1
    assert min(shown.written) > 3
    assert shown.report.stat().st_size > 50_000
    assert any("killed" in each for each in told)
    assert any("cut off" in each for each in told)
    numbers = set()
    for path in shown.files:
        with ExerciseFile.open(path, now=RealClock().now, read_only=True) as file:
            assert file.journal.verify().good
            entries = [each for each in file.journal.entries() if isinstance(each.event, Logged)]
            numbers.add(tuple(sorted(each.event.number for each in entries)))
    assert len(numbers) == 1
    assert len(set(*numbers)) == len(*numbers)
