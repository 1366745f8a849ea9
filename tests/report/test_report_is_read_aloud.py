"""The report as those hear it who cannot see it: PDF/UA-1, read by other programs than ours."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from pdfua.validator import validate

from facilitator.domain.events import DecisionLogged
from facilitator.domain.measures import Outcome
from facilitator.i18n import translator
from facilitator.report.build import frames
from facilitator.report.fonts import typeface
from facilitator.report.layout import Layout
from facilitator.report.page import write_pages
from facilitator.report.sheet import A4, LETTER
from facilitator.report.tagging import Tags, literal
from facilitator.report.wording import Speech
from tests.nasty import strings
from tests.report.reading import squeezed, whole
from tests.report.spoken import Spoken
from tests.report.stories import FONTS, Tale, agency, crowded, exercise, levant, pdf

LONG = 3000
HALF = 290.0
"""Where the right one of two columns begins, in points from the paper's left edge."""


@pytest.fixture(scope="module")
def story():
    return levant().findings()


@pytest.fixture(scope="module")
def report(story):
    return pdf(story)


@pytest.fixture(scope="module")
def spoken(report):
    with Spoken(report) as read:
        yield read


@pytest.fixture(scope="module")
def nasty():
    """A log of every nasty string, with marks around each so that it can be counted."""
    tale = Tale(exercise())
    tale.start()
    texts = [text for _, text in strings()]
    for index, text in enumerate(texts):
        tale.log(1 + index / 100, "F", text, typed=f"Q{index}q{text}z{index}Z")
    return texts, pdf(tale.findings())


def many(number):
    """A log of thousands of entries, with one that is taller than two pages."""
    tale = Tale(exercise())
    tale.start()
    for index in range(number):
        text = "long " * 4000 if index == number // 2 else f"entry {index} of a long day"
        event = DecisionLogged(number=index, text=text, typed=text, agencies=("FPGAM"[index % 5],))
        tale.entries.append(
            replace(
                tale.entries[0],
                line=index + 2,
                seq=index + 2,
                exercise=timedelta(seconds=index * 3),
                event=event,
            )
        )
    return tale.findings()


@pytest.fixture(scope="module")
def long():
    return pdf(many(LONG))


def faults(made, folder):
    """Every finding of pdfua, warnings too, and every complaint of qpdf."""
    path = folder / "report.pdf"
    path.write_bytes(made)
    with pikepdf.open(path) as document:
        complaints = [str(each) for each in document.check_pdf_syntax()]
    outcomes = validate(str(path)).outcomes
    assert len(outcomes) >= 12
    left_out = [each.rule_id for each in outcomes if each.skipped_reason]
    return complaints + left_out + [found.message for each in outcomes for found in each.findings]


# --- other programs ------------------------------------------------------------------------------


def test_pdfua_finds_nothing_in_a_played_exercise(report, tmp_path):
    assert faults(report, tmp_path) == []


def test_pdfua_finds_nothing_in_a_log_of_nasty_strings(nasty, tmp_path):
    assert faults(nasty[1], tmp_path) == []


def test_pdfua_finds_nothing_in_three_thousand_entries(long, tmp_path):
    assert faults(long, tmp_path) == []


@pytest.mark.parametrize("language", ["es", "fr"])
def test_pdfua_finds_nothing_in_other_languages(story, language, tmp_path):
    assert faults(pdf(story, language), tmp_path) == []


def test_pdfua_finds_nothing_in_an_exercise_without_anything(tmp_path):
    bare = Tale(exercise(title="", place="", marking="", sponsor="", agencies=()))

    assert faults(pdf(bare.findings()), tmp_path) == []


# --- the tree and the pages ----------------------------------------------------------------------


@pytest.mark.parametrize("made", ["report", "long"])
def test_all_that_is_painted_is_content_or_decoration(made, request):
    with Spoken(request.getfixturevalue(made)) as read:
        assert read.loose() == []


@pytest.mark.parametrize("made", ["report", "long"])
def test_each_piece_of_content_belongs_to_one_element(made, request):
    with Spoken(request.getfixturevalue(made)) as read:
        drawn = [
            (number, each.number)
            for number, page in enumerate(read.pages)
            for each in page
            if each.number >= 0
        ]

        assert len(drawn) == len(set(drawn))
        assert read.held == Counter(drawn)


def test_every_letter_on_paper_is_read_out_or_decorates(report, spoken):
    read = Counter(squeezed("".join(each.text for page in spoken.pages for each in page)))

    seen = Counter(squeezed(whole(report)))

    # Signs of agencies and the words of band and foot are kept as forms, outside of the pages.
    assert not {letter for letter in seen - read if not letter.isalnum() and letter not in "?·"}
    assert (seen - read).total() < seen.total() * 0.02


def test_decoration_is_band_foot_and_repeated_heads_alone(spoken):
    head = "ExerciseWallNo.AgencyByEntry"
    pages = len(spoken.pages)
    for number in range(pages):
        said = {squeezed(each.text) for each in spoken.artifacts(number)} - {""}

        assert said <= {f"{number + 1}/{pages}", *_heads(spoken)}
    assert head in {"".join(map(squeezed, each)) for each in _heads_of(spoken)}


def _heads(spoken):
    return {squeezed(each.text) for each in spoken.root.every("TH")}


def _heads_of(spoken):
    for table in spoken.root.every("Table"):
        yield [each.text for each in table.every("TH")]


def test_what_is_read_follows_the_eye_down_the_page(spoken):
    """Blocks go down; only into the right one of two columns does the reading go up again."""
    last = {}
    for block in spoken.root.parts:
        placed = [each for each in block.pieces if each.text]
        for piece in placed:
            page = next(i for i, each in enumerate(spoken.pages) if piece in each)
            before = last.get(page)
            last[page] = piece
            if before is None or block.role == "Figure":
                continue
            down = piece.y <= before.y + 1
            across = piece.x > HALF > before.x
            beside = block.role == "Table" and piece.x > before.x
            assert down or across or beside, (block.role, before.text, piece.text)


def test_cells_are_read_from_left_to_right_and_rows_from_top_to_bottom(spoken):
    for table in spoken.root.every("Table"):
        for row in table.every("TR"):
            lefts = [next(cell.pieces).x for cell in row.parts if any(cell.pieces)]
            placed = [each for each in lefts if each]

            assert placed == sorted(placed)


# --- elements ------------------------------------------------------------------------------------


def test_headings_begin_at_one_and_never_skip_a_level(spoken):
    levels = [int(each.role[1]) for each in spoken.root.walk() if each.role[0] == "H" and each.text]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(levels) == 3
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_headings_stand_in_the_order_of_the_bookmarks(spoken):
    said = [squeezed(each.text) for each in spoken.root.walk() if each.role[0] == "H"]
    with spoken.document.open_outline() as outline:
        titles = [squeezed(each.title) for top in outline.root for each in (top, *top.children)]

    places = [next(i for i, each in enumerate(said) if each.startswith(t)) for t in titles]

    assert places == sorted(places)


@pytest.mark.parametrize("made", ["report", "long"])
def test_every_row_has_a_head_for_each_of_its_cells(made, request):
    with Spoken(request.getfixturevalue(made)) as read:
        tables = read.root.every("Table")

        assert len(tables) >= 2
        for table in tables:
            head, *rows = table.every("TR")
            assert {each.role for each in head.parts} == {"TH"}
            assert {each.scope for each in head.parts} == {"Column"}
            wide = sum(each.span for each in head.parts)
            assert rows
            assert {len(row.parts) for row in rows} == {wide}
            for cell in (cell for row in rows for cell in row.parts):
                assert cell.role == "TD" or (cell.scope == "Row" and cell.text.strip())


def test_a_row_that_goes_on_on_the_next_page_stays_one_row(long):
    with Spoken(long) as read:
        log = next(each for each in read.root.every("Table") if _is_log(each))
        tall = next(each for each in log.every("TR") if "long long" in each.text)

        assert len(tall.parts[-1].pages) > 2
        assert squeezed(tall.parts[-1].text) == "long" * 4000
        assert len(log.pages | {page for each in log.walk() for page in each.pages}) > 50


def _is_log(table):
    return [each.text for each in table.every("TH")][-1:] == ["Entry"]


def test_every_entry_is_read_out_exactly_once_in_the_full_log(nasty):
    texts, made = nasty
    face = typeface(FONTS)
    with Spoken(made) as read:
        log = next(each for each in read.root.every("Table") if _is_log(each))
        said = squeezed(log.text)

    lost = [
        text
        for index, text in enumerate(texts)
        if said.count(f"Q{index}q{squeezed(face.shown(text))}z{index}Z") != 1
    ]

    assert lost == []


def test_the_log_has_a_row_for_each_entry(story, spoken):
    log = next(each for each in spoken.root.every("Table") if _is_log(each))

    assert len(log.every("TR")) == len(story.log) + 1


def test_words_at_the_ends_of_lines_are_not_read_as_one(spoken):
    said = " ".join(spoken.root.text.split())

    for told in ("the time in which a decision was expected", "joint Holds the bathers"):
        assert told in said


def test_numbered_remarks_and_moments_are_lists(story, spoken):
    lists = spoken.root.every("L")
    items = [each for one in lists for each in one.parts]

    assert {each.role for each in items} == {"LI"}
    assert {tuple(part.role for part in each.parts) for each in items} == {("Lbl", "LBody")}
    moments = [each for one in lists[-2:] for each in one.parts]
    assert [each.parts[0].text for each in moments] == [
        str(each.number) for each in story.timeline.moments
    ]


def test_marks_are_read_by_the_names_of_their_agencies(story, spoken):
    log = next(each for each in spoken.root.every("Table") if _is_log(each))
    said = {each.alt for row in log.every("TR") for each in row.every("Span")}

    assert said == {"Unassigned", *(each.name for each in story.exercise.agencies)}


def test_a_mark_beside_its_name_is_not_read_twice(spoken):
    heads = [each for each in spoken.root.every("H3") if each.text.startswith("Ambulance")]

    assert len(heads) == 1
    assert heads[0].every("Span") == []


def test_the_mark_of_nobody_is_read_in_words():
    tale = Tale(exercise())
    tale.start()
    tale.log(1, "", "Somebody should close the road")
    with Spoken(pdf(tale.findings())) as read:
        spans = {each.alt for each in read.root.every("Span")}

    assert "Unassigned" in spans


# --- figures -------------------------------------------------------------------------------------


def test_every_figure_says_what_it_shows_and_where(spoken):
    figures = spoken.root.every("Figure")

    assert len(figures) == 5
    for each in figures:
        assert len(each.alt) > 60
        left, bottom, right, top = each.box
        assert 0 < left < right < A4.width
        assert 0 < bottom < top < A4.height


def test_figures_say_the_numbers_of_the_table(story, spoken):
    said = next(
        each.alt for each in spoken.root.every("Figure") if "row for each agency:" in each.alt
    )
    for each in story.exercise.agencies:
        own = [one for one in story.measures if one.agency == each.id and one.target]
        judged = [one for one in own if one.outcome is not Outcome.NOT_APPLICABLE]
        met = sum(one.outcome is Outcome.MET for one in judged)

        assert f"{each.name}: {met} of {len(judged)} in time" in said
    table = next(one for one in spoken.root.every("Table") if "Outcome" in one.every("TR")[0].text)
    assert len(table.every("TR")) == len(story.measures) + 1


# --- the file ------------------------------------------------------------------------------------


def test_the_file_says_that_it_is_tagged_and_in_which_language(spoken):
    root = spoken.document.Root

    assert root.MarkInfo.Marked
    assert root.Lang == "en"
    assert root.ViewerPreferences.DisplayDocTitle
    assert {str(page.Tabs) for page in spoken.document.pages} == {"/S"}
    assert [int(page.StructParents) for page in spoken.document.pages] == list(
        range(len(spoken.document.pages))
    )


def test_letter_paper_is_read_as_well_and_page_one_stays_one_page(story, tmp_path):
    made = pdf(story, sheet=LETTER)

    assert faults(made, tmp_path) == []
    with Spoken(made) as read:
        assert {tuple(map(float, each.MediaBox)) for each in read.document.pages} == {
            (0, 0, 612, 792)
        }
        second = next(each for each in read.root.every("H2") if "What happened" in each.text)
        assert second.pages == {1}


def test_page_one_fits_letter_however_much_was_logged():
    with Spoken(pdf(crowded(), sheet=LETTER)) as read:
        second = next(each for each in read.root.every("H2") if "What happened" in each.text)

    assert second.pages == {1}


# --- parts ---------------------------------------------------------------------------------------


def test_levels_of_headings_close_up_where_ranks_are_left_out():
    tags = Tags()

    levels = [tags.heading(rank).tag for rank in (1, 3, 3, 2, 3, 2, 1, 3)]

    assert levels == ["H1", "H2", "H2", "H2", "H3", "H2", "H1", "H2"]


def test_a_change_of_language_is_said_until_it_is_taken_back():
    tags = Tags()
    tags.add("P")
    tags.language = "nl"
    table = tags.add("Table")
    row = tags.row(table, [("TD", "")])
    tags.language = ""

    said = [each.extra for each in (*tags.root.kids[:2], *row, tags.add("P"))]

    assert said == ["", "/Lang(nl)", "", ""]


def test_a_part_in_another_language_says_so_in_the_file(story):
    layout = Layout(typeface(FONTS))
    parts = [
        layout.text("The road is closed."),
        layout.spoken("nl"),
        layout.text("De weg is dicht."),
        layout.spoken(""),
        layout.text("It is open again."),
    ]
    target = BytesIO()
    write_pages(target, layout.face, frames(story, Speech(words=translator("en"))), parts)

    with pikepdf.open(target) as document:
        said = [str(each.get("/Lang", "")) for each in document.Root.StructTreeRoot.K.K]

    assert said == ["", "nl", ""]


@pytest.mark.parametrize("text", ["plain", "(a) \\ b", "Ünïcode – 世界", "\U0001f692", "a\nb", ""])
def test_texts_come_back_from_the_syntax_of_pdf(text):
    assert str(pikepdf.Object.parse(literal(text).encode())) == text


def test_twelve_agencies_with_long_names_are_said_whole():
    names = tuple(replace(agency(index), name=f"Agency {index} (north)") for index in range(12))
    tale = Tale(exercise(agencies=names))
    tale.start()
    tale.log(1, names[3].id, "Closes the road")
    with Spoken(pdf(tale.findings())) as read:
        said = next(each.alt for each in read.root.every("Figure") if "Timeline" in each.alt)

    assert [name.name for name in names if name.name in said] == [each.name for each in names]
