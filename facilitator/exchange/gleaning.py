"""What is noticed while a foreign format is read: warnings, and texts made plain."""

import json
from dataclasses import dataclass, field

from facilitator.exchange.cleaning import one_line
from facilitator.exchange.draft import RowWarning, Skipped
from facilitator.exchange.members import said
from facilitator.exchange.plaintext import LONGEST, plain, without_data
from facilitator.i18n import _


@dataclass(slots=True, kw_only=True)
class Gleaning:
    """Collects the warnings and what is skipped; row 0 is the file as a whole."""

    warnings: list[RowWarning] = field(default_factory=list[RowWarning])
    skipped: list[Skipped] = field(default_factory=list[Skipped])

    def warn(self, row: int, column: str, message: str) -> None:
        """Keep a warning about a field of a row."""
        self.warnings.append(RowWarning(row=row, column=column, message=message))

    def skip(self, row: int, reason: str) -> None:
        """Keep why something is not part of the script."""
        self.skipped.append(Skipped(row=row, reason=reason))

    def text(self, value: object, row: int, column: str) -> str:
        """Return a text without markup; pictures in it and all past 8 MB are left out by name."""
        text, pictures = without_data(said(value))
        for each in pictures:
            message = _("A file inside the text ({kind}) was left out; attachments are not taken.")
            self.warn(row, column, message.format(kind=each))
        if len(text) > LONGEST:
            text = text[:LONGEST]
            self.warn(row, column, _("The text is longer than 8 MB; the rest was left out."))
        return plain(text)

    def line(self, value: object, row: int, column: str) -> str:
        """Return a text without markup on one line."""
        return one_line(self.text(value, row, column))

    def kept(self, value: object, row: int, column: str) -> str:
        """Return any value as a text, lists and objects as their JSON, so that none is lost."""
        text = said(value)
        if not text and value:
            text = json.dumps(value, ensure_ascii=False)
        return self.text(text, row, column)
