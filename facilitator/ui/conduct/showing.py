"""Brings every part of the desk up to date; the models tell the views only what differs."""

from collections.abc import Mapping

from PySide6.QtGui import QAction

from facilitator.domain.clock import ClockPhase
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.siterooms import seats
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.ui.conduct import at_post
from facilitator.ui.conduct.acts import Acts, undo_words
from facilitator.ui.conduct.keys import key
from facilitator.ui.conduct.next_up import next_up
from facilitator.ui.conduct.parts import Parts
from facilitator.ui.models import spans
from facilitator.ui.models.board import worst
from facilitator.ui.models.plain import shown
from facilitator.ui.say import sentence
from facilitator.ui.widgets import FootItem, Glyph, KeyButton

_OF_THE_ROW = ("hold", "skip", "cancel", "other")
"""Nothing is done with the script while people see to a real emergency."""
_IN_PLAY = (
    *("jump", "speed", "end", "ad_hoc", "shift", "acknowledge", "again", "recall", "close"),
    *("discuss", "longer"),
)


def show_run(conduct: Conduct, parts: Parts, acts: Acts) -> None:
    """Show clock, strip, script, text and board as they are now."""
    rows = conduct.script()
    standby = conduct.standby(rows)
    cued = acts.row() if acts.cued else None
    parts.clock.refresh()
    parts.strip.show_next(next_up(conduct, standby, cued))
    parts.discussion.show_discussion(conduct.state.discussion, conduct.elapsed())
    parts.script.show_rows(rows)
    due = sum(1 for row in rows if row.status == "due")
    parts.script.set_note(_("{count} more due").format(count=due) if due else "")
    at_hand = cued or standby.row
    ended = conduct.state.clock.phase is ClockPhase.ENDED
    parts.read.show_inject(at_hand.inject if at_hand else None, conduct.exercise, ended=ended)
    parts.board.show_rows(conduct.board())
    parts.guide.refresh()


def show_acts(
    conduct: Conduct,
    actions: Mapping[str, QAction],
    parts: Parts,
    post: at_post.Post | None = None,
) -> None:
    """Name what pause and undo would do now, and say why what is off is off."""
    phase = conduct.state.clock.phase
    words = {
        ClockPhase.READY: _("Start"),
        ClockPhase.RUNNING: _("Pause"),
        ClockPhase.PAUSED: _("Resume"),
        ClockPhase.STOPPED: _("Clear…"),
        ClockPhase.ENDED: _("Report…"),
    }
    actions["pause"].setText(words[phase])
    offer = conduct.undo_offer()
    actions["undo"].setText(undo_words(offer))
    actions["undo"].setEnabled(offer is not None)
    actions["undo"].setToolTip("" if offer else _("Nothing to undo."))
    why = _off_because(phase)
    for name in _IN_PLAY:
        stopped_too = name in {"end", "close"} and phase is ClockPhase.STOPPED
        allowed = not why or stopped_too
        actions[name].setEnabled(allowed)
        actions[name].setToolTip("" if allowed else why)
    stopped = why if phase is ClockPhase.STOPPED else ""
    for name in _OF_THE_ROW:
        actions[name].setEnabled(not stopped)
        actions[name].setToolTip(stopped)
    anything = bool(conduct.state.logged or conduct.state.last_delivered)
    nothing = "" if anything else _("There is nothing to replace yet.")
    actions["replace"].setEnabled(anything)
    actions["replace"].setToolTip(nothing)
    lone = "" if seats(conduct.state) else _("This exercise is played in one room.")
    leads = sentence(Refused(Reason.ALREADY_LEADING)) if conduct.leads else ""
    actions["lead"].setEnabled(not (lone or leads))
    actions["lead"].setToolTip(lone or leads)
    _switch(parts.script.ad_hoc_button, why)
    _switch(parts.log.replace_button, nothing)
    if at_post.observes(conduct):
        at_post.suit_acts(conduct, actions, post)
        _switch(parts.log.replace_button, actions["replace"].toolTip())


def _off_because(phase: ClockPhase) -> str:
    """Return why the run can not be changed now, or nothing."""
    words = {
        ClockPhase.READY: _("Not started yet."),
        ClockPhase.STOPPED: _("Stopped for a real emergency."),
        ClockPhase.ENDED: _("The exercise has ended."),
    }
    return words.get(phase, "")


def _switch(button: KeyButton, why: str) -> None:
    if why:
        button.set_off(why)
    else:
        button.set_on()


def last_saved(conduct: Conduct) -> str:
    """Return when the file was last written to, or nothing if it never was."""
    journal = conduct.file.journal
    last = journal.last_line()
    lines = journal.lines((last,)) if last else ()
    return spans.wall(lines[0].entry.logged_at) if lines else ""


def foot_left(conduct: Conduct, saved: str) -> tuple[FootItem, ...]:
    """Return what the foot says: when the file was last written, and its name."""
    words = _("Saved {time}").format(time=saved) if saved else _("Nothing written yet")
    items = [FootItem(text=words, glyph=Glyph.TICK if saved else None)]
    if conduct.file.path is not None:
        items.append(FootItem(text=shown(conduct.file.path.name)))
    return tuple(items)


def foot_right() -> tuple[FootItem, ...]:
    """Return the keys in the foot."""
    return (
        FootItem(text=_("replace"), key=key("replace")),
        FootItem(text=_("details"), key=key("details")),
        FootItem(text=_("all keys"), key=key("keys")),
    )


def alarm(parts: Parts) -> str:
    """Return who is furthest past a target, in a sentence, or nothing."""
    late = worst(parts.board.model.rows())
    if late is None or late.owes is None or late.owes.late_by is None:
        return ""
    return _("{agency} owes {number}, late {span}").format(
        agency=shown(late.agency.name),
        number=shown(late.owes.number),
        span=spans.count(late.owes.late_by),
    )
