"""What the start page says of exercises and scenarios: rows, titles, and facts."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QDate, QLocale

from facilitator.domain.clock import ClockPhase
from facilitator.domain.exercise import ExerciseType
from facilitator.i18n import N_, _, language, ngettext, pgettext
from facilitator.services.places import Risk
from facilitator.services.scenarios import Scenario
from facilitator.services.shelving import Shelved
from facilitator.services.templates import Template
from facilitator.store.library import Recent
from facilitator.ui.library.lines import Cell, Line
from facilitator.ui.say import LANGUAGES
from facilitator.ui.widgets import Glyph, Mark
from facilitator.ui.widgets.grid_rows import Column

TYPES: dict[str, str] = {
    ExerciseType.SEMINAR: N_("Seminar"),
    ExerciseType.WORKSHOP: N_("Workshop"),
    ExerciseType.TABLETOP: N_("Tabletop"),
    ExerciseType.GAME: N_("Game"),
    ExerciseType.DRILL: N_("Drill"),
    ExerciseType.FUNCTIONAL: N_("Functional"),
    ExerciseType.FULL_SCALE: N_("Full-scale"),
}
_GLYPHS: dict[str, Glyph] = {
    ClockPhase.READY: Glyph.RING,
    ClockPhase.RUNNING: Glyph.PLAY,
    ClockPhase.PAUSED: Glyph.BARS,
    ClockPhase.STOPPED: Glyph.STOP,
    ClockPhase.ENDED: Glyph.TICK,
}


def exercise_columns() -> tuple[Column, ...]:
    """Return the columns of the list of exercises."""
    return (
        Column(width=14),
        Column(title=_("Name"), share=3),
        Column(title=_("Scenario"), share=3, least=820),
        Column(title=_("Date"), width=100, least=430),
        Column(title=_("Kind"), width=84, least=640),
        Column(title=_("Agencies"), width=108, least=620),
        Column(title=_("State"), width=186, least=346),
    )


def scenario_columns() -> tuple[Column, ...]:
    """Return the columns of the list of scenarios."""
    return (Column(share=1), Column(width=64, least=480), Column(width=138, right=True))


def exercise_line(shelved: Shelved, *, there: bool, late: bool = False) -> Line:
    """Return the row of an exercise; ``late`` where it was to be kept until a day gone by."""
    recent = shelved.recent
    glyph = _GLYPHS.get(recent.phase, Glyph.DOT) if there else Glyph.WARNING
    marks = tuple(
        Mark(letter=letter, shape=shape, colour=colour, name=name)
        for letter, shape, colour, name in recent.marks
    )
    loud = recent.phase in {ClockPhase.RUNNING, ClockPhase.PAUSED, ClockPhase.STOPPED}
    soft = "text.secondary"
    standing = Cell(
        text=state(recent, there=there),
        colour="text.primary" if loud else soft,
        weight=600 if loud else None,
    )
    if late and recent.keep_until is not None:
        words = _("kept until {day}").format(day=date_words(recent.keep_until))
        standing = Cell(text=words, glyph=Glyph.CLOCK, colour="status.late", weight=600)
    return Line(
        cells=(
            Cell(glyph=glyph, colour="text.primary" if there else "status.late"),
            Cell(
                text=named(shelved),
                weight=600 if shelved.first else 500,
                inset=0 if shelved.first else 16,
            ),
            Cell(text=first_sentence(recent.scenario), colour=soft),
            Cell(text=day(recent.held_at or recent.opened_at) if recent.phase else "", colour=soft),
            Cell(text=kind(recent), colour=soft),
            Cell(marks=marks),
            standing,
        ),
        item=recent,
        tip=recent.path,
    )


def named(shelved: Shelved) -> str:
    """Return the title of a row, and by what it differs from the other files of its exercise."""
    recent = shelved.recent
    parts = [recent.title]
    if shelved.runs > 1 and shelved.number:
        parts.append(_("run {number}").format(number=shelved.number))
    if recent.copied_at is not None:
        moment = recent.copied_at.astimezone()
        parts.append(
            _("copy of {day}, {time}").format(day=day(recent.copied_at), time=f"{moment:%H:%M}")
        )
    return ", ".join(parts)


def scenario_line(scenario: Scenario) -> Line:
    """Return the row of a built-in scenario."""
    injects = ngettext("{n} inject", "{n} injects", scenario.injects).format(n=scenario.injects)
    return Line(
        cells=(
            Cell(text=scenario.title),
            Cell(text=LANGUAGES.get(scenario.language, scenario.language), colour="text.secondary"),
            Cell(text=f"{injects}, {span(scenario.minutes)}", colour="text.secondary"),
        ),
        item=scenario,
    )


def template_line(template: Template) -> Line:
    """Return the row of a template of one's own."""
    count = template.injects
    injects = ngettext("{n} inject", "{n} injects", count).format(n=count)
    return Line(
        cells=(
            Cell(text=template.title, weight=600),
            Cell(text=_("own"), colour="text.secondary"),
            Cell(text=f"{injects}, {span(template.minutes)}", colour="text.secondary"),
        ),
        item=template,
        tip=str(template.path),
    )


def kind(recent: Recent) -> str:
    """Return the type of an exercise, or that it is a rehearsal."""
    return _("Rehearsal") if recent.rehearsal else _(TYPES.get(recent.type, ""))


def state(recent: Recent, *, there: bool = True) -> str:
    """Return where an exercise stands, in a few words."""
    if not there:
        return _("file not found")
    match recent.phase:
        case ClockPhase.READY:
            return _("ready to start")
        case ClockPhase.RUNNING:
            said = _("running, {done} of {all}")
        case ClockPhase.PAUSED:
            said = _("paused, {done} of {all}")
        case ClockPhase.STOPPED:
            said = _("stopped, {done} of {all}")
        case ClockPhase.ENDED:
            said = _("played, {done} of {all}")
        case _:
            return _("not opened here yet")
    return said.format(done=recent.delivered, all=recent.rows)


def headline(recent: Recent | None, *, there: bool = True) -> str:
    """Return the one sentence on top of the page."""
    if recent is None:
        return _("Start from a scenario, or bring your own script.")
    if not there:
        return _("{title} is no longer where it was.").format(title=recent.title)
    if recent.phase == ClockPhase.ENDED and recent.held_at is not None:
        said = _("{title} was played on {day}.")
        return said.format(title=recent.title, day=day(recent.held_at))
    if recent.phase in {ClockPhase.RUNNING, ClockPhase.PAUSED, ClockPhase.STOPPED}:
        return _("{title} is in play.").format(title=recent.title)
    return _("{title} is ready to start.").format(title=recent.title)


def risk_words(risk: Risk) -> str:
    """Return why a place is risky, in one sentence."""
    match risk:
        case Risk.SYNCHRONISED:
            return _(
                "This folder is synchronised with other computers, which can damage a file in use."
            )
        case Risk.NETWORK:
            return _("This place is on the network: when it goes, so does the exercise.")
        case Risk.REMOVABLE:
            return _("This is a removable medium: pulled out, it takes the exercise with it.")


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, without its full stop."""
    line = text.strip().split("\n", 1)[0]
    return line.split(". ", 1)[0].rstrip(".")


def span(minutes: int) -> str:
    """Return a length as people say it: 20 min, 2 h, 2.5 h."""
    if minutes < 60:  # noqa: PLR2004 - minutes in an hour
        return _("{n} min").format(n=minutes)
    return _("{n} h").format(n=QLocale(language()).toString(minutes / 60, "g", 2))


def day(moment: datetime) -> str:
    """Return the local day of a moment, as the language writes it."""
    return date_words(moment.astimezone().date())


def date_words(when: date) -> str:
    """Return a date as the language writes it."""
    return QLocale(language()).toString(
        QDate(when.year, when.month, when.day),
        pgettext("a date for Qt: day, short month, year", "d MMM yyyy"),
    )


def short_path(path: str) -> str:
    """Return a path with the home folder cut to a tilde."""
    home = str(Path.home())
    return "~" + path[len(home) :] if path.startswith(home + "/") else path
