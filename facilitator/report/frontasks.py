"""What page one asks of its reader: the most pressing actions, or the areas still open."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.domain.improvement import CorrectiveAction
from facilitator.report.frontroom import PageOne
from facilitator.report.layout import Cell, Column
from facilitator.report.palette import BODY, BODY_MUTED, BODY_STRONG, BOX
from facilitator.report.text import Run
from facilitator.report.told import by_priority, owner_runs
from facilitator.report.wording import clipped, mark_for, names


def asks(page: PageOne) -> list[Flowable]:
    """Return what was agreed, or what is still open."""
    _ = page.speech.words.text
    parts: list[Flowable] = [page.layout.heading(_("What we ask of you"), before=12)]
    actions = page.findings.review.actions
    if actions:
        return [*parts, *_agreed(page, by_priority(actions))]
    if not page.findings.gaps:
        return [*parts, page.layout.text(_("No actions have been agreed yet."), BODY)]
    one, two, three, four = page.layout.widths(18, 400, 140, 90)

    def rows() -> Iterator[Sequence[Cell]]:
        for index, item in enumerate(page.findings.gaps[: page.room.asks], start=1):
            event = item.now
            if event is None:
                continue
            owner: list[Run] = []
            for agency in event.agencies[:1]:
                owner = [
                    Run("", BODY, mark_for(page.findings.exercise, agency)),
                    Run(clipped(names(page.findings.exercise, (agency,)), 30), BODY),
                ]
            yield (
                [Run(str(index), BODY_STRONG)],
                [Run(clipped(event.text, page.room.action), BODY)],
                owner or [Run(_("to be named"), BODY_MUTED)],
                [Run(_("to be agreed"), BODY_MUTED)],
            )

    columns = [
        Column(title=_("Open area for improvement"), width=one),
        Column(title="", width=two),
        Column(title=_("Concerns"), width=three),
        Column(title=_("By when"), width=four),
    ]
    parts.append(
        page.layout.text(_("No actions have been agreed yet; these areas are open."), BODY, after=4)
    )
    return [*parts, page.layout.table(columns, rows(), leading=BODY.leading)]


def _agreed(page: PageOne, actions: Sequence[CorrectiveAction]) -> list[Flowable]:
    """Return the most pressing of what was agreed: what, who, by when."""
    _ = page.speech.words.text
    if not actions:
        return [page.layout.text(_("Everything that was agreed is done."), BODY)]
    one, two, three, four = page.layout.widths(18, 390, 140, 100)
    columns = [
        Column(title=_("Action"), width=one),
        Column(title="", width=two),
        Column(title=_("Owner"), width=three),
        Column(title=_("By when"), width=four),
    ]
    rows: list[Sequence[Cell]] = []
    for index, each in enumerate(actions[: page.room.asks], start=1):
        finding = page.findings.review.finding(each.finding)
        what = [Run(clipped(each.text, page.room.action), BODY)]
        if finding is not None and finding.repeats:
            what += [Run(" ", BODY), Run(_("found before"), BOX, boxed=True)]
        owner = owner_runs(page.findings.exercise, clipped(each.owner, 40), BODY)
        rows.append(
            (
                [Run(str(index), BODY_STRONG)],
                what,
                owner if each.owner else [Run(_("to be named"), BODY_MUTED)],
                [Run(page.speech.date(each.due), BODY)]
                if each.due
                else [Run(_("to be agreed"), BODY_MUTED)],
            )
        )
    parts: list[Flowable] = [page.layout.table(columns, rows, leading=BODY.leading)]
    more = len(actions) - page.room.asks
    if more > 0:
        ngettext = page.speech.words.plural
        text = ngettext(
            "{n} more stands in the improvement plan.",
            "{n} more stand in the improvement plan.",
            more,
        )
        parts.append(page.layout.caption(text.format(n=more), before=4))
    return parts
