"""What stands on the pages, once more as a tree that can be read aloud: a tagged PDF (PDF/UA-1).

While the pages are drawn, each piece of content is put between two operators that carry a number
(``/P <</MCID 7>> BDC`` … ``EMC``), and the number is noted at an element of the tree. What only
decorates (bands, rules, page numbers, repeated heads of tables) is marked as an artifact.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

ARTIFACT: Final = "/Artifact BMC"
HEADER: Final = "/Artifact <</Type/Pagination/Subtype/Header>> BDC"
FOOTER: Final = "/Artifact <</Type/Pagination/Subtype/Footer>> BDC"
END: Final = "EMC"

_NO_PAGE: Final = -1


@dataclass(slots=True, eq=False)
class Element:
    """A part of the document: what it is, what holds it, what is in it.

    ``extra`` are entries in the syntax of PDF. Of the ``kids``, a bare number is a piece of content
    on the element's own page, a pair of numbers one on another page, counted from zero. A single
    one stands without a list: a long report has a hundred thousand cells.
    """

    tag: str
    parent: "Element | None" = None
    extra: str = ""
    page: int = _NO_PAGE
    kids: "list[Kid] | Kid | None" = None
    number: int = 0

    def hold(self, kid: "Kid") -> None:
        """Take in one more, after those there are."""
        kids = self.kids
        if kids is None:
            self.kids = kid
        elif isinstance(kids, list):
            kids.append(kid)
        else:
            self.kids = [kids, kid]


Kid = Element | int | tuple[int, int]


class Tags:
    """The tree of one document, as it grows page by page in the order of reading."""

    def __init__(self, unnamed: str = "") -> None:
        """Begin with an empty document; ``unnamed`` is said of marks that have no name."""
        self.unnamed = unnamed
        self.root = Element("Document")
        self.elements: list[Element] = [self.root]
        self.pages: list[list[Element]] = [[]]
        """For each page, the element of each number on it."""
        self._page: list[Element] = self.pages[0]
        self.language = ""
        """What is added is in this language; in the document's own if this is empty."""
        self._ranks: list[int] = []
        self._said: dict[str, str] = {}

    def turn(self) -> None:
        """Begin the next page."""
        self._page = list[Element]()
        self.pages.append(self._page)

    def add(self, tag: str, parent: Element | None = None, extra: str = "") -> Element:
        """Return a new element, the last one in its parent, or in the document."""
        if parent is None:
            parent = self.root
            extra += f"/Lang{literal(self.language)}" if self.language else ""
        made = Element(tag, parent, extra)
        made.number = len(self.elements)
        self.elements.append(made)
        parent.hold(made)
        return made

    def row(self, parent: Element | None, cells: Sequence[tuple[str, str]]) -> list[Element]:
        """Return the cells of a new row of a table, by tag and further entries."""
        row = self.add("TR", parent)
        made = [Element(tag, row, extra) for tag, extra in cells]
        for number, each in enumerate(made, len(self.elements)):
            each.number = number
        self.elements += made
        row.kids = [*made]
        return made

    def heading(self, rank: int) -> Element:
        """Return a heading; ranks may skip, levels of headings never do."""
        while self._ranks and self._ranks[-1] >= rank:
            self._ranks.pop()
        self._ranks.append(rank)
        return self.add(f"H{len(self._ranks)}")

    def begin(self, element: Element) -> str:
        """Return the operator that begins a piece of content of an element on this page."""
        page = self._page
        number = len(page)
        page.append(element)
        here = len(self.pages) - 1
        if element.page == _NO_PAGE:
            element.page = here
        kid = number if element.page == here else (here, number)
        if element.kids is None:
            element.kids = kid
        else:
            element.hold(kid)
        return f"/{element.tag} <</MCID {number}>> BDC"

    def sign(self, parent: Element, name: str) -> str:
        """Return the operator that begins a sign which is read out by its name."""
        said = self._said.get(name)
        if said is None:
            said = self._said[name] = f"/Alt{literal(' '.join(name.split()))}"
        return self.begin(self.add("Span", parent, said))


class Place:
    """Where in the tree something stands, once it is drawn; parts on several pages share one."""

    __slots__ = ("element",)

    def __init__(self) -> None:
        """Begin nowhere."""
        self.element: Element | None = None


def tags_of(canvas: Any) -> Tags | None:  # noqa: ANN401 - reportlab has no types
    """Return the tree that a canvas fills; None for one that is not tagged."""
    return getattr(canvas, "tags", None)


@contextmanager
def artifact(canvas: Any, begin: str = ARTIFACT) -> Generator[None]:  # noqa: ANN401 - reportlab has no types
    """Mark what is drawn meanwhile as decoration, or as head or foot of a page."""
    with _between(canvas, begin):
        yield


@contextmanager
def content(canvas: Any, tag: str, extra: str = "") -> Generator[None]:  # noqa: ANN401 - reportlab has no types
    """Mark what is drawn meanwhile as one new element of the document."""
    tags = tags_of(canvas)
    begin = "" if tags is None else tags.begin(tags.add(tag, extra=extra))
    with _between(canvas, begin):
        yield


@contextmanager
def _between(canvas: Any, begin: str) -> Generator[None]:  # noqa: ANN401 - reportlab has no types
    if tags_of(canvas) is None:
        yield
        return
    # Its list of operators is another one after each form that was drawn meanwhile.
    canvas._code.append(begin)  # noqa: SLF001 - reportlab has no call for marked content
    yield
    canvas._code.append(END)  # noqa: SLF001 - as above


def literal(text: str) -> str:
    """Return a text in the syntax of PDF, in bytes that any reader takes for the same letters."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
