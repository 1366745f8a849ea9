"""Whatever people write after the run stands in the report, and breaks no page."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pdfua.validator import validate

from facilitator.domain.editions import Edition, Order, Variant
from facilitator.domain.entry import Author
from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.events import FeedbackGiven, HotWashSort
from facilitator.domain.improvement import CorrectiveAction, Finding, FindingSort
from facilitator.exchange.draft import Answers
from facilitator.exchange.formats import read as read_script
from facilitator.i18n import available, translator
from facilitator.report.fonts import typeface
from facilitator.report.moons import rating_word
from facilitator.report.wording import Speech, percent
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.planning import NewExercise, exercise_from_draft
from facilitator.services.playing import Play
from facilitator.services.reporting import write_report
from facilitator.services.reviewing import Reviewing
from facilitator.store.codec import without_surrogates
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX
from tests.nasty import strings
from tests.report.afterwards import plan, played, reviewed
from tests.report.reading import appendix, squeezed
from tests.report.stories import FONTS

DATA = Path(__file__).parents[2] / ".." / "shared" / "data"
LONG = 300
PARTS = 4
"""A review is read anew at each word, so that four short ones take less than one long one."""
TIMES = 4
"""A finding, an action, a note of the hot wash and a form say each text once."""
LANDSCAPE = 800


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    file, conduct, clock = played(tmp_path_factory.mktemp("after") / "a.exercise")
    with file:
        reviewed(conduct)
        yield file, clock.now


def pdf_of(journal, tmp_path, **wanted):
    file, now = journal
    return write_report(file, tmp_path / "a.pdf", now=now, edition=Edition(**wanted)).read_bytes()


def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    sizes = [page.get_size() for page in document]
    document.close()
    return found, sizes


def page_with(pdf, words):
    found, sizes = pages(pdf)
    return next((i, found[i], sizes[i]) for i in range(len(found)) if words in found[i])


def test_the_plan_lies_across_with_its_columns_and_the_pages_after_it_do_not(journal, tmp_path):
    pdf = pdf_of(journal, tmp_path)

    index, text, (wide, high) = page_with(pdf, "Improvement plan")
    _found, sizes = pages(pdf)
    assert wide > high > 500
    assert wide > LANDSCAPE
    assert sizes[index + 1][0] < sizes[index + 1][1]
    for words in (
        "Core capability",
        "Area for improvement",
        "Corrective action",
        "Element",
        "Responsible organisation",
        "Contact",
        "Starts",
        "Due",
        "Priority, status",
        "found before: GREGAL 25",
        "head of operations",
    ):
        assert words in text, words


def test_each_objective_has_what_was_proposed_and_what_was_decided(journal, tmp_path):
    text = " ".join(pages(pdf_of(journal, tmp_path))[0]).partition("Objectives, one by one")[2]

    assert "evaluator 1" in text
    assert "as seen at the desk" in text
    assert "nobody was there" in text
    assert "Areas for improvement" in text


def test_analysis_whys_and_evidence_stand_with_their_finding(journal, tmp_path):
    text = " ".join(pages(pdf_of(journal, tmp_path))[0])

    assert "The call-out card names no boat." in text
    assert "not on the card ← card older than the boat" in text


def test_hot_wash_and_feedback_are_told_with_n_and_median(journal, tmp_path):
    text = page_with(pdf_of(journal, tmp_path), "Feedback of those who took part")[1]

    assert "3 forms." in text
    assert "The exercise was well structured and organised. 3 4 0 · 0 · 1 · 1 · 1" in text
    assert "We called early 3 votes" in text


def test_the_log_says_the_statements_of_a_form_in_words(journal, tmp_path):
    text = " ".join(pages(pdf_of(journal, tmp_path))[0])

    assert "4: The exercise was well structured and organised." in text


@pytest.mark.parametrize("language", available())
def test_the_report_is_there_in_every_language_on_both_papers(journal, tmp_path, language):
    for paper, wide in (("a4", 595), ("letter", 612)):
        pdf = pdf_of(journal, tmp_path, language=language, paper=paper)

        found, sizes = pages(pdf)
        assert round(sizes[0][0]) == wide
        assert len(found) > 6
        with pikepdf.open(BytesIO(pdf)) as document:
            assert str(document.Root.Lang) == language


def test_in_two_languages_page_one_comes_twice_and_the_log_once(journal, tmp_path):
    pdf = pdf_of(journal, tmp_path, language="fr", second="nl")

    found, _sizes = pages(pdf)
    french, dutch = translator("fr").text, translator("nl").text
    assert french("What went well") in found[0]
    assert dutch("What went well") in found[1]
    whole = " ".join(found)
    both = f"{french('Decisions, agency by agency')} / {dutch('Decisions, agency by agency')}"
    assert both in whole
    assert whole.count(" ".join(french("Appendix A: full log").split())) == 1


@pytest.mark.parametrize(
    "wanted",
    [
        {"language": "fr", "second": "nl"},
        {"order": Order.FEMA, "paper": "letter"},
        {"variant": Variant.PUBLIC},
        {"variant": Variant.AGENCY, "agency": "f"},
        {"variant": Variant.SUMMARY, "language": "de"},
    ],
    ids=["two languages", "fema", "public", "agency", "summary"],
)
def test_pdfua_finds_nothing_in_any_variant(journal, tmp_path, wanted):
    path = tmp_path / "b.pdf"
    path.write_bytes(pdf_of(journal, tmp_path, **wanted))

    outcomes = validate(str(path)).outcomes

    assert [found.message for each in outcomes for found in each.findings] == []
    assert [each.rule_id for each in outcomes if each.skipped_reason] == []


def test_the_fema_order_begins_with_the_overview_and_its_table_of_letters(journal, tmp_path):
    found, _sizes = pages(pdf_of(journal, tmp_path, order=Order.FEMA))

    assert "Exercise overview" in found[0]
    assert "Analysis of core capabilities" in " ".join(found[:2])
    whole = " ".join(found)
    places = [whole.index(each) for each in ("Objectives, one by one", "Improvement plan")]
    assert places == sorted(places)
    assert whole.index("What happened, and when") > places[-1]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_nasty_string_in_every_field_builds_and_is_in_the_log(tmp_path, part):
    nasty = [without_surrogates(text[:LONG]) for _name, text in strings() if text.strip()]
    texts = nasty[part::PARTS]
    file, conduct, clock = played(tmp_path / "n.exercise")
    with file:
        work = Reviewing(conduct)
        for index, text in enumerate(texts):
            _write_everywhere(work, index, text)
        out = write_report(file, tmp_path / "n.pdf", language="en", now=clock.now)
        for variant in (Variant.PUBLIC, Variant.AGENCY, Variant.SUMMARY):
            edition = Edition(variant=variant, agency="f" if variant is Variant.AGENCY else "")
            write_report(file, tmp_path / "v.pdf", now=clock.now, edition=edition)
    told = appendix(out.read_bytes()).replace("\ufb01", "fi")
    shown = typeface(FONTS).shown

    lost = [
        text
        for index, text in enumerate(texts)
        if told.count(squeezed(shown(f"Q{index}q{text}z{index}Z")).replace("\ufb01", "fi")) != TIMES
    ]
    assert lost == []


def _write_everywhere(work, index, text):
    said = f"Q{index}q{text}z{index}Z"
    work.write_finding(
        Finding(
            id=f"n{index}",
            number=0,
            sort=FindingSort.IMPROVE if index % 2 else FindingSort.STRENGTH,
            text=said,
            effect=text,
            reference=text,
            analysis=text,
            whys=(text, text),
            objective="o1",
            agencies=("f",),
            repeats=text,
        )
    )
    work.write_action(
        CorrectiveAction(
            id=f"m{index}",
            number=0,
            finding=f"n{index}",
            text=said,
            owner=text,
            contact=text,
            due=date(2027, 1, 1),
            evidence=text,
        )
    )
    for field in ("verdict", "summary", "method", "limits", "next_steps", "prepared_by"):
        work.tell(field, text)
    work.rate(Rated.OBJECTIVE, "o1", Rating.MAJOR_CHALLENGES, by=f"evaluator {index}", note=text)
    work.settle(Rated.OBJECTIVE, "o1", Rating.MAJOR_CHALLENGES, reason=f"{index} {text}")
    work.note_hot_wash("f", HotWashSort.WELL, said)
    work.give_feedback(
        FeedbackGiven(form=f"form{index}", strengths=(said,), remarks=text, scores=((text, 3),))
    )


def test_a_finding_longer_than_a_page_goes_on_on_the_next(tmp_path):
    file, conduct, clock = played(tmp_path / "l.exercise")
    words = " ".join(f"word{number}" for number in range(3000))
    with file:
        work = Reviewing(conduct)
        finding = Finding(id="l", number=0, sort=FindingSort.IMPROVE, text=words)
        work.write_finding(finding)
        action = CorrectiveAction(id="m", number=0, finding="l", text=words)
        work.write_action(action)
        out = write_report(file, tmp_path / "l.pdf", language="en", now=clock.now)

    found, sizes = pages(out.read_bytes())
    across = [text for text, size in zip(found, sizes, strict=True) if size[0] > size[1]]
    assert len(across) > 1
    assert "word2999" in " ".join(across)


def test_shares_and_letters_are_said_in_the_report_s_language():
    speech = Speech(words=translator("es"))

    assert percent(0.85, speech) == translator("es").text("{n} %").format(n=85)
    assert rating_word(Rating.UNABLE, speech) == translator("es").text("unable")


def test_a_plan_without_objectives_and_a_review_without_actions_are_told_honestly(tmp_path):
    file, conduct, clock = played(tmp_path / "e.exercise", replace(plan(), objectives=()))
    with file:
        Reviewing(conduct).write_finding(
            Finding(id="only", number=0, sort=FindingSort.IMPROVE, text="Nobody wrote it down")
        )
        out = write_report(file, tmp_path / "e.pdf", language="en", now=clock.now)

    text = " ".join(pages(out.read_bytes())[0])
    assert "No actions have been agreed yet." in text
    assert "Areas for improvement without an action: 1." in text


@pytest.mark.parametrize("name", ["Murail", "cmu-sei-Blueprint", "IcebergTTX", "OpenAEV"])
def test_a_real_script_played_by_itself_gives_a_report_in_every_language(name, tmp_path):
    scripts = [
        each
        for each in sorted((DATA / name).rglob("*"))
        if each.suffix.lower() in {".xlsx", ".csv", ".json", ".zip", ".docx"}
    ]
    if not scripts:
        pytest.skip("the real scripts are not beside this checkout")
    results = (read_script(each, Answers()) for each in scripts)
    made = next((each.scripts[0] for each in results if each.recognised), None)
    if made is None:
        pytest.skip("no file of this folder is a script")
    clock = PlayedClock(STARTEX)
    exercise = exercise_from_draft(made, NewExercise(title=name), now=clock.now())
    with ExerciseFile.create(tmp_path / "r.exercise", exercise, now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        for _step in Play(conduct, clock, seed=3).steps():
            pass
        for language in available():
            out = write_report(file, tmp_path / "r.pdf", language=language, now=clock.now)

    text = " ".join(pages(out.read_bytes())[0])
    delivered = len(conduct.state.deliveries)
    assert delivered > 0
    assert name in text
