"""F1 on the Plan screen: every key of its table on one page."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.i18n import N_, _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Painted, key_width, paint_box, paint_key, paint_text
from facilitator.ui.widgets.keynames import key_name

KEYS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("write", ("F2", "Enter"), N_("write in the cell; typing writes it anew")),
    ("write", ("Tab", "Shift+Tab"), N_("next cell, cell before; Enter goes back below the first")),
    ("write", ("Enter",), N_("below; after the last row, the next row")),
    ("write", ("Esc",), N_("take back what was typed into the cell")),
    ("write", ("Ctrl+Z", "Ctrl+Y"), N_("undo, redo; without end, and by name")),
    ("write", ("Alt+Enter",), N_("details of the row; Esc back to the table")),
    ("write", ("Ins",), N_("one more expected action")),
    ("rows", ("Ctrl+N",), N_("add an inject below")),
    ("rows", ("Ctrl+K",), N_("a contingency of this inject")),
    ("rows", ("Ctrl+Shift+D",), N_("copy the rows below")),
    ("rows", ("Alt+Up", "Alt+Down"), N_("move the rows")),
    ("rows", ("Alt+Shift+Left", "Alt+Shift+Right"), N_("a minute earlier, later")),
    ("rows", ("Ctrl+Alt+Shift+Left", "Ctrl+Alt+Shift+Right"), N_("five minutes")),
    ("rows", ("Ctrl+Shift+T",), N_("sort by time")),
    ("rows", ("Del", "Ctrl+Del"), N_("clear the cells; delete the rows")),
    ("mark", ("Shift+Down", "Ctrl+A"), N_("mark cells; all of them")),
    ("mark", ("Shift+Space",), N_("mark the whole row")),
    ("mark", ("Ctrl+C", "Ctrl+X", "Ctrl+V"), N_("copy, cut, paste; also with a spreadsheet")),
    ("mark", ("Ctrl+D",), N_("fill down")),
    ("mark", ("Ctrl+F",), N_("find and replace")),
    ("pages", ("F2", "F3", "F4", "F5", "F6"), N_("script, timeline, set-up, checks, versions")),
    ("pages", ("Ctrl+S",), N_("keep a version (on its page)")),
    ("pages", ("F9",), N_("to the Conduct screen")),
)
"""What each key does, in groups; the README has the same table."""

_ROW, _COLUMN, _LEAST = 28, 560, 18


class PlanKeys(Painted):
    """Painted in as many columns as there is room for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.hide()
        self.say_words()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("All keys"))
        said = (f"{', '.join(map(key_name, keys))} {_(words)}" for _group, keys, words in KEYS)
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        whole = QRectF(self.rect()).adjusted(px(8), 0, -px(8), -px(8))
        fill, line = theme.colour("surface.panel"), theme.colour("line.subtle")
        paint_box(painter, whole, fill=fill, line=line, width=px(1), radius=px(4))
        columns = 2 if whole.width() >= 2 * px(_COLUMN * 4 // 5) else 1
        rows = -(-len(KEYS) // columns)
        high = max(px(_LEAST), min(px(_ROW), (whole.height() - px(20)) / rows))
        wide = whole.width() / columns
        for place, (_group, keys, words) in enumerate(KEYS):
            left = whole.left() + px(14) + wide * (place // rows)
            top = whole.top() + px(10) + high * (place % rows)
            at = left
            for key in keys:
                name = key_name(key)
                paint_key(painter, at, top + high / 2, name, theme)
                at += key_width(name, theme) + px(4)
            at = max(at + px(6), left + px(150))
            spot = QRectF(at, top, max(0.0, left + wide - px(28) - at), high)
            ink = theme.colour("text.primary")
            paint_text(painter, spot, _(words), theme.font("table"), ink)
        painter.end()
