"""Find what is shipped beside the code: fonts, tokens, translations, scenarios."""

from functools import cache
from pathlib import Path

_ANCHOR = "tokens.json"
"""A file that is always there: a folder that holds it is ours."""
_BESIDE = Path(__file__).resolve().parent.parent / "resources"


@cache
def root() -> Path:
    """Return the folder of the shipped data: beside the package in a checkout, else installed."""
    if (_BESIDE / _ANCHOR).is_file():
        return _BESIDE
    # The installed folder has no __init__.py, and such a package is no path itself; its files are.
    from importlib.resources import files  # noqa: PLC0415 - 3 ms of the start, in a checkout for nothing

    return Path(str(files("facilitator_resources").joinpath(_ANCHOR))).parent


def path(*parts: str) -> Path:
    """Return the path of a shipped file."""
    return root().joinpath(*parts)


def read_text(*parts: str) -> str:
    """Return a shipped text file."""
    return path(*parts).read_text(encoding="utf-8")
