"""Times, spans and numbers as the report writes them, in the report's language."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.measures import Measure, Outcome
from facilitator.domain.shapes import UNASSIGNED, Marked
from facilitator.i18n import Words

MINUS = "\u2212"
ZERO = timedelta(0)
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
"""White space at which a line may be broken."""
_SPACED = frozenset({"fr"})
"""The languages that put a space before a colon or a semicolon."""
_DATES = {"en": "en_GB"}
"""Where a language's dates are written another way than Babel takes for granted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The report's language, its way with dates, and the local time of the exercise."""

    words: Words
    local: Callable[[datetime], datetime] = datetime.astimezone
    second: Words | None = None
    """The other language of a report in two: heads of tables are in both."""
    again: bool = False
    """Whether this is what was said in one language already, said in the other."""

    def both(self, message: str) -> str:
        """Return a head in the report's language, or in both of its languages."""
        first = self.words.text(message)
        second = self.second.text(message) if self.second is not None else first
        return first if first == second else f"{first} / {second}"

    @property
    def each(self) -> "tuple[Speech, ...]":
        """Return the report's language, and the second if it has one, to say things one by one."""
        if self.second is None:
            return (self,)
        return self, Speech(words=self.second, local=self.local, again=True)

    @property
    def suffix(self) -> str:
        """Return what tells the bookmarks of the second language from those of the first."""
        return f"-{self.words.language}" if self.again else ""

    def date(self, day: date) -> str:
        """Return a day in short words: 31 Mar 2027."""
        from babel.dates import format_date  # noqa: PLC0415 - heavy; only when needed

        return format_date(
            day, format="medium", locale=_DATES.get(self.words.language, self.words.language)
        )

    def decimal(self, told: str) -> str:
        """Return a number that was written with a point as this language writes it."""
        from babel.numbers import get_decimal_symbol  # noqa: PLC0415 - heavy; only when needed

        return told.replace(".", get_decimal_symbol(self.words.language))

    @property
    def colon(self) -> str:
        """Return what stands between a text and what it announces."""
        return "\u00a0: " if self.words.language in _SPACED else ": "

    @property
    def semicolon(self) -> str:
        """Return what stands between two texts that go on with each other."""
        return "\u00a0; " if self.words.language in _SPACED else "; "

    def wall(self, at: datetime) -> str:
        """Return the wall time of a moment, to the second."""
        return self.local(at).strftime("%H:%M:%S")

    def wall_minute(self, at: datetime) -> str:
        """Return the wall time of a moment, to the minute."""
        return self.local(at).strftime("%H:%M")

    def day(self, at: datetime) -> str:
        """Return the date of a moment in words."""
        from babel.dates import format_date  # noqa: PLC0415 - heavy; only when needed

        return format_date(
            self.local(at).date(),
            format="long",
            locale=_DATES.get(self.words.language, self.words.language),
        )

    def length(self, span: timedelta) -> str:
        """Return a span in words: 45 s, 4 min, 1 h 57 min."""
        _ = self.words.text
        seconds = round(abs(span).total_seconds())
        minutes, rest = divmod(seconds, 60)
        hours, left = divmod(minutes, 60)
        if hours and left:
            return _("{hours}\u00a0h\u00a0{minutes}\u00a0min").format(hours=hours, minutes=left)
        if hours:
            return _("{hours}\u00a0h").format(hours=hours)
        if minutes >= 10 or (minutes and not rest):  # noqa: PLR2004 - seconds matter below ten minutes
            return _("{minutes}\u00a0min").format(minutes=minutes)
        if minutes:
            return _("{minutes}\u00a0min\u00a0{seconds}\u00a0s").format(
                minutes=minutes, seconds=rest
            )
        return _("{seconds}\u00a0s").format(seconds=rest)

    def to_target(self, measure: Measure | None) -> str:
        """Return how a decision stood to its target: −0:48, late +1:31, or its bare time."""
        _ = self.words.text
        if measure is None:
            return ""
        over = measure.over
        if measure.outcome is Outcome.NOT_APPLICABLE:
            return _("recalled") if measure.why == "recalled" else "–"
        if over is None:
            return _("after {time}").format(time=short(measure.took)) if measure.took else ""
        if over > ZERO:
            return _("late +{time}").format(time=short(over))
        return MINUS + short(over)

    def outcome(self, measure: Measure) -> str:
        """Return what became of an expected action, in a word or two."""
        _ = self.words.text
        words = {
            Outcome.MET: _("in time"),
            Outcome.LATE: _("late"),
            Outcome.TAKEN: _("taken, no target"),
            Outcome.NOT_TAKEN: _("not taken"),
            Outcome.OPEN: _("still open"),
        }
        why = {
            "skipped": _("inject skipped"),
            "cancelled": _("inject cancelled"),
            "held": _("inject held"),
            "recalled": _("inject recalled"),
            "waived": _("waived"),
            "not_delivered": _("inject not delivered"),
        }
        if measure.outcome is Outcome.NOT_APPLICABLE:
            return why.get(measure.why, _("not applicable"))
        if measure.anticipated:
            return _("in time, before delivery")
        return words[measure.outcome]


def clock(at: timedelta) -> str:
    """Return exercise time as 00:31:20; before STARTEX with a minus."""
    seconds = int(abs(at).total_seconds())
    sign = MINUS if at < ZERO and seconds else ""
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def clock_minute(at: timedelta) -> str:
    """Return exercise time as 00:31; before STARTEX with a minus."""
    minutes = int(abs(at).total_seconds() // 60)
    sign = MINUS if at < ZERO and minutes else ""
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"


def short(span: timedelta | None) -> str:
    """Return a span without its sign, as 2:12 or 1:02:12."""
    seconds = int(abs(span or ZERO).total_seconds())
    if seconds < 3600:  # noqa: PLR2004 - an hour
        return f"{seconds // 60}:{seconds % 60:02}"
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def percent(share: float, speech: "Speech") -> str:
    """Return a share in hundredths, as its language writes it: 85 %, 85%."""
    _ = speech.words.text
    return _("{n} %").format(n=round(share * 100))


def clipped(text: str, length: int) -> str:
    """Return a text on one line, cut at a word with an ellipsis if it is longer."""
    flat = _BLANKS.sub(" ", text[: length * 8]).strip()
    if len(flat) <= length:
        return flat
    cut = flat[:length]
    at_word = cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut
    return at_word.rstrip(" \u00a0«,;:.") + "…"


def mark_for(exercise: Exercise, agency_id: str) -> Marked:
    """Return the mark of an agency of the exercise, or the ring with a question mark."""
    return exercise.agency(agency_id) or UNASSIGNED


def names(exercise: Exercise, agencies: tuple[str, ...]) -> str:
    """Return the names of agencies, one after the other."""
    found: list[Agency | None] = [exercise.agency(each) for each in agencies]
    return ", ".join(
        each.name if each else agency for each, agency in zip(found, agencies, strict=True)
    )
