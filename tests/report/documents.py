"""Documents made for tests, and read back as any word processor would."""

from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn

from facilitator.domain.editions import Edition
from facilitator.i18n import translator
from facilitator.report.word.manual import build_manual
from facilitator.report.word.report import build_word
from facilitator.report.wording import Speech
from tests.report.stories import FONTS, utc


def report(findings, language="en", second="", **settings):
    """Return the report as the bytes of a document."""
    target = BytesIO()
    edition = Edition(language=language, second=second, **settings)
    other = translator(second) if second else None
    speech = Speech(words=translator(language), local=utc, second=other)
    build_word(findings, target, speech=speech, fonts=FONTS, edition=edition)
    return target.getvalue()


def manual(plan, language="en", **settings):
    """Return the situation manual as the bytes of a document."""
    target = BytesIO()
    speech = Speech(words=translator(language), local=utc)
    build_manual(plan, target, speech=speech, **settings)
    return target.getvalue()


def opened(made):
    return Document(BytesIO(made))


def _of(paragraph):
    """Return the text of a paragraph as it is seen: line ends and tabs too."""
    signs = {qn("w:t"): None, qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(
        (each.text or "") if signs[each.tag] is None else signs[each.tag]
        for each in paragraph.iter(*signs)
    )


def paragraphs(made):
    """Return (style, text) of every paragraph, those in tables too, in the order of reading."""
    document = opened(made)
    names = {each.style_id: each.name for each in document.styles}
    found = []
    for each in document.element.body.iter(qn("w:p")):
        style = each.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        found.append((names[style.get(qn("w:val"))] if style is not None else "Normal", _of(each)))
    return found


def text(made):
    return "\n".join(said for _style, said in paragraphs(made))


def everything(made):
    """Return all that the parts of a document hold, as one text."""
    with ZipFile(BytesIO(made)) as packed:
        return "\n".join(
            packed.read(name).decode("utf-8", "replace")
            for name in packed.namelist()
            if name.endswith((".xml", ".rels"))
        )


def after(made, heading):
    """Return the text of all paragraphs after a heading of the first rank."""
    found = paragraphs(made)
    start = next(i for i, each in enumerate(found) if each == ("Heading 1", heading))
    rest = found[start + 1 :]
    end = next((i for i, each in enumerate(rest) if each[0] == "Heading 1"), len(rest))
    return "\n".join(said for _style, said in rest[:end])
