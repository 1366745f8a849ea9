"""The timeline page: what the lanes are, the lanes, and the row that is chosen."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.checks import About
from facilitator.i18n import _, ngettext
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.lanes.grouping import Grouping, grouping_words
from facilitator.ui.plan.lanes.moving import Moving
from facilitator.ui.plan.lanes.view import STEP, LanesView
from facilitator.ui.plan.lanes.words import row_words
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Label, Panel
from facilitator.ui.widgets.choice import Choice

_CHOICE_PX = 430
_LANES = {About.AGENCY.value: Grouping.AGENCY, About.OBJECTIVE.value: Grouping.OBJECTIVE}


class LanesPage(QWidget):
    """The rows of the script on lanes; every move is a named change of the plan."""

    def __init__(self, theme: Theme, desk: PlanDesk, tasks: Tasks) -> None:  # noqa: ARG002 - as every page
        super().__init__()
        self.theme, self._desk = theme, desk
        self._stale = False
        self.view = LanesView(theme, _("Timeline"))
        self.choice = Choice(theme, _("Lanes by"), small=True)
        self.out_button = KeyButton(theme, "", "\u2212", small=True)
        self.in_button = KeyButton(theme, "", "+", small=True)
        self.all_button = KeyButton(theme, "", "0", small=True)
        self.said = Label(theme, role="table", weight=600)
        self.hints = Label(theme, role="caption", colour="text.secondary")
        self.panel = Panel(theme, "")
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.say_words()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.choice)
        self._head.addStretch(1)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.said, 1)
        self._foot.addWidget(self.hints)
        # a long title is cut, and never makes the window wider
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._inside.addLayout(self._head)
        self._inside.addWidget(self.view, 1)
        self._inside.addLayout(self._foot)
        self.panel.set_body(inside)
        for button in (self.out_button, self.in_button, self.all_button):
            self.panel.add_button(button)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.panel)

    def _connect(self) -> None:
        self._desk.changed.connect(self._changed)
        self.choice.picked.connect(self._regroup)
        self.out_button.clicked.connect(lambda: self._zoom(-1))
        self.in_button.clicked.connect(lambda: self._zoom(1))
        self.all_button.clicked.connect(self.view.fit)
        self.view.walked.connect(self._say_row)
        self.moving = Moving(self.view, self._desk, self._say)
        self.view.taken.connect(self._take)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px = theme.px
        self._rows.setContentsMargins(px(8), 0, px(8), px(8))
        self._head.setContentsMargins(px(12), px(3), px(12), px(3))
        self._foot.setContentsMargins(px(12), px(4), px(12), px(4))
        self._foot.setSpacing(px(16))
        self._inside.setSpacing(0)
        self.choice.setMinimumWidth(min(px(_CHOICE_PX), px(320)))
        self.choice.setMaximumWidth(px(_CHOICE_PX + 80))
        self.hints.setVisible(theme.density is not Density.SINGLE)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Timeline"))
        self.view.setAccessibleName(_("Timeline"))
        self.panel.set_title(_("Timeline"))
        self.choice.set_name(_("Lanes by"))
        words = grouping_words()
        current = [each for each, _word in words].index(self.view.grouping)
        self.choice.set_options([word for _each, word in words], current)
        self.out_button.set_words(_("Zoom out"), "\u2212")
        self.in_button.set_words(_("Zoom in"), "+")
        self.all_button.set_words(_("All"), "0")
        self.hints.setText(
            _("Alt+← → 1 min · Alt+Shift+← → 5 min · Alt+↑ ↓ other lane · Enter script")
        )
        self.view.empty = _("The rows that have a time will stand here; F2 and Ctrl+N add one.")
        self._show()

    def arrive(self) -> None:
        """Put the keyboard on the lanes."""
        self.view.setFocus()

    def again(self) -> None:
        """Go on to the next kind of lanes."""
        order = [each for each, _word in grouping_words()]
        self._regroup((order.index(self.view.grouping) + 1) % len(order))

    def reveal(self, ident: str, sort: str = About.ROW.value) -> None:
        """Choose a row wherever it stands first, or show the lane of an agency or objective."""
        grouping = _LANES.get(sort)
        if grouping is not None:
            self._regroup([each for each, _word in grouping_words()].index(grouping))
            self._reveal_lane(ident)
            return
        layout = self.view.layout_
        found = layout.first_of(ident) if layout is not None else None
        if found is not None:
            self.view.choose(found)

    def _reveal_lane(self, key: str) -> None:
        strip = self.view.see_lane(key)
        if strip is not None and strip.boxes:
            self.view.choose(strip.boxes[0])
        elif strip is not None:
            self._say(_("{lane}: no row").format(lane=strip.lane.label))

    @Slot(object, object)
    def _changed(self, _before: object, _after: object) -> None:
        # behind another page nothing is laid out: typing there must not wait for it
        if self.isVisible():
            self._show()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show()

    @Slot(int)
    def _regroup(self, place: int) -> None:
        self.choice.set_current(place)
        self.view.show_plan(self._desk.exercise, grouping_words()[place][0])
        self._count()

    def _show(self) -> None:
        self._stale = False
        self.view.show_plan(self._desk.exercise, self.view.grouping)
        self._count()
        self._say_row()

    def _count(self) -> None:
        layout = self.view.layout_
        if layout is None:
            return
        rows = layout.timed
        words = [ngettext("{n} row", "{n} rows", rows).format(n=rows)]
        if layout.untimed:
            pattern = ngettext("{n} without a time", "{n} without a time", layout.untimed)
            words.append(pattern.format(n=layout.untimed))
        self.panel.set_counts(", ".join(words))

    @Slot()
    def _say_row(self) -> None:
        box = self.view.current()
        self._say(row_words(box.row, self._desk.exercise) if box is not None else "")

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setToolTip(words)

    def _zoom(self, step: int) -> None:
        self.view.zoom(STEP**step)
        self.view.setFocus()

    @Slot(str)
    def _take(self, row: str) -> None:
        self._desk.sought.emit(About.ROW.value, row)
