"""The names that the keyboards of a language print on their keys."""

import sys

from PySide6.QtGui import QKeySequence

from facilitator.i18n import N_, _

NAMED = (
    N_("Ctrl"),
    N_("Del"),
    N_("Enter"),
    N_("Esc"),
    N_("Ins"),
    N_("PgDn"),
    N_("PgUp"),
    N_("Return"),
    N_("Shift"),
    N_("Space"),
)
"""The keys whose name depends on the language."""
PRINTED = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "PgDown": "PgDn"}
"""Keys that Qt writes in other words than keyboards."""


def key_name(key: str) -> str:
    """Return a key, keys pressed together, or several of them, as this language's keyboards say."""
    return " ".join("+".join(map(_printed, chord.split("+"))) for chord in key.split(" "))


def key_words(keys: QKeySequence) -> str:
    """Return keys as this language's keyboards say, with the signs of macOS where it runs."""
    # Qt's own translations are long: Control+Mayúsculas
    signs = sys.platform == "darwin"
    shape = QKeySequence.SequenceFormat
    return key_name(keys.toString(shape.NativeText if signs else shape.PortableText))


def _printed(key: str) -> str:
    said = PRINTED.get(key, key)
    return _(said) if said in NAMED else said
