"""What those who took part said afterwards, and who took part."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.domain.events import HotWashSort
from facilitator.domain.feedbacksums import FeedbackSums, summed
from facilitator.domain.findings import Findings
from facilitator.domain.reviewing import HotWashNote
from facilitator.domain.shapes import UNASSIGNED
from facilitator.i18n import N_
from facilitator.report.formwords import statements_by_key
from facilitator.report.fulllog import role_words
from facilitator.report.layout import Cell, Column, Layout
from facilitator.report.palette import (
    BODY_STRONG,
    TABLE,
    TABLE_MUTED,
    TABLE_STRONG,
)
from facilitator.report.text import Run
from facilitator.report.told import explained
from facilitator.report.wording import Speech


def hot_wash_part(layout: Layout, findings: Findings, speech: Speech) -> Iterator[Flowable]:
    """Yield what was said in the hot wash, agency by agency."""
    notes = findings.review.hot_wash
    if not notes:
        return
    yield layout.room(140)
    yield layout.heading(speech.both(N_("Hot wash")), key="hotwash", before=18)
    said = N_(
        "Said by the agencies themselves straight after the exercise, as it was said; kept apart"
        " from what observers found."
    )
    yield from explained(layout, speech, said, after=4, width=440)
    one, two, three, four = layout.widths(100, 161, 161, 160)
    columns = [
        Column(title=speech.both(N_("Agency")), width=one, names=True),
        Column(title=speech.both(N_("Went well")), width=two),
        Column(title=speech.both(N_("Could be better")), width=three),
        Column(title=speech.both(N_("One change")), width=four),
    ]
    order = [each.id for each in findings.exercise.agencies]
    others = list(dict.fromkeys(each.agency for each in notes if each.agency not in order))

    def rows() -> Iterator[Sequence[Cell]]:
        for agency in (*order, *others):
            own = [each for each in notes if each.agency == agency]
            if not own:
                continue
            known = findings.exercise.agency(agency)
            name = known.name if known else agency or speech.words.text("the room")
            who = [Run("", TABLE, known or UNASSIGNED), Run(name, TABLE)] if agency else []
            yield (
                who or [Run(name, TABLE)],
                *[_notes(own, sort, speech) for sort in HotWashSort],
            )

    yield layout.table(columns, rows())


def _notes(own: Sequence[HotWashNote], sort: HotWashSort, speech: Speech) -> list[Run]:
    ngettext = speech.words.plural
    runs: list[Run] = []
    for each in own:
        if each.sort is not sort:
            continue
        if runs:
            runs.append(Run("\n", TABLE))
        runs.append(Run(each.text, TABLE))
        if each.votes:
            votes = ngettext("{n} vote", "{n} votes", each.votes).format(n=each.votes)
            runs.append(Run(" " + votes, TABLE_MUTED))
    return runs or [Run("–", TABLE_MUTED)]


def feedback_part(layout: Layout, findings: Findings, speech: Speech) -> Iterator[Flowable]:
    """Yield the feedback forms summed up: for each statement n, median and spread; remarks."""
    if not findings.review.feedback:
        return
    _ = speech.words.text
    ngettext = speech.words.plural
    sums = summed(findings.review.feedback)
    yield layout.room(160)
    yield layout.heading(
        speech.both(N_("Feedback of those who took part")), key="feedback", before=18
    )
    told = ngettext("{n} form.", "{n} forms.", sums.forms).format(n=sums.forms)
    note = _("Scores from 1 (not at all) to 5 (fully). Remarks stand without who made them.")
    yield layout.text(f"{told} {note}", TABLE, after=4, width=440)
    one, two, three, four = layout.widths(330, 40, 70, 142)
    columns = [
        Column(title=speech.both(N_("Statement")), width=one, names=True),
        Column(title="n", width=two, right=True),
        Column(title=speech.both(N_("Median")), width=three, right=True),
        Column(title=speech.both(N_("How often 1, 2, 3, 4, 5")), width=four, right=True),
    ]
    words = statements_by_key(speech.words)
    rows = [
        (
            [Run(words.get(each.key, each.key), TABLE)],
            [Run(str(each.n), TABLE)],
            [Run("–" if each.median is None else speech.decimal(f"{each.median:g}"), TABLE_STRONG)],
            [Run(" · ".join(str(count) for count in each.counts), TABLE)],
        )
        for each in sums.statements
    ]
    yield layout.table(columns, rows)
    yield from _remarks(layout, speech, sums)


def _remarks(layout: Layout, speech: Speech, sums: FeedbackSums) -> Iterator[Flowable]:
    for title, texts in (
        (N_("Strengths they named"), sums.strengths),
        (N_("Areas for improvement they named"), sums.improvements),
        (N_("What observers could not have seen"), sums.unseen),
        (N_("Actions they propose"), sums.actions),
        (N_("Equipment, training and plans to look at again"), sums.to_review),
        (N_("Other remarks"), sums.remarks),
    ):
        if not texts:
            continue
        yield layout.room(40)
        yield layout.text(speech.both(title), BODY_STRONG, before=8, after=2)
        one, two = layout.widths(12, 570)
        rows = [([Run("•", TABLE_MUTED)], [Run(each, TABLE)]) for each in texts]
        yield layout.plain([Column(title="", width=one), Column(title="", width=two)], rows)


def participants_part(layout: Layout, findings: Findings, speech: Speech) -> Iterator[Flowable]:
    """Yield who took part: agencies with their seats, posts with what they cover; no names."""
    exercise = findings.exercise
    if not exercise.agencies and not exercise.staff:
        return
    _ = speech.words.text
    yield layout.room(120)
    yield layout.heading(speech.both(N_("Who took part")), key="participants", before=18)
    one, two, three = layout.widths(220, 120, 242)
    columns = [
        Column(title=speech.both(N_("Organisation or post")), width=one, names=True),
        Column(title=speech.both(N_("Seats")), width=two),
        Column(title=speech.both(N_("What for")), width=three),
    ]
    roles = role_words(speech)
    rows: list[Sequence[Cell]] = [
        (
            [Run("", TABLE, each), Run(each.name, TABLE)],
            [Run(str(each.seats) if each.seats else "–", TABLE)],
            [Run(each.kind or _("plays"), TABLE)],
        )
        for each in exercise.agencies
    ]
    for post in exercise.staff:
        covers = [exercise.agency(each) for each in post.covers]
        names = ", ".join(each.name for each in covers if each)
        role = roles.get(post.role, post.role)
        rows.append(
            (
                [Run(post.function or role, TABLE)],
                [Run("–", TABLE)],
                [
                    Run(
                        _("{role}: {names}").format(role=role, names=names) if names else role,
                        TABLE,
                    )
                ],
            )
        )
    yield layout.table(columns, rows)
