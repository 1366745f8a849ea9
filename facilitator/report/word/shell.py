"""The document around its pieces: styles, lists, band and foot, what it says of itself.

The only module that knows python-docx; its own empty document is the start, and all styles in it
are replaced by ours. The same pieces give the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from facilitator.report.word.inlaid import Picture, inlaid
from facilitator.report.word.legal import legal, marked_up
from facilitator.report.word.looks import lists, styles
from facilitator.report.word.markup import Page, paragraph, runs, section

TONGUES: Final = {"en": "en-GB", "ca": "ca-ES"}
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MOST: Final = 255
"""Letters of what a document says of itself."""
_MAIN: Final = "word/document.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What stands on every page, and what the document says of itself."""

    band: str
    foot: str
    title: str
    subject: str
    language: str
    dated: datetime
    page: Page
    lists: int = 0


def tongue(language: str) -> str:
    """Return a language as Word names it: es-ES."""
    return TONGUES.get(language, f"{language}-{language.upper()}")


def held(document: Any) -> str:  # noqa: ANN401 - the types of python-docx end here
    """Return what every section refers to: the header and the footer of the document."""
    made = ""
    for ident, relation in document.part.rels.items():
        for sort in ("header", "footer"):
            if relation.reltype.endswith(f"/{sort}"):
                made += f'<w:{sort}Reference w:type="default" r:id="{ident}"/>'
    return made


def write_document(target: IO[bytes], pieces: Sequence[str | Page | Picture], about: About) -> None:
    """Write a document; a ``Page`` among its pieces ends the section that lies on such pages."""
    from docx import Document  # noqa: PLC0415 - heavy; only when needed

    document: Any = Document()
    tag = tongue(about.language)
    _refill(document.styles.element, styles(tag))
    _refill(document.part.numbering_part.element, lists(about.lists))
    _furnish(document.sections[0], about)
    refers = held(document)
    body: list[str] = []
    for place, each in enumerate(pieces, 1):
        if isinstance(each, Picture):
            body.append(inlaid(document, each, place))
        else:
            body.append(section(each, refers) if isinstance(each, Page) else each)
    body.append(section(about.page, refers, inside=False))
    _introduce(document.core_properties, about, tag)
    _drop_likeness(document.part.package)
    made = BytesIO()
    document.save(made)
    _pack(made, target, "".join(body))


def _refill(element: Any, content: str) -> None:  # noqa: ANN401 - the types of python-docx end here
    """Put what was written in the place of all that is in an element."""
    from docx.oxml.parser import parse_xml  # noqa: PLC0415 - heavy; only when needed

    for each in list(element):
        element.remove(each)
    held_in: Any = parse_xml(f'<w:held xmlns:w="{W}" xmlns:r="{R}">{content}</w:held>'.encode())
    for each in list(held_in):
        element.append(each)


def _furnish(sheet: Any, about: About) -> None:  # noqa: ANN401 - the types of python-docx end here
    sheet.header.is_linked_to_previous = False
    _refill(sheet.header._element, paragraph(f" {about.band}", "Header"))  # noqa: SLF001 - no call for it
    sheet.footer.is_linked_to_previous = False
    count = "".join(
        f'{runs(before)}<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        for before, field in ((f"{about.foot}  ·  ", "PAGE"), (" / ", "NUMPAGES"))
    )
    foot = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{count}</w:p>'
    _refill(sheet.footer._element, foot)  # noqa: SLF001 - no call for it


def _introduce(core: Any, about: About, language: str) -> None:  # noqa: ANN401 - the types of python-docx end here
    core.title, core.subject = legal(about.title)[:MOST], legal(about.subject)[:MOST]
    core.author = core.last_modified_by = "Facilitator"
    core.comments = core.keywords = core.category = ""
    core.language = language
    core.revision = 1
    core.created = core.modified = about.dated.replace(tzinfo=None, microsecond=0)


def _drop_likeness(package: Any) -> None:  # noqa: ANN401 - the types of python-docx end here
    """Drop the picture of an empty page that python-docx puts into every document."""
    for ident, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[ident]


def _pack(made: IO[bytes], target: IO[bytes], body: str) -> None:
    """Pack the parts again in their order, without the hour at which it was done.

    The body goes in as it was written: moving it from one tree to another takes minutes for a
    long log.
    """
    with ZipFile(made) as source, ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for name in source.namelist():
            content = source.read(name)
            if name == _MAIN:
                head, _body, _tail = content.partition(b"<w:body>")
                content = head + f"<w:body>{body}</w:body></w:document>".encode()
            packed.writestr(ZipInfo(name), content, ZIP_DEFLATED)


__all__ = ["About", "marked_up", "tongue", "write_document"]
