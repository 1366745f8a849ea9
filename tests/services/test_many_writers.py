"""Many write through one service at once: nothing is lost, doubled, or told out of order."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Barrier

import pytest

from facilitator.domain.entry import Author
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.run import fold
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, expected, inject

WRITERS, EACH, ROWS = 8, 40, 30
SCRIPT = tuple(
    inject(
        f"{number:02d}",
        planned=number,
        to=("f", "p"),
        wants=(expected(f"x{number}", text=f"Confirm route {number}"),),
    )
    for number in range(1, ROWS + 1)
)


@contextmanager
def running(folder):
    clock = PlayedClock(STARTEX)
    path = folder / "levant.exercise"
    with ExerciseFile.create(path, exercise(*SCRIPT), now=clock.now) as file:
        made = Conduct(file, clock=clock, author=Author(role="facilitator"))
        made.start()
        yield made


@pytest.fixture
def conduct(tmp_path):
    with running(tmp_path) as made:
        yield made


@dataclass(frozen=True)
class Played:
    conduct: Conduct
    told: list
    gave: list

    @property
    def entries(self):
        return list(self.conduct.file.journal.entries())


def at_once(*acts):
    """Do acts in threads of their own that begin together; return what each gave."""
    ready = Barrier(len(acts))

    def do(act):
        ready.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [each.result() for each in [pool.submit(do, act) for act in acts]]


def writer(conduct, name):
    def write():
        return [conduct.log(f"fd confirm route by {name} {number}") for number in range(EACH)]

    return write


def deliver_all(conduct):
    return [conduct.deliver(row.id) for row in SCRIPT]


def or_refused(act):
    def attempt():
        try:
            return act()
        except Refused as wrong:
            return wrong.reason

    return attempt


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """Return what was told, and what each got back, after eight wrote while one delivered."""
    with running(tmp_path_factory.mktemp("many")) as conduct:
        told = []
        conduct.listen(told.append)
        writers = [writer(conduct, name) for name in "abcdefgh"]
        gave = at_once(*writers, lambda: deliver_all(conduct))
        yield Played(conduct, told, gave)


def test_the_journal_has_no_gap_and_its_chain_holds(played):
    entries = played.entries

    assert [each.seq for each in entries] == list(range(1, WRITERS * EACH + ROWS + 2))
    assert [each.line for each in entries] == list(range(1, len(entries) + 1))
    assert played.conduct.file.journal.verify().good
    written = {each.ref: each for each in entries}
    assert all(written[each.ref].event == each.event for mine in played.gave for each in mine)


def test_numbers_are_given_once_each_in_the_order_of_the_journal(played):
    numbers = [each.event.number for each in played.entries if each.event.kind == "decision.logged"]

    assert numbers == list(range(1, WRITERS * EACH + 1))


def test_the_state_is_what_the_journal_folds_to(played):
    assert played.conduct.state == fold(played.entries, home=played.conduct.file.station)


def test_a_listener_is_told_of_each_entry_once_and_in_order(played):
    lines = [each.line for entries in played.told for each in entries]

    assert lines == [each.line for each in played.entries][1:]


def test_what_a_decision_knew_was_delivered_before_it(played):
    given = set()

    for each in played.entries:
        if each.event.kind == "inject.delivered":
            given.add(each.seq)
        elif each.event.kind == "decision.logged":
            assert set(each.event.known.delivered) == given


ONCE = {
    "deliver": (lambda one: one.deliver("i-01"), Reason.ALREADY_DELIVERED),
    "pause": (lambda one: one.pause(), Reason.NOT_RUNNING),
}


@pytest.mark.parametrize("name", ONCE)
def test_what_can_be_done_once_is_done_once_however_many_want_it(conduct, name):
    act, reason = ONCE[name]

    gave = at_once(*[or_refused(lambda: act(conduct))] * WRITERS)

    refused = Counter(each for each in gave if isinstance(each, Reason))
    assert sum(refused.values()) == WRITERS - 1
    assert set(refused) == {reason}
    assert conduct.file.journal.last_line() == 2


def test_an_entry_is_struck_once_however_many_strike_it(conduct):
    entry = conduct.log("fd one engine")

    gave = at_once(*[or_refused(lambda: conduct.strike(entry.ref, "twice"))] * WRITERS)

    assert sum(isinstance(each, Reason) for each in gave) == WRITERS - 1
    assert conduct.file.journal.last_line() == 3


def test_made_injects_have_numbers_of_their_own(conduct):
    gave = at_once(*[lambda: conduct.add_inject(title="Rumour", to_all=True)] * WRITERS)

    assert len({each.number for each in gave}) == WRITERS
