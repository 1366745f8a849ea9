"""Numbers with digits behind the point, or behind the comma where people write one."""

from PySide6.QtCore import QLocale

from facilitator.i18n import language


def decimal(number: float, digits: int) -> str:
    """Return a number with so many digits, as the language spoken now writes it."""
    return f"{number:.{digits}f}".replace(".", QLocale(language()).decimalPoint())
