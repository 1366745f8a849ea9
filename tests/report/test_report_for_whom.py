"""Each variant tells its readers what is theirs, and nothing else of it is in the file."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from facilitator.domain.editions import Edition, Variant
from facilitator.domain.errors import Refused
from facilitator.domain.events import HotWashSort, ReportStatus
from facilitator.domain.improvement import CorrectiveAction, Finding, FindingSort
from facilitator.domain.redaction import KEPT, MASK, MASKED
from facilitator.services.reportformats import FORMATS
from facilitator.services.reporting import redactions
from facilitator.store.people import Person
from tests.report.afterwards import plan, played, reviewed

CANARY = "CANARYBIRD"
PHONE = "0612 345 678"
NAMES = [each.value for each in Variant]


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    """An exercise in which all that Fire service and the public may not read has one word in it."""
    made = plan()
    first, *rest = made.objectives
    (target,) = first.targets
    tasks = tuple(replace(each, text=f"{CANARY} {each.text}") for each in target.tasks)
    first = replace(first, targets=(replace(target, text=f"{CANARY} target", tasks=tasks),))
    told = {"scenario": f"{CANARY} scenario", "why": f"{CANARY} why"}
    row, *later = made.msel.rows
    own, other = row.expected
    other = replace(other, text=f"{CANARY} expected")
    row = replace(row, title=f"{CANARY} title", text=f"{CANARY} text", expected=(own, other))
    script = replace(made.msel, rows=(row, *later))
    made = replace(made, objectives=(first, *rest), msel=script, **told)
    file, conduct, clock = played(tmp_path_factory.mktemp("who") / "a.exercise", made)
    with file:
        conduct.log(f"pd {CANARY} decision because {CANARY} reason @01")
        conduct.log(f"! pd {CANARY} observation")
        conduct.log(f". {CANARY} note")
        work = reviewed(conduct)
        for field in ("verdict", "summary", "method", "limits", "objective.o1", "next_steps"):
            work.tell(field, f"{CANARY} {field}" if field not in SEEN else f"Public {field}")
        work.write_finding(_withheld("police", ("p",)))
        work.write_finding(_withheld("both", ("f", "p")))
        work.write_action(
            CorrectiveAction(
                id="secret",
                number=0,
                finding="police",
                text=f"{CANARY} action",
                owner=f"{CANARY} owner",
                due=date(2027, 1, 1),
            )
        )
        work.note_hot_wash("p", HotWashSort.BETTER, f"{CANARY} hot wash")
        work.write_finding(
            Finding(
                id="open",
                number=0,
                sort=FindingSort.IMPROVE,
                text=f"Captain Vermeulen rang {PHONE} and waited",
                effect="The call came late",
                agencies=("f",),
            )
        )
        file.people.put(Person("x", "Ada Vermeulen", "player", "f"))
        yield file, work, clock.now


SEEN = ("verdict", "summary", "next_steps")
"""What was written for everybody."""


def _withheld(ident, agencies):
    return Finding(
        id=ident,
        number=0,
        sort=FindingSort.IMPROVE,
        text=f"{CANARY} finding {ident}",
        effect=f"{CANARY} effect",
        reference=f"{CANARY} reference",
        analysis=f"{CANARY} analysis",
        whys=(f"{CANARY} why",),
        agencies=agencies,
        withheld=True,
    )


def report(journal, tmp_path, name="pdf", **wanted):
    file, _work, now = journal
    return FORMATS[name](file, tmp_path / f"out.{name}", Edition(**wanted), now).read_bytes()


def read(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def everything(pdf):
    """Every byte of a file that can be unpacked, and its text: names, alt texts, what is inside."""
    found = [read(pdf).encode()]
    with pikepdf.open(BytesIO(pdf)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Stream):
                found.append(each.read_bytes())
            found.append(each.unparse() if not isinstance(each, pikepdf.Stream) else b"")
    return b"\n".join(found)


def test_the_full_report_has_every_canary(journal, tmp_path):
    pdf = report(journal, tmp_path)

    text = read(pdf)
    for what in (
        "decision",
        "observation",
        "note",
        "action",
        "hot wash",
        "analysis",
        "method",
        "target",
    ):
        assert f"{CANARY} {what}" in text, what
    with pikepdf.open(BytesIO(pdf)) as document:
        assert CANARY.encode() in document.attachments["journal.json"].get_file().read_bytes()


@pytest.mark.parametrize("variant", [Variant.AGENCY, Variant.PUBLIC])
def test_no_canary_is_anywhere_in_what_others_get(journal, tmp_path, variant):
    agency = "f" if variant is Variant.AGENCY else ""
    # for an agency also the words that were written for everybody are not its own
    pdf = report(journal, tmp_path, variant=variant, agency=agency)

    assert CANARY.encode() not in everything(pdf)
    assert CANARY.encode("utf-16-be").hex().upper().encode() not in everything(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        assert dict(document.attachments) == {}


@pytest.mark.parametrize("variant", [Variant.AGENCY, Variant.PUBLIC])
def test_no_canary_is_in_the_json_that_others_get(journal, tmp_path, variant):
    agency = "f" if variant is Variant.AGENCY else ""
    made = report(journal, tmp_path, "json", variant=variant, agency=agency)

    assert CANARY.encode() not in made
    assert "journal" not in json.loads(made)


def test_an_extract_holds_the_agency_s_own_decisions_and_findings(journal, tmp_path):
    text = read(report(journal, tmp_path, variant=Variant.AGENCY, agency="f"))

    assert "confirm escape route by the quarry" in text
    assert "One signed message in 3:15" in text
    assert "close the estate road" not in text
    assert "Zone redrawn at once" not in text
    assert "One radio group for all" not in text


def test_the_public_version_tells_neither_decisions_nor_log(journal, tmp_path):
    text = read(report(journal, tmp_path, variant=Variant.PUBLIC))

    assert "Public verdict" in text
    assert "Nobody asked for a crane" in text
    assert "Two lists of care-home places" not in text
    assert "confirm escape route" not in text
    assert "Municipal plan, page 12" not in text
    assert "Appendix" not in text


def test_people_and_numbers_are_masked_until_somebody_decides(journal, tmp_path):
    file, work, now = journal
    before = read(report(journal, tmp_path, variant=Variant.PUBLIC))
    proposed = {each.words: each for each in redactions(file, now=now)}
    work.tell(KEPT, "Vermeulen")
    work.tell(MASKED, "waited")
    after = read(report(journal, tmp_path, variant=Variant.PUBLIC))
    decided = {each.words: each for each in redactions(file, now=now)}

    assert {"Vermeulen", PHONE} <= set(proposed)
    assert not proposed["Vermeulen"].decided
    assert f"Captain {MASK} rang {MASK} and waited" in before
    assert f"Captain Vermeulen rang {MASK} and {MASK}" in after
    assert decided["Vermeulen"].kept
    assert decided["waited"].decided


def test_an_agency_that_does_not_take_part_is_refused(journal, tmp_path):
    with pytest.raises(Refused):
        report(journal, tmp_path, variant=Variant.AGENCY, agency="nobody")

    assert list(tmp_path.iterdir()) == []


def test_the_summary_is_one_page(journal, tmp_path):
    pdf = report(journal, tmp_path, variant=Variant.SUMMARY)

    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    document.close()
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert dict(opened.attachments) == {}


def test_the_same_wish_gives_the_same_bytes(journal, tmp_path):
    for variant in Variant:
        agency = "f" if variant is Variant.AGENCY else ""
        first = report(journal, tmp_path, variant=variant, agency=agency)

        assert report(journal, tmp_path, variant=variant, agency=agency) == first


def test_json_of_the_full_report_has_plan_journal_review_and_measures(journal, tmp_path):
    file = journal[0]
    told = json.loads(report(journal, tmp_path, "json"))

    assert len(told["journal"]["entries"]) == file.journal.last_line()
    assert [each["id"] for each in told["exercise"]["msel"]["rows"]] == ["i-01", "i-02", "i-03"]
    assert len(told["review"]["settled"]) == 9
    assert {each["outcome"] for each in told["measures"]} >= {"met", "late", "not_taken"}


def test_a_version_that_was_given_out_says_so_and_a_later_word_makes_it_a_draft(tmp_path):
    file, conduct, clock = played(tmp_path / "b.exercise")
    with file:
        work = reviewed(conduct)
        work.issue(ReportStatus.FINAL, approved_by="the fire chief")
        final = read(FORMATS["pdf"](file, tmp_path / "1.pdf", Edition(), clock.now).read_bytes())
        work.tell("summary", "One more word")
        later = read(FORMATS["pdf"](file, tmp_path / "2.pdf", Edition(), clock.now).read_bytes())

    assert "Final, version 1" in final
    assert "Approved by the fire chief." in final
    assert "DRAFT" not in final
    assert "Draft after version 1." in later
    assert "DRAFT" in later


def test_a_final_version_needs_owner_and_date_for_every_action(tmp_path):
    file, conduct, _clock = played(tmp_path / "c.exercise")
    with file:
        work = reviewed(conduct)
        action = work.review.actions[0]
        work.write_action(replace(action, owner="", due=None))

        with pytest.raises(Refused):
            work.issue(ReportStatus.FINAL, approved_by="the fire chief")

        assert work.review.issued == ()
