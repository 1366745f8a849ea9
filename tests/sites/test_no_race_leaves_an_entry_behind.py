"""Written, cut or met anew at the worst moment, no entry is left behind; no servers are needed."""

import asyncio

import pytest

from facilitator.domain.entry import Author
from facilitator.services.conduct import Conduct
from facilitator.services.now import RealClock
from facilitator.sites.filing import Files
from facilitator.sites.place import Place
from facilitator.sites.receiving import Receiver
from facilitator.sites.replicator import Replicator
from facilitator.sites.sending import Sender
from facilitator.store.file import ExerciseFile
from facilitator.store.journal import Journal
from tests.sites.rooms_of_a_test import HERE, free_ports, script, until


@pytest.fixture
def conduct(tmp_path):
    clock = RealClock()
    with ExerciseFile.create(tmp_path / "a.exercise", script(), now=clock.now) as file:
        yield Conduct(file, clock=clock, author=Author(role="facilitator"))


@pytest.fixture
def line(conduct):
    """Return a line to where no server is."""
    place = Place(exercise=conduct.exercise.id, addresses=(f"{HERE}:{free_ports(1)[0]}",))
    line = Replicator(conduct, place)
    yield line
    line.stop()


def parts(line):
    """Return the parts of a line outside its thread, with all that is written known to them."""
    ledger = line._made_ledger()
    for station, seq, last in line._conduct.file.journal.heads():
        ledger.holding.know(station, seq, last)
        ledger.own.add(station)
    sender = Sender(ledger, Files(ledger))
    return ledger, sender, Receiver(ledger, sender, Files(ledger))


def test_an_entry_written_while_the_line_starts_waits_to_be_handed_over(conduct, line, monkeypatch):
    heads = Journal.heads

    def read_and_then_write(journal):
        found = tuple(heads(journal))
        monkeypatch.setattr(Journal, "heads", heads)
        conduct.log(". at the worst moment")
        return found

    monkeypatch.setattr(Journal, "heads", read_and_then_write)
    line.start()
    until(lambda: conduct.state.logged)

    until(lambda: line.standing().waiting == 1, within=20)


def test_asking_how_a_line_stands_changes_nothing_of_it(conduct, line):
    line.start()
    until(lambda: line._ledger is not None)
    conduct.log(". waits")
    until(lambda: line.standing().waiting)
    line.stop()
    kept = line._ledger.standing

    asked = line.standing()

    assert asked.waiting != kept.waiting
    assert line._ledger.standing is kept


def test_what_was_heard_before_a_line_was_cut_does_not_count_as_stored(conduct, line):
    entry = conduct.log(". may be forgotten")

    async def compared(*, cut):
        ledger, sender, _receiver = parts(line)
        subject = ledger.line.names.station(entry.station)
        cuts = ledger.cuts
        if cut:
            ledger.lost()
        await sender.compare({subject: (entry.seq, entry.hash)}, cuts)
        ledger.workers.shutdown()
        return ledger.waiting()

    told = [asyncio.run(compared(cut=each)) for each in (False, True)]

    assert told == [0, 1]


class Said:
    """A message of the stream that holds no entry, at a position."""

    def __init__(self, at):
        self.subject, self.data = "exercise.x.y", b"{}"
        self.reply = f"$JS.ACK.s.c.1.{at}.{at}.0.0"


def test_a_position_of_a_stream_that_is_gone_is_not_taken_for_one_of_the_next(line):
    async def read_on(*, met_anew):
        ledger, _sender, receiver = parts(line)
        ledger.found()
        turn = ledger.turn
        if met_anew:
            ledger.lost()
            ledger.reached = 0
            ledger.found()
        await receiver._take([Said(40)], turn)
        ledger.workers.shutdown()
        return ledger.reached

    told = [asyncio.run(read_on(met_anew=each)) for each in (False, True)]

    assert told == [40, 0]
