"""What people type into the set-up, as values of the plan, and back."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from facilitator.domain.exercise import CodeWord, Exercise
from facilitator.i18n import _
from facilitator.ui.plan.script.typed import Wrong, agencies_in, span_in

_MINUTES = 60
_MOST = timedelta(days=31)


def text_in(text: str, _exercise: Exercise) -> str:
    """Return a text as it was typed."""
    return text


def plain(value: object, _exercise: Exercise) -> str:
    """Return a text of a value."""
    return "" if value is None else str(value)


def lines_in(text: str, _exercise: Exercise) -> tuple[str, ...]:
    """Return the lines that are not blank."""
    return tuple(each.strip() for each in text.splitlines() if each.strip())


def lines_of(value: Iterable[str], _exercise: Exercise) -> str:
    """Return one line for each text."""
    return "\n".join(value)


def code_words_in(text: str, exercise: Exercise) -> tuple[CodeWord, ...]:
    """Return a code word of each line: the word, ``=``, and what it means."""
    found: list[CodeWord] = []
    for line in lines_in(text, exercise):
        word, _equals, meaning = line.partition("=")
        found.append(CodeWord(word=word.strip(), meaning=meaning.strip()))
    return tuple(found)


def code_words_of(value: Iterable[CodeWord], _exercise: Exercise) -> str:
    """Return one line for each code word."""
    return "\n".join(f"{each.word} = {each.meaning}".rstrip(" =") for each in value)


def number_in(text: str, _exercise: Exercise) -> int:
    """Return a count; raises Wrong."""
    text = text.strip()
    if not text:
        return 0
    if not (text.isascii() and text.isdigit()) or len(text) > len("9999"):
        raise Wrong(_("Write a number."))
    return int(text)


def number_of(value: int, _exercise: Exercise) -> str:
    """Return a count; none is nothing."""
    return str(value) if value else ""


def length_in(text: str, _exercise: Exercise) -> timedelta | None:
    """Return a span from the start, also one before it; raises Wrong."""
    text = text.strip().replace("\u2212", "-")
    if not text:
        return None
    span = span_in(text.removeprefix("-"))
    if span is None or span > _MOST:
        raise Wrong(_("Write minutes, or hours and minutes: 90, 1:30, 1h30."))
    return -span if text.startswith("-") else span


def length_of(value: timedelta | None, _exercise: Exercise) -> str:
    """Return hours and minutes, and seconds where there are any."""
    if value is None:
        return ""
    sign = "-" if value < timedelta(0) else ""
    minutes, seconds = divmod(int(abs(value).total_seconds()), _MINUTES)
    hours, minutes = divmod(minutes, _MINUTES)
    return f"{sign}{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


def moment_in(text: str, _exercise: Exercise) -> datetime | None:
    """Return a moment of the story, which no time zone moves; raises Wrong."""
    typed = _moment(text)
    return None if typed is None else typed.replace(tzinfo=UTC)


def moment_of(value: datetime | None, _exercise: Exercise) -> str:
    """Return a moment of the story."""
    return "" if value is None else f"{value:%Y-%m-%d %H:%M}"


def date_in(text: str, _exercise: Exercise) -> datetime | None:
    """Return when the exercise is played, typed as wall time here; raises Wrong."""
    typed = _moment(text)
    try:
        return None if typed is None else typed.astimezone(UTC)
    except (OverflowError, ValueError, OSError) as error:
        raise Wrong(_moment_words()) from error


def date_of(value: datetime | None, _exercise: Exercise) -> str:
    """Return when the exercise is played, as wall time here."""
    return "" if value is None else f"{value.astimezone():%Y-%m-%d %H:%M}"


def _moment(text: str) -> datetime | None:
    text = text.strip()
    if not text:
        return None
    try:
        typed = datetime.fromisoformat(text)
    except ValueError:
        typed = None
    if typed is None or typed.tzinfo is not None:
        raise Wrong(_moment_words())
    return typed


def _moment_words() -> str:
    return _("Write a date and a time: 2027-03-15 09:30.")


def covered_in(text: str, exercise: Exercise) -> tuple[str, ...]:
    """Return the ids of agencies typed by letter or name; raises Wrong."""
    return agencies_in(text, exercise)


def covered_of(value: Iterable[str], exercise: Exercise) -> str:
    """Return the letters of agencies."""
    found = (exercise.agency(each) for each in value)
    return " ".join(each.letter for each in found if each is not None)
