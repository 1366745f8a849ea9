"""The paper pack: its parts in their order, from a plan to a PDF."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import IO

from reportlab.platypus.flowables import Flowable

from facilitator.domain.exercise import Exercise
from facilitator.report.fonts import typeface
from facilitator.report.layout import Layout
from facilitator.report.paper.afterwards import feedback_pages, hot_wash_pages
from facilitator.report.paper.briefing import briefing_pages
from facilitator.report.paper.cards import sheets
from facilitator.report.paper.guide import guide_pages
from facilitator.report.paper.guides import evaluation_pages
from facilitator.report.paper.letters import letter
from facilitator.report.paper.logsheets import log_pages
from facilitator.report.paper.mseltable import msel_pages
from facilitator.report.paper.parts import CONTROL, Part
from facilitator.report.paper.people import badge_pages, sign_in_pages
from facilitator.report.paper.plan import Paper, short_name
from facilitator.report.paper.reading import script_pages
from facilitator.report.paper.sheets import (
    ACROSS,
    BARE,
    UPRIGHT,
    Frames,
    Here,
    Place,
    turn,
    write_sheets,
)
from facilitator.report.wording import Speech

_PAGES: Mapping[Part, tuple[str, Callable[[Paper], list[Flowable]]]] = {
    Part.BRIEFING: (UPRIGHT, briefing_pages),
    Part.SIGN_IN: (UPRIGHT, sign_in_pages),
    Part.BADGES: (UPRIGHT, badge_pages),
    Part.SCRIPT: (UPRIGHT, script_pages),
    Part.MSEL: (ACROSS, msel_pages),
    Part.EVALUATION: (UPRIGHT, evaluation_pages),
    Part.LOGS: (ACROSS, log_pages),
    Part.FEEDBACK: (UPRIGHT, feedback_pages),
    Part.HOT_WASH: (UPRIGHT, hot_wash_pages),
}


def build_pack(
    exercise: Exercise,
    target: IO[bytes],
    *,
    speech: Speech,
    fonts: Path,
    only: Collection[Part] = (),
) -> int:
    """Write the pack, or ``only`` some of its parts, and return the number of its pages.

    The same plan gives the same bytes.
    """
    paper = Paper(exercise=exercise, layout=Layout(typeface(fonts)), speech=speech)
    place = Place()
    story: list[Flowable] = []
    first = UPRIGHT
    parts = [each for each in Part if not only or each in only]
    for part in parts:
        for sheet, pages in _groups(paper, part, parts, place):
            if story:
                story.extend(turn(sheet))
            else:
                first = sheet
            story.extend(pages)
    return write_sheets(target, paper.layout.face, _frames(paper), place, story, first=first)


def _groups(
    paper: Paper, part: Part, parts: Sequence[Part], place: Place
) -> list[tuple[str, list[Flowable]]]:
    """Return the pages of a part, by the sort of sheet they stand on."""
    here = Here(place, part_name(paper, part), readers(paper, part), key=f"part-{part}")
    if part is Part.GUIDE:
        listed = [(each, part_name(paper, each), readers(paper, each)) for each in parts]
        return [(UPRIGHT, [here, *guide_pages(paper, listed)])]
    if part is not Part.CARDS:
        sheet, make = _PAGES[part]
        return [(sheet, [here, *make(paper)])]
    cards, large = sheets(paper)
    groups: list[tuple[str, list[Flowable]]] = [(BARE, list(cards))] if cards else []
    groups.extend((UPRIGHT, list(letter(paper, row, place, readers(paper, part)))) for row in large)
    if not groups:
        text = paper.words.text("The script has no row that is handed to players.")
        groups.append((UPRIGHT, [paper.layout.text(text)]))
    groups[0][1].insert(0, here)
    return groups


def part_name(paper: Paper, part: Part) -> str:
    """Return what a part is called."""
    return {
        Part.GUIDE: paper.words.text("if the laptop fails"),
        Part.BRIEFING: paper.words.text("briefing"),
        Part.SIGN_IN: paper.words.text("sign-in sheet"),
        Part.BADGES: paper.words.text("badges"),
        Part.CARDS: paper.words.text("inject cards"),
        Part.SCRIPT: paper.words.text("facilitator's script"),
        Part.MSEL: paper.words.text("script as a table"),
        Part.EVALUATION: paper.words.text("evaluation sheets"),
        Part.LOGS: paper.words.text("log sheets"),
        Part.FEEDBACK: paper.words.text("feedback form"),
        Part.HOT_WASH: paper.words.text("hot wash"),
    }[part]


def readers(paper: Paper, part: Part) -> str:
    """Return who may read a part, where that matters."""
    return paper.words.text("exercise control only, not for players") if part in CONTROL else ""


def _frames(paper: Paper) -> Frames:
    exercise = paper.exercise
    left = paper.words.text("EXERCISE · for exercise purposes only")
    if exercise.rehearsal:
        left = paper.words.text("REHEARSAL · EXERCISE · for exercise purposes only")
    return Frames(
        left=left,
        right=" · ".join(each for each in (exercise.marking, exercise.sponsor) if each),
        name=short_name(exercise.title),
        title=paper.words.text("{title}: paper pack").format(title=exercise.title[:200]),
        language=paper.speech.words.language,
    )
