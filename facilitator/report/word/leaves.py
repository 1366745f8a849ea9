"""Leaves of the situation manual that are tables: who takes part, whom to call, feedback."""

from collections.abc import Iterator, Sequence

from facilitator.domain.exercise import Exercise
from facilitator.report.word.markup import Head, paragraph, table
from facilitator.report.word.sheets import WIDTH
from facilitator.report.wording import Speech, names

SCALE = 5
LINES = 3


def participants_leaf(exercise: Exercise, speech: Speech) -> Iterator[str]:
    """Yield who takes part, by organisation; functions, no names."""
    _ = speech.words.text
    if not exercise.agencies:
        return
    yield paragraph(_("Who takes part"), "Heading1")
    heads = [
        Head(title=_("Organisation"), width=WIDTH * 0.5),
        Head(title=_("Sort"), width=WIDTH * 0.3),
        Head(title=_("Seats"), width=WIDTH * 0.2, right=True),
    ]
    rows = [
        (each.name, each.kind or "–", str(each.seats) if each.seats else "–")
        for each in exercise.agencies
    ]
    yield table(heads, rows, told=_("Who takes part"))


def contact_leaf(exercise: Exercise, speech: Speech) -> Iterator[str]:
    """Yield whom to call in the exercise, under which exercise number."""
    _ = speech.words.text
    yield paragraph(_("Whom to call in the exercise"), "Heading1")
    yield paragraph(
        _("Use these numbers only. Begin and end with “exercise”; call no real service.")
    )
    heads = [
        Head(title=_("Function"), width=WIDTH * 0.4),
        Head(title=_("Agency"), width=WIDTH * 0.3),
        Head(title=_("Exercise number"), width=WIDTH * 0.3),
    ]
    rows = [
        (each.function, names(exercise, (each.agency,)) if each.agency else "–", each.number)
        for each in exercise.contacts
    ]
    rows += [
        (_("At the table"), each.name, each.contact)
        for each in exercise.agencies
        if each.contact.strip()
    ]
    blank = [("", "", "")] * (LINES if not rows else 0)
    yield table(heads, [*rows, *blank], told=_("Whom to call in the exercise"))


def feedback_leaf(statements: Sequence[str], speech: Speech) -> Iterator[str]:
    """Yield the feedback form in its three parts."""
    _ = speech.words.text
    yield paragraph(_("Feedback form"), "Heading1")
    fields = (_("agency"), _("role"), _("date"), _("name, if you wish"))
    heads = [Head(title=each, width=WIDTH / len(fields)) for each in fields]
    yield table(heads, [("",) * len(fields)], told=_("Feedback form"))
    yield paragraph(_("Part I: what we found"), "Heading2")
    for title in (
        _("Three strengths"),
        _("Three areas for improvement"),
        _("Anything that the observers could not have seen"),
        _("What should be done"),
        _("Equipment, training, policies or plans that should be looked at again"),
    ):
        yield paragraph(title, "Heading3")
        yield "".join(paragraph("", "WriteHere") for _line in range(LINES))
    yield paragraph(_("Part II: the exercise (1 not at all, 5 fully)"), "Heading2")
    scale = [str(number) for number in range(1, SCALE + 1)]
    heads = [Head(title=_("Statement"), width=WIDTH * 0.7)]
    heads += [Head(title=each, width=WIDTH * 0.06) for each in scale]
    rows = [(each, *("☐" for _number in scale)) for each in statements]
    yield table(heads, rows, told=_("Part II: the exercise (1 not at all, 5 fully)"))
    yield paragraph(_("Part III: how could the exercise be better?"), "Heading2")
    yield "".join(paragraph("", "WriteHere") for _line in range(LINES * 2))
