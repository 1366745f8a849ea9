"""What the export says of each form."""

from typing import Final

from facilitator.i18n import N_, _
from facilitator.services.handing import FORMS, OF_FILES, Form
from facilitator.ui.library.lines import Cell, Line
from facilitator.ui.widgets.grid_rows import Column

FORM_WORDS: Final[dict[str, tuple[str, str]]] = {
    "own": (
        N_("Script as a table"),
        N_("Every field. Changed in a spreadsheet and imported again, it is the same script."),
    ),
    "hseep": (
        N_("MSEL in the HSEEP columns"),
        N_("The ten columns of the HSEEP tables, for planners in the United States."),
    ),
    "mitre": (N_("MSEL in the MITRE columns"), N_("The ten columns of the MITRE playbook.")),
    "standard": (
        N_("MSEL in the Standard columns"),
        N_("Thirteen columns: control number, move, group, organisations, details."),
    ),
    "chronogramme": (
        N_("French chronogramme"),
        N_("Time, events, and a column of expected reactions for each agency."),
    ),
    "blueprint": (
        N_("Workbook for Blueprint"),
        N_("Upload it there: each column becomes a field, each row a scenario event."),
    ),
    "calendar": (
        N_("Calendar"),
        N_("Each planned row as an appointment, for the planning team. Never for players."),
    ),
    "openaev": (N_("Scenario of OpenAEV"), N_("A zip that OpenAEV imports.")),
    "paper": (
        N_("Paper pack"),
        N_("All that a room needs when the laptop dies: cards, script, guides, log sheets."),
    ),
    "manual": (
        N_("Situation manual"),
        N_("A document for players: aims, rules, code words, how the story begins. No inject."),
    ),
    "log": (
        N_("Log as a table"),
        N_("Every entry of the run: times, agency, text, reason, minutes against the target."),
    ),
    "improvement": (
        N_("Improvement plan"),
        N_("Corrective actions with owner, dates, priority and status; HSEEP columns first."),
    ),
    "template": (
        N_("Template"),
        N_("The plan without its run, its date and its people. Opened, it makes a new exercise."),
    ),
}


def form_columns() -> tuple[Column, ...]:
    """Return the columns of the list of forms."""
    return (
        Column(share=4),
        Column(width=92),
        Column(share=7, least=760),
    )


def form_lines(*, saved: bool) -> list[Line]:
    """Return every form: its name, its files' endings, its use; some are made of files only."""
    return [form_line(each) for each in FORMS if saved or each.key not in OF_FILES]


def form_line(form: Form) -> Line:
    """Return one form."""
    name, use = FORM_WORDS[form.key]
    return Line(
        cells=(
            Cell(text=_(name), weight=600),
            Cell(text=" ".join(form.endings), colour="text.secondary"),
            Cell(text=_(use), colour="text.secondary"),
        ),
        item=form,
        tip=_(use),
    )
