"""What each section asks, field by field."""

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.domain.agencies import told_apart
from facilitator.domain.checks import looks_real
from facilitator.domain.exercise import Exercise, Objective
from facilitator.domain.smart import wanted
from facilitator.i18n import N_, _
from facilitator.report.threats import THREATS
from facilitator.services.capabilities import EUROPEAN, capabilities, definition_of
from facilitator.ui.models.countries import LANGUAGES
from facilitator.ui.plan.script.typed import Wrong
from facilitator.ui.plan.setup import words
from facilitator.ui.plan.setup.fields import Ask, Options
from facilitator.ui.plan.setup.values import (
    code_words_in,
    code_words_of,
    covered_in,
    covered_of,
    date_in,
    date_of,
    length_in,
    length_of,
    lines_in,
    lines_of,
    moment_in,
    moment_of,
    number_in,
    number_of,
)
from facilitator.ui.plan.setup.words import wanted_words


def said(choices: Mapping[Any, str]) -> Options:
    """Return options that are said in the language spoken now."""

    def offer(_exercise: Exercise) -> Sequence[tuple[Any, str]]:
        return [(value, _(word)) for value, word in choices.items()]

    return offer


def _languages(exercise: Exercise) -> Sequence[tuple[Any, str]]:
    known = dict(LANGUAGES)
    known.setdefault(exercise.language, exercise.language)
    return list(known.items())


EXERCISE = (
    Ask(name="title", word=N_("Title")),
    Ask(name="purpose", word=N_("Purpose: what it is for"), lines=2),
    Ask(name="scope", word=N_("Scope: how far it reaches, and what is left out"), lines=2),
    Ask(name="scenario", word=N_("Scenario in one or two sentences"), lines=2),
    Ask(name="why", word=N_("Why this scenario: the risk or vulnerability behind it"), lines=2),
    Ask(name="type", word=N_("Type"), options=said(words.TYPES)),
    Ask(name="mode", word=N_("Rows come due"), options=said(words.MODES)),
    Ask(name="planned_at", word=N_("Date and time"), read=date_in, write=date_of),
    Ask(name="place", beside=True, word=N_("Place")),
    Ask(name="language", word=N_("Language of the exercise"), options=_languages),
    Ask(name="length", word=N_("Planned length"), read=length_in, write=length_of),
    Ask(
        name="story_start",
        beside=True,
        word=N_("Story starts (date and time in the story)"),
        read=moment_in,
        write=moment_of,
    ),
    Ask(name="director", word=N_("Director (a function, rather than a name)")),
    Ask(name="sponsor", beside=True, word=N_("Sponsor, organisation")),
)


def agency_asks(current: Any) -> tuple[Ask, ...]:  # noqa: ANN401 - gives the id of the marked one
    """Return what is asked of an agency; ``current()`` is the id of the one that is marked."""

    def letter_in(text: str, exercise: Exercise) -> str:
        text = text.strip().upper()
        if not text or len(text) > 2:  # noqa: PLR2004 - what fits into a mark
            raise Wrong(_("One or two letters."))
        others = [each for each in exercise.agencies if each.id != current()]
        for each in others:
            if text.casefold() in (each.letter.casefold(), each.short.casefold()):
                own = exercise.agency(current())
                free = "" if own is None else told_apart(own, others).letter
                raise Wrong(
                    _("{letter} belongs to {agency}; {free} is free.").format(
                        letter=text, agency=each.name, free=free
                    )
                )
        return text

    def short_in(text: str, exercise: Exercise) -> str:
        text = "".join(text.split()).casefold()
        others = [each for each in exercise.agencies if each.id != current()]
        for each in others:
            if text and text in (each.letter.casefold(), each.short.casefold()):
                raise Wrong(_("{short} belongs to {agency}.").format(short=text, agency=each.name))
        if not text:
            raise Wrong(_("Write what is typed to name it, such as pol."))
        return text

    return (
        Ask(name="name", word=N_("Name")),
        Ask(name="letter", beside=True, word=N_("Letter in the mark"), read=letter_in),
        Ask(name="short", beside=True, word=N_("Short name, typed in the log"), read=short_in),
        Ask(name="shape", word=N_("Shape"), options=said(words.SHAPES)),
        Ask(name="colour", word=N_("Colour"), options=said(words.COLOURS)),
        Ask(name="kind", word=N_("Kind, such as fire and rescue")),
        Ask(
            name="seats",
            beside=True,
            word=N_("Seats at the table"),
            read=number_in,
            write=number_of,
        ),
        Ask(
            name="contact",
            beside=True,
            word=N_("Contact in the exercise"),
            advise=lambda each, _exercise: real_number(each.contact),
        ),
    )


def real_number(text: str) -> str:
    """Return the warning that a number looks real, or nothing."""
    if not looks_real(text):
        return ""
    return _("This looks like a real number: use exercise numbers, so that nobody dials it.")


def _capability_advice(objective: Objective, exercise: Exercise) -> str:
    if not objective.capability.strip():
        return _("Without a capability there is no evaluation guide. F7 shows the lists.")
    return definition_of(objective.capability, exercise.language)


def _known_capabilities(exercise: Exercise) -> Sequence[str]:
    return [each.name for each in capabilities(EUROPEAN, exercise.language)]


OBJECTIVE = (
    Ask(name="number", word=N_("Number")),
    Ask(
        name="text",
        word=N_("What it is to show"),
        lines=2,
        advise=lambda each, exercise: wanted_words(wanted(each.text, exercise)),
    ),
    Ask(
        name="capability",
        word=N_("Capability"),
        advise=_capability_advice,
        known=_known_capabilities,
    ),
)
TARGET = (
    Ask(
        name="text",
        word=N_("Target: what is reached, with a number"),
        lines=2,
        advise=lambda each, exercise: wanted_words(wanted(each.text, exercise)[:2]),
    ),
)
TASK = (
    Ask(name="text", word=N_("Critical task"), lines=2),
    Ask(name="source", word=N_("Source: plan, order, page")),
    Ask(
        name="agencies",
        beside=True,
        word=N_("Agencies, by letter"),
        read=covered_in,
        write=covered_of,
    ),
)


def _phase_modes(_exercise: Exercise) -> Sequence[tuple[Any, str]]:
    return [
        (None, _("as the exercise")),
        *((value, _(word)) for value, word in words.MODES.items()),
    ]


PHASE = (
    Ask(name="name", word=N_("Name")),
    Ask(name="starts", beside=True, word=N_("Starts at"), read=length_in, write=length_of),
    Ask(name="story_start", beside=True, word=N_("Story's time"), read=moment_in, write=moment_of),
    Ask(name="length", beside=True, word=N_("Planned length"), read=length_in, write=length_of),
    Ask(name="mode", word=N_("Rows come due"), options=_phase_modes),
    Ask(name="situation", word=N_("Situation, shown to the room"), lines=3),
    Ask(
        name="questions",
        word=N_("Questions to discuss, one on each line"),
        lines=3,
        read=lines_in,
        write=lines_of,
    ),
)
POST = (
    Ask(name="role", word=N_("Role"), options=said(words.ROLES)),
    Ask(
        name="function",
        word=N_("Function"),
        advise=lambda _each, _exercise: _("Functions, not names: the plan is copied and kept."),
    ),
    Ask(
        name="covers", beside=True, word=N_("Covers, by letter"), read=covered_in, write=covered_of
    ),
)
RULES = (
    Ask(name="safety_word", word=N_("Safety word")),
    Ask(
        name="rules",
        word=N_("Rules of play, one on each line"),
        lines=4,
        read=lines_in,
        write=lines_of,
    ),
    Ask(
        name="code_words",
        word=N_("Code words, one on each line: WORD = what it means"),
        lines=3,
        read=code_words_in,
        write=code_words_of,
    ),
    Ask(
        name="hot_wash",
        word=N_("Questions of the hot wash, one on each line"),
        lines=3,
        read=lines_in,
        write=lines_of,
    ),
)


def _agency_of(exercise: Exercise) -> Sequence[tuple[Any, str]]:
    return [("", _("control")), *((each.id, each.name) for each in exercise.agencies)]


CONTACT = (
    Ask(name="function", word=N_("Function, rather than a name")),
    Ask(
        name="number",
        beside=True,
        word=N_("Exercise number"),
        advise=lambda each, _exercise: real_number(each.number),
    ),
    Ask(name="note", beside=True, word=N_("Note")),
    Ask(name="agency", word=N_("Agency"), options=_agency_of),
)


def _marking_advice(exercise: Exercise, _same: Exercise) -> str:
    if exercise.marking in words.TLP:
        return _(words.TLP[exercise.marking])
    if exercise.marking.strip() and not exercise.marking.upper().startswith("TLP"):
        return _(
            "A national mark has rules of its own, which bind this laptop too: ask who may set it."
        )
    return ""


def _tlp(_exercise: Exercise) -> Sequence[tuple[Any, str]]:
    return [("", _("none")), *((each, each) for each in words.TLP)]


MARKING = (
    Ask(name="marking", word=N_("Traffic Light Protocol"), options=_tlp, advise=_marking_advice),
)
OWN_MARKING = (Ask(name="marking", word=N_("Another mark"), advise=_marking_advice),)
THREAT = (Ask(name="threat", word=N_("Threat type"), options=said(THREATS)),)
