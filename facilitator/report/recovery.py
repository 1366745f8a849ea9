"""The recovery sheet of an encrypted exercise: one page that opens it without its pass-phrase."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from reportlab.platypus.flowables import Flowable

from facilitator.i18n import Words
from facilitator.report.fonts import typeface
from facilitator.report.layout import Column, Layout
from facilitator.report.page import Frames, write_pages
from facilitator.report.palette import BODY_STRONG, CAPTION, MUTED, WIDTH, Style
from facilitator.report.setrows import Cell
from facilitator.report.sheet import A4, Sheet
from facilitator.report.text import Run

_COLUMNS = 3
_WORD = Style(face="semibold", size=12, leading=17)
_NUMBER = Style(size=9, leading=17, colour=MUTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What the sheet says: which exercise, in which file, since when, and the words that open it.

    ``raw`` is the same key as other programs take it.
    """

    title: str
    file: str
    at: datetime
    words: tuple[str, ...]
    raw: str


def write_recovery(
    what: Recovery, target: IO[bytes], *, words: Words, fonts: Path, sheet: Sheet = A4
) -> int:
    """Write the sheet as PDF and return its number of pages, which is one."""
    layout = Layout(typeface(fonts), sheet)
    name = words.text("Recovery sheet")
    frames = Frames(
        left=words.text("RECOVERY SHEET · keep it locked away from the laptop"),
        right="",
        name=name,
        fingerprint="",
        title=f"{name}: {what.title[:200]}",
        subject=words.text("Opens an encrypted exercise without its pass-phrase"),
        language=words.language,
        dated=what.at,
    )
    return write_pages(target, layout.face, frames, [*_story(layout, what, words)], sheet=sheet)


def _story(layout: Layout, what: Recovery, words: Words) -> Iterator[Flowable]:
    yield layout.title(words.text("Recovery sheet"), key="recovery", first=True)
    yield layout.lead(
        words.text(
            "These words open the exercise if its pass-phrase is forgotten. Nothing else does."
        )
    )
    yield layout.plain(
        [Column(title="", width=WIDTH * 0.22, names=True), Column(title="", width=WIDTH * 0.78)],
        [
            [[Run(words.text("Exercise"), CAPTION)], [Run(what.title[:300], BODY_STRONG)]],
            [[Run(words.text("File"), CAPTION)], [Run(what.file[:200])]],
            [
                [Run(words.text("Protected on"), CAPTION)],
                [Run(f"{what.at.astimezone():%Y-%m-%d %H:%M}")],
            ],
        ],
    )
    yield layout.heading(words.text("The words, line by line"), before=12)
    yield layout.table(_columns(), _rows(what.words))
    yield from _instructions(layout, words)
    yield layout.heading(words.text("For other programs that know SQLCipher 4"), before=10)
    yield layout.caption(f"PRAGMA key = \"x'{what.raw}'\"")


def _columns() -> Sequence[Column]:
    wide = WIDTH / _COLUMNS
    one = (Column(title="", width=wide * 0.17, right=True), Column(title="", width=wide * 0.83))
    return one * _COLUMNS


def _rows(listed: Sequence[str]) -> Iterator[Sequence[Cell]]:
    """Yield rows that are read across: one to three, four to six."""
    for start in range(0, len(listed), _COLUMNS):
        row: list[Cell] = []
        for number, word in enumerate(listed[start : start + _COLUMNS], start + 1):
            row += [[Run(str(number), _NUMBER)], [Run(word, _WORD)]]
        yield row


def _instructions(layout: Layout, words: Words) -> Iterator[Flowable]:
    parts = (
        (
            words.text("How to use it"),
            words.text(
                "Open the exercise. Where the program asks for the pass-phrase, type all the words"
                " instead, with blanks between them; the first letters are enough where they begin"
                " one word only. Then give the exercise a new pass-phrase."
            ),
        ),
        (
            words.text("Where to keep it"),
            words.text(
                "In an envelope, in a safe or a locked drawer, never beside the laptop or the"
                " stick, and not as a file on either. Whoever has this sheet and the file can read"
                " everything in it."
            ),
        ),
        (
            words.text("When it no longer counts"),
            words.text(
                "A new pass-phrase makes a new sheet: destroy this one then. It still opens copies"
                " that were made before and lie elsewhere."
            ),
        ),
    )
    for head, text in parts:
        yield layout.heading(head, before=10)
        yield layout.text(text)
