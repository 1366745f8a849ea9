"""Finding in the log: words in a line, agencies and kinds as chips beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.events import DecisionLogged, NoteLogged, ObservationLogged, RequestLogged
from facilitator.domain.exercise import Exercise
from facilitator.domain.log import LogQuery
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, Label
from facilitator.ui.widgets.choice import Choice

_TAG = re.compile(r"#([^\W\d]\w*)")
_INJECT = re.compile(r"@([\w.-]+)")
_TYPING_MS = 90
_KINDS = (DecisionLogged.kind, RequestLogged.kind, ObservationLogged.kind, NoteLogged.kind)


class Sieve(QWidget):
    """Agencies and kinds, of which one each may be chosen; the first of either is everything."""

    changed = Signal()

    def __init__(self, theme: Theme, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agencies = exercise.agencies
        self.agency = Choice(theme, _("Agency"), self, small=True)
        self.kind = Choice(theme, _("Kind of entry"), self, small=True)
        letters = [shown(each.letter) for each in exercise.agencies]
        kinds = (_("decisions"), _("requests"), _("views"), _("notes"))
        _offer(self.agency, [_("all"), *letters])
        _offer(self.kind, [_("all"), *kinds])
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.agency, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.kind, 1, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        for each in (self.agency, self.kind):
            each.picked.connect(self._picked)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column there is room for the line alone."""
        self._row.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(2))
        self._row.setSpacing(theme.px(6))
        # as wide as the letters need, so that the kinds stay on the same row
        self.agency.setFixedWidth(self.agency.sizeHint().width())
        self.setVisible(theme.density is not Density.SINGLE)

    @Slot()
    def _picked(self) -> None:
        self.changed.emit()

    def clear(self) -> None:
        """Choose everything again."""
        for each in (self.agency, self.kind):
            each.set_current(0)

    def narrow(self, query: LogQuery) -> LogQuery:
        """Return a query that asks for what is chosen as well; what was typed goes first."""
        agency, kind = self.agency.current() - 1, self.kind.current() - 1
        if agency >= 0 and not query.agency:
            query = replace(query, agency=self._agencies[agency].id)
        return replace(query, kinds=(_KINDS[kind],)) if kind >= 0 else query


def _offer(choice: Choice, options: Sequence[str]) -> None:
    choice.set_options(options, 0)


class FindBar(QWidget):
    """One line that asks the log; ``#142`` and Enter jumps instead of filtering."""

    asked = Signal(str)
    entered = Signal(str)

    def __init__(self, theme: Theme, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = _("words, f:, #tag, @07; #142 and Enter jumps there")
        self.field = Field(theme, _("Find"), placeholder=hint)
        self.found = Label(theme, "", role="table", colour="text.secondary")
        self.sieve = Sieve(theme, exercise, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._row = QHBoxLayout()
        rows.addLayout(self._row)
        rows.addWidget(self.sieve)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.found)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_TYPING_MS)
        self._wait.timeout.connect(self._ask)
        self.field.changed.connect(self._changed)
        self.field.entered.connect(self._enter)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._row.setContentsMargins(theme.px(8), theme.px(2), theme.px(12), theme.px(2))
        self._row.setSpacing(theme.px(10))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # now, because putting parts into panels has mixed the order in which they were made
        QWidget.setTabOrder(self.field.line, self.sieve.agency)
        QWidget.setTabOrder(self.sieve.agency, self.sieve.kind)

    @Slot()
    def _changed(self) -> None:
        self._wait.start()

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self.field.text())

    @Slot()
    def _enter(self) -> None:
        self._wait.stop()
        self.entered.emit(self.field.text())


def query_of(text: str, exercise: Exercise, order: str) -> LogQuery:
    """Return what a find line asks: ``f:`` an agency, ``#tag``, ``@07`` an inject, and words."""
    rest = text.strip()
    tag, inject, agency = "", "", ""
    if match := _TAG.search(rest):
        tag, rest = match[1], rest.replace(match[0], " ")
    if match := _INJECT.search(rest):
        wanted = match[1].lstrip("0").casefold()
        rows = exercise.msel.rows
        found = [row.id for row in rows if row.number.lstrip("0").casefold() == wanted]
        inject, rest = (found[0] if found else "-"), rest.replace(match[0], " ")
    head, colon, tail = rest.partition(":")
    named = [
        each.id
        for each in exercise.agencies
        if head.strip().casefold() in {each.letter.casefold(), each.short.casefold()}
    ]
    if colon and named:
        agency, rest = named[0], tail
    return LogQuery(
        text=rest.strip(),
        agency=agency,
        tag=tag,
        inject=inject,
        order="happened" if order == "happened" else "logged",
    )
