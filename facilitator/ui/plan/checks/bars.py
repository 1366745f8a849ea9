"""The bars of one load, drawn by pyqtgraph; importing this module loads it."""

from importlib import import_module
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from facilitator.domain.checks import Load, Loads
from facilitator.ui.theme import Theme

_pg: Any = import_module("pyqtgraph")
"""Without types of its own."""
_ROOM = 1.08
"""How much higher than its highest bar a plot is, so that the limit's line is seen."""
_BAR = 0.82


class Bars:
    """Bars, a dashed limit and the line of time, in a widget."""

    def __init__(self, parent: QWidget) -> None:
        """Make the widget, without anything of it that answers to the mouse."""
        self.widget: Any = _pg.PlotWidget(parent)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # what is drawn here is told by the plot around it
        self.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plot = self.widget.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        plot.hideAxis("left")
        plot.layout.setContentsMargins(0, 0, 0, 0)

    def show_load(self, load: Load, loads: Loads, theme: Theme) -> None:
        """Draw another load."""
        plot = self.widget.getPlotItem()
        plot.clear()
        self.widget.setBackground(theme.colour("surface.panel"))
        plain, over = theme.colour("text.secondary"), theme.colour("status.due")
        above = set(load.over(loads.limit))
        places = range(len(load.bins))
        if load.bins:
            bars = _pg.BarGraphItem(
                x0=[place + (1 - _BAR) / 2 for place in places],
                width=_BAR,
                height=list(load.bins),
                brushes=[over if place in above else plain for place in places],
                pen=None,
            )
            plot.addItem(bars)
        pen = _pg.mkPen(theme.colour("plot.target"), width=theme.px(1), style=Qt.PenStyle.DashLine)
        plot.addItem(_pg.InfiniteLine(pos=loads.limit, angle=0, pen=pen))
        self._axis(plot, theme)
        plot.setXRange(0, max(1, loads.bars), padding=0)
        plot.setYRange(0, max(1, loads.top) * _ROOM, padding=0)

    def _axis(self, plot: Any, theme: Theme) -> None:  # noqa: ANN401 - pyqtgraph has no types
        axis = plot.getAxis("bottom")
        # its words are painted below by the plot around it: pyqtgraph drops those at the ends
        axis.setStyle(showValues=False, tickLength=0)
        axis.setPen(_pg.mkPen(theme.colour("plot.axis")))
        axis.setHeight(theme.px(2))
        axis.setTicks([[]])
