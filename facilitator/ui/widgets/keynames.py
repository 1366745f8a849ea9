"""The names that the keyboards of a language print on their keys."""

from facilitator.i18n import N_, _

NAMED = (
    N_("Ctrl"),
    N_("Del"),
    N_("Enter"),
    N_("Esc"),
    N_("PgDn"),
    N_("PgUp"),
    N_("Return"),
    N_("Shift"),
    N_("Space"),
)
"""The keys whose name depends on the language."""


def key_name(key: str) -> str:
    """Return a key, or keys that are pressed together, as the keyboards of this language say."""
    return "+".join(_(each) if each in NAMED else each for each in key.split("+"))
