"""Search and filter, each with the page that is shown of it."""

from facilitator.domain.log import LogQuery
from facilitator.store.file import ExerciseFile
from tests.bench.figures import figure, part, sampled
from tests.bench.made import now

MILLISECONDS = 50
PAGE = 64


def queries(plan):
    agency, inject = plan.agencies[2].id, plan.msel.rows[len(plan.msel.rows) // 2].id
    return {
        "search a word": LogQuery(text="harbour"),
        "search two words": LogQuery(text="evacuate cove"),
        "search the beginning of a word": LogQuery(text="h"),
        "filter by agency": LogQuery(agency=agency),
        "filter by tag": LogQuery(tag="crowd"),
        "filter by inject": LogQuery(inject=inject),
        "filter by kind": LogQuery(kinds=("request.logged",)),
        "agency, word and tag as happened": LogQuery(
            text="harbour", agency=agency, tag="crowd", order="happened"
        ),
        "all as happened": LogQuery(order="happened"),
    }


def ask(journal, query):
    """Ask as the window does: which lines, and the last page of them."""
    found = journal.keys(query)
    return len(journal.lines(found[-PAGE:]))


def measure(made):
    size = made.sizes[-1]
    found = []
    with ExerciseFile.open(made.exercise(size), now=now, read_only=True) as file:
        for name, query in queries(file.plans.load()).items():
            if not ask(file.journal, query):
                raise RuntimeError(f"nothing to find: {name}")
            taken = sampled(made.samples(25, 3), lambda query=query: ask(file.journal, query))
            words = f"{size:,} entries: {name}, p95"
            found.append(figure(words, part(taken, 95), "ms", MILLISECONDS, values=taken))
    return found
