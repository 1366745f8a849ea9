"""Where the words of a page of help stand at a width: lines, key caps, tables, points."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtGui import QFont

from facilitator.services.help import Block, Run, Sort, Way, is_key
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import key_width, text_width

SHARES = {2: (0.36, 0.64), 3: (0.3, 0.35, 0.35)}
"""How a row of a table divides its width; other counts divide it evenly."""
_LEAST_COLUMN = 96
"""Pixels; where a column would be narrower, cells stand one below the other."""


class Look(Enum):
    """How a piece is drawn."""

    PLAIN = "plain"
    CODE = "code"
    KEY = "key"
    RULE = "rule"
    DOT = "dot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A word, a key cap, a line or a dot, where it stands; ``y`` is the top of its line."""

    x: float
    y: float
    wide: float
    high: float
    text: str
    role: str
    weight: int
    look: Look = Look.PLAIN


_HEADING, _TEXT, _STRONG = 600, 400, 600
_ROLES = {Sort.HEADING: "title"}


def font_of(theme: Theme, piece: Piece) -> QFont:
    """Return the font of a piece."""
    return theme.font(piece.role, weight=piece.weight)


class Flow:
    """Lets blocks flow down a width; ``pieces`` and ``high`` are what came of it."""

    def __init__(self, theme: Theme, blocks: Sequence[Block], width: float) -> None:
        self.theme = theme
        self.pieces: list[Piece] = []
        self.high = 0.0
        self._heads: tuple[tuple[Run, ...], ...] = ()
        before: Sort | None = None
        for block in blocks:
            self.high += self._gap(before, block)
            self._lay(block, width)
            before = block.sort

    def _gap(self, before: Sort | None, block: Block) -> float:
        if before is None:
            return 0
        if block.sort is Sort.HEADING:
            return self.theme.px(16)
        close = before is block.sort and block.sort in {Sort.POINT, Sort.CODE, Sort.ROW}
        return self.theme.px(3 if close else 8)

    def _lay(self, block: Block, width: float) -> None:
        px = self.theme.px
        if block.sort is Sort.ROW:
            self._lay_row(block, width)
            return
        indent = {Sort.POINT: px(16), Sort.CODE: px(10)}.get(block.sort, 0)
        if block.sort is Sort.POINT:
            high = self.theme.line("body")
            self._put(x=px(2), wide=px(6), y=self.high, high=high, look=Look.DOT)
        self.high = self._words(block, block.runs, indent, width - indent, self.high)

    def _lay_row(self, block: Block, width: float) -> None:
        count = len(block.cells)
        shares = SHARES.get(count, (1 / count,) * count)
        if width * min(shares) < self.theme.px(_LEAST_COLUMN):
            self._lay_stacked(block, width)
            return
        gap, top, left = self.theme.px(12), self.high, 0.0
        for share, runs in zip(shares, block.cells, strict=True):
            wide = width * share
            ends = self._words(block, runs, left, wide - gap, top)
            self.high = max(self.high, ends)
            left += wide
        self.high += self.theme.px(3)
        self._put(x=0, wide=width, y=self.high, high=self.theme.px(1), look=Look.RULE)

    def _lay_stacked(self, block: Block, width: float) -> None:
        """Set the cells of a row one below the other, each behind the head of its column."""
        if block.head:
            self._heads = block.cells
            return
        indent = self.theme.px(16)
        for place, cell in enumerate(block.cells):
            named = place > 0 and place < len(self._heads) and self._heads[place]
            before = (*self._heads[place], Run(text=": ")) if named else ()
            left = indent if place else 0
            self.high = self._words(block, (*before, *cell), left, width - left, self.high)
        self._put(x=0, wide=width, y=self.high, high=self.theme.px(1), look=Look.RULE)

    def _put(self, *, x: float, y: float, wide: float, high: float, look: Look) -> None:
        self.pieces.append(
            Piece(x=x, y=y, wide=wide, high=high, text="", role="body", weight=_TEXT, look=look)
        )

    def _words(
        self, block: Block, runs: Sequence[Run], left: float, width: float, top: float
    ) -> float:
        """Set runs word after word; return where the last line ends."""
        theme = self.theme
        role = _ROLES.get(block.sort, "body")
        high = max(theme.line(role), theme.px(21))
        blank = text_width(" ", theme.font(role))
        x, y, glued = left, top, False
        for run in runs:
            pieces = self._cut(block, run, role)
            opens = run.text[:1].isspace()
            for place, (text, weight, look) in enumerate(pieces):
                wide = self._width(text, role, weight, look)
                lead = blank if x > left and (place > 0 or opens or not glued) else 0.0
                if x > left and x + lead + wide > left + width:
                    x, y, lead = left, y + high, 0.0
                if look is Look.CODE and place > 0 and x > left:
                    x = self._join(text, wide)
                    continue
                self.pieces.append(
                    Piece(
                        x=x + lead, y=y, wide=wide, high=high,
                        text=text, role=role, weight=weight, look=look,
                    )
                )  # fmt: skip
                x += lead + wide
            glued = not run.text[-1:].isspace()
        return y + high

    def _join(self, text: str, wide: float) -> float:
        """Write a word of code behind the one before it, on one ground; return where it ends."""
        last = self.pieces[-1]
        font = font_of(self.theme, last)
        blank = text_width(" ", font)
        grown = last.wide + blank + wide - self.theme.px(6)
        self.pieces[-1] = replace(last, text=f"{last.text} {text}", wide=grown)
        return last.x + grown

    def _cut(self, block: Block, run: Run, role: str) -> list[tuple[str, int, Look]]:
        if run.way is Way.CODE and is_key(run.text):
            return [(run.text, _TEXT, Look.KEY)]
        heavy = run.way is Way.STRONG or block.sort is Sort.HEADING or block.head
        weight = _HEADING if role == "title" else _STRONG if heavy else _TEXT
        look = Look.CODE if run.way is Way.CODE else Look.PLAIN
        return [(word, weight, look) for word in run.text.split()]

    def _width(self, text: str, role: str, weight: int, look: Look) -> float:
        if look is Look.KEY:
            return key_width(text, self.theme)
        pad = self.theme.px(6) if look is Look.CODE else 0
        return text_width(text, self.theme.font(role, weight=weight)) + pad
