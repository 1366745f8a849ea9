"""What the timeline says beside its figure: a moment, an entry, and all of it as a table."""

from collections.abc import Iterator
from datetime import timedelta

from facilitator.domain.clock import wall_of
from facilitator.domain.events import (
    DecisionLogged,
    Logged,
    ObservationLogged,
    ObservationSort,
    RequestLogged,
)
from facilitator.domain.figures import Figures
from facilitator.domain.instant import AgencyThen
from facilitator.domain.logitems import LogItem
from facilitator.i18n import _, ngettext
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.review.numbers import Row


def sort_word(event: Logged) -> str:
    """Return what an entry is."""
    if isinstance(event, ObservationLogged):
        return {
            ObservationSort.STRENGTH: _("strength"),
            ObservationSort.IMPROVE: _("area for improvement"),
            ObservationSort.INTERPRETATION: _("observer's view"),
        }[event.sort]
    if isinstance(event, DecisionLogged):
        return _("joint decision") if len(event.agencies) > 1 else _("decision")
    return _("request") if isinstance(event, RequestLogged) else _("note")


def agencies_words(figures: Figures, ids: tuple[str, ...]) -> str:
    """Return the names of agencies."""
    found = [figures.exercise.agency(each) for each in ids]
    names = [each.name if each else key for each, key in zip(found, ids, strict=True)]
    return ", ".join(shown(each) for each in names) or _("unassigned")


def moment_words(figures: Figures, at: timedelta) -> str:
    """Return a moment on both clocks."""
    wall = wall_of(figures.clock, at)
    if wall is None:
        return spans.full(at)
    return _("{exercise} exercise, {wall} wall").format(
        exercise=spans.full(at), wall=spans.wall(wall)
    )


def then_words(then: AgencyThen) -> str:
    """Return what an agency had been given and had decided at a moment."""
    told = _("given {n}, last {number}").format(n=then.given, number=shown(then.last_given))
    parts = [told if then.given else _("nothing given")]
    parts.append(ngettext("{n} decision", "{n} decisions", then.decided).format(n=then.decided))
    if then.windows:
        parts.append(
            ngettext("{n} target running", "{n} targets running", then.windows).format(
                n=then.windows
            )
        )
    return " · ".join(parts)


def entry_lines(figures: Figures, item: LogItem) -> Iterator[tuple[str, str]]:
    """Return what is known of an entry, as captions and values; blanks are left out."""
    event, entry = item.now, item.entry
    if event is None:
        return
    yield _("{sort} {n}").format(sort=sort_word(event), n=event.number), shown(event.text)
    yield _("Agencies"), agencies_words(figures, event.agencies)
    yield _("When"), moment_words(figures, entry.exercise)
    lines = (
        (_("Because"), event.reason),
        (_("Decided by"), event.by_role),
        (_("Options"), event.options),
        (_("Inject"), figures.injects.get(event.inject, "")),
        (_("Known then"), known_words(figures, item)),
        (_("Told"), ", ".join(event.told)),
        (_("Tags"), " ".join(f"#{each}" for each in event.tags)),
        (_("Written late"), late_words(item)),
        (_("Struck"), struck_words(item)),
        (_("Replaced by"), item.replaced_by),
    )
    for caption, value in lines:
        if value:
            yield caption, shown(value)


def known_words(figures: Figures, item: LogItem) -> str:
    """Return which injects its agencies had been given when it was decided."""
    told = figures.known.get(item.entry.ref, ())
    return ", ".join(
        _("{number} (recalled)").format(number=each.number) if each.recalled else each.number
        for each in told
    )


def late_words(item: LogItem) -> str:
    """Return how long after it happened an entry was written, and why, if that was too long."""
    if item.late is None:
        return ""
    why = item.logged.late_reason if item.logged is not None else ""
    said = spans.signed(item.late)
    return f"{said}, {why}" if why else said


def struck_words(item: LogItem) -> str:
    """Return why an entry was struck, or that it was."""
    if item.struck is None:
        return ""
    return getattr(item.struck.event, "reason", "") or _("yes")


def headings() -> tuple[str, ...]:
    """Return the heads of the timeline as a table."""
    return _("Exercise"), _("Wall"), _("What"), _("No."), _("Agencies"), _("Text"), _("Remark")


def rows(figures: Figures) -> tuple[Row, ...]:
    """Return everything that the timeline shows as rows, in the order of exercise time."""
    found = [
        *_script_rows(figures),
        *_clock_rows(figures),
        *_state_rows(figures),
        *_entry_rows(figures),
    ]
    found.sort(key=lambda each: each[0])
    return tuple(row for _at, row in found)


def _row(figures: Figures, at: timedelta, *rest: str) -> tuple[timedelta, Row]:
    wall = wall_of(figures.clock, at)
    return at, Row(cells=(spans.full(at), spans.wall(wall) if wall else "", *rest))


def _script_rows(figures: Figures) -> Iterator[tuple[timedelta, Row]]:
    line = figures.timeline
    for flag in line.flags:
        given = [
            lane.agency.name
            for lane in line.lanes
            if any(
                number == flag.number and at == flag.at
                for at, number in zip(lane.given, lane.numbers, strict=True)
            )
        ]
        what = _("inject skipped") if flag.skipped else _("inject")
        names = ", ".join(shown(each) for each in given)
        yield _row(figures, flag.at, what, shown(flag.number), names, shown(flag.title), "")


def _clock_rows(figures: Figures) -> Iterator[tuple[timedelta, Row]]:
    for pause in figures.timeline.pauses:
        said = spans.ago(pause.ended - pause.began) if pause.ended else ""
        word = _("stopped: real emergency") if pause.safety else _("pause")
        yield _row(figures, pause.at, word, "", "", shown(pause.reason), said)
    for jump in figures.timeline.jumps:
        said = spans.signed(jump.by)
        yield _row(figures, jump.at, _("jump"), "", "", shown(jump.reason), said)


def _state_rows(figures: Figures) -> Iterator[tuple[timedelta, Row]]:
    for lane in figures.timeline.lanes:
        for state in lane.states:
            said = _("not closed")
            if state.until is not None:
                said = _("until {time}").format(time=spans.full(state.until))
            at, row = _row(
                figures,
                state.since,
                _("in place"),
                str(state.opened),
                shown(lane.agency.name),
                shown(state.name),
                said,
            )
            yield at, Row(cells=row.cells, ref=state.ref)


def _entry_rows(figures: Figures) -> Iterator[tuple[timedelta, Row]]:
    every = [mark for lane in figures.timeline.lanes for mark in (*lane.marks, *lane.seen)]
    # a joint entry stands in several lanes, and once in the table
    for mark in {each.ref: each for each in reversed(every)}.values():
        item = figures.item(mark.ref)
        event = item.now if item is not None else None
        if item is None or event is None:
            continue
        remarks = [_("late {time}").format(time=late_words(item))] if mark.late else []
        remarks += [_("struck")] if mark.struck else []
        at, row = _row(
            figures,
            mark.at,
            sort_word(event),
            str(event.number),
            agencies_words(figures, event.agencies),
            shown(event.text),
            " · ".join(remarks),
        )
        yield at, Row(cells=row.cells, ref=mark.ref)
