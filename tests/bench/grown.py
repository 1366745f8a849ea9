"""Logs of any size, made by merging what another station wrote; a million take a minute."""

import random
import time
from contextlib import closing
from datetime import timedelta

from tests.bench.append_bench import _INSERT, bare_table
from tests.bench.made import INJECTS, SEED, conduct_of, now

LOT = 100_000
"""So many entries are merged at a time."""
RARE = "halcyon"
"""A word that stands in ten entries of any log."""
WHERE = ("the north gate", "sector B", "the harbour", "the school", "the ring road", "the cove")
VERBS = ("Close", "Evacuate", "Warn", "Search", "Open", "Secure", "Reinforce")
WHY = ("the wind turns", "it is the only way out", "nobody else is near", "the plan says so")


def rows(count, agencies):
    """Yield what a station elsewhere wrote: one chain of plausible decisions."""
    from facilitator.domain.entry import NO_HASH, Author, Draft
    from facilitator.domain.events import DecisionLogged
    from facilitator.store.rows import row_of

    chance, previous = random.Random(SEED), NO_HASH  # noqa: S311 - chance for a play
    author = Author(role="loggist")
    rare = {count * each // 10 for each in range(10)}
    for seq in range(1, count + 1):
        agency, text = chance.choice(agencies), f"{chance.choice(VERBS)} {chance.choice(WHERE)}"
        why = RARE if seq - 1 in rare else chance.choice(WHY)
        at = now() + timedelta(seconds=seq)
        event = DecisionLogged(
            number=seq,
            typed=f"{agency} {text} because {why} by Shift leader #road",
            agencies=(agency,),
            text=text,
            reason=why,
            by_role="Shift leader",
            tags=("road",),
        )
        made = Draft(
            event=event,
            happened_at=at,
            logged_at=at,
            exercise=timedelta(seconds=seq),
            author=author,
        )
        row = row_of(made, "elsewhere", seq, previous)
        previous = row.hash
        yield row


class Log:
    """A log of a size, and how long it took to merge it from another station's entries."""

    def __init__(self, made, size):
        self.made, self.size = made, size
        self.few = 2 if made.quick else 1 if size > LOT else 7
        self.path = made.folder / f"grown-{size}-{made.times}.exercise"
        self.merged = self.bare = 0.0
        self._fill()

    def _fill(self):
        from facilitator.services.simulating import simulate

        simulate(self.path, injects=INJECTS, agencies=6, entries=0, seed=SEED, ended=False)
        conduct, _clock = conduct_of(self.path)
        with conduct.file, closing(bare_table(self.path.with_suffix(".bare"))) as bare:
            agencies = [each.id for each in conduct.exercise.agencies]
            coming = rows(self.size, agencies)
            while lot := [each for _place, each in zip(range(LOT), coming, strict=False)]:
                self.bare += worked(lambda lot=lot: inserted(bare, lot))
                self.merged += worked(lambda lot=lot: conduct.merge(lot))
            if conduct.state.logged != self.size:
                raise RuntimeError("not all was merged")
        self.path.with_suffix(".bare").unlink()
        self.made.settle()

    def named(self, what):
        return f"{what}, {self.size:,} entries"


def worked(act):
    """Return the milliseconds of the processor that an act takes: it is too long for turns."""
    began = time.process_time()
    act()
    return (time.process_time() - began) * 1000


def inserted(bare, lot):
    bare.execute("BEGIN IMMEDIATE")
    bare.executemany(_INSERT, lot)
    bare.execute("COMMIT")
