"""Telephone numbers that somebody could really dial."""

import re
from collections.abc import Iterator

from facilitator.domain.checks.found import About, Check, CheckSort, Weight, of_row
from facilitator.domain.checks.played import played
from facilitator.domain.exercise import Exercise

_PHONE = re.compile(r"(?<![\d.,:-])(?:\+|00)?\d(?:[ /()-]{0,2}\d){6,13}(?![\d:]|[.,]\d)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}")
_EMERGENCY = frozenset(
    {"112", "110", "115", "118", "999", "911", "061", "062", "080", "085", "088", "091", "092"}
)
_EXTENSION = 6
"""So many digits and fewer are an extension of the exercise's own telephones."""


def looks_real(number: str) -> bool:
    """Whether a telephone number could be somebody's own, or an emergency number."""
    digits = re.sub(r"\D", "", number)
    return digits in _EMERGENCY or (len(digits) > _EXTENSION and bool(_PHONE.search(number)))


def check_phones(exercise: Exercise) -> Iterator[Check]:
    """Find numbers in the contact list and in what players read that might be dialled."""
    for contact in exercise.contacts:
        if looks_real(contact.number):
            yield Check(
                sort=CheckSort.REAL_PHONE_NUMBER,
                weight=Weight.DECIDE,
                about=About.CONTACT,
                ident=contact.id,
                label=contact.function,
                detail=contact.number,
            )
    for row in played(exercise):
        for text in (row.text, row.read_aloud):
            found = number_in(text)
            if found:
                yield of_row(row, CheckSort.REAL_PHONE_NUMBER, detail=found)
                break


def number_in(text: str) -> str:
    """Return the first telephone number in a text, or nothing; a date is none."""
    for found in _PHONE.finditer(text):
        if not _DATE.match(found[0]):
            return found[0].strip()
    return ""
