"""A canvas whose pages are tagged, and that is saved as a document that lasts."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFResourceDictionary
from reportlab.pdfgen.canvas import Canvas

from facilitator.report.archive import About, make_last
from facilitator.report.filing import file_document
from facilitator.report.objects import Written, reference, stream
from facilitator.report.structure import tree_objects
from facilitator.report.tagging import Tags


class TaggedCanvas(Canvas):
    """Grows a tree beside the pages, and writes both."""

    about: About
    tags: Tags

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """End the page, here and in the tree."""
        super().showPage()
        self.tags.turn()

    def later(self, page: int, code: str) -> None:
        """Add operators to a page, counted from one, that may have ended."""
        canvas = cast("Any", self)
        pages = canvas._doc.Pages.pages  # noqa: SLF001 - reportlab has no call for it
        if page > len(pages):
            canvas._code.append(code)  # noqa: SLF001 - as above
        else:
            pages[page - 1].stream += code + "\n"

    def width_of(self, page: int) -> float:
        """Return how wide a page is, counted from one; in points."""
        canvas = cast("Any", self)
        pages = canvas._doc.Pages.pages  # noqa: SLF001 - as above
        wide, _high = canvas._pagesize  # noqa: SLF001 - as above
        return float(wide if page > len(pages) else pages[page - 1].pagewidth)

    def save(self) -> None:
        """Write pages and tree into the target; nothing can be drawn afterwards."""
        canvas = cast("Any", self)
        if canvas._code:  # noqa: SLF001 - as reportlab's own save has it
            self.showPage()
        document: Any = canvas._doc  # noqa: SLF001 - as above
        _write_pages(document)
        lasting = make_last(document, self.about)

        def small(first: int) -> tuple[Sequence[str], str]:
            numbers = document.idToObjectNumberAndVersion
            pages = [numbers[each.__InternalName__][0] for each in document.Pages.pages]
            made, entries = tree_objects(self.tags, first, pages)
            return made, entries + lasting

        file_document(document, self, canvas._filename, small)  # noqa: SLF001 - as above


def _write_pages(document: Any) -> None:  # noqa: ANN401 - reportlab has no types
    """Put pages that know their place in the tree in the place of reportlab's own.

    All of them name fonts and forms in one dictionary: smaller, and quicker to write. None has
    links or notes: those would have to be in the tree as well.
    """
    parent = reference(document, document.Pages)
    shared = _shared(document)
    for index, page in enumerate(document.Pages.pages):
        contents = stream(document, page.stream.encode())
        document.idToObject[page.__InternalName__] = Written(
            f"<</Type/Page/Parent {parent}/Resources {shared}/Contents {contents}"
            f"/MediaBox[0 0 {page.pagewidth:.4f} {page.pageheight:.4f}]"
            f"/StructParents {index}/Tabs/S>>".encode()
        )


def _shared(document: Any) -> str:  # noqa: ANN401 - reportlab has no types
    forms = PDFDictionary()
    for page in document.Pages.pages:
        if page.XObjects:
            forms.dict.update(page.XObjects.dict)
    resources: Any = PDFResourceDictionary()
    resources.basicFonts()
    resources.basicProcs()
    resources.XObject = forms
    return reference(document, resources)


def tagged(about: About, tags: Tags) -> Callable[..., TaggedCanvas]:
    """Return what makes the canvas of one document."""

    def make(*arguments: Any, **settings: Any) -> TaggedCanvas:  # noqa: ANN401 - reportlab's own
        canvas = TaggedCanvas(*arguments, **settings)
        canvas.about, canvas.tags = about, tags
        return canvas

    return make
