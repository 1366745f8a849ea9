"""The corpus of nasty strings: a class, a tab, then a JSON string or [string, times]."""

import json
from pathlib import Path

CORPUS = Path(__file__).parent / "data" / "nasty.txt"


def strings() -> list[tuple[str, str]]:
    """Return every string of the corpus with its class, in the order of the file."""
    found: list[tuple[str, str]] = []
    for line in CORPUS.read_text(encoding="ascii").splitlines():
        kind, _, written = line.partition("\t")
        value = json.loads(written)
        found.append((kind, value if isinstance(value, str) else value[0] * value[1]))
    return found
