"""The look: colours, fonts and lengths by name, for one theme, one scale and one fold."""

import json
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from facilitator import resources

LEAST_SCALE: Final = 0.8
MOST_SCALE: Final = 2.5
LEAST_TEXT_PX: Final = 12


class Density(Enum):
    """How much room there is; the three folds of the window."""

    WIDE = "wide"
    COMPACT = "compact"
    SINGLE = "single"


@cache
def tokens() -> dict[str, Any]:
    """Return the tokens of the look as they stand in the file."""
    loaded: dict[str, Any] = json.loads(resources.read_text("tokens.json"))
    return loaded


@cache
def _colour(*, dark: bool, name: str) -> QColor:
    side = "dark" if dark else "light"
    if name == "focus":
        return QColor(tokens()["focus_ring"][side])
    group, _, key = name.partition(".")
    return QColor(tokens()[side][group][key])


@cache
def _agency(*, dark: bool, slot: str) -> tuple[QColor, QColor]:
    agencies = tokens()["agencies"]
    # "order" and "more" stand beside the slots and are none
    known = isinstance(agencies.get(slot), dict)
    pair = agencies[slot if known else "unassigned"]["dark" if dark else "light"]
    return QColor(pair["fill"]), QColor(pair["letter"])


@cache
def _font(*, size_px: int, weight: int, italic: bool, spacing: float) -> QFont:
    look = tokens()["font"]
    font = QFont([look["family"], *look["fallback"]])
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * size_px)
    return font


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: dark or light, a scale (1.0 is 100 %), and a fold."""

    dark: bool = True
    scale: float = 1.0
    density: Density = Density.WIDE

    def px(self, length: float) -> int:
        """Return a length of the 100 % drawing in pixels; what is there never vanishes."""
        scaled = round(length * self.scale)
        return max(1, scaled) if length > 0 else scaled

    def colour(self, name: str) -> QColor:
        """Return a colour by its token name, as ``text.primary``; raise KeyError if unknown."""
        return _colour(dark=self.dark, name=name)

    def agency(self, slot: str) -> tuple[QColor, QColor]:
        """Return fill and letter colour of a slot; those of ``unassigned`` if unknown."""
        return _agency(dark=self.dark, slot=slot)

    def font(
        self,
        role: str,
        *,
        size: float | None = None,
        weight: int | None = None,
        italic: bool = False,
        spacing: float = 0.0,
    ) -> QFont:
        """Return the font of a role; ``size`` in px at 100 %, ``spacing`` in parts of the size."""
        look = tokens()["type"][role]
        least = max(LEAST_TEXT_PX, round((size or look["size"]) * self.scale))
        return _font(size_px=least, weight=weight or look["weight"], italic=italic, spacing=spacing)

    def line(self, role: str) -> int:
        """Return the height of a line of a role in pixels."""
        return self.px(tokens()["type"][role]["line"])

    def with_dark(self, *, dark: bool) -> "Theme":
        """Return the same look in the other light."""
        return replace(self, dark=dark)

    def with_scale(self, scale: float) -> "Theme":
        """Return the same look larger or smaller, within 0.8 and 2.5."""
        return replace(self, scale=min(MOST_SCALE, max(LEAST_SCALE, scale)))

    def with_density(self, density: Density) -> "Theme":
        """Return the same look with more or less room."""
        return replace(self, density=density)


_COMPACT_BELOW: Final = (1360, 800)
_SINGLE_BELOW: Final = (1000, 560)


def density_for(width: int, height: int, scale: float) -> Density:
    """Return the fold of a window of that size in pixels, judged by its logical size."""
    wide, high = width / scale, height / scale
    if wide < _SINGLE_BELOW[0] or high < _SINGLE_BELOW[1]:
        return Density.SINGLE
    if wide < _COMPACT_BELOW[0] or high < _COMPACT_BELOW[1]:
        return Density.COMPACT
    return Density.WIDE


_ROLES: Final = {
    QPalette.ColorRole.Window: "surface.window",
    QPalette.ColorRole.Base: "surface.sunken",
    QPalette.ColorRole.AlternateBase: "surface.raised",
    QPalette.ColorRole.Button: "surface.raised",
    QPalette.ColorRole.ToolTipBase: "surface.raised",
    QPalette.ColorRole.Text: "text.primary",
    QPalette.ColorRole.WindowText: "text.primary",
    QPalette.ColorRole.ButtonText: "text.primary",
    QPalette.ColorRole.ToolTipText: "text.primary",
    QPalette.ColorRole.BrightText: "text.primary",
    QPalette.ColorRole.PlaceholderText: "text.muted",
    QPalette.ColorRole.Highlight: "surface.selected",
    QPalette.ColorRole.HighlightedText: "text.primary",
    QPalette.ColorRole.Link: "accent.link",
    QPalette.ColorRole.LinkVisited: "accent.link",
    QPalette.ColorRole.Accent: "focus",
    QPalette.ColorRole.Light: "line.control",
    QPalette.ColorRole.Midlight: "line.control",
    QPalette.ColorRole.Mid: "line.control",
    QPalette.ColorRole.Dark: "line.subtle",
    QPalette.ColorRole.Shadow: "line.subtle",
}
_WORDS: Final = (
    QPalette.ColorRole.Text,
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)


def palette(theme: Theme) -> QPalette:
    """Return the palette from which Qt's own controls take their colours."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, theme.colour(name))
    for role in _WORDS:
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("text.muted"))
    return made


@cache
def load_fonts() -> None:
    """Give the fonts that come with the program to Qt; needs a running application."""
    for name in tokens()["font"]["files"].values():
        QFontDatabase.addApplicationFont(str(resources.path("fonts", name)))
