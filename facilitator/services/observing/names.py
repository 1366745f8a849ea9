"""Names that strangers type: made safe to show, never trusted."""

import re
import unicodedata

LONGEST_NAME = 60
_SPACE = re.compile(r"\s+")


def clean_name(given: str) -> str:
    """Return a name without control and direction characters, 60 characters at most."""
    # Cc, Cf, Cs, Co, Cn: controls, directions, joiners, surrogates, private and unassigned
    kept = "".join(
        " " if each.isspace() else each
        for each in unicodedata.normalize("NFC", given)
        if each.isspace() or not unicodedata.category(each).startswith("C")
    )
    return _SPACE.sub(" ", kept).strip()[:LONGEST_NAME].strip()
