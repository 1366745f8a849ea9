"""An appendix with the words of exercises as this report uses them, in its language or in both."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.i18n import N_
from facilitator.report.layout import Cell, Column, Layout
from facilitator.report.palette import TABLE, TABLE_STRONG
from facilitator.report.terms import TERMS
from facilitator.report.text import Run
from facilitator.report.wording import Speech


def glossary_pages(layout: Layout, speech: Speech) -> list[Flowable]:
    """Return the appendix; with a second language its words stand beside the first's."""
    words, second = speech.words, speech.second
    parts: list[Flowable] = [
        layout.title(speech.both(N_("Glossary")), key="glossary"),
    ]
    if second is None:
        one, two = layout.widths(160, 422)
        columns = [
            Column(title=words.text("Word"), width=one, names=True),
            Column(title=words.text("What it means here"), width=two),
        ]
    else:
        one, two, three = layout.widths(120, 120, 342)
        columns = [
            Column(title=speech.both(N_("Word")), width=one, names=True),
            Column(title="", width=two),
            Column(title=speech.both(N_("What it means here")), width=three),
        ]

    def row(term: str, meaning: str) -> Sequence[Cell]:
        said = [Run(words.text(meaning), TABLE)]
        if second is None:
            return ([Run(words.text(term), TABLE_STRONG)], said)
        also = second.text(meaning)
        if also != words.text(meaning):
            said.append(Run("\n" + also, TABLE))
        return (
            [Run(words.text(term), TABLE_STRONG)],
            [Run(second.text(term), TABLE_STRONG)],
            said,
        )

    return [*parts, layout.table(columns, [row(*each) for each in TERMS])]
