"""What stands on the sheets of the paper pack, and what its file says of itself."""

import ast
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from facilitator.domain.agencies import agencies_from_names
from facilitator.domain.exercise import CodeWord, Contact, Exercise
from facilitator.domain.msel import RowKind
from facilitator.report.fonts import typeface
from facilitator.report.paper import pack as packing
from facilitator.report.paper.parts import Part
from facilitator.services.scenarios import load
from tests.builders import exercise, expected, inject
from tests.nasty import strings
from tests.report.papers import FONTS, letters, pack, quarters, sizes, texts
from tests.report.reading import pages as body
from tests.report.reading import squeezed
from tests.spent import processor_s

LIGATURE = "\ufb01"
"""Taken apart by readers when they copy it."""


@pytest.fixture(scope="module")
def wildfire():
    return replace(load("wildfire", "en"), marking="TLP:AMBER")


@pytest.fixture(scope="module")
def whole(wildfire):
    return pack(wildfire)


@pytest.fixture(scope="module")
def pages(whole):
    return texts(whole)


def test_every_page_says_exercise_and_marking_and_which_page_of_how_many(pages):
    for number, page in enumerate(pages, 1):
        assert "EXERCISE" in page
        assert "TLP:AMBER" in page
        assert f"{number} / {len(pages)}" in page


def test_a_rehearsal_says_so_on_every_page(wildfire):
    found = texts(pack(replace(wildfire, rehearsal=True)))

    assert all("REHEARSAL" in each and "EXERCISE" in each for each in found)


def test_the_same_plan_gives_the_same_bytes(wildfire, whole):
    assert pack(wildfire) == whole


def test_every_inject_and_contingency_has_one_card_with_its_whole_text(wildfire):
    found = [squeezed(each) for each in quarters(pack(wildfire, Part.CARDS))]
    handed = {RowKind.INJECT, RowKind.CONTINGENCY}

    for row in wildfire.msel.rows:
        holds = [each for each in found if squeezed(row.text) in each]
        assert len(holds) == (row.kind in handed), row.number


def test_a_card_has_number_story_time_sender_means_and_the_line_that_it_is_not_real(wildfire):
    row = wildfire.msel.row("i03")

    card = next(each for each in quarters(pack(wildfire, Part.CARDS)) if row.title in each)

    for told in (
        "03",
        "15:46",
        "Patrol 2, Local police",
        "Radio (simulated), played by Simulation cell",
        "EXERCISE · not real · do not pass on outside the room",
        "Sant Ardell · TLP:AMBER",
    ):
        assert told in card, told


def test_numbers_are_34_points_and_no_text_of_a_card_is_under_12():
    text = "Smoke above the estate, " * 14
    found = [(each, size) for _, each, size in letters(pack(exercise(inject("7", text=text))))]
    largest = max(size for _, size in found)

    cards = list(letters(pack(exercise(inject("7", text=text, title="Z")), Part.CARDS)))

    assert largest >= 34
    assert [size for _, each, size in cards if each == "7"] == [34.0]
    assert {size for _, each, size in cards if each == "k"} <= {12.0, 14.0}


@pytest.mark.parametrize(
    ("text", "own"),
    [("i " * 350, False), ("i " * 351, True), ("wide words " * 60, True), ("word " * 900, True)],
)
def test_a_text_over_700_letters_or_too_wide_for_a_card_has_a_page_of_its_own(text, own):
    found = texts(pack(exercise(inject("1"), inject("2", text=text)), Part.CARDS))

    assert any("· Inject 2" in each for each in found) == own
    assert squeezed(text[:200]) in squeezed("".join(found))


def test_a_text_of_many_pages_is_whole_and_each_page_says_whose_it_is():
    text = " ".join(f"word{each}" for each in range(1500))

    found = texts(pack(exercise(inject("2", text=text)), Part.CARDS))

    assert len(found) > 2
    assert all("· Inject 2" in each for each in found)
    assert all(f"word{each}" in " ".join(found) for each in range(1500))


@pytest.mark.parametrize("count", [1, 2, 4, 5, 9])
def test_four_cards_share_a_sheet(count):
    rows = [inject(str(each)) for each in range(count)]

    assert len(texts(pack(exercise(*rows), Part.CARDS))) == -(-count // 4)


def test_a_name_wider_than_its_place_is_broken_and_never_spills():
    name = "Regional Directorate of Civil Protection and Emergencies"
    plan = exercise(inject("1"), inject("2"))
    plan = replace(plan, agencies=(replace(plan.agencies[0], name=name), *plan.agencies[1:]))

    first, second, *_ = quarters(pack(plan, Part.CARDS))

    assert squeezed(name) in squeezed(first)
    assert squeezed(name) in squeezed(second)


def test_the_script_tells_what_is_read_aloud_what_is_expected_and_what_if_it_does_not_come(pages):
    script = " ".join(each for each in pages if "facilitator's script" in each)

    for told in (
        "Five callers in two minutes",
        "If asked: the callers stand at the viewpoint",
        "Dispatch, and a first report to all agencies",
        "3 min T 00:03",
        "Not decided 10 min after delivery: play 03-A",
        "Only if what 03 asks for was not decided.",
        "With this row the story jumps ahead by 6 h.",
    ):
        assert told in script, told


def test_every_expected_action_is_in_script_table_and_evaluation(wildfire):
    parts = [
        squeezed("".join(texts(pack(wildfire, each))))
        for each in (Part.SCRIPT, Part.MSEL, Part.EVALUATION)
    ]

    for row in wildfire.msel.rows:
        for each in row.expected:
            assert all(squeezed(each.text) in part for part in parts), each.text


def test_the_script_as_a_table_and_the_logs_lie_across(wildfire):
    for part in (Part.MSEL, Part.LOGS):
        assert all(wide > tall for wide, tall in sizes(pack(wildfire, part)))
    for part in (Part.CARDS, Part.SCRIPT):
        assert all(wide < tall for wide, tall in sizes(pack(wildfire, part)))


def test_every_critical_task_can_be_rated_in_five_ways_one_of_them_not_observed(wildfire):
    found = " ".join(texts(pack(wildfire, Part.EVALUATION)))
    tasks = [each for objective in wildfire.objectives for each in objective.critical_tasks]

    assert all(squeezed(each.text) in squeezed(found) for each in tasks)
    assert found.count("P S M U –") == len(tasks) + len(wildfire.objectives)
    assert "This is not a U." in found


def test_what_no_objective_names_has_an_evaluation_sheet_too():
    row = inject("1", wants=(expected(text="Close the harbour"),))

    found = " ".join(texts(pack(exercise(row), Part.EVALUATION)))

    assert "linked to no objective" in found
    assert "Close the harbour" in found


def test_every_line_of_an_agency_s_log_has_a_number_that_no_other_line_has(wildfire):
    found = " ".join(texts(pack(wildfire, Part.LOGS)))

    for agency in wildfire.agencies:
        numbers = [int(each) for each in re.findall(rf"\b{agency.letter}(\d+)\b", found)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= 20


def test_the_briefing_shows_the_safety_word_or_room_to_write_it():
    plan = exercise(inject("1"))

    with_word = " ".join(texts(pack(replace(plan, safety_word="NO PLAY"), Part.BRIEFING)))
    without = " ".join(texts(pack(plan, Part.BRIEFING)))

    assert "say “NO PLAY”" in with_word
    assert "______________" in without


def test_the_feedback_form_is_one_page_with_three_parts(wildfire):
    found = texts(pack(wildfire, Part.FEEDBACK))

    assert len(found) == 1
    assert all(f"Part {each}" in found[0] for each in ("I:", "II:", "III:"))


def test_each_agency_has_its_hot_wash_sheet_with_three_questions(wildfire):
    found = texts(pack(replace(wildfire, hot_wash=()), Part.HOT_WASH))

    for agency, page in zip(wildfire.agencies, found, strict=False):
        assert agency.name in page
        assert "What went well? What could be better? One change we make" in page


def test_the_hot_wash_asks_what_the_plan_asks(wildfire):
    found = texts(pack(replace(wildfire, hot_wash=("Who was missing?",)), Part.HOT_WASH))

    assert "Who was missing?" in found[0]
    assert "What went well?" not in found[0]


def test_the_briefing_has_the_rules_code_words_and_director_of_the_plan(wildfire):
    plan = replace(
        wildfire,
        rules=("Nobody leaves the harbour.",),
        code_words=(CodeWord(word="KINGFISHER", meaning="the bridge is closed"),),
        director="Head of civil protection",
    )

    told = " ".join(texts(pack(plan, Part.BRIEFING)))

    assert "Nobody leaves the harbour." in told
    assert "KINGFISHER" in told
    assert "the bridge is closed" in told
    assert "Director: Head of civil protection" in told
    assert "with your own means, plans and law" not in told


def test_the_first_page_lists_the_contacts_of_the_plan(wildfire):
    contact = Contact(id="c1", function="Weather desk", agency="fire", number="4711")

    told = " ".join(texts(pack(replace(wildfire, contacts=(contact,)))))

    assert "Weather desk · 4711" in told


def test_the_first_page_lists_the_parts_with_their_pages(pages):
    begins = dict(re.findall(r"(Inject cards|Briefing|Hot wash) (\d+)", pages[0]))

    for name, page in begins.items():
        assert f"· {name.lower()} {page} / " in pages[int(page) - 1]
        assert f"· {name.lower()} " not in pages[int(page) - 2]
    assert len(begins) == 3


def test_the_file_has_title_language_and_bookmarks(whole, tmp_path):
    path = tmp_path / "pack.pdf"
    path.write_bytes(whole)

    with pikepdf.open(path) as document:
        assert document.Root.Lang == "en"
        assert "paper pack" in str(document.docinfo["/Title"])
        with document.open_outline() as outline:
            titles = [each.title for each in outline.root]

    assert len(titles) == len(Part)
    assert "Inject cards" in titles


def test_every_font_is_embedded(whole, tmp_path):
    path = tmp_path / "pack.pdf"
    path.write_bytes(whole)

    with pikepdf.open(path) as document:
        fonts = [
            each
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
        ]
        embedded = ["/FontFile2" in each.FontDescriptor for each in fonts]

    assert fonts
    assert all(embedded)


@pytest.mark.parametrize("part", Part)
def test_an_empty_plan_gives_every_part(part):
    assert texts(pack(Exercise(id="e", title=""), part))


@pytest.mark.parametrize("agencies", [0, 1, 12, 60])
def test_any_number_of_agencies_fits(agencies):
    players = agencies_from_names([f"Agency number {each:02}" for each in range(agencies)])
    wants = (expected(agencies=tuple(each.id for each in players)),)
    row = inject("1", to_all=True, wants=wants)

    found = " ".join(texts(pack(exercise(row, agencies=players))))

    assert all(each.name in found for each in players)


def test_texts_as_long_as_a_novel_break_no_page():
    long, word = "Long words and short ones " * 800, "w" * 9000
    row = replace(
        inject("9" * 300, title=long, text=long, wants=(expected(text=long),)),
        notes=word,
        read_aloud=word,
        sender=long,
        method=word,
        delivered_by=long,
        to_role=long,
        questions=(long, word),
        location=word,
    )
    plan = exercise(row, title=long)
    players = tuple(replace(each, name=long, contact=long, seats=10**9) for each in plan.agencies)
    plan = replace(
        plan,
        agencies=players,
        place=long,
        sponsor=word,
        marking=long,
        safety_word=word,
        planned_at=datetime(2027, 8, 14, tzinfo=UTC),
    )

    assert len(texts(pack(plan))) > 20


@pytest.mark.parametrize("part", [Part.CARDS, Part.SCRIPT])
def test_every_nasty_string_stands_whole_where_it_is_handed_out_and_read(part):
    face = typeface(FONTS)
    nasty = [f"{text.strip()} Z" for _, text in strings()]  # a hyphen at the end is no hyphen

    for text in nasty:
        row = inject("1", text=text, title="T", planned=None)
        read = "".join(body(pack(exercise(row), part))).replace(LIGATURE, "fi")
        seen = squeezed(face.shown(text)).replace(LIGATURE, "fi")
        assert seen in squeezed(read), text[:80]


def test_five_hundred_injects_take_less_than_twenty_seconds():
    rows = [
        replace(
            inject(str(each), planned=each, text="Smoke above the estate. " * 12),
            read_aloud="Five callers in two minutes. " * 8,
            expected=(expected(f"x{each}"), expected(f"y{each}", agencies=("p",))),
        )
        for each in range(500)
    ]
    began = processor_s()

    pack(exercise(*rows))

    assert processor_s() - began < 20


def test_the_story_s_time_comes_from_the_row_its_phase_or_the_start(wildfire):
    rows = {each.number: each for each in wildfire.msel.rows}
    own = replace(rows["02"], story_at=datetime(2027, 8, 14, 3, 33, tzinfo=UTC))
    found = quarters(pack(replace(wildfire, msel=replace(wildfire.msel, rows=(own, rows["18"])))))

    told = " ".join(found)

    assert "03:33" in told
    assert "23:10" in told
    assert "15:55" in " ".join(texts(pack(exercise(inject("1", planned=15)), Part.CARDS)))


def test_a_paced_script_has_no_invented_times():
    row = replace(inject("1", planned=None, wants=(expected(target=None),)))

    card = " ".join(texts(pack(exercise(row), Part.CARDS)))

    assert "story time" not in card
    assert "None" not in " ".join(texts(pack(exercise(row))))


def test_no_module_of_the_pack_reads_markup():
    for path in Path(packing.__file__).parent.glob("*.py"):
        names = {
            alias.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }

        assert not names & {"Paragraph", "XPreformatted", "paraparser", "Table", "Image"}, path
