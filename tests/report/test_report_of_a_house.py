"""Reports bear name and logo of whoever makes them, and what readers said of them."""

from io import BytesIO
from zipfile import ZipFile

import pikepdf
import PIL.Image
import pypdfium2
import pytest
from pdfua.validator import validate

from facilitator.domain.editions import Edition, Order, Variant
from facilitator.domain.entry import Author
from facilitator.domain.events import About
from facilitator.domain.rules import of_reading
from facilitator.report.pictures import as_logo
from facilitator.services.conduct import Conduct
from facilitator.services.reportformats import FORMATS
from facilitator.services.reporting import write_report
from facilitator.services.reviewing import Reviewing
from tests.report.afterwards import played, reviewed

HOUSE = "City hall of Levant"


def logo():
    out = BytesIO()
    PIL.Image.new("RGBA", (400, 100), (200, 20, 20, 128)).save(out, "PNG")
    return as_logo(out.getvalue())


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    file, conduct, clock = played(tmp_path_factory.mktemp("house") / "a.exercise")
    with file:
        reviewed(conduct)
        chief = Conduct(file, clock=clock, author=Author(role="reader"))
        review = Reviewing(chief).review
        accepted, improve = review.actions[0], review.findings[-1]
        for event in (
            of_reading.comment(review, "c1", "A fair picture of the day.", by="Chief officer"),
            of_reading.comment(
                review,
                "c2",
                "Who pays for the tow contract?",
                by="Chief officer",
                about=About.ACTION,
                of=accepted.id,
            ),
            of_reading.comment(
                review,
                "c3",
                "We saw this last year, too.",
                by="Chief officer",
                about=About.FINDING,
                of=improve.id,
            ),
            of_reading.accept(review, accepted.id, by="Chief officer"),
        ):
            chief.record(event)
        yield file, clock.now


def made(journal, tmp_path, **wanted):
    file, now = journal
    edition = Edition(organisation=HOUSE, logo=logo(), **wanted)
    return write_report(file, tmp_path / "a.pdf", now=now, edition=edition).read_bytes()


def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


@pytest.mark.parametrize("order", list(Order))
def test_the_first_page_bears_the_name_and_is_still_one_page(journal, tmp_path, order):
    found = pages(made(journal, tmp_path, order=order))

    assert HOUSE in found[0]
    assert "What we ask of you" in found[0] or order is Order.FEMA


def test_the_same_house_gives_the_same_bytes(journal, tmp_path):
    assert made(journal, tmp_path) == made(journal, tmp_path)


@pytest.mark.parametrize("variant", [Variant.FULL, Variant.PUBLIC])
def test_it_is_still_read_aloud_with_the_logo_named(journal, tmp_path, variant):
    path = tmp_path / "b.pdf"
    path.write_bytes(made(journal, tmp_path, variant=variant))

    outcomes = validate(str(path)).outcomes
    with pikepdf.open(path) as opened:
        said = [
            str(each.Alt)
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
    assert [found.message for each in outcomes for found in each.findings] == []
    assert f"Logo: {HOUSE}" in said


def test_a_logo_that_is_damaged_keeps_nobody_from_a_report(journal, tmp_path):
    file, now = journal
    edition = Edition(organisation=HOUSE, logo=b"no picture")

    pdf = write_report(file, tmp_path / "c.pdf", now=now, edition=edition).read_bytes()

    assert HOUSE in pages(pdf)[0]


def test_the_document_for_word_processors_bears_them_too(journal, tmp_path):
    file, now = journal
    edition = Edition(organisation=HOUSE, logo=logo())

    path = FORMATS["docx"](file, tmp_path / "a.docx", edition, now)

    with ZipFile(path) as opened:
        assert HOUSE in opened.read("word/document.xml").decode()


def test_what_readers_said_stands_under_what_it_is_about(journal, tmp_path):
    found = " ".join(pages(made(journal, tmp_path)))

    assert "Comments on this report" in found
    assert "A fair picture of the day." in found
    assert "Comment, Chief officer: Who pays for the tow contract?" in found
    assert "Comment, Chief officer: We saw this last year, too." in found
    assert "accepted: Chief officer" in found
    assert "Action 1 accepted by Chief officer" in found


def test_what_readers_said_is_for_nobody_outside(journal, tmp_path):
    found = " ".join(pages(made(journal, tmp_path, variant=Variant.PUBLIC)))

    assert "Chief officer" not in found
    assert "tow contract?" not in found
