"""The three foldings of the desk: the same parts, put into other places."""

from PySide6.QtCore import QByteArray, QRectF, QSettings, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QScrollArea,
    QSplitter,
    QSplitterHandle,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from facilitator.services.places import config_dir
from facilitator.ui.conduct.parts import Parts
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    RIGHT,
    Glyph,
    KeyButton,
    Painted,
    Panel,
    Tabs,
    lay_on_panel,
    paint_glyph,
    paint_text,
    text_width,
)

SCRIPT, BOARD, LOG = 0, 1, 2
LAYOUTS = FACILITATOR, LOGGIST, EVALUATOR = ("facilitator", "loggist", "evaluator")
_LAYOUT = "conduct/layout"
_LEFT = {Density.WIDE: 520, Density.COMPACT: 430}


class Alarm(Painted):
    """The worst news, at the right of the page tabs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Alarm"), parent)
        self._words = ""

    def say(self, words: str) -> None:
        """Say something, or nothing."""
        if words != self._words:
            self._words = words
            self.setAccessibleDescription(words)
            self.setToolTip(words)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._words:
            return
        theme = self.theme
        painter = QPainter(self)
        late, font = theme.colour("status.late"), theme.font("table", weight=600)
        side, pad = theme.px(15), theme.px(10)
        place = QRectF(pad + side + theme.px(6), 0, 0, self.height())
        place.setRight(self.width() - pad)
        wide = min(place.width(), text_width(self._words, font))
        paint_text(painter, place, self._words, font, late, align=RIGHT)
        left = place.right() - wide - theme.px(6) - side
        glyph = QRectF(left, (self.height() - side) / 2, side, side)
        paint_glyph(painter, glyph, Glyph.WARNING, late)
        painter.end()


class Handle(QSplitterHandle):
    """The gap between two columns, without the dots."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Leave the window's ground as it is."""


class Columns(QSplitter):
    """Two columns whose border can be moved."""

    def createHandle(self) -> QSplitterHandle:
        return Handle(self.orientation(), self)


class AsidePanel(Panel):
    """Something lent to the desk; where it is higher than the room it scrolls."""

    def __init__(self, theme: Theme, lent: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(theme, lent.accessibleName(), parent)
        self._lent: QWidget | None = lent
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(lent.accessibleName())
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(lent)
        self.leave_button = KeyButton(theme, _("Leave"), "Ctrl+Shift+B", small=True, parent=self)
        self.add_button(self.leave_button)
        self.set_body(self._area, padded=True)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        lay_on_panel(self._area, theme)
        if self._lent is not None:
            palette = self._lent.palette()
            palette.setColor(palette.ColorRole.Window, theme.colour("surface.panel"))
            self._lent.setPalette(palette)

    def give_back(self, owner: QWidget) -> None:
        """Let go of what was lent."""
        lent, self._lent = self._lent, None
        if lent is not None:
            self._area.takeWidget()
            lent.setParent(owner)
            lent.hide()


class Arrangement(QWidget):
    """Out on the left, in on the right; one column with pages where there is no room for two."""

    def __init__(self, theme: Theme, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._parts = parts
        self._density: Density | None = None
        self._aside: AsidePanel | None = None
        self.splitter = Columns(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.left, self.right = QWidget(self.splitter), QWidget(self.splitter)
        self._left = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.left)
        self._right = QVBoxLayout(self.right)
        pages = ((_("Script"), "F2"), (_("Agencies"), "F3"), (_("Log"), "F4"))
        self.tabs = Tabs(theme, pages, name=_("Pages"), parent=self)
        self.alarm = Alarm(theme, self)
        self.tabs.fill_right(self.alarm)
        self.pages = QStackedWidget(self)
        # strip and entry line keep their height, whatever the pages would like
        self.pages.setMinimumHeight(1)
        self.tabs.picked.connect(self.pages.setCurrentIndex)
        # beside the window's own geometry: where things stand, and nothing else
        self._kept = QSettings(str(config_dir() / "window.ini"), QSettings.Format.IniFormat)
        self.splitter.splitterMoved.connect(self._keep)
        kept = str(self._kept.value(_LAYOUT))
        self.layout_name = kept if kept in LAYOUTS else FACILITATOR
        self._left.addWidget(parts.read, 1)
        self._left.addWidget(parts.script, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for part in (parts.clock, parts.strip, parts.banner, parts.tray):
            self._rows.addWidget(part)
        self._rows.addWidget(self.splitter, 1)
        self._rows.addWidget(self.tabs)
        self._rows.addWidget(self.pages, 1)
        self._under = QVBoxLayout()
        self._rows.addLayout(self._under)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and fold if it asks for that."""
        self.theme = theme
        gap = theme.px(8 if theme.density is Density.WIDE else 6)
        edge = theme.px(8)
        self._rows.setContentsMargins(edge, theme.px(7), edge, gap)
        self._rows.setSpacing(gap)
        for box in (self._left, self._right, self._under):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(gap)
        self.splitter.setHandleWidth(gap)
        if theme.density is not self._density:
            self._density = theme.density
            if theme.density is Density.SINGLE:
                self._one_column()
            else:
                self._two_columns()
            self._lay()

    def _two_columns(self) -> None:
        parts = self._parts
        self.pages.hide()
        self.tabs.hide()
        self._left.setDirection(QBoxLayout.Direction.TopToBottom)
        self.splitter.insertWidget(0, self.left)
        for part, stretch in (
            (parts.board, 0),
            (parts.log, 1),
            (parts.details, 0),
            (parts.pad, 0),
            (parts.dock, 0),
        ):
            shown = part not in (parts.details, parts.pad) or not part.isHidden()
            self._right.addWidget(part, stretch)
            part.setVisible(shown)
        self.splitter.show()
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)

    def _divide(self) -> None:
        """Put the border of the columns where somebody left it, or where it belongs."""
        kept = self._kept.value(self._place())
        if isinstance(kept, QByteArray) and self.splitter.restoreState(kept):
            return
        left = self.theme.px(_LEFT[self.theme.density])
        if self.layout_name == EVALUATOR:
            left = max(left, self.width() // 2)
        self.splitter.setSizes([left, max(left, self.width() - left)])

    def _place(self) -> str:
        role = "" if self.layout_name == FACILITATOR else f"-{self.layout_name}"
        return f"conduct/columns-{self.theme.density.value}{role}"

    # --- roles -------------------------------------------------------------------------------

    def turn_layout(self) -> None:
        """Go on to the layout of the next role, and remember it."""
        place = (LAYOUTS.index(self.layout_name) + 1) % len(LAYOUTS)
        self.layout_name = LAYOUTS[place]
        self._kept.setValue(_LAYOUT, self.layout_name)
        self._lay()
        if self.folded():
            self.turn_to(LOG if self.layout_name == LOGGIST else SCRIPT)

    def _lay(self) -> None:
        """Give room to what a role looks at: a loggist to the log, an evaluator to the guide."""
        aside = self._aside is not None and not self._aside.isHidden()
        self._parts.read.setVisible(not aside)
        self._parts.script.setVisible(not aside and self.layout_name != EVALUATOR)
        if self.folded():
            return
        self.left.setVisible(aside or self.layout_name != LOGGIST)
        self._divide()

    @Slot()
    def _keep(self) -> None:
        self._kept.setValue(self._place(), self.splitter.saveState())

    def _one_column(self) -> None:
        parts = self._parts
        open_ones = [each for each in (parts.details, parts.pad) if not each.isHidden()]
        self.splitter.hide()
        self._left.setDirection(QBoxLayout.Direction.LeftToRight)
        current = self.tabs.current()
        for part in (self.left, parts.board, parts.log):
            self.pages.addWidget(part)
        for part in (parts.details, parts.pad, parts.dock):
            self._under.addWidget(part)
        for part in (*open_ones, parts.dock):
            part.show()
        self.tabs.show()
        self.pages.show()
        self.turn_to(current if current > 0 else LOG)

    def take_aside(self, widget: QWidget) -> None:
        """Take in what can stand in the left column instead of text and script."""
        self._aside = AsidePanel(self.theme, widget)
        self._aside.hide()
        self._aside.leave_button.clicked.connect(self._leave_aside)
        self._left.addWidget(self._aside, 1)

    @Slot()
    def _leave_aside(self) -> None:
        self.turn_aside()
        self._parts.dock.focus_line()

    def give_aside_back(self, owner: QWidget) -> None:
        """Let go of what was taken in."""
        if self._aside is not None:
            self._aside.give_back(owner)

    def turn_aside(self) -> bool:
        """Show what was taken in, or text and script again; tell whether there is anything."""
        if self._aside is None:
            return False
        shown = self._aside.isHidden()
        self._aside.setVisible(shown)
        self._lay()
        self.turn_to(SCRIPT)
        return True

    def tell(self, words: str) -> None:
        """Say beside the page tabs what the foot would say; nothing if all is well."""
        self.alarm.say(words)

    def folded(self) -> bool:
        """Tell whether there is one column, with pages."""
        return self._density is Density.SINGLE

    def turn_to(self, page: int) -> None:
        """Show a page where there are pages."""
        self.tabs.set_current(page)
        self.pages.setCurrentIndex(page)
