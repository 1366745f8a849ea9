"""The briefing sheet: what is played, the rules of play, the safety word, who takes part."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from reportlab.platypus.flowables import Flowable

from facilitator.domain.exercise import Phase
from facilitator.report.fonts import Typeface
from facilitator.report.formwords import rules_of_play
from facilitator.report.page import clip
from facilitator.report.palette import (
    BODY_MUTED,
    H2,
    INK,
    LEAD,
    SECONDARY,
    WIDTH,
    Style,
    paint,
)
from facilitator.report.paper.plan import Paper
from facilitator.report.text import Run

RULE = Style(size=11, leading=16)
STRONG = Style(face="semibold", size=11, leading=16)


def briefing_pages(paper: Paper) -> list[Flowable]:
    """Return what is read out and handed round before STARTEX; nothing of what is to come."""
    layout = paper.layout
    exercise = paper.exercise
    parts: list[Flowable] = [
        paper.title(exercise.title[:300]),
        layout.text(_where_and_when(paper), BODY_MUTED, after=10),
        SafetyWord(
            layout.face,
            exercise.safety_word,
            paper.words.text("Safety word"),
            paper.words.text("Anybody may say it, at any time. Everything stops; it is real."),
        ),
        layout.text(paper.words.text("Rules of play"), H2, before=12, after=4),
    ]
    parts.extend(
        layout.text([Run(f"{number}  ", RULE), Run(rule, RULE)], RULE, after=3)
        for number, rule in enumerate(rules(paper), 1)
    )
    parts.extend(_code_words(paper))
    if exercise.agencies:
        parts.append(layout.text(paper.words.text("Who plays"), H2, before=12, after=4))
        runs = [run for each in exercise.agencies for run in paper.mark(each, RULE)]
        parts.append(layout.text(runs, Style(size=11, leading=18), after=4))
    opening = next((each for each in exercise.phases[:1] if _opens(each)), None)
    if opening is not None and opening.situation.strip():
        parts.append(layout.room(90))
        parts.append(
            layout.text(paper.words.text("Where the story begins"), H2, before=12, after=4)
        )
        parts.append(layout.text(opening.situation, LEAD))
    return parts


def _code_words(paper: Paper) -> Iterator[Flowable]:
    """Yield what words mean in this exercise alone."""
    words = [each for each in paper.exercise.code_words if each.word.strip()]
    if not words:
        return
    layout = paper.layout
    yield layout.room(60)
    yield layout.text(paper.words.text("Code words"), H2, before=12, after=4)
    for each in words:
        meaning = [Run(f"  {each.meaning}", RULE)] if each.meaning.strip() else []
        yield layout.text([Run(each.word, STRONG), *meaning], RULE, after=2)


def _opens(phase: Phase) -> bool:
    """Whether a phase is the one that everybody is told before STARTEX."""
    return phase.starts is not None and phase.starts < timedelta(0)


def _where_and_when(paper: Paper) -> str:
    exercise = paper.exercise
    day = "" if exercise.planned_at is None else paper.speech.day(exercise.planned_at)
    director = exercise.director.strip()
    if director:
        director = paper.words.text("Director: {name}").format(name=director)
    told = [exercise.place, day, exercise.sponsor, director, exercise.marking]
    return " · ".join(each for each in told if each.strip())


def rules(paper: Paper) -> Iterator[str]:
    """Return the rules of play that the plan has, or else the usual ones."""
    if paper.exercise.rules:
        return iter(paper.exercise.rules)
    return rules_of_play(paper.words, paper.exercise.safety_word)


class SafetyWord(Flowable):
    """The safety word in a frame; where none was chosen, room to write it in."""

    tall = 74.0

    def __init__(self, face: Typeface, word: str, label: str, told: str) -> None:
        super().__init__()
        self._face, self._word, self._label, self._told = face, word, label, told

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Return the size of the frame."""
        return WIDTH, self.tall

    def draw(self) -> None:
        """Draw frame, label, word, and what it does."""
        canvas: Any = self.canv
        face = self._face
        canvas.setStrokeColor(paint(INK))
        canvas.setLineWidth(2)
        canvas.rect(1, 1, WIDTH - 2, self.tall - 2, stroke=1, fill=0)
        canvas.setFillColor(paint(SECONDARY))
        canvas.setFont(face.names["regular"], 9.5)
        canvas.drawString(14, self.tall - 19, clip(face, self._label, "regular", 9.5, WIDTH - 28))
        canvas.drawString(14, 12, clip(face, self._told, "regular", 9.5, WIDTH - 28))
        canvas.setFillColor(paint(INK))
        word = clip(face, self._word, "bold", 26, WIDTH - 28) if self._word.strip() else "_" * 14
        canvas.setFont(face.names["bold"], 26)
        canvas.drawString(14, 29, word)
