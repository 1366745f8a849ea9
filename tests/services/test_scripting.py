"""The script of the present, worked out by difference."""

from datetime import timedelta

from facilitator.domain.entry import Author
from facilitator.domain.script import script_rows
from facilitator.domain.state import RunState
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.scripting import Script
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject, minutes


def test_the_script_by_difference_is_the_script_worked_out_anew():
    clock = PlayedClock(STARTEX)
    plan = exercise(*(inject(f"{n:02}", planned=n) for n in range(12)))
    seen = []
    with ExerciseFile.memory(plan, now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        conduct.start()

        for turn in range(40):
            clock.move(timedelta(seconds=17))
            anew = script_rows(conduct.exercise, conduct.state, conduct.elapsed())
            seen.append((conduct.script(), anew))
            if turn % 5 == 0:
                conduct.deliver(conduct.standby().row.inject.id)

    assert all(mine == anew for mine, anew in seen)


def test_time_alone_leaves_the_rows_it_does_not_concern_as_they_are():
    script = Script(exercise(*(inject(f"{n:02}", planned=n) for n in range(5))))
    state = RunState()
    before = script.rows(state, minutes(-2))

    after = script.rows(state, minutes(-1))

    assert all(old is new for old, new in zip(before[1:], after[1:], strict=True))
