"""Putting a theme on: Fusion with flat controls for Qt's own, ``set_theme`` for our parts."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QToolTip,
    QWidget,
)

from facilitator.ui.theme import Theme, load_fonts, palette
from facilitator.ui.widgets.draw import paint_box, paint_ring

_BAR = QStyle.ComplexControl.CC_ScrollBar
_Part = QStyle.SubControl
_Primitive = QStyle.PrimitiveElement


@runtime_checkable
class Themed(Protocol):
    """A widget that can change its theme while it is shown."""

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        ...


class Plain(QProxyStyle):
    """Fusion with our flat controls: one border, one ring, no gradient.

    The parts paint themselves, so this stands in for a style sheet: it serves the controls of Qt
    between them, and lays no cost on every other widget.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self.theme = theme

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _Primitive.PE_FrameFocusRect:
            paint_ring(painter, QRectF(_rect(option)), self.theme)
        elif element == _Primitive.PE_PanelButtonCommand:
            self._button(option, painter)
        elif element == _Primitive.PE_FrameLineEdit:
            self._field(option, painter)
        elif element == _Primitive.PE_PanelTipLabel:
            self._box(option, painter, fill="surface.raised", line="line.control")
        else:
            super().drawPrimitive(element, option, painter, widget)

    def _box(self, option: QStyleOption, painter: QPainter, *, fill: str, line: str) -> None:
        theme = self.theme
        paint_box(
            painter,
            QRectF(_rect(option)),
            fill=theme.colour(fill) if fill else None,
            line=theme.colour(line),
            width=theme.px(1),
            radius=theme.px(3),
        )

    def _button(self, option: QStyleOption, painter: QPainter) -> None:
        state = _state(option)
        on = bool(state & QStyle.StateFlag.State_Enabled)
        lit = bool(state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken))
        fill = "surface.selected" if on and lit else "surface.raised"
        self._box(option, painter, fill=fill, line="line.control" if on else "line.subtle")

    def _field(self, option: QStyleOption, painter: QPainter) -> None:
        self._box(option, painter, fill="", line="line.control")
        if _state(option) & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, QRectF(_rect(option)), self.theme)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric == QStyle.PixelMetric.PM_ScrollBarExtent:
            return self.theme.px(12)
        if metric == QStyle.PixelMetric.PM_TextCursorWidth:
            return self.theme.px(2)
        return super().pixelMetric(metric, option, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control != _BAR or not isinstance(option, QStyleOptionSlider):
            super().drawComplexControl(control, option, painter, widget)
            return
        theme = self.theme
        painter.fillRect(_rect(option), theme.colour("surface.panel"))
        slider = QRectF(self.subControlRect(control, option, _Part.SC_ScrollBarSlider, widget))
        air = theme.px(3)
        inner = slider.adjusted(air, air, -air, -air)
        radius = min(inner.width(), inner.height()) / 2
        paint_box(painter, inner, fill=theme.colour("line.control"), radius=radius)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == _BAR and isinstance(option, QStyleOptionSlider):
            return _bar_part(option, part, self.theme.px(28))
        return super().subControlRect(control, option, part, widget)  # pyright: ignore[reportArgumentType] - Qt takes no widget too


def _rect(option: QStyleOption) -> QRect:
    return option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - the stubs lack the fields of options


def _state(option: QStyleOption) -> QStyle.StateFlag:
    return option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - the stubs lack the fields of options


def _bar_part(option: QStyleOptionSlider, part: QStyle.SubControl, least: int) -> QRect:
    """Return where a part of a scroll bar without arrows lies."""
    rect = _rect(option)
    upright = option.orientation == Qt.Orientation.Vertical  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - as above
    low, high = int(option.minimum), int(option.maximum)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - as above
    page, at = int(option.pageStep), int(option.sliderPosition)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - as above
    whole = rect.height() if upright else rect.width()
    long = min(whole, max(least, round(whole * page / max(1, high - low + page))))
    start = QStyle.sliderPositionFromValue(low, high, at, whole - long)
    spans = {
        _Part.SC_ScrollBarSlider: (start, long),
        _Part.SC_ScrollBarGroove: (0, whole),
        _Part.SC_ScrollBarSubPage: (0, start),
        _Part.SC_ScrollBarAddPage: (start + long, whole - start - long),
    }
    if part not in spans:
        return QRect()
    begin, size = spans[part]
    if upright:
        return QRect(rect.left(), rect.top() + begin, rect.width(), size)
    return QRect(rect.left() + begin, rect.top(), size, rect.height())


def install(app: QApplication, theme: Theme) -> None:
    """Put a theme on the application; call it again to change it."""
    load_fonts()
    style = app.style()
    if isinstance(style, Plain):
        style.theme = theme
    else:
        app.setStyle(Plain(theme))
    made = palette(theme)
    app.setPalette(made)
    app.setFont(theme.font("body"))
    QToolTip.setPalette(made)
    QToolTip.setFont(theme.font("table"))


def apply_theme(root: QWidget, theme: Theme) -> None:
    """Give a theme to every part of a tree of widgets, the outer ones first."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, Themed):
            widget.set_theme(theme)
