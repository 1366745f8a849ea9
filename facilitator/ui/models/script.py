"""The script's rows for a view, and the words of their states."""

from typing import Any

from facilitator.domain.script import ScriptRow
from facilitator.i18n import _
from facilitator.ui.models import spans
from facilitator.ui.models.rows import RowsModel


class ScriptModel(RowsModel):
    """Every row of the script as it stands now."""

    def key(self, row: Any) -> object:
        """Return the id of the inject."""
        return row.inject.id

    def say(self, row: Any) -> str:
        """Return number, title, state and time."""
        parts = (row.inject.number, row.inject.title, spans.hours_minutes(row.at))
        return ", ".join(filter(None, (*parts, state_word(row), row.note)))

    def standby(self) -> int:
        """Return where the standby row stands, or -1."""
        rows: tuple[ScriptRow, ...] = self.rows()
        return next((at for at, row in enumerate(rows) if row.status == "standby"), -1)

    def delivered(self) -> int:
        """Return how many rows have been delivered."""
        return sum(1 for row in self.rows() if row.status in {"delivered", "recalled"})


def state_word(row: ScriptRow) -> str:
    """Return the word at the right of a row; a row that is simply to come has none."""
    if row.status == "delivered":
        return _answers(row)
    words = {
        "standby": _("standby"),
        "contingency": _("if no order"),
        "due": _("due"),
        "held": _("held"),
        "skipped": _("skipped"),
        "cancelled": _("cancelled"),
        "recalled": _("recalled"),
    }
    return words.get(row.status, "")


def _answers(row: ScriptRow) -> str:
    if not row.expected:
        return _("delivered")
    if row.answered >= row.expected:
        return _("all in")
    return _("{done} of {all}").format(done=row.answered, all=row.expected)
