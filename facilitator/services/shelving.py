"""The library in order: searched, grouped by exercise, put away, kept until a day."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from facilitator.store.library import Library, Recent


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A row of the library: ``first`` of its exercise, and which run of ``runs`` it is.

    ``number`` is 0 for a rehearsal; ``members`` counts the files of the exercise that are shown.
    """

    recent: Recent
    first: bool = True
    number: int = 1
    runs: int = 1
    members: int = 1


def shelved(
    rows: Sequence[Recent], *, wanted: str = "", archived: bool = False
) -> tuple[Shelved, ...]:
    """Return what the list shows: the exercise used last first, its runs one below the other.

    ``wanted`` are words that must all be found, whatever their accents; ``archived`` shows what
    was put away and nothing else.
    """
    words = plain(wanted).split()
    groups: dict[str, list[Recent]] = {}
    for each in rows:
        groups.setdefault(each.exercise or each.path, []).append(each)
    found: list[Shelved] = []
    for group in groups.values():
        shown = [each for each in group if each.archived is archived and _has(each, words)]
        found += _placed(shown, _numbers(group))
    return tuple(found)


def _placed(shown: Sequence[Recent], numbers: dict[str, int]) -> list[Shelved]:
    runs = len(set(numbers.values()))
    return [
        Shelved(
            recent=each,
            first=place == 0,
            number=0 if each.rehearsal else numbers.get(_run(each), 1),
            runs=runs,
            members=len(shown),
        )
        for place, each in enumerate(shown)
    ]


def _run(row: Recent) -> str:
    return row.run or row.path


def _numbers(group: Sequence[Recent]) -> dict[str, int]:
    """Count the runs of an exercise as they were made: their names begin with when that was."""
    runs = sorted({_run(each) for each in group if not each.rehearsal})
    return {run: number for number, run in enumerate(runs, 1)}


def _has(row: Recent, words: Sequence[str]) -> bool:
    agencies = " ".join(each[3] for each in row.marks)
    held = f"{row.held_at.astimezone():%Y-%m-%d}" if row.held_at is not None else ""
    text = plain(f"{row.title} {row.scenario} {agencies} {Path(row.path).stem} {held}")
    return all(each in text for each in words)


def plain(text: str) -> str:
    """Return a text as it is searched: without capitals and accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


def archive(library: Library, row: Recent, *, away: bool) -> None:
    """Put an exercise away, or back on the list; its file stays where it is. Raises Failed."""
    library.change(replace(row, archived=away))


def keep_until(library: Library, row: Recent, day: date | None) -> None:
    """Set until when an exercise is to be kept; None for no date. Raises Failed."""
    library.change(replace(row, keep_until=day))


def overdue(rows: Sequence[Recent], today: date) -> tuple[Recent, ...]:
    """Return what should have been looked at again by now, the longest overdue first."""
    late = [(each.keep_until, each) for each in rows if each.keep_until is not None]
    found = [each for day, each in late if day < today]
    return tuple(sorted(found, key=lambda each: (each.keep_until or today, each.title)))


def day_of(text: str) -> date | None:
    """Return the day that somebody wrote as 2027-05-31; raises ValueError if it is none."""
    written = text.strip()
    return date.fromisoformat(written) if written else None
