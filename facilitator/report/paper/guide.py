"""The first page: what to do when the laptop fails, what lies in the pack, whom to ring."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.report.layout import Column
from facilitator.report.palette import H2, TABLE, WIDTH, Style
from facilitator.report.paper.cardset import card
from facilitator.report.paper.parts import Part
from facilitator.report.paper.plan import Paper, has_card
from facilitator.report.paper.sheets import Listed
from facilitator.report.text import Run

STEP = Style(size=11, leading=16)


def guide_pages(paper: Paper, listed: Sequence[tuple[Part, str, str]]) -> list[Flowable]:
    """Return the page for exercise control; ``listed`` are the parts, their names and readers."""
    layout = paper.layout
    parts: list[Flowable] = [paper.title(paper.words.text("If the laptop fails"))]
    parts.extend(
        layout.text([Run(f"{number}\u00a0 ", STEP), Run(step, STEP)], STEP, after=3)
        for number, step in enumerate(_steps(paper), 1)
    )
    parts.append(layout.text(paper.words.text("What lies in this pack"), H2, before=14, after=4))
    parts.extend(Listed(layout.face, f"part-{part}", *told) for part, *told in listed)
    parts.extend(_large(paper))
    parts.extend(_contacts(paper))
    return parts


def _steps(paper: Paper) -> Iterator[str]:
    yield paper.words.text(
        "Say “exercise, pause”. Note the time on the wall and the last row that was delivered."
    )
    yield paper.words.text(
        "Read the story's time from the script and write it on the board. One person keeps the"
        " time with a watch."
    )
    yield paper.words.text(
        "Hand each agency its log sheets. Every decision gets a line: time, what, why, who by role."
    )
    yield paper.words.text(
        "Go on from the facilitator's script: read aloud, hand out the card, note when, tick what"
        " comes."
    )
    yield paper.words.text("The safety word counts on paper just the same.")
    yield paper.words.text(
        "When the laptop is back: type the sheets in as late entries, reason “paper”, with the time"
        " on the wall and the number of the line. Keep the sheets; they are the original."
    )


def _large(paper: Paper) -> Iterator[Flowable]:
    """Yield which injects have a page of their own, so that nobody looks for their cards."""
    large = [each for each in paper.rows if has_card(each) and card(paper, each) is None]
    if large:
        text = paper.words.text(
            "Too long for a card, behind the cards on pages of their own: {numbers}"
        )
        told = text.format(numbers=", ".join(each.number for each in large))
        yield paper.layout.text(told, TABLE, before=6)


def _contacts(paper: Paper) -> Iterator[Flowable]:
    """Yield the contacts of the plan and of its agencies."""
    reached = [each for each in paper.exercise.agencies if each.contact.strip()]
    listed = [each for each in paper.exercise.contacts if each.function.strip()]
    if not reached and not listed:
        return
    layout = paper.layout
    yield layout.room(80)
    yield layout.text(paper.words.text("Contacts, exercise numbers only"), H2, before=14, after=4)
    columns = [
        Column(title=paper.words.text("Agency"), width=WIDTH * 0.45),
        Column(title=paper.words.text("Contact"), width=WIDTH * 0.55),
    ]
    rows = [(paper.mark(each, TABLE), [Run(each.contact, TABLE)]) for each in reached]
    for each in listed:
        agency = paper.exercise.agency(each.agency)
        mark = paper.mark(agency, TABLE) if agency is not None else [Run(each.agency, TABLE)]
        told = " · ".join(part for part in (each.function, each.number, each.note) if part.strip())
        rows.append((mark, [Run(told, TABLE)]))
    yield layout.table(columns, rows)
