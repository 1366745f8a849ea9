"""The log and the improvement plan of an exercise as tables for spreadsheets."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from facilitator.domain.clock import elapsed_then
from facilitator.domain.events import EntryRef, Logged, ObservationLogged, ObservationSort
from facilitator.domain.findings import Findings
from facilitator.domain.improvement import ActionStatus, CorrectiveAction, Finding, FindingSort
from facilitator.domain.logitems import LogItem
from facilitator.domain.measures import Measure
from facilitator.domain.tracking import Tracked
from facilitator.exchange import actions_out, sheets_out
from facilitator.exchange.columnsets import Table
from facilitator.i18n import N_, _, language, translator
from facilitator.services.outfile import written
from facilitator.services.telling import WHAT_HAPPENED, clock_text, tell_entry

MINUS = "\u2212"
"""A minus that no spreadsheet program takes for the start of a formula."""
_SORTS = {
    ObservationSort.STRENGTH: N_("strength"),
    ObservationSort.IMPROVE: N_("to improve"),
    ObservationSort.INTERPRETATION: N_("interpretation"),
}

_STATUS = {
    ActionStatus.OPEN: N_("open"),
    ActionStatus.IN_PROGRESS: N_("in progress"),
    ActionStatus.DONE: N_("done"),
    ActionStatus.VERIFIED: N_("verified"),
    ActionStatus.REJECTED: N_("rejected"),
}


def log_table(findings: Findings) -> Table:
    """Return every entry of the log in its order: exercise times, and times of day in UTC."""
    head = (
        _("No."),
        _("Exercise time"),
        _("Happened (UTC)"),
        _("Written (UTC)"),
        _("Agency"),
        _("Kind"),
        _("Text"),
        _("Because"),
        _("By"),
        _("Inject"),
        _("Minutes to decision"),
        _("Minutes over target"),
        _("Struck"),
        _("Late"),
        _("As typed"),
        _("Written by"),
    )
    answers: dict[EntryRef, list[Measure]] = {}
    for each in findings.measures:
        if each.answered_by is not None:
            answers.setdefault(each.answered_by, []).append(each)
    names = {each.id: each.name for each in findings.exercise.agencies}
    numbers = {each.inject.id: each.inject.number for each in findings.script}
    told = _Told(findings, names, numbers, answers)
    return Table(rows=(head, *(told.row(each) for each in findings.log)))


class _Told:
    """Tells entries as rows, in the words of one exercise."""

    def __init__(
        self,
        findings: Findings,
        names: dict[str, str],
        numbers: dict[str, str],
        answers: dict[EntryRef, list[Measure]],
    ) -> None:
        from facilitator.report.controlwords import ControlWords  # noqa: PLC0415 - heavy
        from facilitator.report.wording import Speech  # noqa: PLC0415 - only when needed

        self._findings = findings
        self._names = names
        self._numbers = numbers
        self._answers = answers
        self._control = ControlWords(findings, Speech(words=translator(language())))

    def row(self, item: LogItem) -> tuple[str, ...]:
        """Return the cells of an entry; one that was amended is told as it stands now."""
        entry = item.entry
        event = item.now
        head = (clock_text(entry.exercise), _moment(entry.happened_at), _moment(entry.logged_at))
        tail = (self._struck(item), self._late(item))
        if event is None:
            return ("", *head, *self._act(item), "", "", *tail, "", str(entry.author))
        measures = self._answers.get(entry.ref, [])
        return (
            str(event.number),
            *head,
            ", ".join(self._names.get(each, each) for each in event.agencies),
            _kind(event),
            event.text,
            event.reason,
            event.by_role,
            self._numbers.get(event.inject, event.inject),
            _first(each.took for each in measures),
            _first(each.over for each in measures),
            *tail,
            event.typed,
            str(entry.author),
        )

    def _act(self, item: LogItem) -> tuple[str, ...]:
        """Return agency, kind, text, reason, role and inject of what was not typed into the log.

        The text is the sentence of the report's full log; it holds the reason too.
        """
        told = tell_entry(item.entry, self._findings.exercise)
        kind = str(told["kind"])
        who = told.get("agencies") or told.get("agency") or told.get("to") or ""
        inject = told.get("inject")
        return (
            ", ".join(str(each) for each in who) if isinstance(who, list) else str(who),
            _(WHAT_HAPPENED[kind]) if kind in WHAT_HAPPENED else kind,
            "".join(each.text for each in self._control.told(item.entry)),
            "",
            "",
            inject if isinstance(inject, str) else "",
        )

    def _struck(self, item: LogItem) -> str:
        if item.struck is None:
            return ""
        reason = getattr(item.struck.event, "reason", "")
        at = clock_text(elapsed_then(self._findings.clock, item.struck.logged_at))
        return f"{at} {reason}".strip()

    def _late(self, item: LogItem) -> str:
        event = item.logged
        if item.late is None or event is None:
            return ""
        return f"{clock_text(item.late)} {event.late_reason}".strip()


def _kind(event: Logged) -> str:
    if isinstance(event, ObservationLogged):
        return _(_SORTS.get(event.sort, N_("observation")))
    return _(WHAT_HAPPENED[event.kind])


def _moment(at: datetime) -> str:
    return at.isoformat(sep=" ", timespec="seconds").removesuffix("+00:00")


def _first(spans: Iterable[timedelta | None]) -> str:
    """Return the first of some spans in minutes, to a tenth."""
    for span in spans:
        if span is not None:
            minutes = f"{abs(span).total_seconds() / 60:.1f}"
            return f"{MINUS}{minutes}" if span < timedelta(0) and minutes != "0.0" else minutes
    return ""


def improvement_table(findings: Findings, *, today: date) -> Table:
    """Return the plan in the columns of HSEEP and ours; areas without an action stand last."""
    review = findings.review
    found = {each.id: each for each in review.findings}
    planned = [_tracked(findings, each, found.get(each.finding)) for each in review.actions]
    head, *made = actions_out.table(planned, today).rows
    status = head.index(_("Status"))
    rows = [
        (*row[:status], _(_STATUS[each.action.status]), *row[status + 1 :])
        for row, each in zip(made, planned, strict=True)
    ]
    evidence = [_evidence(findings, each.action.finding) for each in planned]
    taken = {each.finding for each in review.actions}
    place = head.index(_("Area for improvement"))
    for each in review.findings:
        if each.sort is FindingSort.IMPROVE and each.id not in taken:
            bare = [""] * len(head)
            bare[0], bare[place - 1], bare[place] = (
                findings.exercise.title,
                each.capability,
                each.text,
            )
            rows.append(tuple(bare))
            evidence.append(_evidence(findings, each.id))
    table = [(*row, shown) for row, shown in zip(rows, evidence, strict=True)]
    return Table(rows=((*head, _("Shown by log entries")), *table))


def _tracked(findings: Findings, action: CorrectiveAction, finding: Finding | None) -> Tracked:
    title, label = findings.exercise.title, findings.review.called(action)
    if finding is None:
        return Tracked(path="", exercise=title, action=action, label=label)
    whole = replace(action, element=action.element or finding.element)
    return Tracked(
        path="",
        exercise=title,
        action=whole,
        finding=finding,
        again=finding.repeats,
        label=label,
    )


def _evidence(findings: Findings, finding_id: str) -> str:
    found = findings.review.finding(finding_id)
    wanted = set(found.evidence) if found is not None else set[EntryRef]()
    numbers = [
        each.logged.number
        for each in findings.log
        if each.entry.ref in wanted and each.logged is not None
    ]
    return ", ".join(str(each) for each in numbers)


def write_table(table: Table, out: Path, name: str) -> tuple[Path, tuple[str, ...]]:
    """Write a table as csv or as a workbook, by the ending; return where, and what was cut.

    No cell is a formula. Raises Failed for the disk.
    """
    csv = out.suffix.casefold() == ".csv"
    made = sheets_out.comma_separated(table) if csv else sheets_out.workbook(table, name)
    return written(out, lambda target: target.write(made.content)), made.left_out
