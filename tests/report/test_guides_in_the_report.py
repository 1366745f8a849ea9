"""The evaluation guides stand in the full report as they were filled in, and nowhere else."""

import pypdfium2
import pytest

from facilitator.domain.editions import Edition, Variant
from facilitator.services.reporting import write_report
from facilitator.services.twins import write_docx
from tests.report.afterwards import played, reviewed
from tests.report.documents import after

TITLE = "Appendix C: evaluation guides"


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    file, conduct, clock = played(tmp_path_factory.mktemp("guides") / "a.exercise")
    with file:
        reviewed(conduct)
        yield file, clock.now


def pages(journal, tmp_path, **wanted):
    file, now = journal
    made = write_report(file, tmp_path / "a.pdf", now=now, edition=Edition(**wanted))
    document = pypdfium2.PdfDocument(made.read_bytes())
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


def guides(journal, tmp_path):
    told = " ".join(pages(journal, tmp_path))
    return told[told.index(TITLE) : told.rindex("Glossary")]


def test_each_objective_has_its_guide_with_every_task(journal, tmp_path):
    told = guides(journal, tmp_path)

    for number in (1, 2, 3):
        head = told.index(f"Evaluation guide {number}")
        for text in (f"Within {number}0 minutes", f"First of {number}", f"Second task of {number}"):
            assert told.index(text, head) > head


def test_what_each_evaluator_proposed_stands_beside_what_the_lead_decided(journal, tmp_path):
    told = guides(journal, tmp_path)

    assert told.count("evaluator 1: P without challenges. as seen at the desk") == 1
    assert told.count("nobody was there") == 6
    assert "Report after 2:12; 1" in told


def test_an_observation_on_an_inject_stands_with_the_objective_it_serves(journal, tmp_path):
    told = guides(journal, tmp_path)

    assert "to improve: two lists of places were kept" in told
    assert "strength: one signed message in three minutes" in told


@pytest.mark.parametrize("variant", [Variant.SUMMARY, Variant.PUBLIC, Variant.AGENCY])
def test_others_get_no_guide(journal, tmp_path, variant):
    agency = "f" if variant is Variant.AGENCY else ""

    told = " ".join(pages(journal, tmp_path, variant=variant, agency=agency))

    assert "valuation guide" not in told


def test_the_word_document_has_them_too(journal, tmp_path):
    file, now = journal

    made = write_docx(file, tmp_path / "a.docx", Edition(), now).read_bytes()

    assert "evaluator 1: " in after(made, TITLE)
