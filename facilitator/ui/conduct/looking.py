"""Finding one's way on the desk: pages, finding, details, all keys, and the way back."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.ui.conduct.acts import Acts
from facilitator.ui.conduct.arrange import LOG, LOGGIST, Arrangement
from facilitator.ui.conduct.keyboard import Keyboard
from facilitator.ui.conduct.keys import key
from facilitator.ui.conduct.keys_page import KeysPage
from facilitator.ui.conduct.parts import Parts
from facilitator.ui.conduct.rebinding import RebindPanel
from facilitator.ui.conduct.tray import focus

_LARGER = 1.2
"""How much larger a loggist sees the log and the line."""


class Looking(QObject):
    """Opens and closes what does not change the run."""

    dropped = Signal()

    def __init__(
        self, conduct: Conduct, parts: Parts, where: Arrangement, acts: Acts, keyboard: Keyboard
    ) -> None:
        super().__init__(where)
        self._conduct = conduct
        self._parts = parts
        self._where = where
        self._acts = acts
        self.keys_page = KeysPage(where.theme, where)
        self.rebinding = RebindPanel(where.theme, keyboard, where)
        self.rebinding.closed.connect(self.escape)
        parts.guide.jump.connect(self.go_to_entry)
        parts.guide.nothing.connect(acts.refused)
        self.suit_log()

    def turn_to(self, page: int) -> None:
        """Give the keyboard to a list, on its page if there are pages."""
        parts = self._parts
        self._where.turn_to(page)
        first = parts.script.view if parts.guide.isHidden() else parts.guide.view
        focus((first, parts.board.view, parts.log.view)[page])

    def to_now(self) -> None:
        """Go back to the standby row and to the newest entry."""
        self._parts.script.to_now()
        self._parts.log.view.to_end()
        self._parts.dock.focus_line()

    def turn_aside(self) -> None:
        """Show what players see in the left column, or text and script again."""
        if not self._where.turn_aside():
            self._acts.refused.emit(_("There is no players’ display here."))

    def find(self) -> None:
        """Open the find bar."""
        self._where.turn_to(LOG)
        self._parts.log.open_find()

    def fold_details(self) -> None:
        """Open the details of the entry, or fold them away; what stands in them stays."""
        details = self._parts.details
        details.setVisible(details.isHidden())
        if details.isHidden():
            self._parts.dock.focus_line()
        else:
            focus(details.fields["options"].line)

    def fold_pad(self) -> None:
        """Open the touch pad, or fold it away."""
        self._parts.pad.setVisible(self._parts.pad.isHidden())
        self._parts.dock.focus_line()

    def turn_layout(self) -> None:
        """Arrange the desk for the next role, and leave the keyboard in the line."""
        self._where.turn_layout()
        self.suit_log()
        self._parts.guide.refresh()
        self._parts.dock.focus_line()

    def suit_log(self) -> None:
        """Show in the log what the role of the layout looks at, and as large as it is for it."""
        factor = _LARGER if self._where.layout_name == LOGGIST else 1.0
        self._parts.log.set_larger(factor)
        self._parts.dock.line.set_larger(factor)
        self._parts.log.show_only(observations=self._where.wants_observations())

    def turn_sieve(self) -> None:
        """Show all entries or the observations alone, and remember it for this role."""
        self._where.keep_observations(wanted=not self._parts.log.only_observations)
        self.suit_log()
        self._parts.dock.focus_line()

    def go_to_entry(self, number: int) -> None:
        """Go to an entry of the log, whatever the log leaves out now."""
        log = self._parts.log
        if not log.jump_to(number):
            log.show_only(observations=False)
            log.jump_to(number)

    def strike(self) -> None:
        """Ask why the chosen entry is struck."""
        log = self._parts.log
        place = log.view.chosen()
        if place < 0:
            self._acts.refused.emit(_choose_first())
            return
        row = log.model.row(place)
        if row.struck:
            prompt = _("Why does {number} count again?").format(number=row.number)
            presets = (_("struck by mistake"), _("it did happen"))
            self._acts.ask(
                "unstrike", prompt, presets, lambda why: self._conduct.unstrike(row.ref, why)
            )
            return
        prompt = _("Why strike {number}? It stays readable").format(number=row.number)
        presets = (_("wrong agency"), _("written twice"), _("did not happen"))
        self._acts.ask("strike", prompt, presets, lambda why: self._conduct.strike(row.ref, why))

    def show_keys(self) -> None:
        """Show every key over the lists, turn the page, or take the last one away."""
        self.rebinding.hide()
        if self.keys_page.isHidden():
            self.keys_page.begin()
            self.place_keys()
        elif not self.keys_page.turn():
            self.keys_page.hide()

    def rebind(self) -> None:
        """Show the keys as a list in which they can be changed, or take it away."""
        self.keys_page.hide()
        if not self.rebinding.isHidden():
            self.rebinding.hide()
            self._parts.dock.focus_line()
            return
        self.change_keys()

    def change_keys(self) -> None:
        """Show the keys as a list in which they can be changed."""
        self.keys_page.hide()
        self.rebinding.begin()
        self.place_keys()

    def place_keys(self) -> None:
        """Put the keys over what lies between strip and entry line."""
        where, strip, dock = self._where, self._parts.strip, self._parts.dock
        above = self._parts.clock if strip.isHidden() else strip
        top = above.mapTo(where, above.rect().bottomLeft())
        end = dock.mapTo(where, dock.rect().topLeft())
        gap = where.theme.px(6)
        free = end.y() - top.y() - 2 * gap
        wide = above.width()
        high = min(free, self.keys_page.height_for(wide))
        for page, height in ((self.keys_page, high), (self.rebinding, free)):
            if not page.isHidden():
                page.setGeometry(top.x(), top.y() + gap, wide, height)
                page.raise_()

    def leave_open(self) -> None:
        """Leave pages of keys and forms; what was typed in them stays."""
        self.keys_page.hide()
        self.rebinding.hide()
        self._parts.tray.leave()

    @Slot()
    def escape(self) -> None:
        """Close the nearest open thing, and give the keyboard to the entry line."""
        parts = self._parts
        if not self.keys_page.isHidden():
            self.keys_page.hide()
        elif not self.rebinding.isHidden():
            self.rebinding.hide()
        elif parts.strip.asking():
            parts.strip.drop_reason()
        elif parts.tray.showing():
            parts.tray.leave()
        elif parts.log.close_find():
            pass
        elif _within(parts.details):
            parts.details.hide()
        elif self._acts.cued:
            parts.script.to_now()
        else:
            self.dropped.emit()
        parts.log.view.clearSelection()
        parts.dock.focus_line()


def _within(widget: QWidget) -> bool:
    """Tell whether the keyboard is somewhere in a widget."""
    return widget.isAncestorOf(QApplication.focusWidget() or widget)


def _choose_first() -> str:
    words = _("Choose an entry first: {key}, then the arrow keys.")
    return words.format(key=key("log"))
