"""The names that the keyboards of a language print on their keys."""

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
ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
"""What every keyboard prints on the keys that move."""


def key_name(key: str) -> str:
    """Return a key, keys pressed together, or several of them, as this language's keyboards say."""
    return " ".join("+".join(map(_printed, chord.split("+"))) for chord in key.split(" "))


def _printed(key: str) -> str:
    return _(key) if key in NAMED else ARROWS.get(key, key)
