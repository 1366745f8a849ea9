"""The Versions page: keep the plan as it stands, see what changed since, go back."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.comparing import compare
from facilitator.domain.errors import Failed, Refused
from facilitator.domain.exercise import Exercise
from facilitator.i18n import _, ngettext
from facilitator.store.versions import PlanVersion
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.version_rows import Rows
from facilitator.ui.plan.version_words import change_words
from facilitator.ui.say import sentence
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, KeyButton, Label, Panel, on_key


class VersionsPage(QWidget):
    """Versions at the left; at the right what lies between two, or since one, in words."""

    def __init__(self, theme: Theme, desk: PlanDesk) -> None:
        super().__init__()
        self.theme, self._desk = theme, desk
        self._versions: tuple[PlanVersion, ...] = ()
        self._named = 0
        """The version that is given another label; 0 while a new one is named."""
        self.kept = Panel(theme, "")
        self.told = Panel(theme, "")
        self.list = Rows(theme, "", chosen=True)
        self.changes = Rows(theme, "", chosen=False)
        self.label = Field(theme, "")
        self.keep_button = KeyButton(theme, "", "Ctrl+S")
        self.rename_button = KeyButton(theme, "", "Ctrl+Shift+L")
        self.restore_button = KeyButton(theme, "", "Ctrl+Shift+R")
        self.hint = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self._lay_out()
        self._connect()
        self.say_words()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        self._columns = QHBoxLayout(self)
        self._columns.addWidget(self.kept, 2)
        self._columns.addWidget(self.told, 3)
        self._line = QHBoxLayout()
        self._line.addWidget(self.label, 1, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignTop)
        above = QWidget()
        rows = QVBoxLayout(above)
        rows.addLayout(self._line)
        rows.addWidget(self.hint)
        self.kept.set_body(above)
        self.kept.set_body(self.list)
        self.kept.body.setStretchFactor(self.list, 1)
        self.told.set_body(self.changes)
        self.kept.add_button(self.rename_button)
        self.told.add_button(self.restore_button)

    def _connect(self) -> None:
        self.keep_button.clicked.connect(self.keep)
        self.label.entered.connect(self.keep)
        self.rename_button.clicked.connect(self.rename)
        self.restore_button.clicked.connect(self.restore)
        self.list.itemSelectionChanged.connect(self._compare)
        self.list.taken.connect(self.changes.setFocus)
        self._desk.changed.connect(self._changed)
        self._desk.opened.connect(self.refresh)
        for key, act in (
            ("Ctrl+S", self.keep),
            ("Ctrl+Shift+R", self.restore),
            ("Ctrl+L", self.label.setFocus),
            ("Ctrl+Shift+L", self.rename),
            ("Escape", self.leave),
        ):
            on_key(self, key, act)

    def arrive(self) -> None:
        """Take the keyboard, because this page is shown now."""
        self.refresh()
        self.list.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Show the versions there are, the newest on top, and stay on the same ones."""
        marked = {each.number for each in self._marked()}
        self._versions = tuple(reversed(self._desk.planner.versions()))
        self.list.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
        self.list.clear()
        self.list.addItems([version_words(each) for each in self._versions])
        for place, each in enumerate(self._versions):
            self.list.item(place).setSelected(each.number in marked)
        if self._versions and not marked:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)  # noqa: FBT003 - as above
        count = len(self._versions)
        self.kept.set_counts(ngettext("{n} version", "{n} versions", count).format(n=count))
        self._compare()

    def _marked(self) -> list[PlanVersion]:
        """Return the versions that are marked, the oldest first."""
        places = sorted(each.row() for each in self.list.selectedIndexes())
        found = [self._versions[each] for each in places if each < len(self._versions)]
        return sorted(found, key=lambda each: each.number)

    @Slot()
    def _changed(self) -> None:
        if self.isVisible():
            self._compare()

    @Slot()
    def _compare(self) -> None:
        """Say what changed since the marked version, or between the first and last of several."""
        marked = self._marked()
        self.changes.clear()
        one = marked[0] if len(marked) == 1 else None
        if one is not None:
            self.rename_button.set_on()
        else:
            self.rename_button.set_off(_("Mark one version."))
        if one is not None and self._desk.planner.open:
            self.restore_button.set_on()
        else:
            self.restore_button.set_off(_("Mark one version, before the exercise starts."))
        if not marked:
            self.told.set_title(_("Changes"))
            self.told.set_counts("")
            return
        try:
            before = self._desk.planner.version(marked[0].number)
            after = self._desk.exercise
            if len(marked) > 1:
                after = self._desk.planner.version(marked[-1].number)
        except (Failed, Refused) as wrong:
            self.changes.addItem(sentence(wrong))
            return
        self._tell(marked, before, after)

    def _tell(self, marked: list[PlanVersion], before: Exercise, after: Exercise) -> None:
        lines = [line for each in compare(before, after) for line in change_words(each, after)]
        first, last = marked[0].number, marked[-1].number
        since = _("Since version {number}").format(number=first)
        between = _("From version {first} to version {last}").format(first=first, last=last)
        self.told.set_title(since if len(marked) == 1 else between)
        count = len(lines)
        self.told.set_counts(ngettext("{n} change", "{n} changes", count).format(n=count))
        self.changes.addItems(lines or [_("Nothing differs.")])

    @Slot()
    def rename(self) -> None:
        """Let somebody call the marked version by another label."""
        marked = self._marked()
        if len(marked) != 1:
            return
        self._named = marked[0].number
        self.label.calm()
        self.label.set_text(marked[0].label)
        self._say_label()
        self.label.setFocus()
        self.label.line.selectAll()

    @Slot()
    def leave(self) -> None:
        """Name no version any more, and go back to the list."""
        self._named = 0
        self.label.calm()
        self.label.set_text("")
        self._say_label()
        self.list.setFocus()

    def _say_label(self) -> None:
        """Say whether the label is for the plan as it stands, or for which version."""
        if self._named:
            said = _("Label of version {number}").format(number=self._named)
            self.keep_button.set_words(_("Label it"), "Ctrl+S")
        else:
            said = _("label, for example: before the rehearsal")
            self.keep_button.set_words(_("Keep a version"), "Ctrl+S")
        self.label.line.setPlaceholderText(said)
        self.label.line.setAccessibleName(said if self._named else _("Label"))

    @Slot()
    def keep(self) -> None:
        """Keep the plan as it stands, or call a version otherwise, by the label that is written."""
        if self._named:
            self._relabel(self._named)
        else:
            self._keep()

    def _relabel(self, number: int) -> None:
        try:
            self._desk.planner.label_version(number, self.label.text())
        except (Failed, Refused) as wrong:
            self.label.refuse(sentence(wrong))
            return
        self.leave()
        self.refresh()

    def _keep(self) -> None:
        try:
            made = self._desk.planner.keep_version(self.label.text())
        except (Failed, Refused) as wrong:
            self.label.refuse(sentence(wrong))
            return
        self.label.set_text("")
        self.list.clearSelection()
        self.refresh()
        place = next(
            (at for at, each in enumerate(self._versions) if each.number == made.number), 0
        )
        self.list.setCurrentRow(place)

    @Slot()
    def restore(self) -> None:
        """Make the plan what it was in the marked version; the present one is kept before."""
        marked = self._marked()
        if len(marked) != 1 or not self._desk.may_change():
            return
        number = marked[0].number
        try:
            self._desk.planner.keep_version()
            plan = self._desk.planner.version(number)
        except (Failed, Refused) as wrong:
            self.label.refuse(sentence(wrong))
            return
        self._desk.change(_("go back to version {number}").format(number=number), lambda _now: plan)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px = theme.px
        self._columns.setContentsMargins(px(8), 0, px(8), px(8))
        self._columns.setSpacing(px(8))
        self._line.setSpacing(px(2))
        self.hint.setContentsMargins(px(3), 0, px(3), 0)
        direction = QHBoxLayout.Direction
        single = theme.density is Density.SINGLE
        self._columns.setDirection(direction.TopToBottom if single else direction.LeftToRight)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.kept.set_title(_("Versions"))
        self.list.setAccessibleName(_("Versions"))
        self.changes.setAccessibleName(_("Changes"))
        self._say_label()
        self.rename_button.set_words(_("Another label"), "Ctrl+Shift+L")
        self.restore_button.set_words(_("Go back to this one"), "Ctrl+Shift+R")
        self.hint.setText(
            _(
                "Every change is saved anyway. A version is a mark to come back to; mark two with "
                "Shift or Ctrl to compare them."
            )
        )
        self.refresh()


def version_words(version: PlanVersion) -> str:
    """Return number, moment and label of a version."""
    at = version.made_at.astimezone()
    words = f"{version.number}  {at:%Y-%m-%d %H:%M}"
    return shown(f"{words}  {version.label}" if version.label else words)
