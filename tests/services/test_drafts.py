"""A line that was not finished is there again, with the time of its first key."""

import pytest

from facilitator.domain.events import FeedbackGiven
from facilitator.services.drafts import Drafts, Typed
from facilitator.services.reviewdrafts import form_again, form_kept
from tests.builders import STARTEX
from tests.nasty import strings

LINE = Typed(text="fd two engines to the ho", typed_at=STARTEX)


@pytest.fixture
def drafts(tmp_path):
    return Drafts(tmp_path / "state" / "drafts", "exercise-1")


def again(tmp_path):
    return Drafts(tmp_path / "state" / "drafts", "exercise-1")


def test_a_line_is_given_back_with_the_time_of_its_first_key(drafts, tmp_path):
    drafts.keep(LINE)

    assert again(tmp_path).read() == LINE


def test_a_line_that_was_saved_or_cleared_is_not_given_back(drafts, tmp_path):
    drafts.keep(LINE)
    drafts.forget()
    saved = again(tmp_path).read()
    drafts.keep(LINE)
    drafts.keep(Typed(text="  "))

    assert saved is None
    assert again(tmp_path).read() is None


@pytest.mark.parametrize(("kind", "text"), strings())
def test_any_line_can_be_kept(drafts, tmp_path, kind, text):
    drafts.keep(Typed(text=f"x{text}", typed_at=STARTEX))

    assert again(tmp_path).read().text.startswith("x"), kind


def test_what_cannot_be_read_is_no_line(drafts, tmp_path):
    drafts.keep(LINE)
    (kept,) = (tmp_path / "state" / "drafts").iterdir()
    kept.write_bytes(b"\x00{")

    assert again(tmp_path).read() is None


def test_a_folder_that_cannot_be_written_to_stops_nobody_from_typing(tmp_path):
    (tmp_path / "state").write_text("a file where the folder should be")
    drafts = Drafts(tmp_path / "state", "exercise-1")

    drafts.keep(LINE)

    assert drafts.read() is None


def test_a_half_filled_form_is_read_as_it_was_kept():
    form = FeedbackGiven(form="", agency="f", scores=(("mix", 4),), strengths=("Calm", "Maps"))

    assert form_again(form_kept(form)) == form
    assert form_again("") is None
    assert form_again('{"agency": 3}') is None
