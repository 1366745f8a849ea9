"""Times, minutes and agencies as people type them into a script."""

import re
from datetime import timedelta

from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.msel import Inject
from facilitator.i18n import _
from facilitator.ui.models import spans

MOST = timedelta(days=31)
_DAY = timedelta(days=1)
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$")
_HOURS = re.compile(r"(\d{1,3})\s*h\s*(?:([0-5]?\d)\s*(?:m|min)?)?$", re.IGNORECASE)
_MINUTES = re.compile(r"(\d{1,5})\s*(?:m|min|minutes?|minutos?|')?$", re.IGNORECASE)
_TARGET = re.compile(r"(\d{1,4})(?:\s*(?:min|m|'))?(?=\s|$)", re.IGNORECASE)


class Wrong(ValueError):
    """What was typed means nothing here; the sentence says why and what does."""


def span_in(text: str) -> timedelta | None:
    """Return a span typed as 0:38, 0:38:30, 38, 38 min, 1h or 1h20; None if it is none."""
    text = text.strip()
    if found := _CLOCK.match(text):
        hours, minutes, seconds = (int(each or 0) for each in found.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if found := _HOURS.match(text):
        return timedelta(hours=int(found[1]), minutes=int(found[2] or 0))
    if found := _MINUTES.match(text):
        return timedelta(minutes=int(found[1]))
    return None


def time_in(text: str, exercise: Exercise, above: Inject | None) -> timedelta | None:
    """Return exercise time: typed so, ``+5`` after the row above, or ``@16:38`` by the story.

    Nothing typed means no time. Raises Wrong.
    """
    text = text.strip().replace(spans.MINUS, "-").removeprefix("T").removeprefix("t")
    if not text:
        return None
    if text.startswith("@"):
        return _by_the_story(text[1:], exercise, above)
    sign, rest = (text[0], text[1:]) if text[0] in "+-" else ("", text)
    span = span_in(rest)
    if span is None or span > MOST:
        raise Wrong(_("Write a time as 0:38, 38, +5 after the row above, or @16:38 by the story."))
    if sign == "+" and above is not None and above.planned is not None:
        return above.planned + span
    return -span if sign == "-" else span


def _by_the_story(text: str, exercise: Exercise, above: Inject | None) -> timedelta:
    found = _CLOCK.match(text.strip())
    start = exercise.story_start
    if start is None:
        raise Wrong(_("The story has no clock: give it one in Set-up, or write exercise time."))
    if found is None or int(found[1]) >= 24:  # noqa: PLR2004 - the hours of a day
        raise Wrong(_("Write the time of the story as @16:38."))
    at = timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3] or 0))
    of_start = timedelta(hours=start.hour, minutes=start.minute, seconds=start.second)
    span = at - of_start
    # the script goes on: the first such hour that is not long before the row above
    least = above.planned if above is not None and above.planned is not None else timedelta(0)
    while span < least - _DAY / 2:
        span += _DAY
    return span


def minutes_in(text: str) -> tuple[timedelta | None, str]:
    """Return the target at the beginning of a text, if there is one, and the rest."""
    found = _TARGET.match(text)
    if found is None:
        return None, text
    return timedelta(minutes=int(found[1])), text[found.end() :].strip()


def agencies_in(text: str, exercise: Exercise) -> tuple[str, ...]:
    """Return the ids of agencies typed by letter, short name or the beginning of a name.

    Letters may stand together (``fp``). Raises Wrong.
    """
    found: list[str] = []
    for part in (each.strip() for each in re.split(r"[,;/+\n]", text)):
        if part:
            found += _of_part(part, exercise)
    return tuple(dict.fromkeys(found))


def _of_part(part: str, exercise: Exercise) -> list[str]:
    one = _one(part, exercise)
    if one is not None:
        return [one.id]
    words = part.split()
    if len(words) > 1:
        return [ident for each in words for ident in _of_part(each, exercise)]
    letters = [_lettered(each, exercise) for each in part]
    known = [each.id for each in letters if each is not None]
    if len(known) == len(part):
        return known
    names = ", ".join(f"{each.letter} {each.name}" for each in exercise.agencies)
    if not names:
        raise Wrong(_("This exercise has no agencies yet: write them in Set-up."))
    raise Wrong(_("No agency is called {name}: {names}.").format(name=part, names=names))


def _one(part: str, exercise: Exercise) -> Agency | None:
    sought = part.casefold()
    for each in exercise.agencies:
        if sought in (each.letter.casefold(), each.short.casefold(), each.name.casefold()):
            return each
    begins = [each for each in exercise.agencies if each.name.casefold().startswith(sought)]
    return begins[0] if len(begins) == 1 else None


def _lettered(letter: str, exercise: Exercise) -> Agency | None:
    sought = letter.casefold()
    return next((each for each in exercise.agencies if each.letter.casefold() == sought), None)
