"""The first page of the FEMA order: handling, the exercise at a glance, objectives by letters."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.findings import Findings
from facilitator.i18n import N_
from facilitator.report.layout import Cell, Column, Layout
from facilitator.report.palette import BODY, TABLE, TABLE_MUTED, TABLE_STRONG
from facilitator.report.preparing import prepared
from facilitator.report.summing import kind_word, when_words
from facilitator.report.text import Run
from facilitator.report.threats import THREATS
from facilitator.report.told import paragraphs, told
from facilitator.report.wording import Speech, clipped

LETTERS = (
    Rating.PERFORMED,
    Rating.SOME_CHALLENGES,
    Rating.MAJOR_CHALLENGES,
    Rating.UNABLE,
)


def overview_page(layout: Layout, findings: Findings, speech: Speech) -> Iterator[Flowable]:
    """Yield cover, handling statement, overview, and the table of objectives and capabilities."""
    _ = speech.words.text
    title = clipped(findings.exercise.title, 200)
    yield layout.caption(_("After-action report and improvement plan"), after=3)
    yield layout.title(title, key="front", first=True)
    yield layout.caption(prepared(findings, speech), after=6)
    handling = told(findings, speech, "handling")
    if handling:
        yield layout.heading(speech.both(N_("Handling")))
        yield from paragraphs(layout, handling)
    yield layout.heading(speech.both(N_("Exercise overview")), key="overview")
    one, two = layout.widths(150, 432)
    columns = [
        Column(title=speech.both(N_("What")), width=one, names=True),
        Column(title=speech.both(N_("This exercise")), width=two),
    ]
    rows = [
        ([Run(label, TABLE_STRONG)], [Run(text, TABLE)]) for label, text in _facts(findings, speech)
    ]
    yield layout.table(columns, rows)
    if findings.objectives:
        yield from _ratings(layout, findings, speech)


def _facts(findings: Findings, speech: Speech) -> list[tuple[str, str]]:
    exercise = findings.exercise
    capabilities = dict.fromkeys(each.capability for each in exercise.objectives if each.capability)
    told_facts = [
        (N_("Exercise name"), exercise.title),
        (N_("Dates"), when_words(findings, speech)),
        (N_("Type"), kind_word(findings, speech)),
        (N_("Place"), exercise.place),
        (N_("Scope"), exercise.scope),
        (N_("Purpose"), exercise.purpose),
        (N_("Core capabilities"), ", ".join(capabilities)),
        (N_("Objectives"), "\n".join(f"{e.number}  {e.text}" for e in exercise.objectives)),
        (N_("Threat or hazard"), _threat(exercise.threat, speech)),
        (N_("Scenario"), exercise.scenario),
        (N_("Sponsor"), exercise.sponsor),
        (N_("Organisations that took part"), ", ".join(each.name for each in exercise.agencies)),
        (N_("Point of contact"), exercise.director),
    ]
    return [(speech.both(label), text or "–") for label, text in told_facts]


def _threat(threat: str, speech: Speech) -> str:
    """Return what a threat type is called; one that nobody knows is told as it is written."""
    return speech.words.text(THREATS[threat]) if threat in THREATS else threat


def _ratings(layout: Layout, findings: Findings, speech: Speech) -> Iterator[Flowable]:
    """Yield the table of the template: a cross in the column of the letter that was decided."""
    yield layout.room(120)
    yield layout.heading(speech.both(N_("Analysis of core capabilities")), key="capabilities")
    one, two, *rest = layout.widths(230, 172, 32, 32, 32, 32, 52)
    columns = [
        Column(title=speech.both(N_("Objective")), width=one, names=True),
        Column(title=speech.both(N_("Core capability")), width=two),
        *(
            Column(title=letter.value, width=width)
            for letter, width in zip(LETTERS, rest, strict=False)
        ),
        Column(title=speech.both(N_("not observed")), width=rest[-1]),
    ]

    def row(number: str, text: str, capability: str, rating: Rating | None) -> Sequence[Cell]:
        marks = [
            [Run("×" if rating is letter else "", TABLE_STRONG)]
            for letter in (*LETTERS, Rating.NOT_OBSERVED)
        ]
        return (
            [Run(f"{number}  {text}", TABLE)],
            [Run(capability or "–", TABLE if capability else TABLE_MUTED)],
            *marks,
        )

    settled = findings.review.settled
    rows: list[Sequence[Cell]] = []
    for each in findings.objectives:
        objective = each.objective
        found = settled.get((Rated.OBJECTIVE, objective.id))
        rating = found.rating if found else None
        rows.append(row(objective.number, objective.text, objective.capability, rating))
    yield layout.table(columns, rows, leading=BODY.leading)
