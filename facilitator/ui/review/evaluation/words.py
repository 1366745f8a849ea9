"""What ratings, steps and biases are called; letters are the same in every language."""

from facilitator.domain.biases import Bias
from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.guides import Evidence, Step
from facilitator.i18n import N_, _
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown

RATINGS = {
    Rating.PERFORMED: N_("without challenges"),
    Rating.SOME_CHALLENGES: N_("some challenges"),
    Rating.MAJOR_CHALLENGES: N_("major challenges"),
    Rating.UNABLE: N_("unable"),
    Rating.NOT_OBSERVED: N_("not observed"),
}
STEPS = {
    Rated.OBJECTIVE: N_("Objective"),
    Rated.CAPABILITY: N_("Capability"),
    Rated.TARGET: N_("Capability target"),
    Rated.TASK: N_("Critical task"),
}
BIASES = {
    Bias.LENIENCY: N_("Leniency: everything is P. Was there truly nothing to be done better?"),
    Bias.CENTRAL: N_(
        "Central tendency: everything is S. S means that a better way became visible: which?"
    ),
    Bias.HALO: N_(
        "Halo: one objective is all alike. Look at each task by itself, not at the impression."
    ),
    Bias.SEVERITY: N_(
        "Hypercriticism: nothing but M and U. M needs a price that was paid: name it each time."
    ),
    Bias.CONTAMINATION: N_(
        "Contamination: all is as somebody gave it before. Rate what you saw in this run alone."
    ),
    Bias.DRIFT: N_(
        "Drift: the first half and the second differ throughout. Go over the first ones again."
    ),
}


def letter(rating: Rating) -> str:
    """Return the letter as it is shown: a dash where nobody saw it."""
    return "–" if rating is Rating.NOT_OBSERVED else rating.value


def rating_words(rating: Rating) -> str:
    """Return letter and word; where nobody saw it the words alone say so."""
    return f"{letter(rating)} {_(RATINGS[rating])}"


def step_title(step: Step) -> str:
    """Return what a step is, and its number."""
    return f"{_(STEPS[step.rated])} {step.number}".strip()


def step_spoken(step: Step) -> str:
    """Return a whole row as one sentence."""
    parts = [f"{step_title(step)}: {shown(step.text)}"]
    parts += [f"{each.by}: {rating_words(each.rating)}" for each in step.given]
    if step.settled is not None:
        parts.append(_("decided: {rating}").format(rating=rating_words(step.settled.rating)))
    return ", ".join(parts)


def minutes_words(evidence: Evidence) -> tuple[str, bool]:
    """Return the time a decision took against its target, and whether that was too long."""
    if evidence.took is None:
        return "", False
    took = spans.full(evidence.took)
    if evidence.allowed is None:
        return took, False
    if evidence.over:
        return _("late +{span}").format(span=spans.count(evidence.over)), True
    return _("{took} of {allowed}").format(took=took, allowed=spans.full(evidence.allowed)), False


def start_words(step: Step) -> str:
    """Return where the lead evaluator begins, and why there."""
    if step.settled is not None or step.start is None:
        return ""
    said = _("To begin with: {rating}, the lowest that was given. The lead decides.")
    below = _("To begin with: {rating}, the lowest of the steps below. The lead decides.")
    return (below if step.from_below else said).format(rating=rating_words(step.start))
