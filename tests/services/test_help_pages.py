"""The small Markdown of the help, and how its pages are found."""

import pytest

from facilitator.services.help import Sort, Way, is_key, pages, parse, search


def sorts(source):
    return [each.sort for each in parse("x", source).blocks]


def test_a_page_is_made_of_headings_paragraphs_points_commands_and_rows():
    source = "# T\n\nOne\ntwo.\n\n## H\n- a\n  b\n- c\n\n```\nx y\n```\n\n|a|b|\n|---|---|\n|c|d|\n"

    one = parse("x", source)

    assert one.title == "T"
    assert sorts(source) == [
        Sort.TEXT, Sort.HEADING, Sort.POINT, Sort.POINT, Sort.CODE, Sort.ROW, Sort.ROW
    ]  # fmt: skip
    assert [each.text() for each in one.blocks][:4] == ["One two.", "H", "a b", "c"]
    assert [each.head for each in one.blocks][-2:] == [True, False]


def test_strong_words_and_code_are_told_apart_and_the_rest_stays_text():
    (block,) = parse("x", "# T\n\nPress `F5` **now**, 2 * 3 <b>bold</b>").blocks

    assert [(run.text, run.way) for run in block.runs] == [
        ("Press ", Way.PLAIN),
        ("F5", Way.CODE),
        (" ", Way.PLAIN),
        ("now", Way.STRONG),
        (", 2 * 3 <b>bold</b>", Way.PLAIN),
    ]


@pytest.mark.parametrize("source", ["", "\n\n", "```", "|", "#", "**", "`", "- "])
def test_no_text_is_refused(source):
    assert parse("x", source).name == "x"


@pytest.mark.parametrize("text", ["F5", "Ctrl+Shift+F1", "Ctrl++", "Esc", "Alt+Up", "T"])
def test_keys_are_known_as_keys(text):
    assert is_key(text)


@pytest.mark.parametrize("text", ["decision", "facilitator verify X", "F", "Ctrl", "-o"])
def test_other_code_is_no_key_unless_it_is_one_letter(text):
    assert is_key(text) is (text == "F")


def test_all_words_have_to_be_on_the_page_whatever_their_accents():
    found = search(pages("es"), "LINEA telón")

    assert [each.name for each in found] == ["conduct"]


def test_what_is_in_the_title_comes_first():
    assert search(pages("en"), "observers")[0].name == "observers"


def test_a_language_without_pages_gets_the_next_best():
    assert [each.title for each in pages("ca")] == [each.title for each in pages("es")]
    assert [each.title for each in pages("de")] == [each.title for each in pages("en")]
