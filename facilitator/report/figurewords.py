"""What is read out in place of a figure: the same as it shows, and where its numbers stand."""

from collections.abc import Sequence

from facilitator.domain.exercise import Agency
from facilitator.domain.findings import Findings
from facilitator.domain.lasting import Lasting
from facilitator.domain.measures import Measure, counts, median
from facilitator.report.summing import tally_sentence
from facilitator.report.wording import Speech, clipped, clock, percent


def lanes_said(findings: Findings, speech: Speech) -> str:
    """Return what the main figure shows."""
    _ = speech.words.text
    ngettext = speech.words.plural
    line = findings.timeline
    told = [
        ngettext(
            "Timeline from {since} to {until} of exercise time: a row for {n} agency.",
            "Timeline from {since} to {until} of exercise time: a row for each of {n} agencies.",
            len(line.lanes),
        ).format(since=clock(line.since), until=clock(line.until), n=len(line.lanes))
    ]
    for lane in line.lanes:
        decisions = ngettext("{n} decision", "{n} decisions", len(lane.marks))
        injects = ngettext("{n} inject", "{n} injects", len(lane.given))
        parts = [injects.format(n=len(lane.given)), decisions.format(n=len(lane.marks))]
        if lane.seen:
            seen = ngettext("{n} observation", "{n} observations", len(lane.seen))
            parts.append(seen.format(n=len(lane.seen)))
        told.append(f"{clipped(lane.agency.name, 60)}{speech.colon}{', '.join(parts)}.")
        told += [state_said(each, speech) for each in lane.states]
    told += [_("Pause at {time}.").format(time=clock(each.at)) for each in line.pauses]
    told += [_("Jump at {time}.").format(time=clock(each.at)) for each in line.jumps]
    told.append(_("Every time stands in appendix A, every decision with a target in the tables."))
    return " ".join(told)


def state_said(state: Lasting, speech: Speech) -> str:
    """Return from when to when a state lasted."""
    _ = speech.words.text
    name, since = clipped(state.name, 60), clock(state.since)
    if state.until is None:
        return _("{name}, from {since} to the end.").format(name=name, since=since)
    return _("{name}, from {since} to {until}.").format(
        name=name, since=since, until=clock(state.until)
    )


def shares_said(shares: Sequence[float], findings: Findings, speech: Speech) -> str:
    """Return what the strip of all expected decisions shows."""
    _ = speech.words.text
    told = [_("Strip of marks: the share of its target that each decision used.")]
    told.append(tally_sentence(findings, speech))
    half = median(shares)
    if half is not None:
        text = _("Least {least}, median {median}, most {most} of the target.")
        told.append(
            text.format(
                least=percent(shares[0], speech),
                median=percent(half, speech),
                most=percent(shares[-1], speech),
            )
        )
    told.append(_("The numbers stand in the table “Time to decision, one by one”."))
    return " ".join(told)


def agencies_said(rows: Sequence[tuple[Agency, Sequence[Measure]]], speech: Speech) -> str:
    """Return what the strip of each agency shows."""
    _ = speech.words.text
    told = [_("Strip of marks with a row for each agency: the share of the target used.")]
    for agency, own in rows:
        found = counts(each for each in own if each.target)
        judged = found.met + found.late + found.not_taken
        half = median([each.share for each in own if each.share is not None])
        said = _("{name}: {met} of {all} in time, {never} never taken")
        text = said.format(
            name=clipped(agency.name, 60), met=found.met, all=judged, never=found.not_taken
        )
        if half is not None:
            text += ", " + _("median {share} of the target").format(share=percent(half, speech))
        told.append(text + ".")
    told.append(_("The numbers stand in the table “Time to decision, one by one”."))
    return " ".join(told)


def key_said(signs: Sequence[tuple[str, str]], speech: Speech) -> str:
    """Return what the signs of the main figure mean."""
    _ = speech.words.text
    looks = {
        "window": _("grey field"),
        "inject": _("filled triangle"),
        "skipped": _("empty triangle"),
        "joint": _("mark with a ring"),
        "late": _("empty mark"),
        "struck": _("crossed mark"),
        "seen": _("small empty diamond"),
        "state": _("bar"),
    }
    told = speech.semicolon.join(f"{looks[sign]}{speech.colon}{text}" for sign, text in signs)
    return _("Key of the timeline: {signs}.").format(signs=told)
