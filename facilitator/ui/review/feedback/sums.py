"""What all forms say together: for each statement its median, n and answers; then the texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from facilitator.domain.feedbacksums import FeedbackSums, Statement
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.review.feedback.words import median_words, statement
from facilitator.ui.review.lists import PAD_PX, ValueList, ValueRows
from facilitator.ui.widgets import RIGHT, paint_text

_FIGURES_PX = 210


@dataclass(frozen=True, slots=True, kw_only=True)
class SumRow:
    """A row of the summary: a heading, a statement with figures, or a remark."""

    words: str
    heading: bool = False
    statement: Statement | None = None

    def figures(self) -> str:
        """Return median, n and how often each answer was given."""
        if self.statement is None:
            return ""
        counts = " ".join(str(each) for each in self.statement.counts)
        words = _("median {median} · n {n} · {counts}")
        median = median_words(self.statement.median)
        return words.format(median=median, n=self.statement.n, counts=counts)


def sum_rows(sums: FeedbackSums) -> Iterator[SumRow]:
    """Return the rows; remarks stand without who wrote them."""
    if not sums.forms:
        return
    yield SumRow(words=_("Statements, 1 to 5; how often 1 2 3 4 5 was answered"), heading=True)
    for each in sums.statements:
        yield SumRow(words=statement(each.key), statement=each)
    for name, texts in (
        (_("Strengths"), sums.strengths),
        (_("Areas for improvement"), sums.improvements),
        (_("Not seen by the observers"), sums.unseen),
        (_("Corrective actions"), sums.actions),
        (_("To review"), sums.to_review),
        (_("How to improve the exercise"), sums.remarks),
    ):
        if texts:
            yield SumRow(words=f"{name} ({len(texts)})", heading=True)
            for text in texts:
                yield SumRow(words=shown(text))


class SumRows(ValueRows):
    """Paints the summary."""

    def __init__(self, view: ValueList) -> None:
        super().__init__(view)

    def _lines(self, row: SumRow, width: int) -> list[str]:
        theme = self.view.theme
        figures = theme.px(_FIGURES_PX) if row.statement is not None else 0
        room = width - theme.px(2 * PAD_PX) - figures
        return self.lines(row.words, room, most=5, weight=600 if row.heading else 400)

    def high(self, value: Any, width: int) -> int:  # noqa: ANN401 - as declared
        theme = self.view.theme
        return len(self._lines(value, width)) * theme.line("table") + theme.px(8)

    def paint_value(self, painter: QPainter, rect: QRectF, value: Any) -> None:  # noqa: ANN401
        theme, high = self.view.theme, self.view.theme.line("table")
        pad = theme.px(PAD_PX)
        line = QRectF(rect.left() + pad, rect.top() + theme.px(4), rect.width() - 2 * pad, high)
        soft = theme.colour("text.secondary")
        paint_text(
            painter, line, value.figures(), theme.font("table"), soft, align=RIGHT, elide=False
        )
        words = QRectF(line)
        if value.statement is not None:
            words.setRight(line.right() - theme.px(_FIGURES_PX))
        font = theme.font("table", weight=600 if value.heading else 400)
        for each in self._lines(value, round(rect.width())):
            paint_text(painter, words, each, font, theme.colour("text.primary"))
            words.translate(0, high)
