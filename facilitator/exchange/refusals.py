"""Why a file is not imported: one plain sentence each."""

from typing import Final

from facilitator.exchange.limits import Hostile
from facilitator.i18n import N_, _

HOSTILE: Final = {
    Hostile.EMPTY: N_("The file is empty."),
    Hostile.TOO_BIG: N_("The file is larger than 20 MB; a script is smaller than that."),
    Hostile.UNPACKS_TOO_BIG: N_(
        "The file unpacks to far more than a script needs; it was not opened."
    ),
    Hostile.DAMAGED: N_("The file is damaged or is no workbook; it could not be read."),
    Hostile.NAMES: N_("The file holds parts with unsafe names; it was not opened."),
    Hostile.DOCTYPE: N_(
        "The file holds document type declarations, which no spreadsheet needs; it was not opened."
    ),
    Hostile.PASSWORD: N_(
        "The file is protected by a password: save a copy without the password and import that."
    ),
    Hostile.OLD_EXCEL: N_(
        "This is a workbook of the old .xls sort: save it as .xlsx and import that."
    ),
    Hostile.OTHER_SPREADSHEET: N_(
        "This is another sort of spreadsheet: save it as .xlsx or .csv and import that."
    ),
    Hostile.OTHER_KIND: N_(
        "This is no script: choose a spreadsheet (.xlsx, .csv), a Word document (.docx), or an"
        " export of OpenAEV (.zip), Blueprint or IcebergTTX (.json)."
    ),
    Hostile.NO_JSON: N_("The file is damaged or is no JSON; it could not be read."),
    Hostile.NO_TEXT: N_("The file is not text, so it cannot be a .csv table."),
}

STRANGE: Final = {
    "tracker": N_(
        "This looks like a mission tracker: it has requests and equipment but no injects, times or"
        " recipients. Choose another sheet, or give its columns"
        " headings such as time, text and to."
    ),
    "roster": N_(
        "This looks like a list of people: it has names and contacts but no injects, times or"
        " recipients. Choose another sheet, or give its columns"
        " headings such as time, text and to."
    ),
    "cards": N_(
        "This looks like a set of role cards: it has characters but no injects, times or"
        " recipients. Choose another sheet, or give its columns"
        " headings such as time, text and to."
    ),
    "features": N_(
        "This looks like a list of features or tasks: it has no injects, times or recipients."
        " Choose another sheet, or give its columns"
        " headings such as time, text and to."
    ),
    "accounts": N_(
        "This looks like a list of amounts: it has no injects, times or recipients."
        " Choose another sheet, or give its columns"
        " headings such as time, text and to."
    ),
}


def hostile(why: Hostile) -> str:
    """Say why a file was not even parsed."""
    return _(HOSTILE[why])


def strange_table(what: str) -> str:
    """Say what a table looks like that is no script."""
    return _(STRANGE[what])


def no_script() -> str:
    """Say that a sheet is no script, without knowing what it is."""
    return _(
        "This does not look like a script: it has no column of texts with times, numbers or"
        " recipients beside it. Choose another sheet, or give its columns"
        " headings such as time, text and to."
    )


def nothing_in_it() -> str:
    """Say that a sheet is empty."""
    return _("The sheet is empty.")


def no_rows() -> str:
    """Say that there are headings and no rows."""
    return _("The sheet has headings but no rows of a script.")


def foreign_document() -> str:
    """Say that a file holds well-formed data that is no script known here."""
    return _(
        "The file could be read, but it is no script of a kind that is known here: it is neither an"
        " export of OpenAEV, Blueprint or IcebergTTX nor a Word document."
    )


def too_slow() -> str:
    """Say that reading took too long."""
    return _("The file took longer than five seconds to read; it was given up.")


def too_heavy() -> str:
    """Say that reading failed or took too much memory."""
    return _("The file could not be read within the limits for memory; it was given up.")


def past_limit(what: str, row: int, column: str) -> str:
    """Say which limit a sheet goes past, and where."""
    if what == "rows":
        return _("The sheet has more than 20,000 rows; a script has fewer.")
    if what == "columns":
        return _("The sheet has more than 100 columns; a script has fewer.")
    if what == "cell":
        return _("Row {row}, column {column}: the cell holds more than 32,768 characters.").format(
            row=row, column=column or "?"
        )
    if what == "text":
        return _("The file holds more text than a script needs; it was given up.")
    if what == "protected":
        return hostile(Hostile.PASSWORD)
    return hostile(Hostile.DAMAGED)


def no_such_sheet(name: str, names: str) -> str:
    """Say that the sheet which was asked for is not there."""
    return _("There is no sheet named “{name}”. The sheets are: {names}.").format(
        name=name, names=names
    )


def only_hidden(name: str) -> str:
    """Say that only a hidden sheet looks like a script."""
    return _(
        "Only the hidden sheet “{name}” looks like a script: choose it by name to import it."
    ).format(name=name)


def no_saying_column() -> str:
    """Say that no column was mapped to what a script cannot do without."""
    return _("No column holds the title or the text of the rows: say which one does.")
