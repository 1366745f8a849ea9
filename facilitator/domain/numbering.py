"""What findings and actions are called where stations gave the same number before they merged."""

from collections.abc import Iterable, Mapping
from string import ascii_lowercase


def labels(numbers: Mapping[str, int]) -> dict[str, str]:
    """Return what each thing is called, of the number that each id was given.

    Of several with one number the first keeps it bare; the next are called 3b, 3c. Ids begin with
    the moment at which they were made, so every station and every paper says the same.
    """
    found: dict[str, str] = {}
    times: dict[int, int] = {}
    for ident, number in sorted(numbers.items()):
        place = times[number] = times.get(number, 0) + 1
        found[ident] = f"{number}{_letters(place) if place > 1 else ''}"
    return found


def only(named: Mapping[str, str], idents: Iterable[str]) -> dict[str, str]:
    """Return what some are called, and nothing of the others."""
    return {each: named[each] for each in idents if each in named}


def _letters(place: int) -> str:
    """Return the letters of a place: 2 is b, 27 is aa, as the columns of a sheet."""
    found = ""
    while place:
        place, at = divmod(place - 1, len(ascii_lowercase))
        found = ascii_lowercase[at] + found
    return found
