"""What is said of each check: a few words in the margin, and a sentence."""

from typing import Final

from facilitator.domain.checks import About, Check, CheckSort, Gathered, Mend, Mending, Weight, mend
from facilitator.domain.exercise import Exercise
from facilitator.i18n import N_, _, ngettext
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.widgets import Glyph

BRIEF: Final[dict[CheckSort, str]] = {
    CheckSort.NO_TITLE: N_("No title"),
    CheckSort.NO_AGENCY: N_("No agency"),
    CheckSort.NO_OBJECTIVE: N_("No objective"),
    CheckSort.MANY_OBJECTIVES: N_("{count} objectives"),
    CheckSort.NO_STARTEX: N_("No STARTEX row"),
    CheckSort.NO_ENDEX: N_("No ENDEX row"),
    CheckSort.NO_SAFETY_WORD: N_("No safety word"),
    CheckSort.NO_PAPER_PACK: N_("No paper pack"),
    CheckSort.OBJECTIVE_WITHOUT_INJECT: N_("Objective {label} not tested"),
    CheckSort.OBJECTIVE_WITHOUT_CAPABILITY: N_("Objective {label}: no capability"),
    CheckSort.OBJECTIVE_WITHOUT_TARGET: N_("Objective {label}: no target"),
    CheckSort.OBJECTIVE_NOT_MEASURABLE: N_("Objective {label}: no number"),
    CheckSort.OBJECTIVE_ON_ONE_ROW: N_("Objective {detail} on this row alone"),
    CheckSort.TASK_WITHOUT_INJECT: N_("Task not tested"),
    CheckSort.TASK_WITHOUT_OBSERVER: N_("Task not observed"),
    CheckSort.AGENCY_WITHOUT_INJECT: N_("{who} gets nothing"),
    CheckSort.AGENCY_IDLE: N_("{who} idle for {count} min"),
    CheckSort.AGENCY_IDLE_IN_PHASE: N_("{who} not in this phase"),
    CheckSort.AGENCY_FLOODED: N_("{who}: {count} in 10 min"),
    CheckSort.AGENCY_RUSHED: N_("{who}: {count} in 5 min"),
    CheckSort.ROW_WITHOUT_TEXT: N_("No read-aloud text"),
    CheckSort.ROW_WITHOUT_RECIPIENT: N_("Nobody addressed"),
    CheckSort.ROW_WITHOUT_TIME: N_("No time"),
    CheckSort.ROW_WITHOUT_OBJECTIVE: N_("Tests no objective"),
    CheckSort.ROW_OUT_OF_ORDER: N_("Earlier than the row above"),
    CheckSort.ROW_NUMBER_TWICE: N_("Number used twice"),
    CheckSort.ROW_TOO_LONG_FOR_A_CARD: N_("Too long for a card"),
    CheckSort.ROW_WAITS_FOR_ITSELF: N_("Waits for itself"),
    CheckSort.ROW_WAITS_TOO_DEEP: N_("Waits on {count} rows"),
    CheckSort.CONTINGENCY_WITHOUT_TRIGGER: N_("Waits for nothing"),
    CheckSort.CRITICAL_WITHOUT_EXPECTED: N_("Critical, nothing expected"),
    CheckSort.CRITICAL_LEFT_OUT: N_("Critical, left out"),
    CheckSort.EXPECTED_WITHOUT_AGENCY: N_("Expected of nobody"),
    CheckSort.EXPECTED_WITHOUT_TARGET: N_("Expected without minutes"),
    CheckSort.EXPECTED_WITHOUT_TEXT: N_("Expected without words"),
    CheckSort.EXPECTED_NOT_ADDRESSED: N_("{who} expected, not addressed"),
    CheckSort.ATTACHMENT_MISSING: N_("File missing"),
    CheckSort.REAL_PHONE_NUMBER: N_("Real phone number?"),
}
"""A few words each, for a margin two lines high."""

SENTENCES: Final[dict[CheckSort, str]] = {
    CheckSort.NO_TITLE: N_("The exercise has no title."),
    CheckSort.NO_AGENCY: N_("No agency takes part."),
    CheckSort.NO_OBJECTIVE: N_("The exercise has no objective: nothing says what it is to show."),
    CheckSort.MANY_OBJECTIVES: N_(
        "{count} objectives are more than one exercise can test; ten are the most."
    ),
    CheckSort.NO_STARTEX: N_("No row announces STARTEX to everybody."),
    CheckSort.NO_ENDEX: N_("No row announces ENDEX to everybody."),
    CheckSort.NO_SAFETY_WORD: N_(
        "There is no safety word: nobody could stop the exercise for a real emergency."
    ),
    CheckSort.NO_PAPER_PACK: N_(
        "No paper pack of this plan has been made: print one for the day the laptop dies."
    ),
    CheckSort.OBJECTIVE_WITHOUT_INJECT: N_("No inject tests objective {label}: {detail}"),
    CheckSort.OBJECTIVE_WITHOUT_CAPABILITY: N_("Objective {label} names no capability."),
    CheckSort.OBJECTIVE_WITHOUT_TARGET: N_(
        "Objective {label} has no target: evaluators have nothing to rate it by."
    ),
    CheckSort.OBJECTIVE_NOT_MEASURABLE: N_(
        "Objective {label} cannot be measured: no target has a number or a critical task."
    ),
    CheckSort.OBJECTIVE_ON_ONE_ROW: N_(
        "Objective {detail} is tested by this row alone: if it is skipped, nothing tests it."
    ),
    CheckSort.TASK_WITHOUT_INJECT: N_("No row tests the critical task “{label}”."),
    CheckSort.TASK_WITHOUT_OBSERVER: N_("No evaluator covers the critical task “{label}”."),
    CheckSort.AGENCY_WITHOUT_INJECT: N_("{who} gets no inject in the whole script."),
    CheckSort.AGENCY_IDLE: N_("{who} has nothing to do for {count} minutes from {time}."),
    CheckSort.AGENCY_IDLE_IN_PHASE: N_("{who} is not addressed in the phase “{detail}”."),
    CheckSort.AGENCY_FLOODED: N_(
        "{who} gets {count} injects in ten minutes from {time}; ten are the most."
    ),
    CheckSort.AGENCY_RUSHED: N_(
        "{who} gets {count} injects in five minutes from {time}; three can be answered."
    ),
    CheckSort.ROW_WITHOUT_TEXT: N_("There is no text to read out or to hand over."),
    CheckSort.ROW_WITHOUT_RECIPIENT: N_("This inject is addressed to nobody."),
    CheckSort.ROW_WITHOUT_TIME: N_("Without a time this row never comes due."),
    CheckSort.ROW_WITHOUT_OBJECTIVE: N_("This inject tests no objective."),
    CheckSort.ROW_OUT_OF_ORDER: N_("This row comes earlier than one that stands above it."),
    CheckSort.ROW_NUMBER_TWICE: N_("Another row has the number {label} too."),
    CheckSort.ROW_TOO_LONG_FOR_A_CARD: N_(
        "The text has {count} letters: it goes on a page of its own instead of a card."
    ),
    CheckSort.ROW_WAITS_FOR_ITSELF: N_("This row waits in a circle for itself."),
    CheckSort.ROW_WAITS_TOO_DEEP: N_(
        "This row waits on {count} others, one after another; two are the most to keep in mind."
    ),
    CheckSort.CONTINGENCY_WITHOUT_TRIGGER: N_(
        "This contingency waits for nothing: no row and no decision brings it up."
    ),
    CheckSort.CRITICAL_WITHOUT_EXPECTED: N_(
        "This row is critical, and nothing is expected of anybody."
    ),
    CheckSort.CRITICAL_LEFT_OUT: N_("This row is critical, and the plan leaves it out."),
    CheckSort.EXPECTED_WITHOUT_AGENCY: N_("No agency is named that should do this: {detail}"),
    CheckSort.EXPECTED_WITHOUT_TARGET: N_(
        "No target minutes are set for what is expected: it cannot be in time or late."
    ),
    CheckSort.EXPECTED_WITHOUT_TEXT: N_("Something is expected, but not said what."),
    CheckSort.EXPECTED_NOT_ADDRESSED: N_("{who} is expected to act but does not get this inject."),
    CheckSort.ATTACHMENT_MISSING: N_("The file {detail} is not in this exercise."),
    CheckSort.REAL_PHONE_NUMBER: N_("{detail} could be somebody’s telephone: use a made-up one."),
}
"""A sentence each."""

MENDING: Final[dict[Mending, str]] = {
    Mending.ADD_RECIPIENT: N_("Add {who}"),
    Mending.ADD_OWING: N_("Address {who}"),
    Mending.SET_TARGET: N_("Set {minutes} min"),
    Mending.SET_TIME: N_("Set {time}"),
    Mending.SET_AGENCY: N_("Expect it of {who}"),
    Mending.NUMBER_ANEW: N_("Number it {label}"),
    Mending.SORT_BY_TIME: N_("Sort by time"),
    Mending.MARK_CRITICAL: N_("Mark it critical"),
    Mending.WAIT_FOR: N_("Wait for {label}"),
    Mending.TAKE_OFF: N_("Take the file off"),
    Mending.ADD_STARTEX: N_("Add STARTEX"),
    Mending.ADD_ENDEX: N_("Add ENDEX"),
}
"""What stands on the button that puts it right, and in what can be undone afterwards."""

GLYPHS: Final = {Weight.DECIDE: Glyph.WARNING, Weight.CONSIDER: Glyph.RING}
TINTS: Final = {Weight.DECIDE: "status.due", Weight.CONSIDER: "status.held"}


def brief(check: Check, exercise: Exercise) -> str:
    """Return a few words for the margin."""
    return _filled(_(BRIEF[check.sort]), check, exercise)


def sentence(check: Check, exercise: Exercise) -> str:
    """Return a sentence."""
    return _filled(_(SENTENCES[check.sort]), check, exercise)


def gathered_words(gathered: Gathered, exercise: Exercise) -> str:
    """Return the sentence of a finding, and how many more there are of its sort."""
    told = sentence(gathered.first, exercise)
    if not gathered.more:
        return told
    more = ngettext("And {n} more like this.", "And {n} more like this.", gathered.more)
    return f"{told} {more.format(n=gathered.more)}"


def mend_all_words(gathered: Gathered, exercise: Exercise) -> str:
    """Return what stands on the button that puts a finding right; nothing if there is none."""
    offered = mend(exercise, gathered.first)
    if offered is None:
        return ""
    what = mend_words(offered, exercise)
    if not gathered.more:
        return what
    return _("{what}, {n} times").format(what=what, n=gathered.more + 1)


def mend_words(offered: Mend, exercise: Exercise) -> str:
    """Return what stands on the button that puts something right."""
    span = offered.span
    return _(MENDING[offered.mending]).format(
        who=names(offered.agencies, exercise),
        minutes="" if span is None else spans.whole_minutes(span),
        time=spans.hours_minutes(span),
        label=shown(offered.label),
    )


def where(check: Check, exercise: Exercise) -> str:
    """Return what a check is about, in a word or two: the number of its row, or what it is."""
    if check.row:
        row = exercise.msel.row(check.row)
        return shown(row.number) if row is not None else ""
    return shown(check.label) if check.about is About.OBJECTIVE else ""


def weight_word(weight: Weight, count: int) -> str:
    """Return how many of a weight there are, in words."""
    if weight is Weight.DECIDE:
        return ngettext("{n} to decide", "{n} to decide", count).format(n=count)
    return ngettext("{n} to consider", "{n} to consider", count).format(n=count)


def spoken(gathered: Gathered, exercise: Exercise) -> str:
    """Return what a screen reader says of a finding."""
    weight = _("to decide") if gathered.weight is Weight.DECIDE else _("to consider")
    return f"{weight}: {gathered_words(gathered, exercise)}"


def names(agencies: tuple[str, ...], exercise: Exercise) -> str:
    """Return the names of agencies; an id that no agency has is said as it stands."""
    found = (exercise.agency(each) for each in agencies)
    known = (
        each.name if each is not None else ident
        for each, ident in zip(found, agencies, strict=True)
    )
    return shown(", ".join(known))


def _filled(pattern: str, check: Check, exercise: Exercise) -> str:
    return pattern.format(
        who=names(check.agencies, exercise),
        label=shown(check.label),
        count=check.count,
        detail=shown(check.detail),
        time=spans.hours_minutes(check.at),
    )
