"""What stands on the pages, and what the file says of itself."""

import ast
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest

from facilitator.domain.events import (
    DecisionLogged,
    RunStarted,
    Unread,
)
from facilitator.report import build
from facilitator.report.decisions import in_short
from facilitator.report.figure import stacked
from facilitator.report.wording import clipped, clock, short
from tests.report.reading import appendix, pages, squeezed, whole
from tests.report.stories import FONTS, NAMES, Tale, agency, crowded, exercise, levant, pdf


@pytest.fixture(scope="module")
def findings():
    return levant().findings()


@pytest.fixture(scope="module")
def report(findings):
    return pdf(findings)


def test_the_same_findings_give_the_same_bytes(findings, report):
    assert pdf(findings) == report


def test_page_one_tells_how_many_decisions_were_in_time(report):
    first = " ".join(pages(report)[0].split())

    assert "10 of 14 expected decisions were taken in time; 3 came late, 1 was never taken" in first
    assert "Nobody asked for a crane" in first
    assert "amber canal fox" in first


def test_page_two_holds_figure_moments_and_strip(report):
    second = " ".join(pages(report)[1].split())

    assert "What happened, and when" in second
    assert "10 moments" in second
    assert "Time to decision by agency" in second


def test_each_decision_stands_with_what_was_known(report):
    assert "knew: 02, 04, 07 (00:25:00)" in whole(report)


def test_struck_late_amended_and_replaced_entries_say_so(report):
    log = appendix(report)

    for told in (
        "struck at 00:32:18, wall 10:36:18, by loggist: wrong agency; replaced by 109",
        "late: written 00:35:36, wall 10:39:36; from paper",
        "amended at 00:43:00; the new wording stands there",
        "now: Transport plan: six on oxygen first, two adapted buses",
        "stands in place of no. 108",
    ):
        assert log.count(squeezed(told)) == 1, told


def test_the_file_has_title_language_and_bookmarks(report, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(report)

    with pikepdf.open(path) as document:
        assert document.Root.Lang == "en"
        assert "LEVANT 26" in str(document.docinfo["/Title"])
        with document.open_outline() as outline:
            titles = [each.title for each in outline.root]

    assert titles[0].startswith("LEVANT 26")
    assert "Appendix A: full log" in titles


def test_every_font_is_embedded(report, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(report)

    with pikepdf.open(path) as document:
        fonts = [
            each
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
        ]
        names = [str(each.BaseFont) for each in fonts]
        embedded = [
            "/FontFile2" in each.FontDescriptor for each in fonts if "/FontDescriptor" in each
        ]

    assert names
    assert all("IBMPlexSans" in each for each in names)
    assert len(embedded) == len(fonts)
    assert all(embedded)


def test_nothing_but_the_fonts_is_opened_and_nothing_is_fetched():
    tale = Tale(exercise())
    tale.start()
    for text in ('<img src="/etc/hostname"/>', '<img src="http://127.0.0.1:9/x.png"/>'):
        tale.log(1, "F", text)
    findings = tale.findings()
    pdf(findings)
    opened: list[str] = []
    listening = [True]

    def listen(event, arguments):
        if not listening:
            return
        if event == "open" and isinstance(arguments[0], str | bytes):
            opened.append(str(arguments[0]))
        elif event.startswith(("socket.", "subprocess.", "os.system", "urllib.")):
            opened.append(event)

    sys.addaudithook(listen)
    pdf(findings)
    listening.clear()

    assert [each for each in opened if not each.endswith(".py") and "fonts" not in each] == []


def test_a_rehearsal_says_so_on_every_page():
    from pypdfium2 import PdfDocument

    tale = Tale(exercise(rehearsal=True))
    tale.add(0, RunStarted(plan_digest="d", rehearsal=True))

    document = PdfDocument(pdf(tale.findings()))

    assert all("REHEARSAL" in each.get_textpage().get_text_range() for each in document)
    document.close()


def test_an_entry_of_an_unknown_kind_is_shown_as_it_is():
    tale = Tale(exercise())
    tale.start()
    tale.add(1, Unread(written_as="drone.flown", payload='{"height": 120}'))

    assert squeezed('(drone.flown):{"height": 120}') in appendix(pdf(tale.findings()))


def test_an_entry_that_cannot_be_told_becomes_a_visible_note():
    tale = Tale(exercise())
    tale.start()
    entry = tale.log(1, "F", "fine")
    findings = tale.findings()
    broken = replace(findings.log[1], entry=replace(entry, exercise=None))

    log = appendix(pdf(replace(findings, log=(findings.log[0], broken))))

    assert squeezed("This entry could not be shown") in log


@pytest.mark.parametrize("agencies", [0, 1, 12])
def test_any_number_of_agencies_fits(agencies):
    tale = Tale(exercise(agencies=tuple(agency(index) for index in range(agencies))))
    tale.start()
    for index in range(agencies):
        tale.log(index + 1, (NAMES[index][1],), f"decision of {index}")

    text = whole(pdf(tale.findings()))

    assert all(NAMES[index][0] in text for index in range(agencies))


def test_an_exercise_that_never_started_gives_an_honest_report():
    text = whole(pdf(Tale(exercise()).findings()))

    assert "The exercise has not been started" in text
    assert "Nothing has been logged." in text


def test_names_as_long_as_a_novel_are_cut_or_broken_and_never_spill():
    long = exercise(title="Long " * 200, place="Somewhere " * 50, marking="TLP " * 100)
    tale = Tale(replace(long, agencies=(replace(agency(0), name="Fire " * 60),)))
    tale.start()
    tale.log(1, "F", "w" * 5000, by_role="Chief " * 80)

    assert len(pages(pdf(tale.findings()))) > 4


def test_page_one_stays_one_page_however_much_was_logged():
    findings = crowded()

    found = pages(pdf(findings))

    assert "Fingerprint of the log" in found[0]
    assert "What happened, and when" in found[1]
    later = " ".join(" ".join(found[2:]).split())
    for each in findings.objectives:
        assert " ".join(each.objective.text.split()) in later


def test_two_thousand_decisions_of_one_agency_fit_the_figure():
    tale = Tale(exercise())
    tale.start()
    for index in range(2000):
        tale.entries.append(
            replace(
                tale.entries[0],
                line=index + 2,
                seq=index + 2,
                exercise=timedelta(seconds=index * 3),
                event=DecisionLogged(number=index, text="t", typed="t", agencies=("F",)),
            )
        )

    assert len(pages(pdf(tale.findings()))) > 20


def test_spans_and_times_are_written_one_way():
    assert clock(timedelta(hours=1, minutes=2, seconds=3.9)) == "01:02:03"
    assert clock(-timedelta(minutes=5)) == "−00:05:00"
    assert short(timedelta(minutes=62, seconds=5)) == "1:02:05"
    assert short(-timedelta(seconds=48)) == "0:48"


def test_long_lists_of_known_injects_are_told_as_ranges():
    many = [f"{each:02}" for each in range(1, 15)]

    assert in_short(["02", "05"]) == "02, 05"
    assert in_short([*many, "16", "5-A"]) == "01–14, 16, 5-A"


def test_a_long_text_is_cut_at_a_word():
    assert clipped("one two three four", 12) == "one two…"
    assert clipped("short", 12) == "short"


def test_marks_that_would_touch_stand_on_levels_of_their_own():
    assert stacked([(0, 3), (4, 3), (8, 3), (20, 3)], 3) == [0, 1, 0, 0]


def test_no_module_of_the_report_reads_markup():
    for path in Path(build.__file__).parent.glob("*.py"):
        names = {
            alias.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }

        assert not names & {"Paragraph", "XPreformatted", "paraparser", "Table", "Image"}, path


def test_the_fonts_are_shipped():
    assert len(list(FONTS.glob("*.ttf"))) >= 5


def test_every_kind_of_entry_has_words_of_its_own():
    from facilitator.domain.events import KINDS
    from tests.store.golden import GOLDEN

    tale = Tale(exercise())
    for index, event in enumerate(GOLDEN):
        tale.add(index, event)

    log = appendix(pdf(tale.findings()))

    assert {each.kind for each in GOLDEN} == set(KINDS)
    assert squeezed("could not be shown") not in log
    assert not [kind for kind in KINDS if kind in log]
