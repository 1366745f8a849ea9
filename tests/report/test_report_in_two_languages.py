"""A report in two languages says each sentence once in each, and each table once."""

import io
import re

import pikepdf
import pypdfium2
import pytest

from facilitator import resources
from facilitator.i18n import translator
from facilitator.report.build import build
from facilitator.report.wording import Speech
from facilitator.services.reporting import findings_of
from facilitator.services.scenarios import load
from tests.lookback import reviewed

FRENCH, DUTCH = translator("fr"), translator("nl")


@pytest.fixture(scope="module")
def pdf():
    run = reviewed("fr")
    out = io.BytesIO()
    findings = findings_of(run.file, now=run.clock.now)
    speech = Speech(words=FRENCH, second=DUTCH)
    build(findings, out, speech=speech, fonts=resources.path("fonts"))
    yield out.getvalue()
    run.file.close()


@pytest.fixture(scope="module")
def plan():
    return load("wildfire", "fr")


@pytest.fixture(scope="module")
def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    found = [_flat(page.get_textpage().get_text_range()) for page in document]
    document.close()
    return found


def _flat(text):
    return "".join(text.split())


def test_the_band_of_each_page_says_exercise_in_both_languages(pages):
    both = _flat(
        f"{FRENCH.text('EXERCISE · for exercise purposes only')} / {DUTCH.text('EXERCISE')}"
    )

    assert DUTCH.text("EXERCISE") != FRENCH.text("EXERCISE")
    assert all(both in page for page in pages)


def test_page_two_is_drawn_in_both_languages(pages):
    places = [
        next(
            n
            for n, page in enumerate(pages)
            if _flat(words.text("What happened, and when")) in page
        )
        for words in (FRENCH, DUTCH)
    ]

    assert places == [2, 3]
    for place, words in zip(places, (FRENCH, DUTCH), strict=True):
        for said in ("Time to decision by agency", "inject delivered", "joint decision"):
            assert _flat(words.text(said)) in pages[place]


@pytest.mark.parametrize(
    "said",
    [
        (
            "How long each agency took to its first decision or request on each inject. Bold: over"
            " target, or none seen; a dash: nothing was expected of it."
        ),
        "Injects / decisions; five minutes without either are left out.",
        (
            "Each expected decision and agency. Time runs from delivery to the first decision that"
            " answers it, in exercise time without pauses and jumps; a decision that stood before"
            " delivery counts as in time, with 0:00."
        ),
    ],
)
def test_what_explains_a_figure_is_said_once_in_each_language(pages, said):
    whole = "".join(pages)

    first, second = _flat(FRENCH.text(said)), _flat(DUTCH.text(said))
    assert first != second
    assert whole.count(first) == whole.count(second) == 1


def test_each_objective_stands_in_full_in_its_own_part_and_not_again_in_the_method(pages, plan):
    method = [_flat(words.text("Method and limits")) for words in (FRENCH, DUTCH)]
    told = [page for page in pages if any(each in page for each in method)]

    assert told
    for each in plan.objectives:
        assert sum(_flat(each.text) in page for page in pages) >= 1
        assert not any(_flat(each.text) in page for page in told)


def test_what_is_said_in_the_second_language_says_so_in_the_file(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        tongues = [
            str(each.Lang)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/P" and "/Lang" in each
        ]

    assert len(tongues) > 10
    assert set(tongues) == {"nl"}


def test_no_bookmark_stands_twice(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        # page one is named after the exercise, in both languages
        titles = [str(each.title) for each in outline.root][2:]

    assert len(titles) == len(set(titles))
    assert not [each for each in titles if re.search(r"^(.+) / \1$", each)]
