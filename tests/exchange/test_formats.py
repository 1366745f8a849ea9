"""Scripts of other programs: chosen by what a file holds, and read whole."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from facilitator.domain.exercise import TimeMode
from facilitator.exchange.draft import Answers
from facilitator.exchange.formats import read
from facilitator.services.planning import NewExercise, exercise_from_draft
from tests.exchange.peers import blueprint, bundle, iceberg, openaev, word
from tests.exchange.workbooks import HEADINGS, ROWS, packed, script
from tests.spent import processor_s

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture
def take(tmp_path):
    def taken(content, name="plan.json", **answers):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return read(path, Answers(**answers))

    return taken


def rows_of(result):
    assert result.recognised, result.refused
    return result.scripts[0].rows


def plan_of(result):
    return exercise_from_draft(result.scripts[0], NewExercise(title="T"), now=NOW)


@pytest.mark.parametrize("sort", ["scenario", "exercise"])
def test_an_openaev_zip_comes_in_by_time_with_teams_variables_and_what_waits(take, sort):
    result = take(bundle(openaev(sort)), "renamed.bin.zip")

    first, second, third = rows_of(result)
    assert result.format == "OpenAEV zip"
    assert [each.number for each in (first, second, third)] == ["1", "2", "3"]
    assert [each.offset_s for each in (first, second, third)] == [0, 600, 900]
    assert first.to == ("Harbour fire", "Port police")
    assert first.text == "Welcome, ${nobody}.\n\n- Listen"
    assert (second.sender, second.text) == ("Pilot", "Smoke at Quay 4.")
    assert (third.follows, third.standing, third.text) == ("1", "skipped", "Wind < 5 kn")
    assert first.expected[0].text == "Answer: Say who does what for i1"
    assert any("${nobody}" in each.message for each in result.scripts[0].warnings)


def test_what_follows_comes_due_after_its_row_in_the_plan(take):
    plan = plan_of(take(bundle(openaev())))

    first, second, third = plan.msel.rows
    assert (third.follows, third.follows_after) == (first.id, timedelta(minutes=15))
    assert (plan.why, second.follows) == ("Train.", "")
    assert second.planned == timedelta(minutes=10)


def test_the_same_export_is_read_without_its_zip_too(take):
    assert rows_of(take(openaev())) == rows_of(take(bundle(openaev()), "a.zip"))


def test_attachments_of_a_zip_are_named_as_left_out(take):
    result = take(bundle(openaev(), **{"map.png": b"x"}), "a.zip")

    assert any("map.png" in each.reason for each in result.scripts[0].skipped)


def test_a_blueprint_export_comes_in_by_its_seconds_with_every_column(take):
    result = take(blueprint())

    first, second = rows_of(result)
    assert (first.offset_s, second.offset_s) == (60, 300)
    assert (first.day, first.time) == ("2022-07-05", "11:05:00")
    assert (first.to, second.to) == (("Fire", "Police"), ("Police",))
    assert (first.text, first.number, first.phase) == ("Loud", "A-1", "1")
    assert [each.text for each in first.expected] == ["Ask", "Ask"]
    assert first.extra == (("Shoe size", "44"),)
    said = " ".join(each.message for each in result.scripts[0].warnings)
    assert "image/png, 4 kB" in said
    assert "seconds from the start" in said
    assert any("Divers" in each.reason for each in result.scripts[0].skipped)


def test_the_moves_of_blueprint_become_phases_with_their_situation(take):
    plan = plan_of(take(blueprint()))

    assert [(each.name, each.situation) for each in plan.phases] == [("1", "S")]
    assert plan.msel.rows[0].phase == plan.phases[0].id


def test_an_iceberg_tree_keeps_its_order_and_two_levels_of_choices(take):
    result = take(iceberg())

    rows = rows_of(result)
    assert [row.title for row in rows] == [f"Inject {each}" for each in "abcdefg"]
    assert [row.choice for row in rows] == ["", "A", "A", "B", "B", "", ""]
    assert [row.follows for row in rows] == ["", "1", "1", "2", "", "", ""]
    assert all(row.offset_s is None and row.time is None for row in rows)
    assert "If “Choose f”: inject 6" in rows[3].notes
    said = " ".join(each.message for each in result.scripts[0].warnings)
    assert "6, 7" in said
    assert "too deep" in said
    assert sum(len(row.expected) for row in rows) == 14


def test_an_iceberg_plan_is_paced_and_keeps_the_debrief(take):
    plan = plan_of(take(iceberg()))

    assert plan.mode is TimeMode.PACED
    assert [each.name for each in plan.agencies] == ["Fire", "Mayor"]
    assert plan.phases[-1].situation == "What was hard?"
    assert plan.msel.rows[1].choice == plan.msel.rows[2].choice == "A"


def test_a_table_of_a_word_document_is_read_as_a_sheet_is(take, tmp_path):
    result = take(word([HEADINGS, *ROWS]), "script.docx")

    expected = read(script(tmp_path / "book.xlsx")).scripts[0]
    assert result.format == "docx"
    assert rows_of(result) == expected.rows


def test_of_several_tables_in_word_the_scripts_are_found(take):
    people = [("Name", "Phone", "Rank"), ("A", "1", "x")]

    result = take(word(people, [HEADINGS, *ROWS]), "script.docx")

    assert len(result.scripts) == 1
    assert len(rows_of(result)) == len(ROWS)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"{", "a.json"),
        (b"", "a.json"),
        (b"{}", "a.json"),
        (b"[]", "a"),
        (b'{"a": 1}', "a.txt"),
        (b"[" * 200_000, "deep.json"),
        (b"[" + b"[]," * 400_000 + b"0]", "wide.json"),
        (b'{"a":' * 30_000 + b"1" + b"}" * 30_000, "deep.json"),
        (b'{"n": 1' + b"0" * 6_000 + b"}", "long.json"),
        (b"\xff\xfe{\0", "a.json"),
        (word(before="No table"), "a.docx"),
        (packed({"word/document.xml": "<!DOCTYPE a><a/>"}), "a.docx"),
        (packed({"word/document.xml": "<a>"}), "a.docx"),
        (packed({"a.json": "{}", "../b": "x"}), "a.zip"),
        (packed({"a.json": "{}", "b.json": "{}"}), "a.zip"),
        (packed({"a.json": b"[" + b" " * 30_000_000 + b"]"}), "a.zip"),
    ],
)
def test_what_is_no_script_is_refused_in_one_sentence(take, content, name):
    result = take(content, name)

    assert not result.recognised
    assert result.scripts == ()
    assert result.refused
    assert result.refused.endswith(".")


def test_no_address_in_a_file_is_followed(take):
    text = '<p>See <a href="http://127.0.0.1:9/x">this</a> <img src="http://127.0.0.1:9/y"></p>'
    document = openaev()
    document["scenario_injects"][0]["inject_content"]["body"] = text

    rows = rows_of(take(document))

    assert rows[1].text == "See this http://127.0.0.1:9/y"


def test_a_table_in_a_text_file_may_begin_with_a_bracket(take):
    table = "\n".join("\t".join(row) for row in (("[No.]", *HEADINGS[1:]), *ROWS))

    result = take(table.encode(), "script.txt")

    assert len(rows_of(result)) == len(ROWS)


def test_a_bomb_in_a_word_document_is_refused_and_not_unpacked(take):
    bomb = packed({"word/document.xml": b"<w>" + b" " * 90_000_000 + b"</w>"})
    begin = processor_s()

    result = take(bomb, "bomb.docx")

    assert not result.recognised
    assert "unpacks" in result.refused
    assert processor_s() - begin < 5
