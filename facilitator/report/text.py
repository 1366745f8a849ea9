"""Runs of text broken into lines; no markup is ever read, so no text can act as any."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.domain.shapes import Marked
from facilitator.report.fonts import Typeface
from facilitator.report.marks import stamp_mark
from facilitator.report.palette import AXIS, BODY, Style, fill, paint

NARROWEST = 0.25
"""A text of so many letters is hardly ever narrower than this, in parts of its size."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; or an agency's mark; or a word in a box, never broken.

    ``kept`` text keeps to one line, together with the mark before it.
    """

    text: str
    style: Style = BODY
    mark: Marked | None = None
    boxed: bool = False
    kept: bool = False


@dataclass(slots=True)
class Piece:
    """A part of a line that is set in one go, ``x`` points from the line's start."""

    x: float
    width: float
    text: str
    style: Style
    mark: Marked | None = None
    boxed: bool = False


Line = list[Piece]


def break_lines(face: Typeface, runs: Iterable[Run], width: float) -> list[Line]:
    """Return runs as lines no wider than ``width`` points; words too long are cut."""
    setter = _Setter(face, width)
    for run in runs:
        setter.take(run)
    return setter.lines


class _Setter:
    """Fill one line after the other."""

    def __init__(self, face: Typeface, width: float) -> None:
        self._face = face
        self._width = max(width, 12.0)
        self.lines: list[Line] = [[]]
        self._x = 0.0
        self._gap = False

    def take(self, run: Run) -> None:
        style = run.style
        face = self._face
        if run.mark is not None or run.boxed:
            self._whole(run)
            return
        if run.kept:
            self._together(run)
            return
        for index, part in enumerate(face.shown(run.text).split("\n")):
            if index:
                self._next_line()
            if part[:1] == " ":
                self._gap = True
            if "  " not in part and self._fits(part.strip(" "), style):
                self._gap = part[-1:] == " "
                continue
            for word in filter(None, part.split(" ")):
                self._word(word, style)
                self._gap = True
            self._gap = part[-1:] == " "

    def _fits(self, part: str, style: Style) -> bool:
        """Set a part in one go if the line has room for all of it; most of them are short."""
        if not part:
            return False
        gap = self._face.width(" ", style.face, style.size) if self._gap and self._x else 0.0
        if self._x + gap + len(part) * style.size * NARROWEST > self._width:
            return False
        width = self._face.width(part, style.face, style.size)
        if self._x + gap + width > self._width:
            return False
        self._put(part, style, gap, width)
        return True

    def _together(self, run: Run) -> None:
        """Set text that keeps to one line and does not leave the mark before it alone."""
        shown = self._face.shown(run.text).replace("\n", " ")
        width = self._face.width(shown, run.style.face, run.style.size)
        line = self.lines[-1]
        if line and self._x + width > self._width:
            mark = line.pop() if line[-1].mark is not None else None
            self._turn()
            if mark is not None:
                mark.x = 0.0
                self.lines[-1].append(mark)
                self._x = mark.width + run.style.size * 0.45
        self.lines[-1].append(Piece(self._x, width, shown, run.style))
        self._x += width

    def _whole(self, run: Run) -> None:
        """Set something that is never broken: a mark, or a word in a box."""
        size = run.style.size
        text = self._face.shown(run.text).replace("\n", " ")
        if run.mark is not None:
            width = size * 1.3
        else:
            width = self._face.width(text, run.style.face, size) + 6
        if self._gap and self._x:
            self._x += size * 0.35
        if self._x and self._x + width > self._width:
            self._turn()
        piece = Piece(self._x, width, text, run.style, run.mark, run.boxed)
        self.lines[-1].append(piece)
        self._x += width + size * 0.45
        self._gap = False

    def _turn(self) -> None:
        self.lines.append([])
        self._x = 0.0
        self._gap = False

    def _next_line(self) -> bool:
        """Begin a line; return whether a hyphen was carried over from the one before.

        Readers take a hyphen at the end of a line for one that the setting put there, and drop
        it from what they copy or search.
        """
        last = self.lines[-1][-1] if self.lines[-1] else None
        carried = (
            last is not None
            and not last.boxed
            and last.text.endswith("-")
            and last.text[-2:-1].isalnum()
        )
        self._turn()
        if carried and last is not None:
            wide = self._face.width("-", last.style.face, last.style.size)
            last.text = last.text[:-1]
            last.width -= wide
            self._put("-", last.style, 0.0, wide)
        return carried

    def _word(self, word: str, style: Style) -> None:
        face = self._face
        width = face.width(word, style.face, style.size)
        line = self.lines[-1]
        gap = face.width(" ", style.face, style.size) if self._gap and line else 0.0
        if self._x + gap + width <= self._width:
            self._put(word, style, gap, width)
            return
        if width <= self._width and line:
            gap = gap if self._next_line() else 0.0
            self._put(word, style, gap, width)
            return
        if line and self._x > self._width * 0.75:
            gap = gap if self._next_line() else 0.0
        for part, wide in self._cut(word, style, self._x + gap):
            if part:
                self._put(part, style, gap, wide)
            else:
                self._next_line()
            gap = 0.0

    def _cut(self, word: str, style: Style, x: float) -> Iterator[tuple[str, float]]:
        """Yield parts of a word that is too long; an empty part means: next line."""
        table = self._face.widths[style.face]
        scale = style.size / 1000
        start, wide = 0, 0.0
        for index, char in enumerate(word):
            step = table[ord(char)] * scale
            if x + wide + step > self._width and (index > start or x):
                yield word[start:index], wide
                yield "", 0.0
                start, wide, x = index, 0.0, 0.0
            wide += step
        yield word[start:], wide

    def _put(self, word: str, style: Style, gap: float, width: float) -> None:
        line = self.lines[-1]
        last = line[-1] if line else None
        if last is not None and last.style is style and last.mark is None and not last.boxed:
            last.text += " " + word if gap else word
            last.width = self._x + gap + width - last.x
        elif gap:
            line.append(Piece(self._x, gap + width, " " + word, style))
        else:
            line.append(Piece(self._x, width, word, style))
        self._x += gap + width


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
        self._extras: list[tuple[Piece, float, float]] = []
        self._font = ("", 0.0, 0.0)
        self._colour: str = ""

    def lines(  # noqa: PLR0913 - where and how lines stand on the page
        self,
        lines: Sequence[Line],
        *,
        x: float,
        top: float,
        leading: float,
        width: float = 0.0,
        right: bool = False,
    ) -> None:
        """Set lines downwards from ``top``; at the right edge of ``width`` if ``right``."""
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
            for each in line:
                self._piece(each, x + shift + each.x, base, leading)

    def finish(self) -> None:
        """Put everything on the page: marks first, so that the text is read out unbroken."""
        for piece, left, base in self._extras:
            _extra(self._canvas, self._face, piece, left, base)
        self._canvas.drawText(self._text)

    def _alone(self, piece: Piece, x: float, base: float, leading: float, *, follows: bool) -> None:
        """Set a line of one piece; under another such line, only the line is moved on."""
        if follows and self._font[1:] == (piece.style.size, leading):
            self._code.append("T*")
            self._set(piece, x, base, leading)
        else:
            self._piece(piece, x, base, leading)

    def _piece(self, piece: Piece, x: float, base: float, leading: float) -> None:
        if piece.mark is not None:
            self._extras.append((piece, x, base))
            return
        left = x + (3 if piece.boxed else 0)
        self._code.append(f"1 0 0 1 {left:.2f} {base:.2f} Tm")
        self._set(piece, x, base, leading)

    def _set(self, piece: Piece, x: float, base: float, leading: float) -> None:
        style = piece.style
        if piece.boxed or style.struck:
            self._extras.append((piece, x, base))
        if style.colour != self._colour:
            self._colour = style.colour
            self._code.append(fill(style.colour))
        for name, part in self._face.pieces(piece.text, style.face):
            font = (name, style.size, leading)
            if font != self._font:
                self._font = font
                self._text.setFont(*font)
            self._code.append(self._shown(part))

    def _shown(self, part: str) -> str:
        """Return the operator that shows a text.

        reportlab keeps ASCII as it is in a font's first part, nearly always the one in use.
        """
        text = self._text
        if part.isascii() and text._curSubset == 0:  # noqa: SLF001 - see above
            escaped = part.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            return f"({escaped}) Tj"
        return str(text._formatText(part))  # noqa: SLF001 - see above


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
        canvas.roundRect(x, base - size * 0.28, piece.width, size * 1.3, 1.2)
    if piece.style.struck and piece.text.strip():
        start = x + (piece.width * 0 if piece.text[0] != " " else face.width(" ", "regular", size))
        canvas.setStrokeColor(paint(piece.style.colour))
        canvas.setLineWidth(0.7)
        y = base + size * 0.27
        canvas.line(start, y, x + piece.width, y)
