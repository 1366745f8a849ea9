"""The head of the Plan screen: its pages, what can be undone, what is to decide, and F9."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.i18n import _, ngettext
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.page import Page
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Glyph, GlyphWords, KeyButton, Kind, Tabs

_LONGEST = 34
"""So many letters of what can be undone stand on the button; its tip has them all."""


class PlanHead(QWidget):
    """One row over all pages."""

    conduct_wanted = Signal()

    def __init__(
        self, theme: Theme, desk: PlanDesk, pages: Sequence[Page], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._desk, self._pages = desk, pages
        self._weighed: tuple[int, int] | None = None
        self.tabs = Tabs(theme, self._tab_words(), name=_("Pages of the plan"))
        self.undo_button = KeyButton(theme, "", "Ctrl+Z")
        self.redo_button = KeyButton(theme, "", "Ctrl+Y")
        self.decide = GlyphWords(theme, tint="status.due", role="body")
        self.consider = GlyphWords(theme, role="body")
        self.ready_button = KeyButton(theme, "", "F9", kind=Kind.NEXT)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.tabs)
        self._row.addWidget(self.undo_button)
        self._row.addWidget(self.redo_button)
        self._row.addStretch(1)
        for each in (self.decide, self.consider, self.ready_button):
            self._row.addWidget(each)
        self.undo_button.clicked.connect(desk.undo)
        self.redo_button.clicked.connect(desk.redo)
        self.ready_button.clicked.connect(self.conduct_wanted)
        desk.undoable.connect(self.say_undo)
        desk.opened.connect(self.say_words)
        desk.weighed.connect(self.weigh)
        self.set_theme(theme)

    def _tab_words(self) -> list[tuple[str, str]]:
        return [(_(page.word), page.key) for page in self._pages]

    @Slot()
    def go_to_conduct(self) -> None:
        """Do what the button does."""
        self.ready_button.click()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        self._row.setContentsMargins(theme.px(8), 0, theme.px(5), 0)
        self._row.setSpacing(theme.px(4))
        self._show_weighed()
        self.say_undo()

    @Slot()
    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.tabs.set_items(self._tab_words())
        is_open = self._desk.planner.open
        self.ready_button.set_words(_("Ready to conduct") if is_open else _("Conduct"), "F9")
        self._show_weighed()
        self.say_undo()

    @Slot(int, int)
    def weigh(self, decide: int, consider: int) -> None:
        """Say how many checks want a decision, and how many are to consider."""
        self._weighed = (decide, consider)
        self._show_weighed()

    def _show_weighed(self) -> None:
        room = self.theme.density is Density.WIDE
        decide, consider = self._weighed or (0, 0)
        words = ngettext("{n} to decide", "{n} to decide", decide).format(n=decide)
        self.decide.set_words(words, Glyph.WARNING, tint="status.due")
        words = ngettext("{n} to consider", "{n} to consider", consider).format(n=consider)
        self.consider.set_words(words, Glyph.RING, tint="text.secondary")
        self.decide.setVisible(self._weighed is not None and self.theme.density != Density.SINGLE)
        self.consider.setVisible(self._weighed is not None and room)

    @Slot()
    def say_undo(self) -> None:
        """Name what the next undo takes back, and what the next redo makes again."""
        stack = self._desk.stack
        undo, redo = stack.undoText() if stack.canUndo() else "", stack.redoText()
        nothing = _("Nothing to undo")
        self._say(self.undo_button, _("Undo: {what}").format(what=undo) if undo else nothing)
        if undo and self._desk.planner.open:
            self.undo_button.set_on(undo)
        else:
            self.undo_button.set_off(nothing)
        self._say(self.redo_button, _("Redo"))
        self.redo_button.set_on(_("Redo: {what}").format(what=redo))
        self.redo_button.setVisible(stack.canRedo() and self._desk.planner.open)

    def _say(self, button: KeyButton, words: str) -> None:
        most = _LONGEST if self.theme.density is Density.WIDE else _LONGEST * 2 // 3
        single = self.theme.density is Density.SINGLE
        if single:
            words = _("Undo") if button is self.undo_button else _("Redo")
        elif len(words) > most:
            words = words[: most - 1].rstrip() + "…"
        button.set_words(words, button.key)
