"""What is said of copies and of erasing names every difference, and only those there are."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.services.erasing import Doomed
from facilitator.services.restoring import Compared, Copy, Inside
from facilitator.store.library import Recent
from facilitator.ui.library.about import Naming
from facilitator.ui.library.copies_words import (
    age_words,
    compared_words,
    copy_line,
    inside_words,
    last_words,
)
from facilitator.ui.library.keeping_words import goes_words, stays_words
from facilitator.ui.library.offering import keeping_words, opening_words, starting_words

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
INSIDE = Inside(
    title="LEVANT 26",
    run="run",
    rehearsal=False,
    rows=25,
    entries=93,
    last_at=NOW,
    last=("00:01:00  facilitator  decision   #1 go",),
    fingerprint=("horizon",) * 12,
    good=True,
)


@pytest.mark.parametrize(
    ("compared", "said"),
    [
        (Compared(), "The file holds just the same."),
        (Compared(only_file=1), "The file has 1 entry more."),
        (Compared(only_file=28), "The file has 28 entries more."),
        (Compared(only_copy=2), "The backup has 2 entries that the file lacks."),
        (Compared(forked=1), "1 entry reads differently in the two."),
        (Compared(plan_differs=True), "The script was changed since."),
    ],
)
def test_each_difference_is_said_alone(compared, said):
    assert compared_words(compared, there=True) == said


def test_several_differences_are_said_together():
    said = compared_words(Compared(only_file=3, plan_differs=True), there=True)

    assert said == "The file has 3 entries more. The script was changed since."


def test_a_file_that_is_gone_is_told_from_one_that_cannot_be_read():
    assert "no longer there" in compared_words(None, there=False)
    assert "cannot be read" in compared_words(None, there=True)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=61), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=47), "1 day ago"),
        (timedelta(days=400), "400 days ago"),
        (timedelta(seconds=-30), "0 minutes ago"),
    ],
)
def test_an_age_is_said_in_the_unit_people_would_use(ago, said):
    assert age_words(NOW, NOW - ago) == said


def test_a_copy_in_the_second_place_says_so():
    copy = Copy(path=Path("/stick/a"), exercise="a", at=NOW, size=385_000, second=True)

    said = copy_line(copy, NOW).words()

    assert "second place" in said
    assert "385.0 kB" in said


def test_an_altered_copy_is_said_to_be_altered():
    altered = Inside(**{each: getattr(INSIDE, each) for each in INSIDE.__slots__} | {"good": False})

    assert "as it was written" in inside_words(altered)
    assert "as it was written" not in inside_words(INSIDE)


def test_the_last_entries_stand_one_a_line_without_gaps():
    assert last_words(INSIDE) == "00:01:00 facilitator decision #1 go"


def test_only_what_there_is_goes():
    bare = Doomed(title="Levee", file=Path("/x/levee.exercise"))
    full = Doomed(
        title="Levee",
        file=Path("/x/levee.exercise"),
        neighbours=(Path("/x/levee.exercise.version-1"),),
        copies=(Path("/b/1"), Path("/b/2")),
        drafts=(Path("/d/1"),),
        crashes=(Path("/c/1"),),
        names=2,
    )

    assert "backup" not in goes_words(bare)
    for words in ("/x/levee.exercise", "1 file beside it", "2 backups", "not saved", "crash"):
        assert words in goes_words(full)
    assert "the names of 2 people" in goes_words(full)


def test_backups_that_are_shared_are_said_to_stay():
    assert "LEVANT 26" not in stays_words(Doomed(title="a", file=Path("/a")))
    assert "LEVANT 26" in stays_words(Doomed(title="a", file=Path("/a"), shared="LEVANT 26"))


def test_the_one_button_says_what_it_does():
    row = Recent(
        path="/a", title="A title that is far too long for a button", exercise="a", opened_at=NOW
    )

    assert keeping_words(Naming.TEMPLATE).words == "Save as template"
    assert keeping_words(Naming.DUPLICATE).words == "Duplicate as a new exercise"
    assert starting_words(own=True).words == "Start from this template"
    assert opening_words(row, there=True).words == "Open A title that is far too…"
    assert opening_words(row, there=False).off != ""


def test_what_stays_beside_it_is_named_and_more_than_six_are_counted():
    stays = tuple(Path(f"levee-{number}.pdf") for number in range(8))

    said = stays_words(Doomed(title="Levee", file=Path("levee.exercise"), stays=stays))

    assert "levee-0.pdf, levee-1.pdf" in said
    assert "levee-5.pdf, 2 more" in said
