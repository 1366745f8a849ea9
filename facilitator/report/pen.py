"""Puts lines of text on to the page, with their marks, boxes and strokes."""

from collections.abc import Sequence
from typing import Any, Final

from facilitator.domain.shapes import UNASSIGNED, Marked
from facilitator.report.fonts import Typeface
from facilitator.report.marks import stamp_mark
from facilitator.report.palette import AXIS, fill, paint
from facilitator.report.showing import Shown, shown_of
from facilitator.report.tagging import ARTIFACT, END, Element, tags_of
from facilitator.report.text import Line, Piece

CORNER: Final = 1.2
"""Radius of a box's corners, in points."""


class Pen:
    """Sets lines of text on a page, all in one go, after all marks, boxes and strokes.

    It writes the few operators of text itself: reportlab works out numbers for each of them that
    nobody asks for, which costs a third of the time of a long report.
    """

    def __init__(self, canvas: Any, face: Typeface) -> None:  # noqa: ANN401 - reportlab has no types
        self._canvas = canvas
        self._face = face
        self._text: Any = canvas.beginText()
        self._code: list[str] = self._text._code  # noqa: SLF001 - see above
        self._extras: list[tuple[Piece, float, float, str]] = []
        self._font = ("", 0.0, 0.0)
        self._colour: str = ""
        self._table: Shown
        self._tags = tags_of(canvas)
        self._element: Element | None = None
        self._waits = False
        self._open = False

    def lines(  # noqa: PLR0913 - where and how lines stand on the page
        self,
        lines: Sequence[Line],
        *,
        x: float,
        top: float,
        leading: float,
        width: float = 0.0,
        right: bool = False,
        element: Element | None = None,
    ) -> None:
        """Set lines downwards from ``top``; at the right edge of ``width`` if ``right``.

        They belong to an element of the document; without one they only decorate.
        """
        if self._tags is not None:
            self._element, self._waits = element, True
        follows = False
        for index, line in enumerate(lines):
            if not line:
                follows = False
                continue
            piece = line[0]
            size = piece.style.size if len(line) == 1 else max(p.style.size for p in line)
            base = top - index * leading - (leading - size) / 2 - size * 0.8
            shift = width - (line[-1].x + line[-1].width) if right else 0.0
            if len(line) == 1 and not shift and not piece.x and piece.mark is None:
                self._alone(piece, x, base, leading, follows=follows)
                follows = not piece.boxed
                continue
            follows = False
            for place, each in enumerate(line):
                if each.mark is None:
                    self._piece(each, x + shift + each.x, base, leading)
                else:
                    self._mark(each, x + shift + each.x, base, line[place + 1 : place + 2])
        self._shut()

    def finish(self) -> None:
        """Put everything on the page: marks first, so that the text is read out unbroken."""
        for piece, left, base, begin in self._extras:
            if begin:
                self._canvas._code.append(begin)  # noqa: SLF001 - see above
            _extra(self._canvas, self._face, piece, left, base)
            if begin:
                self._canvas._code.append(END)  # noqa: SLF001 - see above
        self._canvas.drawText(self._text)

    def _alone(self, piece: Piece, x: float, base: float, leading: float, *, follows: bool) -> None:
        """Set a line of one piece; under another such line, only the line is moved on."""
        if follows and self._font[1:] == (piece.style.size, leading):
            self._code.append("T*")
            self._set(piece, x, base, leading)
        else:
            self._piece(piece, x, base, leading)

    def _piece(self, piece: Piece, x: float, base: float, leading: float) -> None:
        left = x + (3 if piece.boxed else 0)
        self._code.append(f"1 0 0 1 {left:.2f} {base:.2f} Tm")
        self._set(piece, x, base, leading)

    def _set(self, piece: Piece, x: float, base: float, leading: float) -> None:
        style = piece.style
        text = self._text
        if self._waits:
            self._begin()
        if piece.boxed or style.struck:
            begin = "" if self._tags is None else ARTIFACT
            self._extras.append((piece, x, base, begin))
        if style.colour != self._colour:
            self._colour = style.colour
            self._code.append(fill(style.colour))
        for name, part in self._face.pieces(piece.text, style.face):
            font = (name, style.size, leading)
            if font != self._font:
                self._font = font
                text._fontname, text._fontsize, text._leading = font  # noqa: SLF001 - see above
                text._curSubset = -1  # noqa: SLF001 - see above
                self._table = shown_of(self._canvas, name)
            self._code.append(self._shown(part))

    def _mark(self, piece: Piece, x: float, base: float, after: Line) -> None:
        """Keep a mark for later; it is read out unless its name is written beside it."""
        begin = ""
        if self._tags is not None:
            self._shut()
            begin = ARTIFACT
            name = self._face.shown(self._named(piece.mark))
            if self._element is not None and not _names(after, name):
                begin = self._tags.sign(self._element, name)
            self._waits = True
        self._extras.append((piece, x, base, begin))

    def _named(self, mark: Marked | None) -> str:
        if self._tags is not None and mark is UNASSIGNED:
            return self._tags.unnamed
        return "" if mark is None else mark.name or mark.letter

    def _begin(self) -> None:
        """Begin a piece of content, now that there is something in it."""
        self._waits, self._open = False, True
        tags, element = self._tags, self._element
        self._code.append(ARTIFACT if tags is None or element is None else tags.begin(element))

    def _shut(self) -> None:
        if self._open:
            self._code.append(END)
        self._waits = self._open = False

    def _shown(self, part: str) -> str:
        """Return the operator that shows a text, after one for the font where it changes.

        Nearly always all letters are in the font's first part; reportlab sets the others.
        """
        text = self._text
        table = self._table
        if part.isascii():
            made = part.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        else:
            made = part.translate(table)
            if not table.far.isdisjoint(part):
                return str(text._formatText(part))  # noqa: SLF001 - see above
        if text._curSubset:  # noqa: SLF001 - see above
            text._curSubset = 0  # noqa: SLF001 - see above
            _, size, leading = self._font
            return f"{table.name} {size:g} Tf {leading:g} TL ({made}) Tj"
        return f"({made}) Tj"


def _names(after: Line, name: str) -> bool:
    """Whether the text after a mark begins with its name, or with as much as there is room for."""
    text = after[0].text.replace("\u00a0", " ").strip().rstrip("…") if after else ""
    return bool(text) and (text.startswith(name) or name.startswith(text))


def _rounded(x: float, y: float, width: float, height: float) -> str:
    """Return the operators that draw a box with round corners."""
    right, top = x + width, y + height
    out, back = CORNER, CORNER * 0.4477
    return (
        f"n {x + out:.2f} {y:.2f} m {right - out:.2f} {y:.2f} l"
        f" {right - back:.2f} {y:.2f} {right:.2f} {y + back:.2f} {right:.2f} {y + out:.2f} c"
        f" {right:.2f} {top - out:.2f} l"
        f" {right:.2f} {top - back:.2f} {right - back:.2f} {top:.2f} {right - out:.2f} {top:.2f} c"
        f" {x + out:.2f} {top:.2f} l"
        f" {x + back:.2f} {top:.2f} {x:.2f} {top - back:.2f} {x:.2f} {top - out:.2f} c"
        f" {x:.2f} {y + out:.2f} l"
        f" {x:.2f} {y + back:.2f} {x + back:.2f} {y:.2f} {x + out:.2f} {y:.2f} c h S"
    )


def _extra(
    canvas: Any,  # noqa: ANN401 - reportlab has no types
    face: Typeface,
    piece: Piece,
    x: float,
    base: float,
) -> None:
    """Draw what is not text: a mark, a box, the line through a struck text."""
    size = piece.style.size
    if piece.mark is not None:
        side = piece.width
        stamp_mark(canvas, face, piece.mark, x=x, y=base + size * 0.35 - side / 2, side=side)
    if piece.boxed:
        canvas.setStrokeColor(paint(AXIS))
        canvas.setLineWidth(0.6)
        path = _rounded(x, base - size * 0.28, piece.width, size * 1.3)
        canvas._code.append(path)  # noqa: SLF001 - see above
    if piece.style.struck and piece.text.strip():
        start = x + (piece.width * 0 if piece.text[0] != " " else face.width(" ", "regular", size))
        canvas.setStrokeColor(paint(piece.style.colour))
        canvas.setLineWidth(0.7)
        y = base + size * 0.27
        canvas.line(start, y, x + piece.width, y)
