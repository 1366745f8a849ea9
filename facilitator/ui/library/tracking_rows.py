"""What stands in the rows of the improvement tracker."""

from collections.abc import Sequence
from datetime import date

from facilitator.domain.improvement import ActionStatus, Element
from facilitator.domain.tracking import Standing, Tracked
from facilitator.i18n import N_, _, ngettext
from facilitator.ui.library.lines import Cell, Line
from facilitator.ui.models.plain import shown
from facilitator.ui.widgets import Glyph
from facilitator.ui.widgets.grid_rows import Column

STATES = {
    ActionStatus.OPEN: N_("open"),
    ActionStatus.IN_PROGRESS: N_("in progress"),
    ActionStatus.DONE: N_("done"),
    ActionStatus.VERIFIED: N_("verified"),
    ActionStatus.REJECTED: N_("rejected"),
}
ELEMENTS = {
    Element.PLANNING: N_("Planning"),
    Element.ORGANISATION: N_("Organisation"),
    Element.EQUIPMENT: N_("Equipment"),
    Element.TRAINING: N_("Training"),
    Element.EXERCISES: N_("Exercises"),
}
FILTERS = (None, Standing.OPEN, Standing.OVERDUE, Standing.DONE, Standing.VERIFIED)
_GLYPHS = {
    ActionStatus.OPEN: Glyph.RING,
    ActionStatus.IN_PROGRESS: Glyph.CLOCK,
    ActionStatus.DONE: Glyph.TICK,
    ActionStatus.VERIFIED: Glyph.TICK,
    ActionStatus.REJECTED: Glyph.CROSS,
}


def columns() -> tuple[Column, ...]:
    """Return the columns; the exercise and the finding go first where room is short."""
    return (
        Column(title=_("No."), width=34, right=True),
        Column(title=_("Corrective action"), share=4),
        Column(title=_("Finding"), share=3, least=900),
        Column(title=_("Owner"), share=2),
        Column(title=_("Element"), width=90, least=1100),
        Column(title=_("Exercise"), share=2, least=700),
        Column(title=_("Due"), width=88),
        Column(title=_("State"), width=132),
        Column(title=_("Found before at"), width=112, least=1250),
    )


def line(each: Tracked, today: date) -> Line:
    """Return the row of an action."""
    action, finding = each.action, each.finding
    over = each.days_over(today)
    state, glyph, colour, weight = _(STATES[action.status]), _GLYPHS[action.status], "", 400
    if over:
        state = ngettext("{n} day over", "{n} days over", over).format(n=over)
        glyph, colour, weight = Glyph.WARNING, "status.late", 600
    elif action.status is ActionStatus.VERIFIED:
        colour = "status.saved"
    due = action.due.isoformat() if action.due is not None else "–"
    strong = colour or "text.primary"
    return Line(
        cells=(
            Cell(text=each.called, colour="text.secondary"),
            Cell(text=shown(action.text)),
            Cell(text=shown(finding.text) if finding is not None else "", colour="text.secondary"),
            Cell(text=shown(action.owner) or "–"),
            Cell(
                text=_(ELEMENTS[action.element]) if action.element is not None else "",
                colour="text.secondary",
            ),
            Cell(text=shown(each.exercise), colour="text.secondary"),
            Cell(text=due, colour="status.late" if over else "text.primary", weight=weight),
            Cell(text=state, glyph=glyph, colour=strong, weight=weight),
            Cell(text=shown(each.again), colour="status.due"),
        ),
        item=each,
        tip=shown(action.text),
    )


def filter_words(counts: dict[Standing, int]) -> Sequence[str]:
    """Return what can be looked at, each with how many there are; overdue ones are open too."""
    opened = counts[Standing.OPEN] + counts[Standing.OVERDUE]
    return (
        _("All {n}").format(n=sum(counts.values())),
        _("Open {n}").format(n=opened),
        _("Overdue {n}").format(n=counts[Standing.OVERDUE]),
        _("Done {n}").format(n=counts[Standing.DONE]),
        _("Verified {n}").format(n=counts[Standing.VERIFIED]),
    )
