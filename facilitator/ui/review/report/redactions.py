"""What the public version masks: one proposal after the other, decided by Enter."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.redaction import Found, Proposal
from facilitator.i18n import N_, _
from facilitator.ui.models.plain import shown
from facilitator.ui.review.lists import PAD_PX, ValueList, ValueRows
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import RIGHT, Field, Label, paint_text

_ROW_PX, _HIGH_PX = 26, 110
_WHY = {
    Found.PERSON: N_("name of a person"),
    Found.PHONE: N_("telephone number"),
    Found.MAIL: N_("e-mail address"),
    Found.PLACE: N_("place"),
    Found.OWN: N_("added by hand"),
}


def fate(proposal: Proposal) -> str:
    """Return what becomes of the words, and whether somebody decided it."""
    if proposal.kept:
        return _("stays")
    return _("masked") if proposal.decided else _("masked until decided")


class ProposalRows(ValueRows):
    """Paints a proposal on one line."""

    def high(self, value: Any, width: int) -> int:  # noqa: ANN401, ARG002 - as declared
        return self.view.theme.px(_ROW_PX)

    def paint_value(self, painter: QPainter, rect: QRectF, value: Any) -> None:  # noqa: ANN401
        theme = self.view.theme
        line = rect.adjusted(theme.px(PAD_PX), 0, -theme.px(PAD_PX), 0)
        half = line.width() * 0.45
        weight = 400 if value.kept else 600
        ink, soft = theme.colour("text.primary"), theme.colour("text.secondary")
        words = line.adjusted(0, 0, -half, 0)
        paint_text(painter, words, shown(value.words), theme.font("table", weight=weight), ink)
        rest = line.adjusted(line.width() - half, 0, 0, 0)
        told = f"{_(_WHY[value.why])} · {fate(value)}"
        paint_text(painter, rest, told, theme.font("caption"), soft, align=RIGHT)


class ProposalList(ValueList):
    """The proposals; Enter turns one from masked to staying and back."""

    def key_of(self, value: Proposal) -> object:
        return value.words


class Redactions(QWidget):
    """The list, and a line for words that nobody proposed."""

    decided = Signal(object, bool)
    """A proposal, and whether it stays."""
    added = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = Label(theme, "", role="caption", colour="text.secondary", wrap=True)
        self.list = ProposalList(theme, "")
        self.list.setItemDelegate(ProposalRows(self.list))
        self.line = Field(theme, "")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for each in (self.caption, self.list, self.line):
            rows.addWidget(each)
        self.list.taken.connect(self._turn)
        self.line.entered.connect(self._add)
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.caption.setContentsMargins(theme.px(4), theme.px(4), 0, 0)
        self.list.setFixedHeight(theme.px(_HIGH_PX))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        told = _("Masked in the public version. Enter decides: masked, or stays.")
        self.caption.setText(told)
        self.list.setAccessibleName(_("Words to mask"))
        self.list.empty = _("Nothing is proposed.")
        self.line.line.setAccessibleName(_("More words to mask"))
        self.line.line.setPlaceholderText(_("More words to mask; Enter adds them"))

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show what is proposed."""
        spoken = [f"{each.words}, {_(_WHY[each.why])}, {fate(each)}" for each in proposals]
        self.list.show_values(proposals, spoken)

    @Slot()
    def _turn(self) -> None:
        proposal = self.list.current()
        if proposal is not None:
            # the first Enter decides for what is shown already; the next ones turn it
            self.decided.emit(proposal, proposal.decided and not proposal.kept)

    @Slot()
    def _add(self) -> None:
        words = " ".join(self.line.line.text().split())
        if words:
            self.added.emit(words)
            self.line.line.clear()
