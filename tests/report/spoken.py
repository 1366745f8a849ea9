"""Read a tagged PDF as a program does that reads it aloud; knows nothing of how it was made."""

import re
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

PAINTS = frozenset(
    ["Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"]
)
PAIR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,8})>")
ARTIFACT = -1
LOOSE = -2


@dataclass
class Piece:
    """What stands between two operators of marked content: its text, and where it begins."""

    number: int
    text: str = ""
    x: float = 0.0
    y: float = 0.0
    painted: bool = False


@dataclass
class Part:
    """An element of the tree: its role, what it says, and where it is first seen."""

    role: str
    alt: str = ""
    scope: str = ""
    span: int = 1
    box: tuple[float, ...] = ()
    kids: list = field(default_factory=list)
    pages: set = field(default_factory=set)

    @property
    def text(self):
        """What is read out: the description in place of what is seen, if there is one."""
        if self.alt:
            return self.alt
        return "".join(each.text for each in self.kids)

    @property
    def parts(self):
        return [each for each in self.kids if isinstance(each, Part)]

    def walk(self):
        yield self
        for each in self.parts:
            yield from each.walk()

    def every(self, *roles):
        return [each for each in self.walk() if each.role in roles]

    @property
    def pieces(self):
        for each in self.kids:
            if isinstance(each, Part):
                yield from each.pieces
            else:
                yield each


class Spoken:
    """A tagged document: ``root`` is its tree, ``pages`` are the pieces of each page."""

    def __init__(self, pdf):
        self.document = pikepdf.open(BytesIO(pdf))
        self._numbers = {each.objgen: i for i, each in enumerate(self.document.pages)}
        self.pages = [_pieces(each) for each in self.document.pages]
        self._by_number = [
            {each.number: each for each in page if each.number >= 0} for page in self.pages
        ]
        self.held = Counter()
        top = self.document.Root.StructTreeRoot
        self._owners = dict(_pairs(top.ParentTree.Nums))
        self.root = self._part(top.K, page=None)

    def close(self):
        self.document.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def artifacts(self, page):
        return [each for each in self.pages[page] if each.number == ARTIFACT]

    def loose(self):
        """What is painted on a page and belongs to nothing."""
        return [
            (number, each)
            for number, page in enumerate(self.pages)
            for each in page
            if each.number == LOOSE and each.painted
        ]

    def _part(self, node, page):
        page = self._numbers[node.Pg.objgen] if "/Pg" in node else page
        part = Part(str(node.S)[1:], str(node.get("/Alt", "")))
        attributes = node.get("/A")
        if attributes is not None:
            part.scope = str(attributes.get("/Scope", ""))[1:]
            part.span = int(attributes.get("/ColSpan", 1))
            part.box = tuple(map(float, attributes.get("/BBox", ())))
        kids = node.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                part.kids.append(self._piece(page, kid, node))
                part.pages.add(page)
            elif kid.get("/Type") == Name.MCR:
                other = self._numbers[kid.Pg.objgen]
                part.kids.append(self._piece(other, int(kid.MCID), node))
                part.pages.add(other)
            else:
                assert kid.P.objgen == node.objgen
                part.kids.append(self._part(kid, page))
        return part

    def _piece(self, page, number, node):
        self.held[page, number] += 1
        key = int(self.document.pages[page].StructParents)
        assert self._owners[key][number].objgen == node.objgen
        return self._by_number[page][number]


def _pairs(numbers):
    for index in range(0, len(numbers), 2):
        yield int(numbers[index]), numbers[index + 1]


def _pieces(page):
    """Return the pieces of a page in the order of drawing; what is outside of any is loose."""
    reader = _Reader({name: _letters(font) for name, font in page.Resources.Font.items()})
    for operands, operator in pikepdf.parse_content_stream(page):
        reader.take(str(operator), operands)
    assert not reader.open
    return reader.found


def _letters(font):
    assert "/Encoding" not in font
    pairs = PAIR.findall(font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in pairs}


class _Reader:
    def __init__(self, fonts):
        self._fonts = fonts
        self._letters = {}
        self._matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        self._kept = []
        self._place = (0.0, 0.0)
        self._leading = 0.0
        self.open = []
        self.found = [Piece(LOOSE)]

    def take(self, operator, operands):
        acts = {
            "BDC": self._begin,
            "BMC": self._begin,
            "EMC": lambda _: self.open.pop(),
            "q": lambda _: self._kept.append(self._matrix),
            "Q": lambda _: self._turn(self._kept.pop()),
            "cm": lambda given: self._turn(_times(tuple(map(float, given)), self._matrix)),
            "Tm": lambda given: self._move(float(given[4]), float(given[5])),
            "T*": lambda _: self._move(self._place[0], self._place[1] - self._leading),
            "TL": self._lead,
            "Tf": self._face,
            "Tj": self._show,
        }
        if operator in acts:
            acts[operator](operands)
        if operator in PAINTS:
            self._piece().painted = True

    def _turn(self, matrix):
        self._matrix = matrix

    def _move(self, x, y):
        self._place = (x, y)

    def _lead(self, operands):
        self._leading = float(operands[0])

    def _face(self, operands):
        self._letters = self._fonts[str(operands[0])]

    def _begin(self, operands):
        number = self.open[-1].number if self.open else ARTIFACT
        if len(operands) > 1 and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
            assert not self.open
            number = int(operands[1].MCID)
        piece = Piece(number)
        self.open.append(piece)
        self.found.append(piece)

    def _piece(self):
        return self.open[-1] if self.open else self.found[0]

    def _show(self, operands):
        piece = self._piece()
        if not piece.text:
            x, y = self._place
            a, b, c, d, e, f = self._matrix
            piece.x, piece.y = a * x + c * y + e, b * x + d * y + f
        piece.text += "".join(self._letters[each] for each in bytes(operands[0]))


def _times(one, two):
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
