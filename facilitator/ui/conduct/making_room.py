"""Where there is one column, what is open gets the room: pages and tabs step aside for it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from facilitator.ui.conduct.parts import Parts
from facilitator.ui.widgets import Tabs

_PAGES = 92
"""With less than tabs and two rows, in logical pixels, the pages step aside for a form."""
_LEAST = 54
"""With less than tabs and one row, the tabs step aside for a message."""
_READ = 200
"""With less than this the tabs step aside for what is open on a page."""


class Room:
    """Shares the height out between what is never hidden, what is open, and the pages."""

    def __init__(self, desk: QWidget, parts: Parts, tabs: Tabs, pages: QWidget) -> None:
        self._desk, self._parts, self._tabs, self._pages = desk, parts, tabs, pages

    def make(self, *, folded: bool, tiny: bool, lent: bool) -> None:
        """Show what there is room for; ``lent`` says that something stands on the first page."""
        parts = self._parts
        parts.strip.set_tight(tight=tiny)
        self._tabs.set_low(low=tiny)
        parts.dock.set_low(low=tiny)
        if not folded:
            parts.dock.set_bare(bare=False)
            return
        px = parts.strip.theme.px
        reading = lent or not parts.log.find_bar.isHidden()
        forms = self._forms()
        wanted = self._height(forms)
        free = self._free()
        away = bool(forms) and free - wanted < px(_PAGES)
        bare = (bool(forms) and free < wanted) or (reading and free < px(_READ))
        cramped = free < px(_READ if reading else _LEAST)
        self._tabs.setVisible(not away and not cramped)
        self._pages.setVisible(not away)
        parts.dock.set_bare(bare=bare)

    def give_back(self) -> None:
        """Close what stands in the place of the pages, because a page is wanted."""
        if not self._pages.isHidden():
            return
        parts = self._parts
        parts.tray.leave()
        parts.details.hide()
        parts.pad.hide()

    def _forms(self) -> list[QWidget]:
        parts = self._parts
        return [each for each in (parts.tray, parts.details, parts.pad) if not each.isHidden()]

    def _height(self, widgets: Sequence[QWidget]) -> int:
        """Return the height of some parts with the gap below each."""
        return sum(each.sizeHint().height() + self._gap() for each in widgets)

    def _gap(self) -> int:
        layout = self._desk.layout()
        return layout.spacing() if layout is not None else 0

    def _free(self) -> int:
        """Return what is left beside clock, strip, banner and the whole entry dock."""
        parts = self._parts
        fixed: list[QWidget] = [parts.clock]
        fixed += [] if parts.strip.isHidden() else [parts.strip]
        fixed += [] if parts.banner.isHidden() else [parts.banner]
        air = self._desk.contentsRect().height()
        layout = self._desk.layout()
        if layout is not None:
            margins = layout.contentsMargins()
            air -= margins.top() + margins.bottom()
        return air - self._height(fixed) - parts.dock.whole_height()
