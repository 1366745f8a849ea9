"""How the search index knows values that are filtered by."""


def mark(letter: str, value: str) -> str:
    """Return the word by which the search index knows a value, whatever characters it has."""
    return letter + value.encode(errors="replace").hex()
