"""When a row comes due: by the clock, by hand, after a row, on a decision, or failing one."""

from enum import IntEnum

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import ExpectedAction, Inject, RowKind
from facilitator.i18n import N_, _
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.script.cells import Changes
from facilitator.ui.plan.script.detail_words import span_or_wrong, span_text
from facilitator.ui.plan.script.typed import Wrong


class Trigger(IntEnum):
    """The ways, in the order in which they are offered."""

    TIME = 0
    HAND = 1
    FOLLOWS = 2
    DECISION = 3
    FAILING = 4


WORDS = (
    N_("by the clock"),
    N_("by hand"),
    N_("after a row"),
    N_("on a decision"),
    N_("if no decision"),
)


def trigger_of(row: Inject) -> Trigger:
    """Return how a row comes due."""
    if row.contingency_for or row.kind is RowKind.CONTINGENCY:
        return Trigger.FAILING
    if row.on_decision:
        return Trigger.DECISION
    if row.follows:
        return Trigger.FOLLOWS
    return Trigger.TIME if row.planned is not None else Trigger.HAND


def codes(exercise: Exercise) -> dict[str, str]:
    """Return what can be waited on by what people type: rows by number, decisions as 10/2."""
    found: dict[str, str] = {}
    for row in exercise.msel.rows:
        found.setdefault(row.number.casefold(), row.id)
        for place, action in enumerate(row.expected, 1):
            found.setdefault(f"{row.number}/{place}".casefold(), action.id)
    return found


def awaited_text(row: Inject, exercise: Exercise) -> str:
    """Return what a row waits on, as it is typed."""
    on = row.contingency_for or row.on_decision or row.follows
    return next((code for code, ident in codes(exercise).items() if ident == on), "") if on else ""


def awaited_words(row: Inject, exercise: Exercise) -> str:
    """Return what a row waits on in words: the title of the row, or the decision."""
    on = row.contingency_for or row.on_decision or row.follows
    if not on:
        return ""
    for each in exercise.msel.rows:
        if each.id == on:
            return shown(each.title)
        for action in each.expected:
            if action.id == on:
                return _action_words(action, exercise)
    return _("that row is gone")


def _action_words(action: ExpectedAction, exercise: Exercise) -> str:
    found = (exercise.agency(each) for each in action.agencies)
    letters = "+".join(each.letter for each in found if each is not None)
    return shown(f"{letters} {action.text}".strip())


def after_text(row: Inject) -> str:
    """Return how many minutes after it a row comes due."""
    failing = trigger_of(row) is Trigger.FAILING
    return span_text(row.contingency_after if failing else row.follows_after)


def trigger_changes(
    trigger: Trigger, on: str, after: str, row: Inject, exercise: Exercise
) -> Changes:
    """Return the fields that make a row come due in a way; raises Wrong."""
    changes: Changes = {
        "contingency_for": "",
        "contingency_after": None,
        "follows": "",
        "on_decision": "",
        "follows_after": None,
        "kind": RowKind.INJECT if row.kind is RowKind.CONTINGENCY else row.kind,
    }
    if trigger is Trigger.TIME:
        return changes
    if trigger is Trigger.HAND:
        return changes | {"planned": None}
    span = span_or_wrong(after)
    ident = _awaited(on, row, exercise)
    if trigger is Trigger.FAILING:
        found = {"contingency_for": ident, "contingency_after": span}
        return changes | found | {"kind": RowKind.CONTINGENCY}
    if trigger is Trigger.FOLLOWS:
        if exercise.msel.row(ident) is None and ident:
            raise Wrong(_("Write the number of a row here."))
        return changes | {"follows": ident, "follows_after": span}
    if ident and exercise.msel.row(ident) is not None:
        raise Wrong(
            _("Write the decision as {number}/1: the first that row asks for.").format(
                number=on.strip()
            )
        )
    return changes | {"on_decision": ident, "follows_after": span}


def _awaited(on: str, row: Inject, exercise: Exercise) -> str:
    sought = on.strip().casefold()
    if not sought:
        return ""
    ident = codes(exercise).get(sought)
    if ident is None:
        raise Wrong(_("There is no row {number}.").format(number=on.strip()))
    if ident == row.id or ident in {each.id for each in row.expected}:
        raise Wrong(_("A row cannot wait on itself."))
    return ident
