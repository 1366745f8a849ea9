"""The parts from which every screen is made; each is loaded when somebody first asks for it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facilitator.domain.shapes import UNASSIGNED, Mark, mark_of
    from facilitator.ui.widgets.band import ExerciseBand
    from facilitator.ui.widgets.banner import Banner, BannerKind
    from facilitator.ui.widgets.buttons import KeyButton, Kind
    from facilitator.ui.widgets.chips import Chip, ChipWords, chip_width, paint_chip
    from facilitator.ui.widgets.clock import ClockFace, TimeRow, TimesBlock, clock_digits
    from facilitator.ui.widgets.deck import Deck
    from facilitator.ui.widgets.draw import (
        CENTRE,
        LEFT,
        RIGHT,
        hatch,
        key_width,
        paint_box,
        paint_empty,
        paint_hatch,
        paint_key,
        paint_ring,
        paint_text,
        ring_room,
        text_width,
    )
    from facilitator.ui.widgets.emergency import EmergencyButton
    from facilitator.ui.widgets.entry import EntryDock
    from facilitator.ui.widgets.entry_rows import LetterKey, Offer
    from facilitator.ui.widgets.foot import Foot, FootItem
    from facilitator.ui.widgets.glyphs import Glyph, paint_glyph
    from facilitator.ui.widgets.go import GoButton
    from facilitator.ui.widgets.listing import Listing, plain
    from facilitator.ui.widgets.marks import (
        mark_path,
        mark_symbol,
        marks_width,
        paint_mark,
        paint_marks,
    )
    from facilitator.ui.widgets.measure import BAR_SIZE, SPARK_SIZE, paint_bar, paint_spark
    from facilitator.ui.widgets.next_strip import NextStrip
    from facilitator.ui.widgets.next_words import Next, NextKind
    from facilitator.ui.widgets.painted import Painted
    from facilitator.ui.widgets.panel import Panel, lay_on_panel
    from facilitator.ui.widgets.prose import GlyphWords, Prose, wrapped
    from facilitator.ui.widgets.shortcuts import on_key
    from facilitator.ui.widgets.state import RunWord, StateBlock, state_word
    from facilitator.ui.widgets.style import Themed, apply_theme, install
    from facilitator.ui.widgets.sunken_text import SunkenText, TextFrame
    from facilitator.ui.widgets.tabs import Tabs
    from facilitator.ui.widgets.words import Field, Label, Refusal, SunkenLine

_WHERE: dict[str, tuple[str, ...]] = {
    "facilitator.domain.shapes": (
        "UNASSIGNED",
        "Mark",
        "mark_of",
    ),
    "facilitator.ui.widgets.band": ("ExerciseBand",),
    "facilitator.ui.widgets.banner": (
        "Banner",
        "BannerKind",
    ),
    "facilitator.ui.widgets.buttons": (
        "KeyButton",
        "Kind",
    ),
    "facilitator.ui.widgets.chips": (
        "Chip",
        "ChipWords",
        "chip_width",
        "paint_chip",
    ),
    "facilitator.ui.widgets.clock": (
        "ClockFace",
        "TimeRow",
        "TimesBlock",
        "clock_digits",
    ),
    "facilitator.ui.widgets.deck": ("Deck",),
    "facilitator.ui.widgets.draw": (
        "CENTRE",
        "LEFT",
        "RIGHT",
        "hatch",
        "key_width",
        "paint_box",
        "paint_empty",
        "paint_hatch",
        "paint_key",
        "paint_ring",
        "paint_text",
        "ring_room",
        "text_width",
    ),
    "facilitator.ui.widgets.emergency": ("EmergencyButton",),
    "facilitator.ui.widgets.entry": ("EntryDock",),
    "facilitator.ui.widgets.entry_rows": (
        "LetterKey",
        "Offer",
    ),
    "facilitator.ui.widgets.foot": (
        "Foot",
        "FootItem",
    ),
    "facilitator.ui.widgets.glyphs": (
        "Glyph",
        "paint_glyph",
    ),
    "facilitator.ui.widgets.go": ("GoButton",),
    "facilitator.ui.widgets.listing": (
        "Listing",
        "plain",
    ),
    "facilitator.ui.widgets.marks": (
        "mark_path",
        "mark_symbol",
        "marks_width",
        "paint_mark",
        "paint_marks",
    ),
    "facilitator.ui.widgets.measure": (
        "BAR_SIZE",
        "SPARK_SIZE",
        "paint_bar",
        "paint_spark",
    ),
    "facilitator.ui.widgets.next_strip": ("NextStrip",),
    "facilitator.ui.widgets.next_words": (
        "Next",
        "NextKind",
    ),
    "facilitator.ui.widgets.painted": ("Painted",),
    "facilitator.ui.widgets.panel": (
        "Panel",
        "lay_on_panel",
    ),
    "facilitator.ui.widgets.prose": (
        "GlyphWords",
        "Prose",
        "wrapped",
    ),
    "facilitator.ui.widgets.shortcuts": ("on_key",),
    "facilitator.ui.widgets.state": (
        "RunWord",
        "StateBlock",
        "state_word",
    ),
    "facilitator.ui.widgets.style": (
        "Themed",
        "apply_theme",
        "install",
    ),
    "facilitator.ui.widgets.sunken_text": (
        "SunkenText",
        "TextFrame",
    ),
    "facilitator.ui.widgets.tabs": ("Tabs",),
    "facilitator.ui.widgets.words": (
        "Field",
        "Label",
        "Refusal",
        "SunkenLine",
    ),
}
"""Which module has which parts: loading all of them would double the time to the first paint."""
_HOME = {name: module for module, names in _WHERE.items() for name in names}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the parts
    """Return a part, and keep it for the next who asks."""
    module = _HOME.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    part = getattr(import_module(module), name)
    globals()[name] = part
    return part


__all__ = [
    "BAR_SIZE",
    "CENTRE",
    "LEFT",
    "RIGHT",
    "SPARK_SIZE",
    "UNASSIGNED",
    "Banner",
    "BannerKind",
    "Chip",
    "ChipWords",
    "ClockFace",
    "Deck",
    "EmergencyButton",
    "EntryDock",
    "ExerciseBand",
    "Field",
    "Foot",
    "FootItem",
    "Glyph",
    "GlyphWords",
    "GoButton",
    "KeyButton",
    "Kind",
    "Label",
    "LetterKey",
    "Listing",
    "Mark",
    "Next",
    "NextKind",
    "NextStrip",
    "Offer",
    "Painted",
    "Panel",
    "Prose",
    "Refusal",
    "RunWord",
    "StateBlock",
    "SunkenLine",
    "SunkenText",
    "Tabs",
    "TextFrame",
    "Themed",
    "TimeRow",
    "TimesBlock",
    "apply_theme",
    "chip_width",
    "clock_digits",
    "hatch",
    "install",
    "key_width",
    "lay_on_panel",
    "mark_of",
    "mark_path",
    "mark_symbol",
    "marks_width",
    "on_key",
    "paint_bar",
    "paint_box",
    "paint_chip",
    "paint_empty",
    "paint_glyph",
    "paint_hatch",
    "paint_key",
    "paint_mark",
    "paint_marks",
    "paint_ring",
    "paint_spark",
    "paint_text",
    "plain",
    "ring_room",
    "state_word",
    "text_width",
    "wrapped",
]
