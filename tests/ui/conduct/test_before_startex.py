"""Before STARTEX the strip says how much the set-up still lacks; it locks nothing."""

from datetime import UTC, datetime

import pytest

from facilitator.domain.checklist import missing
from facilitator.domain.entry import Author
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from facilitator.ui.conduct.next_up import next_up
from tests.builders import exercise, inject


@pytest.fixture
def conduct():
    clock = PlayedClock(datetime(2026, 11, 18, 10, 0, tzinfo=UTC))
    file = ExerciseFile.memory(exercise(inject("01")), now=clock.now)
    yield Conduct(file, clock=clock, author=Author(role="facilitator"))
    file.close()


def test_what_is_missing_is_counted_and_startex_stays_open(conduct):
    shown = next_up(conduct, conduct.standby(), None)

    assert f"{len(missing(conduct.exercise))} things missing: look (Ctrl+2)" in shown.detail
    assert shown.off == ""


def test_once_it_runs_nothing_is_said_of_it(conduct):
    conduct.start()

    assert "missing" not in next_up(conduct, conduct.standby(), None).detail
