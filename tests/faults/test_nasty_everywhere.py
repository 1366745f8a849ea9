"""The corpus of nasty strings in every sink of a file: kept, found, set, handed out (FAULTS 8)."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from facilitator.domain.entry import Author
from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.exercise import Agency, Objective
from facilitator.domain.log import LogQuery
from facilitator.domain.rules import Changes
from facilitator.services.conduct import Conduct
from facilitator.services.handing import LOG, hand_out_table
from facilitator.services.now import PlayedClock
from facilitator.services.places import free_path, slug
from facilitator.services.reporting import write_report
from facilitator.services.reviewing import Reviewing
from facilitator.store.codec import without_surrogates
from facilitator.store.file import ExerciseFile
from facilitator.store.people import Person
from tests.builders import STARTEX, exercise, inject
from tests.faults.chance import chance
from tests.faults.recorder import recording, strange
from tests.nasty import strings

LONGEST = 12_000
AUTHOR = Author(role="facilitator")
UNNAMED = {"", ".", ".."}


def texts():
    return [text for _kind, text in strings() if len(text) <= LONGEST]


def nasty_plan():
    """Return a plan in which every name and text is nasty."""
    found = [each for each in texts() if each.strip()]
    letters = ["".join(pair) for pair in zip("ABCDEFGHIJ" * 3, "ABC" * 10, strict=True)]
    agencies = tuple(
        Agency(
            id=f"a{n}", name=text[:200], short=f"a{n}", letter=letter, shape="circle", colour="F"
        )
        for n, (text, letter) in enumerate(zip(found, letters, strict=False))
    )
    rows = tuple(
        inject(f"{n}", planned=n, title=text[:500], text=text, to=(agencies[n % len(agencies)].id,))
        for n, text in enumerate(found)
    )
    plan = exercise(*rows, agencies=agencies, title=found[0])
    return replace(plan, objectives=(Objective(id="o1", number="1", text=found[-1]),))


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """A file whose plan, people, log, amendments and strikes are all nasty."""
    clock = PlayedClock(STARTEX)
    path = tmp_path_factory.mktemp("nasty") / "nasty.exercise"
    with ExerciseFile.create(path, nasty_plan(), now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=AUTHOR)
        conduct.start()
        refs = []
        for number, text in enumerate(texts()):
            file.people.put(Person(f"p{number}", text))
            if text.strip():
                entry = conduct.log(text)
                refs.append((entry.ref, text))
                if number % 5 == 0:
                    conduct.amend(entry.ref, Changes(reason=text, text=text))
                elif number % 7 == 0:
                    conduct.strike(entry.ref, text)
        conduct.end(texts()[0] or "end")
    return path, refs, clock


@pytest.mark.row("8", "nasty strings logged, amended, struck, in names")
def test_the_log_keeps_every_line_as_it_was_typed(played, tally):
    path, refs, clock = played
    tally(len(refs))
    with ExerciseFile.open(path, now=clock.now) as file:
        kept = {each.ref: each.event for each in file.journal.entries()}
        assert file.journal.verify().good
        assert file.plans.load() == _clean(nasty_plan())
        names = {each.name for each in file.people.all()}

    assert [kept[ref].typed for ref, _text in refs] == [
        without_surrogates(text) for _ref, text in refs
    ]
    assert names == {without_surrogates(each) for each in texts()}


def _clean(plan):
    from facilitator.store.planrows import exercise_of, rows_of

    return exercise_of(rows_of(plan))


@pytest.mark.row("8", "nasty strings in the search box")
def test_every_string_can_be_searched_for(played, tally):
    path, _refs, clock = played
    tally(len(texts()))
    with ExerciseFile.open(path, now=clock.now, read_only=True) as file:
        for text in texts():
            for query in (LogQuery(text=text), LogQuery(tag=text), LogQuery(agency=text)):
                lines = file.journal.keys(query)
                assert len(file.journal.lines(list(lines[:3]))) <= 3


@pytest.mark.row("8", "nasty strings in the report: nothing opened")
def test_the_report_is_made_of_it_and_nothing_is_opened_for_it(played, tmp_path):
    path, _refs, clock = played
    with ExerciseFile.open(path, now=clock.now, read_only=True) as file:
        write_report(file, tmp_path / "first.pdf", now=clock.now)
        with recording() as heard:
            out = write_report(file, tmp_path / "report.pdf", now=clock.now)

    assert out.read_bytes().startswith(b"%PDF")
    assert strange(heard, tmp_path, path.parent) == []


@pytest.mark.row("8", "nasty strings in the table of the log")
def test_the_table_of_the_log_gives_every_line_back(played, tmp_path):
    path, refs, clock = played
    made = hand_out_table(LOG, path, tmp_path / "log.csv", now=clock.now)

    rows = list(csv.DictReader(StringIO(made.path.read_text("utf-8-sig"), newline="")))

    # a guarded cell begins with one more sign
    given = {each["As typed"].removeprefix("'").strip() for each in rows}
    plain = [text for _ref, text in refs if text.isprintable() and not text.startswith("'")]
    assert [text for text in plain if text.strip() not in given] == []


@pytest.mark.row("8", "nasty strings as names of files")
def test_every_string_makes_a_name_that_a_disk_takes(tmp_path, tally):
    tally(len(texts()))
    for text in texts():
        path = free_path(text, tmp_path)
        path.touch()

        assert path.parent == tmp_path
        assert slug(text) not in UNNAMED


@pytest.mark.row("8", "nasty strings as notes of ratings")
def test_every_string_can_be_the_note_of_a_rating(played, tmp_path):
    path, _refs, clock = played
    copy = tmp_path / "copy.exercise"
    with ExerciseFile.open(path, now=clock.now, read_only=True) as file:
        file.backup(copy)
    luck = chance(8)
    noted = luck.sample(texts(), 60)
    with ExerciseFile.open(copy, now=clock.now) as file:
        review = Reviewing(Conduct(file, clock=clock, author=AUTHOR))
        entries = [
            review.rate(Rated.OBJECTIVE, "o1", Rating.PERFORMED, by=f"e{number}", note=text)
            for number, text in enumerate(noted)
        ]
        kept = [file.journal.entry(each.ref).event.note for each in entries]

    assert kept == [without_surrogates(each).strip() for each in noted]
