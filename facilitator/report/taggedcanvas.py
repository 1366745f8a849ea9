"""A canvas whose pages are tagged, and that is saved as a document that lasts."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFPage, PDFResourceDictionary
from reportlab.pdfgen.canvas import Canvas

from facilitator.report.archive import About, make_last
from facilitator.report.filing import file_document
from facilitator.report.structure import tree_objects
from facilitator.report.tagging import Tags

_PAGE_KEYS = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]


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

    def save(self) -> None:
        """Write pages and tree into the target; nothing can be drawn afterwards."""
        canvas = cast("Any", self)
        if canvas._code:  # noqa: SLF001 - as reportlab's own save has it
            self.showPage()
        document: Any = canvas._doc  # noqa: SLF001 - as above
        _share(document)
        for index, page in enumerate(document.Pages.pages):
            page.__NoDefault__ = _PAGE_KEYS
            page.StructParents = index
            page.Tabs = "/S"
            page.Trans = None
        lasting = make_last(document, self.about)

        def small(first: int) -> tuple[Sequence[str], str]:
            numbers = document.idToObjectNumberAndVersion
            pages = [numbers[each.__InternalName__][0] for each in document.Pages.pages]
            made, entries = tree_objects(self.tags, first, pages)
            return made, entries + lasting

        file_document(document, self, canvas._filename, small)  # noqa: SLF001 - as above


def _share(document: Any) -> None:  # noqa: ANN401 - reportlab has no types
    """Let all pages name fonts and forms in one dictionary: smaller, and quicker to write."""
    forms = PDFDictionary()
    for page in document.Pages.pages:
        if page.XObjects:
            forms.dict.update(page.XObjects.dict)
    resources: Any = PDFResourceDictionary()
    resources.basicFonts()
    resources.basicProcs()
    resources.XObject = forms
    shared = document.Reference(resources)
    for page in document.Pages.pages:
        page.Resources = shared


def tagged(about: About, tags: Tags) -> Callable[..., TaggedCanvas]:
    """Return what makes the canvas of one document."""

    def make(*arguments: Any, **settings: Any) -> TaggedCanvas:  # noqa: ANN401 - reportlab's own
        canvas = TaggedCanvas(*arguments, **settings)
        canvas.about, canvas.tags = about, tags
        return canvas

    return make
