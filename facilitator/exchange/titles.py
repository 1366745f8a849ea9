"""A title for every row: as written, or the beginning of what the row says."""

from collections.abc import Sequence
from typing import Final

from facilitator.exchange.cleaning import one_line
from facilitator.exchange.draft import ExpectedDraft

LONGEST: Final = 80
TITLE_AT_MOST: Final = 160
GREETING: Final = 30


def title_and_text(
    title: str, text: str, synopsis: str, expected: Sequence[ExpectedDraft]
) -> tuple[str, str, str]:
    """Return title, text and synopsis of a row.

    Without a text the description is the text, without both a title too long to be one. A missing
    title is the first line that is no greeting, shortened.
    """
    if not text:
        text, synopsis = synopsis, ""
    if not text and len(title) > TITLE_AT_MOST:
        text, title = title, ""
    if not title:
        said = text or synopsis or next((each.text for each in expected), "")
        title = beginning(said)
    return one_line(title), text, synopsis


def beginning(text: str) -> str:
    """Return the first line of a text that is no greeting, cut between words."""
    lines = [one_line(line) for line in text.splitlines() if any(map(str.isalnum, line))]
    first = next((line for line in lines if not greeting(line)), lines[0] if lines else "")
    if len(first) <= LONGEST:
        return first
    return first[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def greeting(line: str) -> bool:
    """Tell whether a line only greets."""
    return len(line) <= GREETING and line.endswith((",", "!"))
