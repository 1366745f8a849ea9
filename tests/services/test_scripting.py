"""The script of the present, worked out by difference."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from facilitator.domain.entry import Author
from facilitator.domain.errors import Refused
from facilitator.domain.events import ClosedAs, JumpSort
from facilitator.domain.msel import RowKind
from facilitator.domain.script import script_rows
from facilitator.domain.state import RunState
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.scripting import Script
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, expected, inject, minutes


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


def whatever(chance, conduct):
    """Return something that could be done now; much of it will be refused."""
    rows = conduct.script()
    row, one = chance.choice(rows).inject, chance.choice(rows).inject
    due = (each.inject for each in rows if each.status == "standby")
    entries = [each.ref for each in conduct.state.recent if each.number]
    ref = chance.choice(entries) if entries else None
    jump = JumpSort.CLOCK
    line = f"{chance.choice(('fd', 'pd'))} confirm route {chance.randint(1, 24)} @{row.number}"
    return chance.choice(
        (
            lambda: conduct.deliver(next(due, row).id),
            lambda: conduct.deliver(row.id),
            lambda: conduct.deliver_again(row.id),
            lambda: conduct.hold(row.id, "later"),
            lambda: conduct.skip(row.id, "no time"),
            lambda: conduct.cancel(row.id, "no time"),
            lambda: conduct.release(row.id),
            lambda: conduct.recall(row.id, "wrong"),
            lambda: conduct.acknowledge(row.id, "f"),
            lambda: conduct.replace(row.id, "wrong", wrong=one.id),
            lambda: conduct.shift(minutes(chance.randint(-3, 5))),
            lambda: conduct.add_inject(title="Rumour", to_all=True),
            lambda: conduct.close_expected(f"x{chance.randint(1, 24)}", ClosedAs.NOT_TAKEN, "no"),
            lambda: conduct.strike(ref, "twice") if ref else None,
            conduct.undo,
            conduct.pause,
            conduct.resume,
            lambda: conduct.jump(jump, minutes(chance.randint(1, 9))),
            lambda: conduct.correct_clock(minutes(chance.randint(-4, 4)), "wrong"),
            *[lambda: conduct.log(line)] * 6,
        )
    )


def tangled():
    rows = [
        inject(f"{n:02}", planned=n, to=("f", "p"), wants=(expected(f"x{n}", text=f"Route {n}"),))
        for n in range(1, 25)
    ]
    rows[5] = replace(rows[5], follows="i-02", follows_after=minutes(2))
    rows[8] = replace(rows[8], on_decision="x3", follows_after=minutes(1))
    rows[11] = replace(rows[11], kind=RowKind.CONTINGENCY, contingency_for="i-04")
    rows[12] = replace(rows[12], kind=RowKind.CONTINGENCY, contingency_for="i-05")
    rows[12] = replace(rows[12], contingency_after=minutes(3))
    rows[14] = replace(rows[14], choice="a")
    rows[15] = replace(rows[15], choice="a")
    rows[17] = replace(rows[17], status="skipped")
    return exercise(*rows)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_done_the_script_by_difference_is_the_one_worked_out_anew(seed):
    chance = Random(seed)  # noqa: S311 - chance for a play, not for a secret
    clock, done = PlayedClock(STARTEX), 0
    with ExerciseFile.memory(tangled(), now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        for turn in range(250):
            clock.move(timedelta(seconds=chance.choice((0, 3, 11))))
            with suppress(Refused):
                conduct.start() if turn == 3 else whatever(chance, conduct)()
                done += 1

            anew = script_rows(conduct.exercise, conduct.state, conduct.elapsed())
            assert conduct.script() == anew

    assert done > 100


def test_time_alone_leaves_the_rows_it_does_not_concern_as_they_are():
    script = Script(exercise(*(inject(f"{n:02}", planned=n) for n in range(5))))
    state = RunState()
    before = script.rows(state, minutes(-2))

    after = script.rows(state, minutes(-1))

    assert all(old is new for old, new in zip(before[1:], after[1:], strict=True))
