"""Search and filter, each with the page that is shown of it."""

from facilitator.domain.log import LogQuery
from facilitator.store.file import ExerciseFile
from tests.bench.figures import figure, milliseconds, part
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
            taken = [
                milliseconds(lambda query=query: ask(file.journal, query))
                for _turn in range(made.samples(25, 3))
            ]
            found.append(
                figure(f"{size:,} entries: {name}, p95", part(taken, 95), "ms", MILLISECONDS)
            )
    return found
