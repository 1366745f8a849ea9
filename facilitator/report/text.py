"""Runs of text broken into lines; no markup is ever read, so no text can act as any.

A line that ends between two words ends in a blank that nobody sees: programs that read aloud or
copy put lines together as they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.domain.shapes import Marked
from facilitator.report.fonts import Typeface
from facilitator.report.palette import BODY, Style

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
                self._end_line()
            if part[:1] == " ":
                self._gap = True
            if "  " not in part and self._fits(part.strip(" "), style):
                self._gap = part[-1:] == " "
                continue
            self._words(part, style)
            self._gap = part[-1:] == " "

    def _words(self, part: str, style: Style) -> None:
        """Set words, as many at a time as the line has room for."""
        face, size = style.face, style.size
        known = self._face.known[face]
        space = self._face.width(" ", face, size)
        fitting: list[str] = []
        wide, first = 0.0, 0.0
        for word in filter(None, part.split(" ")):
            unit = known.get(word)
            width = self._face.width(word, face, size) if unit is None else unit * size
            gap = space if self._gap and (fitting or self.lines[-1]) else 0.0
            if self._x + wide + gap + width <= self._width:
                if not fitting:
                    first = gap
                fitting.append(word)
                wide += gap + width
            else:
                if fitting:
                    self._put(" ".join(fitting), style, first, wide - first)
                    fitting, wide = [], 0.0
                self._word(word, style)
            self._gap = True
        if fitting:
            self._put(" ".join(fitting), style, first, wide - first)

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
            if line:
                self._turn()
            if mark is not None:
                mark.x = 0.0
                self.lines[-1].append(mark)
                self._x = mark.width + run.style.size * 0.45
        if self._x + width > self._width:
            for word in filter(None, shown.split(" ")):
                self._word(word, run.style)
                self._gap = True
            return
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
        # The blank parts it from the next word when it is read out.
        text += " " if run.boxed else ""
        piece = Piece(self._x, width, text, run.style, run.mark, run.boxed)
        self.lines[-1].append(piece)
        self._x += width + size * 0.45
        self._gap = False

    def _turn(self) -> None:
        self.lines.append([])
        self._x = 0.0
        self._gap = False

    def _end_line(self) -> None:
        """Begin a line where the text itself does; a blank keeps the one before from running on."""
        self._next_line(blank=True)

    def _next_line(self, *, blank: bool) -> bool:
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
        elif blank and last is not None and last.mark is None:
            last.text += " "
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
            gap = gap if self._next_line(blank=bool(gap)) else 0.0
            self._put(word, style, gap, width)
            return
        if line and self._x > self._width * 0.75:
            gap = gap if self._next_line(blank=bool(gap)) else 0.0
        for part, wide in self._cut(word, style, self._x + gap):
            if part:
                self._put(part, style, gap, wide)
            else:
                self._next_line(blank=False)
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
