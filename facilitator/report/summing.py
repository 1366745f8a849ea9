"""Where, when and how it went, in sentences that are computed from counts alone."""

from facilitator.domain.findings import Findings
from facilitator.domain.measures import Measure, Outcome
from facilitator.report.wording import ZERO, Speech, clipped


def where_and_when(findings: Findings, speech: Speech) -> str:
    """Return where and when it was played, in one line."""
    _ = speech.words.text
    exercise = findings.exercise
    parts = [_("After-action report"), when_words(findings, speech)]
    if exercise.place:
        parts.append(clipped(exercise.place, 80))
    parts.append(kind_word(findings, speech))
    return " · ".join(each for each in parts if each)


def when_words(findings: Findings, speech: Speech) -> str:
    """Return on which day it was played, from when to when; nothing if it never began."""
    _ = speech.words.text
    started = findings.clock.started_at
    if started is None:
        return ""
    when = speech.day(started)
    if findings.clock.ended_at is None:
        return when
    return _("{day}, {since} to {until}").format(
        day=when,
        since=speech.wall_minute(started),
        until=speech.wall_minute(findings.clock.ended_at),
    )


def kind_word(findings: Findings, speech: Speech) -> str:
    """Return the type of the exercise in a word."""
    _ = speech.words.text
    words = {
        "seminar": _("seminar"),
        "workshop": _("workshop"),
        "tabletop": _("tabletop"),
        "game": _("game"),
        "drill": _("drill"),
        "functional": _("functional exercise"),
        "full_scale": _("full-scale exercise"),
    }
    return words[findings.exercise.type.value]


def verdict(findings: Findings, speech: Speech) -> str:
    """Return the verdict in one or two sentences, computed from counts alone."""
    _ = speech.words.text
    ngettext = speech.words.plural
    if not findings.clock.started_at:
        return _("The exercise has not been started: there is nothing to report yet.")
    said: list[str] = []
    if findings.counts.applicable:
        said.append(_judged(findings, speech))
    else:
        said.append(_("No decision was expected of anybody, so no time to decision is given."))
    totals = findings.totals
    decisions = ngettext("{n} decision", "{n} decisions", totals.decisions)
    injects = ngettext("{n} inject", "{n} injects", totals.delivered)
    jumped = sum((each.by for each in findings.clock.jumps if each.sort == "clock"), ZERO)
    played = _("In {time}: {decisions} in the log, {injects} delivered.")
    leapt = _(
        "In {time} of exercise time ({jumped} of it jumped over): {decisions} in the log,"
        " {injects} delivered."
    )
    said.append(
        (leapt if jumped else played).format(
            time=speech.length(findings.until),
            jumped=speech.length(jumped),
            decisions=decisions.format(n=totals.decisions),
            injects=injects.format(n=totals.delivered),
        )
    )
    if not findings.ended:
        said.append(_("The exercise has not been ended; this is how it stands."))
    return " ".join(said)


def _judged(findings: Findings, speech: Speech) -> str:
    """Return how many expected decisions were in time, late, never taken."""
    _ = speech.words.text
    ngettext = speech.words.plural
    counts = findings.counts
    if counts.targetless:
        return _without_targets(findings, speech)
    first = ngettext(
        "{met} of {n} expected decision was taken in time",
        "{met} of {n} expected decisions were taken in time",
        counts.applicable,
    ).format(met=counts.met, n=counts.applicable)
    others = [
        ngettext("{n} came late", "{n} came late", counts.late).format(n=counts.late)
        if counts.late
        else "",
        ngettext("{n} was never taken", "{n} were never taken", counts.not_taken).format(
            n=counts.not_taken
        )
        if counts.not_taken
        else "",
        ngettext("{n} had no target", "{n} had no target", counts.taken).format(n=counts.taken)
        if counts.taken
        else "",
        ngettext("{n} is still open", "{n} are still open", counts.open).format(n=counts.open)
        if counts.open
        else "",
    ]
    listed = ", ".join(each for each in others if each)
    return f"{first}{speech.semicolon}{listed}." if listed else f"{first}."


def _without_targets(findings: Findings, speech: Speech) -> str:
    """Return how many expected decisions were taken, where the script sets no targets."""
    _ = speech.words.text
    ngettext = speech.words.plural
    counts = findings.counts
    return ngettext(
        "{taken} of {n} expected decision was taken; the script sets no target times.",
        "{taken} of {n} expected decisions were taken; the script sets no target times.",
        counts.applicable,
    ).format(taken=counts.taken, n=counts.applicable)


def tally_sentence(findings: Findings, speech: Speech) -> str:
    """Return how many decisions were expected, and how many of them ended how."""
    _ = speech.words.text
    ngettext = speech.words.plural
    counts = findings.counts
    parts: list[str] = []
    if not counts.targetless:
        parts += [_("{n} in time").format(n=counts.met), _("{n} late").format(n=counts.late)]
    parts.append(_("{n} never taken").format(n=counts.not_taken))
    if counts.taken:
        parts.append(_("{n} taken without a target").format(n=counts.taken))
    if counts.open:
        parts.append(_("{n} still open").format(n=counts.open))
    if counts.marked:
        parts.append(_("{n} at another clock speed, not judged").format(n=counts.marked))
    return ngettext(
        "{n} decision was expected: {parts}.",
        "{n} decisions were expected: {parts}.",
        counts.applicable,
    ).format(n=counts.applicable, parts=", ".join(parts))


def furthest(findings: Findings) -> list[Measure]:
    """Return the three late decisions that were furthest over their target."""
    late = {
        each.expected.id: each
        for each in findings.measures
        if each.outcome is Outcome.LATE and not each.marked
    }
    ranked = sorted(late.values(), key=lambda each: each.over or ZERO, reverse=True)
    return ranked[:3]
