"""The report as a document that is edited: the same as on paper, in real styles, always legal."""

import re
import sys
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.editions import Order, Variant
from facilitator.domain.extracts import for_agency, for_public
from facilitator.report.word import markup
from facilitator.report.word.fromreport import NARROWEST, fitted
from facilitator.report.word.legal import legal
from facilitator.services.reporting import findings_of
from tests.nasty import strings
from tests.report import afterwards
from tests.report.documents import after, everything, opened, paragraphs, report, text
from tests.report.reading import squeezed, whole
from tests.report.stories import Tale, crowded, exercise, levant, pdf

LOG = "Appendix A: full log"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    path = tmp_path_factory.mktemp("word") / "x.exercise"
    file, conduct, _clock = afterwards.played(path)
    with file:
        afterwards.reviewed(conduct)
        yield findings_of(file, now=lambda: afterwards.STARTEX)


def headings(made):
    return [said for style, said in paragraphs(made) if style in {"Title", "Heading 1"}]


def test_all_parts_of_the_printed_report_are_there_in_their_order(findings):
    printed = squeezed(whole(pdf(findings)))

    found = headings(report(findings))

    place = 0
    for each in found:
        place = printed.index(squeezed(each), place) + 1
    assert len(found) >= 8


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("variant", Variant)
def test_every_variant_opens_again(findings, variant, order):
    made = report(findings, variant=variant, order=order, agency="f")

    assert headings(made)[0] == findings.exercise.title


def test_an_extract_holds_no_more_than_what_its_agency_may_know(findings):
    told = for_agency(findings, "f")

    found = text(report(told, variant=Variant.AGENCY, agency="f"))

    assert "confirm escape route by the quarry" in found
    assert "close the estate road" not in found


def test_the_public_version_has_no_log_and_nothing_that_is_withheld(findings):
    found = everything(report(for_public(findings), variant=Variant.PUBLIC))

    assert "Two lists of care-home places" not in found
    assert LOG not in found
    assert "because the road is open" not in found


def test_every_line_of_the_log_is_there_exactly_once(findings):
    found = squeezed(after(report(findings), LOG))

    typed = [each.logged.typed for each in findings.log if each.logged]
    assert len(typed) == 4
    assert [found.count(squeezed(each)) for each in typed] == [1] * len(typed)


def test_the_log_has_a_row_for_every_entry():
    findings = levant().findings()

    tables = opened(report(findings)).element.body.findall(qn("w:tbl"))

    assert max(len(each.findall(qn("w:tr"))) for each in tables) >= len(findings.log) + 1


def test_every_nasty_string_is_in_the_log_exactly_once_in_legal_xml():
    tale = Tale(exercise())
    tale.start()
    texts = [each for _kind, each in strings()]
    for index, each in enumerate(texts):
        tale.log(1 + index / 100, "F", each, typed=f"Q{index}q{each}z{index}Z")

    found = after(report(tale.findings()), LOG)

    assert [
        each
        for index, each in enumerate(texts)
        if found.count(f"Q{index}q{legal(each)}z{index}Z") != 1
    ] == []


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_any_text_can_stand_in_a_document(said):
    tale = Tale(exercise(title=f"T {said}", sponsor=said, marking=said, place=said))
    tale.start()
    tale.log(1, "F", said, reason=said, typed=f"Q0q{said}z0Z")

    made = report(tale.findings())

    assert after(made, LOG).count(f"Q0q{legal(said)}z0Z") == 1


def test_control_characters_are_shown_by_their_codes():
    assert legal("bell\x07 turn\u202e half\ud800 none\uffff") == (
        "bell[U+0007] turn[U+202E] half[U+D800] none[U+FFFF]"
    )
    assert legal("line\r\nend\ttab é 火") == "line\nend\ttab é 火"


def test_the_same_findings_give_the_same_bytes(findings):
    assert report(findings) == report(findings)


def test_headings_are_headings_and_tables_repeat_their_heads(findings):
    body = opened(report(findings)).element.body
    tables = body.findall(qn("w:tbl"))

    headed = [each for each in tables if each.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]

    assert ("Heading 1", LOG) in paragraphs(report(findings))
    assert len(headed) >= 8
    assert all(each.find(f"{W}tblPr/{W}tblCaption") is not None for each in headed)


def test_the_improvement_plan_lies_across(findings):
    document = opened(report(findings))

    turned = [each.page_width > each.page_height for each in document.sections]

    assert turned == [False, True, False]
    assert all("EXERCISE" in each.header.paragraphs[0].text for each in document.sections)


def test_band_foot_and_language_stand_in_the_document(findings):
    marked = replace(findings, exercise=replace(findings.exercise, marking="TLP:AMBER"))

    made = report(marked, language="fr")

    document = opened(made)
    foot = document.sections[0].footer.paragraphs[0]._p.xml
    assert "TLP:AMBER" in document.sections[0].header.paragraphs[0].text
    assert "PAGE" in foot
    assert "NUMPAGES" in foot
    assert 'w:lang w:val="fr-FR"' in document.styles.element.xml
    assert document.core_properties.author == "Facilitator"
    assert findings.exercise.title in document.core_properties.title


def test_what_is_said_in_a_second_language_is_marked_as_such(findings):
    made = report(findings, language="fr", second="nl")

    assert 'w:lang w:val="nl-NL"' in opened(made).element.body.xml


@pytest.mark.parametrize("language", ["en", "es", "fr", "nl", "de", "ca"])
def test_it_is_written_in_six_languages(language, findings):
    assert len(headings(report(findings, language=language))) >= 8


def test_a_crowded_report_keeps_what_page_one_on_paper_has_no_room_for():
    found = text(report(crowded()))

    assert "O8" in found


def faults(made):
    """Return what Word would call damaged."""
    wrong = []
    with ZipFile(BytesIO(made)) as packed:
        names = set(packed.namelist())
        for name in names:
            if name.endswith((".xml", ".rels")):
                ET.fromstring(packed.read(name))  # noqa: S314 - our own
        body = ET.fromstring(packed.read("word/document.xml"))  # noqa: S314 - our own
        known = set(re.findall(r'w:styleId="(\w+)"', packed.read("word/styles.xml").decode()))
        lists = set(re.findall(r'w:numId="(\d+)"', packed.read("word/numbering.xml").decode()))
    wrong += [
        f"cell without paragraph {i}"
        for i, c in enumerate(body.iter(f"{W}tc"))
        if c[-1].tag != f"{W}p"
    ]
    for table in body.iter(f"{W}tbl"):
        columns = len(table.find(f"{W}tblGrid"))
        for row in table.iter(f"{W}tr"):
            spans = [int(each.get(f"{W}val")) for each in row.iter(f"{W}gridSpan")]
            cells = len(row.findall(f"{W}tc"))
            if cells - len(spans) + sum(spans) != columns:
                wrong.append("a row is not as wide as its table")
    parts = list(body.find(f"{W}body"))
    for one, two in pairwise(parts):
        if one.tag == two.tag == f"{W}tbl":
            wrong.append("two tables touch")
    if parts[-1].tag != f"{W}sectPr" or parts[-2].tag != f"{W}p":
        wrong.append("the end is not a paragraph and a section")
    used = {
        each.get(f"{W}val") for tag in ("pStyle", "tblStyle") for each in body.iter(f"{W}{tag}")
    }
    wrong += [f"no style {each}" for each in used - known]
    numbered = {each.get(f"{W}val") for each in body.iter(f"{W}numId")}
    wrong += [f"no list {each}" for each in numbered - lists]
    return wrong


def test_word_finds_nothing_to_repair(findings):
    assert faults(report(findings)) == []


def test_nothing_of_another_making_is_left_in_the_document(findings):
    found = everything(report(findings))

    assert "python-docx" not in found
    assert "http://" not in re.sub(r'"http://(schemas|purl|www\.w3)[^"]*"', "", found)
    assert 'TargetMode="External"' not in found


def test_nothing_but_fonts_and_the_empty_document_is_opened_and_nothing_is_fetched():
    tale = Tale(exercise())
    tale.start()
    tale.log(1, "F", '<w:t>"http://127.0.0.1:9/x.png"</w:t> {INCLUDEPICTURE "http://127.0.0.1:9"}')
    findings = tale.findings()
    report(findings)
    opened_files: list[str] = []
    listening = [True]

    def listen(event, arguments):
        if not listening:
            return
        if event == "open" and isinstance(arguments[0], str | bytes):
            opened_files.append(str(arguments[0]))
        elif event.startswith(("socket.", "subprocess.", "os.system", "urllib.")):
            opened_files.append(event)

    sys.addaudithook(listen)
    report(findings)
    listening.clear()

    shipped = [each for each in opened_files if "fonts" in each or "templates" in each]
    assert shipped
    assert set(opened_files) - set(shipped) == set()


def test_no_column_is_too_narrow_for_two_figures_and_none_goes_over_the_edge():
    assert fitted([17, 34, 190], 482, whole=True) == [NARROWEST, 34, 482 - NARROWEST - 34]
    assert sum(fitted([10] * 30, 482, whole=False)) > 482  # nothing helps so many columns
    made = fitted([13, 300, 169], 482, whole=False)
    assert made[0] == NARROWEST
    assert sum(made) == pytest.approx(482)


def test_a_short_row_stays_on_one_page_and_a_long_one_may_be_split():
    heads = [markup.Head(title="a", width=100)]

    assert "cantSplit" in markup.table(heads, [["short"]], told="").split("tblHeader")[1]
    assert "cantSplit" not in markup.table(heads, [["x " * 2000]], told="").split("tblHeader")[1]


def test_what_explains_a_table_stands_on_its_page(findings):
    body = everything(report(findings))

    for said in ("All ", "Each expected decision and agency."):
        start = body.rindex("<w:p>", 0, body.index(f">{said}"))
        assert "<w:keepNext/>" in body[start : body.index(f">{said}")]


def test_the_figures_are_drawn_with_their_words_and_their_numbers_stand_beside(findings):
    made = report(findings)
    shapes = opened(made).inline_shapes

    said = [each._inline.docPr.get("descr") for each in shapes]
    assert any(each.startswith("Timeline from ") for each in said)
    assert any(each.startswith("Strip of marks with a row for each agency") for each in said)
    assert all(each.width <= 595 * 12_700 for each in shapes)
    assert "What the timeline shows of each agency" in everything(made)


def test_a_word_document_with_pictures_has_the_same_bytes_twice(findings):
    assert report(findings) == report(findings)
