"""The statements of the feedback form."""

from facilitator.i18n import N_, _
from facilitator.ui.models.decimals import decimal

STATEMENTS = {
    "structured": N_("Well structured and organised"),
    "plausible": N_("The scenario was plausible"),
    "facilitator": N_("The facilitator knew the matter and kept to the point"),
    "papers": N_("The papers were useful"),
    "suited": N_("Taking part suited my position"),
    "mix": N_("The right people, the right mix"),
    "practised": N_("My agency could practise what matters"),
    "prepared": N_("My agency is better prepared"),
}


def statement(key: str) -> str:
    """Return a statement; one that another version of the form had stands as it is kept."""
    return _(STATEMENTS[key]) if key in STATEMENTS else key


def median_words(median: float | None) -> str:
    """Return a median; halfway between two answers it has a half."""
    if median is None:
        return "–"
    return str(int(median)) if median == int(median) else decimal(median, 1)
