"""What the NEXT strip says: the standby row, or the row somebody took from the script."""

from dataclasses import replace
from datetime import timedelta

from facilitator.domain.checklist import missing
from facilitator.domain.clock import ClockPhase
from facilitator.domain.msel import Inject, RowKind
from facilitator.domain.script import OVERDUE, ScriptRow, Standby
from facilitator.domain.siterooms import seats
from facilitator.domain.triggers import open_alternatives
from facilitator.i18n import _, ngettext
from facilitator.services.conduct import Conduct
from facilitator.services.rooms import RoomAlarm, alarms
from facilitator.services.roomwords import alarm_words, leader_name, where_words
from facilitator.ui.conduct.keys import key
from facilitator.ui.conduct.script_rows import marks_of
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.widgets import Next, NextKind

ZERO = timedelta(0)


def next_up(conduct: Conduct, standby: Standby, cued: ScriptRow | None) -> Next:
    """Return what the strip shows now."""
    phase = conduct.state.clock.phase
    if phase is ClockPhase.ENDED:
        return Next(
            kind=NextKind.FINISHED,
            title=_("The exercise has ended"),
            detail=_("{key} opens the report; what is written now is a late entry").format(
                key=key("pause")
            ),
            off=_("The exercise has ended."),
        )
    row = cued or standby.row
    if row is None:
        return Next(
            kind=NextKind.FINISHED,
            title=_("Nothing left in the script"),
            detail=_("{ad_hoc} makes an inject, {end} ends the exercise").format(
                ad_hoc=key("ad_hoc"), end=key("end")
            ),
            off=_("Nothing is left to deliver."),
        )
    shown_row = _of_row(conduct, row, standby if cued is None else None)
    where = where_words(conduct, row.inject)
    if where:
        told = _("in {rooms}").format(rooms=shown(where))
        shown_row = replace(shown_row, detail=" · ".join(filter(None, (told, shown_row.detail))))
    if phase is ClockPhase.READY:
        return _ready(shown_row, conduct)
    return _in_phase(_if_led_elsewhere(shown_row, conduct), phase, alarms(conduct))


def _if_led_elsewhere(coming: Next, conduct: Conduct) -> Next:
    """Return a row that this room can only look at, with the reason why GO is off."""
    if conduct.leads or not seats(conduct.state):
        return coming
    why = _("Delivered by the room that leads: {room}.").format(room=shown(leader_name(conduct)))
    return replace(coming, off=why, all_off=why)


def _ready(coming: Next, conduct: Conduct) -> Next:
    """Return the first row before STARTEX, and how much the set-up still lacks: no lock."""
    count = len(missing(conduct.exercise))
    words = ngettext(
        "{count} thing missing: look (Ctrl+2)", "{count} things missing: look (Ctrl+2)", count
    )
    lacking = words.format(count=count) if count else ""
    return replace(
        coming,
        kind=NextKind.STANDBY,
        detail=" · ".join(filter(None, (coming.detail, lacking))),
        caption="",
        count="",
        go_word=_("STARTEX"),
    )


def _in_phase(coming: Next, phase: ClockPhase, declared: tuple[RoomAlarm, ...]) -> Next:
    match phase:
        case ClockPhase.STOPPED:
            why = _("Stopped for a real emergency.")
            whose = " · ".join(shown(alarm_words(each)) for each in declared)
            return replace(coming, kind=NextKind.PAUSED, detail=whose or why, off=why, all_off=why)
        case ClockPhase.PAUSED:
            why = _("Paused: {key} resumes").format(key=key("pause"))
            count = coming.count and coming.caption != _("held since")
            caption = _("stopped at") if count else coming.caption
            return replace(
                coming,
                kind=NextKind.PAUSED,
                detail=" · ".join(filter(None, (why, coming.detail))),
                caption=caption,
                off=coming.off or why,
            )
        case _:
            return coming


def _of_row(conduct: Conduct, row: ScriptRow, standby: Standby | None) -> Next:
    inject = row.inject
    base = Next(
        number=shown(inject.number),
        title=shown(inject.title),
        detail=" · ".join(filter(None, (_other(conduct, inject), _detail(inject, standby)))),
        marks=marks_of(inject, conduct.exercise),
    )
    if standby is None:
        return _cued(conduct, row, base)
    if standby.due_in is None:
        return replace(base, caption=_("in order"), count="")
    if inject.planned is not None and inject.planned < ZERO:
        return replace(base, caption=_("before the start"), count="")
    caption, count = countdown(standby.due_in)
    kind = NextKind.OVERDUE if standby.overdue else NextKind.STANDBY
    if inject.kind is RowKind.CONTINGENCY and not standby.overdue:
        kind = NextKind.CONTINGENCY
    return replace(base, kind=kind, caption=caption, count=count)


def _cued(conduct: Conduct, row: ScriptRow, base: Next) -> Next:
    """Return a row that somebody took from the script out of its turn."""
    match row.status:
        case "held":
            return _held(conduct, row, base)
        case "skipped" | "cancelled":
            why = _("left out: {why}").format(why=shown(row.note))
            return replace(
                base,
                kind=NextKind.HELD,
                detail=why,
                caption=_("from the script"),
                go_word=_("Deliver"),
                hold_word=_("Take back"),
            )
        case "delivered" | "recalled":
            at = spans.full(row.at or ZERO)
            return replace(
                base,
                detail=_("delivered at {time}").format(time=at),
                caption=_("from the script"),
                go_word=_("Re-send"),
                skip_word=_("Recall"),
            )
        case "waiting":
            why = _("waits on {number}").format(number=shown(row.waits_on))
            return replace(base, detail=f"{why} · {base.detail}", caption=_("out of turn"))
        case "contingency" if row.at is not None:
            left = row.at - conduct.elapsed()
            return replace(
                base,
                kind=NextKind.CONTINGENCY,
                caption=_("if no order in"),
                count=spans.count(max(left, ZERO)),
            )
        case _:
            chosen = row.inject.choice and row.inject.choice == _choice(conduct)
            return replace(base, caption=_("chosen instead") if chosen else _("out of turn"))


def _choice(conduct: Conduct) -> str:
    standby = conduct.standby().row
    return standby.inject.choice if standby is not None else ""


def _other(conduct: Conduct, inject: Inject) -> str:
    """Return which rows can be chosen instead, and the key that does it."""
    others = open_alternatives(conduct.exercise, conduct.state, inject)
    if not others:
        return ""
    numbers = ", ".join(shown(each.number) for each in others)
    return _("or {numbers} {key}").format(numbers=numbers, key=key("other"))


def _held(conduct: Conduct, row: ScriptRow, base: Next) -> Next:
    mark = conduct.state.marks[row.inject.id]
    since = conduct.elapsed() - mark.at
    detail = _("held: {why}").format(why=shown(mark.reason)) if mark.reason else _("held")
    return replace(
        base,
        kind=NextKind.HELD,
        detail=detail,
        caption=_("held since"),
        count=spans.count(max(since, ZERO)),
        go_word=_("Deliver"),
        hold_word=_("Release"),
    )


def countdown(due_in: timedelta) -> tuple[str, str]:
    """Return caption and digits: whole seconds, counted so that 0 is reached at the due moment."""
    seconds = timedelta(seconds=-(-due_in // timedelta(seconds=1)))
    if seconds > ZERO:
        return _("due in"), spans.count(seconds)
    if -due_in < OVERDUE:
        return _("due now"), spans.count(seconds)
    return _("overdue by"), spans.count(seconds)


def _detail(inject: Inject, standby: Standby | None) -> str:
    parts = [_("to all")] if inject.to_all else []
    if inject.kind is RowKind.CONTINGENCY and standby is not None and standby.waits_on:
        parts.append(_("contingency of {number}").format(number=standby.waits_on))
    parts.append(shown(inject.method))
    if inject.sender:
        parts.append(_("from {sender}").format(sender=shown(inject.sender)))
    if inject.discussion:
        count = spans.whole_minutes(inject.discussion)
        words = ngettext("discussion {count} min", "discussion {count} min", count)
        parts.append(words.format(count=count))
    paced = standby is not None and standby.row is not None and standby.due_in is None
    if inject.planned is not None and not paced:
        parts.append(_("planned {time}").format(time=spans.hours_minutes(inject.planned)))
    return " · ".join(filter(None, parts))
