"""The plan in its tables."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.errors import Failed, Fault
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Msel
from facilitator.store.file import ExerciseFile
from facilitator.store.plans import Plans
from tests.store.made import EXERCISE, decision, draft, now


def with_rows(*rows):
    return replace(EXERCISE, msel=Msel(rows=rows))


FIRST, SECOND = EXERCISE.msel.rows


def test_a_saved_plan_is_loaded_equal(path, file):
    file.close()

    with ExerciseFile.open(path, now=now) as again:
        assert again.plans.load() == EXERCISE


def test_an_empty_plan_is_loaded_equal():
    bare = Exercise(id="x", title="")
    with ExerciseFile.memory(bare, now=now) as file:
        assert file.plans.load() == bare


@pytest.mark.parametrize(
    ("changed", "rows"),
    [
        (EXERCISE, 0),
        (replace(EXERCISE, title="PONENT 27"), 1),
        (with_rows(replace(FIRST, title="Fire"), SECOND), 1),
        (with_rows(replace(FIRST, expected=FIRST.expected[:1]), SECOND), 1),
        (with_rows(SECOND, FIRST), 2),
        (with_rows(FIRST, SECOND, replace(SECOND, id="i3")), 1),
        # the inject and its two expected actions go, the second one moves up
        (with_rows(SECOND), 4),
        (with_rows(), 4),
        (replace(EXERCISE, agencies=EXERCISE.agencies[:1]), 1),
    ],
)
def test_saving_writes_only_the_rows_that_differ(file, changed, rows):
    assert file.plans.save(changed) == rows
    assert file.plans.load() == changed
    assert file.plans.save(changed) == 0


ROWS = st.lists(
    st.builds(
        replace,
        st.sampled_from((FIRST, SECOND)),
        id=st.sampled_from("abcde"),
        title=st.sampled_from(("Smoke", "Fire")),
        expected=st.lists(
            st.builds(replace, st.sampled_from(FIRST.expected), id=st.sampled_from("vwxyz")),
            max_size=2,
            unique_by=lambda each: each.id,
        ).map(tuple),
    ),
    max_size=5,
    unique_by=lambda each: each.id,
)


def without_doubles(rows):
    """Ids of expected actions are the whole plan's own: the first row that has one keeps it."""
    seen: set[str] = set()
    for row in rows:
        kept = tuple(each for each in row.expected if each.id not in seen)
        seen |= {each.id for each in kept}
        yield replace(row, expected=kept)


@settings(max_examples=40, deadline=None)
@given(st.lists(ROWS, min_size=2, max_size=5))
def test_whatever_follows_on_whatever_the_tables_hold_the_last_plan(plans):
    with ExerciseFile.memory(EXERCISE, now=now) as file:
        for rows in plans:
            plan = with_rows(*without_doubles(rows))
            file.plans.save(plan)

            assert Plans(file.database).load() == plan


def test_a_save_that_fails_leaves_the_plan_as_it_was(file):
    doubled = with_rows(FIRST, replace(SECOND, number=None))

    with pytest.raises(Exception, match="NOT NULL"):
        file.plans.save(doubled)

    assert file.plans.load() == EXERCISE
    file.journal.append([draft(decision())])


def test_lone_surrogates_become_replacement_characters(file):
    file.plans.save(with_rows(replace(FIRST, title="a\ud800b", tags=("\ud800",)), SECOND))

    loaded = file.plans.load().msel.rows[0]
    assert (loaded.title, loaded.tags) == ("a\ufffdb", ("\ufffd",))


def test_the_digest_tells_plans_apart(file):
    before = file.plans.digest()
    file.plans.save(replace(EXERCISE, title="PONENT 27"))

    assert file.plans.digest() != before
    file.plans.save(EXERCISE)
    assert file.plans.digest() == before


def test_the_plan_as_it_started_stays_when_the_plan_changes(file):
    digest = file.plans.freeze()
    assert digest == file.plans.digest() == file.plans.freeze()
    file.plans.save(with_rows())

    assert file.plans.as_started(digest) == EXERCISE
    assert file.plans.as_started("another") is None


def test_tables_that_make_no_plan_are_a_corrupt_file(file):
    with file.database.writing() as raw:
        raw.execute("UPDATE inject SET kind = 'surprise'")

    with pytest.raises(Failed) as failed:
        file.plans.load()
    assert failed.value.fault is Fault.CORRUPT
