"""Which lines match a question, and what stands on a page of them."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.events import (
    Amended,
    InjectDelivered,
    Links,
    NoteLogged,
    ObservationLogged,
    ObservationSort,
    RunStarted,
    Unstruck,
)
from facilitator.domain.log import LogQuery
from facilitator.store import reading
from facilitator.store.file import ExerciseFile
from tests.store.made import EXERCISE, decision, draft, now, struck

AGENCIES = ("fd", "pd", 'a "b" AND c', "ä*", "")
TAGS = ("evac", "Wind", "two words", "ñ")
INJECTS = ("", "i1", "i-2", "NEAR(")
WORDS = ("smoke", "Évacuer", "road", "smokescreen", "of", "Пожар")


@st.composite
def written(draw):
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=3)))
    return {
        "text": text,
        "agencies": tuple(draw(st.sets(st.sampled_from(AGENCIES[:-1]), max_size=2))),
        "tags": tuple(draw(st.sets(st.sampled_from(TAGS), max_size=2))),
        "inject": draw(st.sampled_from(INJECTS)),
    }


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(written(), st.integers(0, 50)), max_size=12))
def test_filters_find_just_what_has_the_value(entries):
    with ExerciseFile.memory(EXERCISE, now=now) as file:
        drafts = [
            draft(decision(number, **what), seconds)
            for number, (what, seconds) in enumerate(entries, 1)
        ]
        file.journal.append(drafts)
        for agency, tag, inject in product(AGENCIES, ("", *TAGS), INJECTS):
            query = LogQuery(agency=agency, tag=tag, inject=inject, order="happened")

            found = list(file.journal.keys(query))

            assert found == [
                entry.line
                for entry in sorted(file.journal.entries(), key=lambda e: (e.happened_at, e.seq))
                if agency in ("", *entry.event.agencies)
                and tag in ("", *entry.event.tags)
                and inject in ("", entry.event.inject)
            ]


@pytest.fixture
def log(memory):
    texts = ("Évacuer the road", "smoke on the roads", "SMOKESCREEN", "Пожар", "a-b, c_d: 112!")
    memory.journal.append([draft(decision(n, text), -n) for n, text in enumerate(texts, 1)])
    return memory.journal


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("evacuer", [1]),
        ("ROAD", [1, 2]),
        ("road smo", [2]),
        ("smoke", [2, 3]),
        ("пож", [4]),
        ("a b c d", [5]),
        ("112", [5]),
        ("#2", [2]),
        ("#2 smoke", [2]),
        ("#2 evacuer", []),
        ("#99", []),
        ("#", []),
        ("zebra", []),
        ("!?", []),
        ("", [1, 2, 3, 4, 5]),
        ("   ", [1, 2, 3, 4, 5]),
    ],
)
def test_text_finds_words_by_their_beginnings(log, text, lines):
    assert list(log.keys(LogQuery(text=text))) == lines


@pytest.mark.parametrize(
    "text", ['"', "*", "NEAR(", "a OR", "NOT", "-", "'; DROP TABLE journal; --", "\x00", "\ud800"]
)
def test_no_text_breaks_the_search(log, text):
    log.keys(LogQuery(text=text, agency=text, tag=text, inject=text))

    assert log.last_line() == 5


def test_both_orders(log):
    assert list(log.keys(LogQuery(order="logged"))) == [1, 2, 3, 4, 5]
    assert list(log.keys(LogQuery(order="happened"))) == [5, 4, 3, 2, 1]
    assert list(log.keys(LogQuery(text="smoke", order="happened"))) == [3, 2]


@pytest.mark.parametrize("few", [0, 3000])
def test_many_are_put_in_order_as_few_are(log, monkeypatch, few):
    monkeypatch.setattr(reading, "FEW", few)

    assert list(log.keys(LogQuery(text="smoke", order="happened"))) == [3, 2]
    assert list(log.keys(LogQuery(text="smoke", order="happened"), after=2)) == [3]


@pytest.mark.parametrize("text", ["", "smo"])
@pytest.mark.parametrize("order", ["logged", "happened"])
def test_what_is_new_is_asked_for_behind_a_line(log, text, order):
    query = LogQuery(text=text, order=order)
    everything = list(log.keys(query))

    for after in range(7):
        assert list(log.keys(query, after=after)) == [n for n in everything if n > after]


def test_the_log_holds_what_people_wrote_unless_other_kinds_are_asked_for(memory):
    journal = memory.journal
    journal.append(
        [
            draft(RunStarted(plan_digest="")),
            draft(NoteLogged(number=1, text="x", typed=". x")),
            draft(InjectDelivered(inject="i1", number="5-A", title="Smoke", to=("fd",)), 9),
            draft(decision(2)),
            draft(
                ObservationLogged(number=3, text="x", typed="+ x", sort=ObservationSort.STRENGTH)
            ),
        ]
    )

    assert list(journal.keys(LogQuery())) == [2, 4, 5]
    assert list(journal.keys(LogQuery(kinds=("note.logged",)))) == [2]
    assert list(journal.keys(LogQuery(kinds=("note.logged", "decision.logged"), text="x"))) == [2]
    mixed = ("inject.delivered", "decision.logged")
    assert list(journal.keys(LogQuery(kinds=mixed))) == [3, 4]
    assert list(journal.keys(LogQuery(kinds=mixed, order="happened"))) == [4, 3]
    assert list(journal.keys(LogQuery(kinds=mixed, agency="fd"))) == [3]
    assert list(journal.keys(LogQuery(kinds=mixed, text="smo"))) == [3]
    assert list(journal.keys(LogQuery(kinds=("run.started",)))) == [1]


# --- pages -----------------------------------------------------------------------------------


def was(number=1):
    return Links(written_as="decision.logged", number=number)


def test_lines_come_in_the_order_of_the_keys(log):
    assert [line.entry.line for line in log.lines([4, 1, 99, 3])] == [4, 1, 3]
    assert log.lines([]) == ()


def test_a_struck_entry_shows_who_struck_it_until_it_counts_again(memory):
    journal = memory.journal
    one, two = journal.append([draft(decision(1)), draft(decision(2))])
    (strike,) = journal.append([draft(struck(one))])

    assert [line.struck for line in journal.lines([1, 2])] == [strike, None]

    journal.append([draft(Unstruck(entry=one.ref, was=was()))])
    assert [line.struck for line in journal.lines([1, 2])] == [None, None]

    (again,) = journal.append([draft(struck(one))])
    assert [line.struck for line in journal.lines([1, 2])] == [again, None]
    assert two.line == 2


def test_a_replaced_entry_names_the_number_that_stands_instead(memory):
    journal = memory.journal
    one, _two = journal.append([draft(decision(1)), draft(decision(2))])
    journal.append([draft(decision(3, replaces=one.ref, replaces_number=1))])

    assert [line.replaced_by for line in journal.lines([1, 2, 3])] == [3, 0, 0]


def test_an_amended_entry_shows_its_corrections_in_order(memory):
    journal = memory.journal
    (one,) = journal.append([draft(decision(1))])
    corrections = journal.append(
        [
            draft(Amended(entry=one.ref, was=was(), now=was(), text="Evacuate sector C")),
            draft(Amended(entry=one.ref, was=was(), now=was(), tags=("later",))),
        ]
    )

    assert journal.lines([1])[0].amended == corrections


def test_an_amended_entry_is_found_by_either_version(memory):
    journal = memory.journal
    (one,) = journal.append([draft(decision(1, "north gate", agencies=("fd",)))])
    now_police = Links(written_as="decision.logged", number=1, agencies=("pd",))
    journal.append(
        [draft(Amended(entry=one.ref, was=was(), now=now_police, text="south", tags=("t",)))]
    )

    for query in (
        LogQuery(text="north"),
        LogQuery(text="south"),
        LogQuery(agency="pd"),
        LogQuery(agency="fd"),
        LogQuery(tag="t"),
        LogQuery(text="south", kinds=("decision.logged",), order="happened"),
    ):
        assert list(journal.keys(query)) == [1]
    assert list(journal.keys(LogQuery(text="south", kinds=("note.logged",)))) == []
