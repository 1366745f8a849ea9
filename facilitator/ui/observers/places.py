"""Where the parts of the screen stand: two columns, or one with pages; a form takes the lists."""

from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.attendance import StationRow
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.ui.observers.acting import ActForm
from facilitator.ui.observers.coverage import CoveragePanel
from facilitator.ui.observers.doorway import Doorway
from facilitator.ui.observers.files_page import FilesPage
from facilitator.ui.observers.fingerprint import FingerprintForm
from facilitator.ui.observers.form import Form
from facilitator.ui.observers.head import Head
from facilitator.ui.observers.join_panel import JoinPanel
from facilitator.ui.observers.merging import MergeForm
from facilitator.ui.observers.packing import PackForm
from facilitator.ui.observers.sheet import SheetForm
from facilitator.ui.observers.stations import StationsPanel
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Tabs

JOIN, STATIONS, COVERAGE, FILES = range(4)
_LEFT = {Density.WIDE: 392, Density.COMPACT: 360}


class Places(QObject):
    """Makes the parts once, and puts them where the window's size asks for."""

    def __init__(
        self, theme: Theme, conduct: Conduct, doorway: Doorway, tasks: Tasks, page: QWidget
    ) -> None:
        super().__init__(page)
        self._page = page
        self._theme = theme
        self._density: Density | None = None
        agencies = conduct.exercise.agencies
        self.head = Head(theme, conduct)
        self.join = JoinPanel(theme, doorway, tasks)
        self.stations = StationsPanel(theme, agencies)
        self.coverage = CoveragePanel(theme, agencies)
        self.files = FilesPage(theme)
        self.acts = ActForm(theme, doorway.door)
        self.merging = MergeForm(theme, conduct, tasks)
        self.packing = PackForm(theme, doorway.door, tasks)
        self.sheet = SheetForm(theme, conduct)
        self.fingerprint = FingerprintForm(theme, doorway.door)
        self.forms: tuple[Form, ...] = (
            *(self.acts, self.merging, self.packing, self.sheet, self.fingerprint),
        )
        self.tabs = Tabs(theme, self._tab_words(), name=_("Pages"), parent=page)
        self._lay_out(page)
        for form in self.forms:
            form.left.connect(self.close_form)
        self.tabs.picked.connect(self._show_page)
        for stack in (self._pages, self._right):
            stack.currentChanged.connect(self._weigh)
        self.fold(theme)

    def _lay_out(self, page: QWidget) -> None:
        self._rows = QVBoxLayout(page)
        self._rows.addWidget(self.head)
        self._body = QWidget(page)
        self._lists = QWidget()
        self._list_rows = QVBoxLayout(self._lists)
        self._list_rows.setContentsMargins(0, 0, 0, 0)
        self._right = QStackedWidget()
        self._right.addWidget(self._lists)
        for form in self.forms:
            self._right.addWidget(form)
        self._beside = _Beside(self._body, self.join, self._right)
        self._pages = QStackedWidget(page)
        self._rows.addWidget(self.tabs)
        self._rows.addWidget(self._body, 1)
        self._rows.addWidget(self._pages, 1)
        for each in (self._right, self._pages):
            each.setMinimumHeight(1)
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    @staticmethod
    def _tab_words() -> tuple[tuple[str, str], ...]:
        words = (_("Join"), _("Stations"), _("Coverage"), _("Files"))
        keys = ("F2", "F3", "F4", "F6")
        return tuple(zip(words, keys, strict=True))

    def fold(self, theme: Theme) -> None:
        """Take another theme; fold if it asks for that."""
        self._theme = theme
        px = theme.px
        gap = px(8 if theme.density is Density.WIDE else 6)
        self._rows.setContentsMargins(px(8), px(4), px(8), px(8))
        self._rows.setSpacing(px(4))
        self._list_rows.setSpacing(gap)
        self._beside.space(gap, px(_LEFT.get(theme.density, 0)))
        if theme.density is not self._density:
            form = self.form()
            at_hand = self._page.window().focusWidget()
            self._density = theme.density
            self._arrange(form)
            # moved to another holder, a part has lost the keyboard
            if at_hand and self._page.isAncestorOf(at_hand) and at_hand.isVisible():
                at_hand.setFocus(Qt.FocusReason.OtherFocusReason)

    def folded(self) -> bool:
        """Tell whether there is one column, with pages."""
        return self._density is Density.SINGLE

    def _arrange(self, form: Form | None) -> None:
        single = self.folded()
        self.tabs.setVisible(single)
        self._pages.setVisible(single)
        self._body.setVisible(not single)
        if single:
            for each in (self.join, self.stations, self.coverage, self.files, *self.forms):
                self._pages.addWidget(each)
            self._show_page(max(0, self.tabs.current()))
        else:
            self._beside.take(self.join)
            self._list_rows.addWidget(self.stations, 2)
            self._list_rows.addWidget(self.coverage, 3)
            for each in self.forms:
                self._right.addWidget(each)
            for each in (self.join, self.stations, self.coverage):
                each.show()
            self._right.setCurrentWidget(self._lists)
        if form is not None:
            self.open(form)
        self._weigh()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        parts: tuple[Any, ...] = (
            *(self.head, self.join, self.stations, self.coverage, self.files),
            *self.forms,
        )
        for each in parts:
            each.say_words()
        self.tabs.set_items(self._tab_words())

    # --- which of them is seen -----------------------------------------------------------------

    def _stack(self) -> QStackedWidget:
        return self._pages if self.folded() else self._right

    def form(self) -> Form | None:
        """Return the form that is open, or None."""
        for stack in (self._pages, self._right):
            current = stack.currentWidget()
            if current in self.forms and not stack.isHidden():
                return next(each for each in self.forms if each is current)
        return None

    def open(self, form: Form) -> None:
        """Put a form into the place of the lists."""
        self._stack().setCurrentWidget(form)

    @Slot()
    def _weigh(self) -> None:
        """Let the next act be the one of the form that is open: two would be none."""
        form = self.form()
        asks = form is not None and form is not self.fingerprint
        self.head.stand_back(asks=asks)
        self.join.opening.stand_back(asks=asks)

    @Slot()
    def close_form(self) -> None:
        """Show the lists again, and give the keyboard to the stations."""
        if self.folded():
            self._show_page(max(0, self.tabs.current()))
        else:
            self._right.setCurrentWidget(self._lists)
        self.arrive()

    def type_sheet_of(self, row: StationRow) -> None:
        """Type in the log sheet of a station."""
        self.open(self.sheet)
        self.sheet.begin(row)

    @Slot(int)
    def _show_page(self, place: int) -> None:
        self.tabs.set_current(place)
        pages = (self.join, self.stations, self.coverage, self.files)
        self._pages.setCurrentWidget(pages[place])

    def turn_to(self, place: int) -> None:
        """Bring a part to the front, and give it the keyboard."""
        if self.folded():
            self._show_page(place)
        elif place in {STATIONS, COVERAGE}:
            self._right.setCurrentWidget(self._lists)
        if place == STATIONS:
            self.stations.grid.setFocus()
        elif place == COVERAGE:
            self.coverage.view.setFocus()
        elif place == FILES:
            button = self.files.merge_button if self.folded() else self.head.merge_button
            button.setFocus()
        else:
            self._to_join()

    def _to_join(self) -> None:
        opening, inviting = self.join.opening, self.join.inviting
        if not opening.isHidden():
            (opening.addresses if opening.asking else opening.open_button).setFocus()
        else:
            inviting.guests.setFocus()

    def arrive(self) -> None:
        """Take the keyboard where the work is."""
        if self.form() is not None:
            return
        if self.folded():
            self.turn_to(max(0, self.tabs.current()))
        elif self.join.opening.isVisible():
            self._to_join()
        else:
            self.stations.grid.setFocus()


class _Beside:
    """The left column of a fixed width and the right one beside it."""

    def __init__(self, body: QWidget, left: QWidget, right: QWidget) -> None:
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._left = left
        self._row.addWidget(left)
        self._row.addWidget(right, 1)

    def space(self, gap: int, left: int) -> None:
        """Set the gap, and the width of the left column (0 leaves it)."""
        self._row.setSpacing(gap)
        if left:
            self._left.setFixedWidth(left)
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth((1 << 24) - 1)

    def take(self, left: QWidget) -> None:
        """Take the left column back."""
        self._row.insertWidget(0, left)
