"""The sentences about rows: why one was skipped, what is doubtful in a cell."""

from facilitator.i18n import _

LONGEST = 60


def short(text: str) -> str:
    """Return the beginning of a text, to be quoted in a sentence."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def empty_row() -> str:
    """Say that nothing is there."""
    return _("Empty row.")


def headings_again() -> str:
    """Say that the headings are repeated."""
    return _("The headings again.")


def section_title(text: str) -> str:
    """Say that a row names the phase of those below it."""
    return _("Section title: “{text}” is the phase of the rows below.").format(text=short(text))


def only_one_cell(letter: str, text: str) -> str:
    """Say that a row holds one cell only, in a place that makes it no row of the script."""
    return _("Only one cell is filled ({column}: “{text}”); a legend or a remark.").format(
        column=letter, text=short(text)
    )


def outside_columns(letters: str) -> str:
    """Say that a row has nothing in the columns of the script."""
    return _("Filled only outside the columns of the script ({columns}).").format(columns=letters)


def no_content(text: str) -> str:
    """Say that a row has neither title nor text."""
    return _("Neither a title nor a text: “{text}”.").format(text=short(text))


def trailing_remark(text: str) -> str:
    """Say that a row at the end is a remark or a legend."""
    return _("Below the last row, without number, time or recipient: “{text}”.").format(
        text=short(text)
    )


def other_sheet(name: str, why: str) -> str:
    """Say that another sheet of the file was not taken."""
    return _("Sheet “{name}”: {why}").format(name=name, why=why)


def first_taken(name: str) -> str:
    """Say which of several scripts comes first because nobody answered."""
    return _(
        "Several sheets are scripts; “{name}” comes first, because nobody said otherwise."
    ).format(name=name)


def repaired_letters() -> str:
    """Say that wrongly decoded letters were put right."""
    return _("The letters had been decoded wrongly; they were put right.")


def no_recipients() -> str:
    """Say that the sheet has no column of recipients."""
    return _("There is no column of recipients; no row is addressed to an agency.")


def from_expected() -> str:
    """Say that recipients were taken from the columns of expected actions."""
    return _(
        "There is no column of recipients; each row goes to the agencies that are to react to it."
    )


def no_recipient() -> str:
    """Say that a row has no recipient."""
    return _("No recipient.")


def maybe_several(name: str) -> str:
    """Say that a recipient may be several agencies."""
    return _("“{name}” may be several agencies; kept as one.").format(name=name)


def alike(name: str, other: str) -> str:
    """Say that two names may be one agency."""
    return _("“{name}” may be the same agency as “{other}”; kept as two.").format(
        name=name, other=other
    )


def number_again(number: str, row: int) -> str:
    """Say that a number was used before."""
    return _("The number “{number}” stands in row {row} already.").format(number=number, row=row)


def long_method() -> str:
    """Say that a cell is too long for a means of delivery."""
    return _("Unusually long for a means of delivery; is the cell in the right column?")


def no_headings() -> str:
    """Say that there are no headings and how columns were found."""
    return _("There are no headings; the columns were told apart by what their cells hold.")


def no_times() -> str:
    """Say that a script has an order only."""
    return _("There are no times; the rows keep the order of the sheet.")


def scenario_time_used() -> str:
    """Say that the story's time stands in for the planned time."""
    return _("There is no column of planned times; the scenario time was taken.")


def target_not_understood(text: str) -> str:
    """Say that a target time was not understood."""
    return _("“{text}” is no number of minutes; no target was set.").format(text=short(text))


def text_column_guessed() -> str:
    """Say that a column with an unknown heading was taken as the text."""
    return _("No heading names the text; the column with the longest texts was taken.")


def time_column_guessed() -> str:
    """Say that a column with an unknown heading was taken as the time."""
    return _("No heading names the time; the column that holds times was taken.")
