"""The panels of the desk: what stands in them, without the logic of the screen."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.board import AgencyRow
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject
from facilitator.domain.script import ScriptRow
from facilitator.i18n import _
from facilitator.ui.conduct.board_rows import HEAD, HEIGHTS, BoardDelegate, BoardHead
from facilitator.ui.conduct.keys import key
from facilitator.ui.conduct.lists import RowList
from facilitator.ui.conduct.script_rows import ScriptDelegate
from facilitator.ui.models.board import FIXED, BoardModel
from facilitator.ui.models.rows import VALUE
from facilitator.ui.models.script import ScriptModel, state_word
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Painted, Panel

_ONE_ROW = 28


class ScriptPanel(Panel):
    """The script; its standby row is kept in the middle until somebody scrolls away."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self, theme: Theme, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Script"), parent)
        self.model = ScriptModel(self)
        self.delegate = ScriptDelegate(theme, exercise, self)
        self.model.waiters = self.delegate.waiters
        self.view = RowList(theme, _("Script"), self.model, self.delegate, self)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.back_button = KeyButton(theme, "", small=True, parent=self)
        self.ad_hoc_button = KeyButton(theme, "", small=True, parent=self)
        self.add_button(self.back_button)
        self.add_button(self.ad_hoc_button)
        self.set_body(self.view)
        self._following = True
        self._moving = False
        self._standby = ""
        self.say_keys()
        self.back_button.hide()
        self.back_button.clicked.connect(self.to_now)
        self.view.activated.connect(self._activated)
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.view.resized.connect(self._keep_following)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column the page's tab says what this is."""
        super().set_theme(theme)
        self.head.setVisible(theme.density is not Density.SINGLE)

    def tell_where(self, where: Callable[[Inject], str]) -> None:
        """Say of each row in which rooms it is given."""
        self.delegate.where = self.model.where = where

    def say_keys(self) -> None:
        """Print the keys that are in use now."""
        self.back_button.set_words(_("Back to now"), key("now"))
        self.ad_hoc_button.set_words(_("Ad hoc"), key("ad_hoc"))
        empty = _("The script is empty. {key} makes an inject.")
        self.view.empty = empty.format(key=key("ad_hoc"))

    def show_rows(self, rows: tuple[ScriptRow, ...]) -> None:
        """Show the rows, and keep the standby row in the middle unless somebody looks elsewhere."""
        if rows == self.model.rows():
            return
        # one width for all rows, so that the marks stand below each other
        self.delegate.widest = max((state_word(row) for row in rows), key=len, default="")
        self._moving = True
        self.model.set_rows(rows)
        self._moving = False
        counts = _("{done} of {all} delivered")
        self.set_counts(counts.format(done=self.model.delivered(), all=len(rows)))
        if self._following:
            self.follow()

    def at_hand(self) -> str:
        """Return the id of the row on which the keyboard is, or nothing."""
        index = self.view.currentIndex()
        if not self.view.selectionModel().isSelected(index):
            return ""
        row: ScriptRow = index.data(VALUE)
        return row.inject.id

    @Slot()
    def follow(self) -> None:
        """Bring the standby row to the middle."""
        place = self.model.standby()
        if place < 0:
            return
        self._moving = True
        hint = QAbstractItemView.ScrollHint.PositionAtCenter
        self.view.scrollTo(self.model.index(place), hint)
        self._moving = False

    @Slot()
    def to_now(self) -> None:
        """Come back from wherever somebody has scrolled or chosen."""
        self._following = True
        self.back_button.hide()
        self.view.clearSelection()
        self.follow()
        self.back.emit()

    def look_away(self) -> None:
        """Remember that somebody looks at another row, and offer the way back."""
        self._following = False
        self.back_button.show()

    @Slot(int)
    def _scrolled(self, _value: int) -> None:
        place = self.model.standby()
        if self._moving or self.view.arranging or place < 0 or not self.view.isVisible():
            return
        seen = self.view.visualRect(self.model.index(place))
        if not self.view.viewport().rect().intersects(seen):
            self.look_away()

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        row: ScriptRow = index.data(VALUE)
        self.look_away()
        self.chosen.emit(row.inject.id)

    @Slot()
    def _keep_following(self) -> None:
        if self._following:
            self.follow()


class BoardPanel(Painted):
    """The agency board, as high as its agencies up to seven."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Agencies"), parent)
        self.model = BoardModel(self)
        self.head = BoardHead(theme, _("Agencies"), self)
        self.view = RowList(theme, _("Agencies"), self.model, BoardDelegate(theme, self), self)
        self.view.empty = _("No agencies yet. They come with the script.")
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.panel = Panel(theme, _("Agencies"), self)
        self.panel.head.hide()
        self.panel.body.addWidget(self.head)
        self.panel.body.addWidget(self.view)
        self.view.resized.connect(self.head.set_room)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.panel)
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        self._fit()

    def show_rows(self, rows: tuple[AgencyRow, ...]) -> None:
        """Show the agencies."""
        before = self.model.rowCount()
        self.model.show(rows)
        if self.model.rowCount() != before:
            self._fit()

    def at_hand(self) -> str:
        """Return the id of the agency on which the keyboard is, or nothing."""
        index = self.view.currentIndex()
        if not self.view.hasFocus() or not index.isValid():
            return ""
        row: AgencyRow = index.data(VALUE)
        return row.agency.id

    def _fit(self) -> None:
        single = self.theme.density is Density.SINGLE
        vertical = QSizePolicy.Policy.Expanding if single else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # the names of the columns go first, where there is room for one row alone
        self.head.setVisible(self.height() >= self.theme.px(2 * _ONE_ROW))

    def sizeHint(self) -> QSize:
        theme = self.theme
        rows = max(1, min(FIXED, self.model.rowCount()))
        high = theme.px(HEAD[theme.density]) + rows * theme.px(HEIGHTS[theme.density])
        return QSize(theme.px(300), high + theme.px(4))

    def minimumSizeHint(self) -> QSize:
        if self.theme.density is Density.SINGLE:
            return QSize(0, self.theme.px(_ONE_ROW))
        return QSize(0, self.sizeHint().height())
