"""Who prepared the report, which version it is, and what is not settled in it yet."""

from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.findings import Findings
from facilitator.domain.improvement import ActionStatus
from facilitator.report.wording import Speech, clipped


def version_words(findings: Findings, speech: Speech) -> str:
    """Return which version this is: draft; draft 3; draft after version 3; final, version 4."""
    _ = speech.words.text
    standing = findings.standing
    if not standing.version:
        return _("draft")
    if standing.settled:
        return _("final, version {n}").format(n=standing.version)
    if standing.fresh:
        return _("draft {n}").format(n=standing.version)
    return _("draft after version {n}").format(n=standing.version)


def open_ends(findings: Findings, speech: Speech) -> list[str]:
    """Return what a final report would need and this one does not have."""
    _ = speech.words.text
    ngettext = speech.words.plural
    review = findings.review
    unrated = sum(
        (Rated.OBJECTIVE, each.objective.id) not in review.settled for each in findings.objectives
    )
    lacking = sum(
        1
        for each in review.actions
        if each.status is not ActionStatus.REJECTED and not (each.owner and each.due)
    )
    told: list[str] = []
    if unrated:
        told.append(
            ngettext(
                "{n} objective is not rated yet.", "{n} objectives are not rated yet.", unrated
            ).format(n=unrated)
        )
    if not review.actions:
        told.append(_("No actions have been agreed yet."))
    if lacking:
        told.append(
            ngettext(
                "{n} action has no owner or no date yet.",
                "{n} actions have no owner or no date yet.",
                lacking,
            ).format(n=lacking)
        )
    return told


def unseen(findings: Findings, speech: Speech) -> str:
    """Return how many critical tasks nobody observed, if that was settled."""
    ngettext = speech.words.plural
    tasks = {task.id for each in findings.objectives for task in each.objective.critical_tasks}
    unseen = sum(
        1
        for (rated, of), settled in findings.review.settled.items()
        if rated is Rated.TASK and of in tasks and settled.rating is Rating.NOT_OBSERVED
    )
    if not unseen:
        return ""
    return ngettext(
        "{n} critical task was not observed.", "{n} critical tasks were not observed.", unseen
    ).format(n=unseen)


def prepared(findings: Findings, speech: Speech) -> str:
    """Return the small print of page one."""
    _ = speech.words.text
    who = findings.review.told("prepared_by", speech.words.language)
    by = _("Prepared from the exercise log.")
    if who:
        by = _("Prepared by {who}.").format(who=clipped(who, 120).rstrip("."))
    version = version_words(findings, speech)
    standing = findings.standing
    if standing.at is not None and standing.fresh:
        version = _("{version} of {day}").format(version=version, day=speech.day(standing.at))
    parts = [by, version[:1].upper() + version[1:] + "."]
    if standing.settled and standing.approved_by:
        who = clipped(standing.approved_by, 80).rstrip(".")
        parts.append(_("Approved by {who}.").format(who=who))
    parts.append(_("Functions are named, not persons."))
    parts += open_ends(findings, speech)
    parts.append(unseen(findings, speech))
    if findings.verdict.fingerprint:
        words = " ".join(findings.verdict.fingerprint)
        parts.append(_("Fingerprint of the log: {words}.").format(words=words))
    return " ".join(each for each in parts if each)
