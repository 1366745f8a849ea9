"""What all parts of the paper pack are made from: the plan, the layout, the language."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.msel import Inject, RowKind
from facilitator.domain.shapes import Marked
from facilitator.domain.triggers import LEFT_OUT
from facilitator.i18n import Words
from facilitator.report.layout import Layout, Text
from facilitator.report.palette import BODY, H1, Style
from facilitator.report.text import Run
from facilitator.report.wording import Speech, mark_for

ZERO = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The exercise to be printed, and how it is set."""

    exercise: Exercise
    layout: Layout
    speech: Speech

    @property
    def words(self) -> Words:
        """Return the texts of the language of the pack."""
        return self.speech.words

    def title(self, text: str) -> Text:
        """Return the title of a part."""
        return self.layout.text(text, H1, after=8)

    @property
    def rows(self) -> tuple[Inject, ...]:
        """Return the rows of the script in their order."""
        return self.exercise.msel.rows

    def reached(self, row: Inject) -> tuple[Agency, ...]:
        """Return the agencies that a row goes to, in the order of the exercise."""
        if row.to_all:
            return self.exercise.agencies
        return tuple(each for each in self.exercise.agencies if each.id in row.to)

    def marks(self, agencies: tuple[str, ...], style: Style = BODY) -> list[Run]:
        """Return agencies by id as marks with their names."""
        runs: list[Run] = []
        for each in agencies:
            runs.extend(self.mark(mark_for(self.exercise, each), style, spare=each))
        return runs

    def mark(self, mark: Marked, style: Style = BODY, *, spare: str = "") -> list[Run]:
        """Return a mark with its name."""
        return [
            Run("", style, mark),
            Run((mark.name or spare)[:120], style, kept=True),
            Run("  ", style),
        ]

    def recipients(self, row: Inject, style: Style = BODY) -> list[Run]:
        """Return to whom a row goes, in marks and names."""
        if row.to_all:
            return [Run(self.words.text("all agencies"), style)]
        return self.marks(row.to, style)

    def story_time(self, row: Inject) -> datetime | None:
        """Return the story's time of a row: its own, else from its phase, else from STARTEX."""
        if row.story_at is not None or row.planned is None:
            return row.story_at
        phase = next((each for each in self.exercise.phases if each.id == row.phase), None)
        if phase is not None and phase.story_start is not None and phase.starts is not None:
            return phase.story_start + (row.planned - phase.starts)
        if self.exercise.story_start is None:
            return None
        return self.exercise.story_start + row.planned

    def story_words(self, row: Inject) -> str:
        """Return the story's time as people read it; empty where the story has no clock."""
        at = self.story_time(row)
        return "" if at is None else f"{at:%H:%M}"


def left_out(row: Inject) -> bool:
    """Whether the script itself leaves a row out."""
    return row.status in LEFT_OUT


def has_card(row: Inject) -> bool:
    """Whether a row is handed to players: injects and contingencies that the script keeps."""
    return row.kind in {RowKind.INJECT, RowKind.CONTINGENCY} and not left_out(row)


def short_name(title: str) -> str:
    """Return an exercise's title up to its colon, on one line."""
    flat = " ".join(title[:400].split())
    return (flat.partition(":")[0] or flat)[:80]
