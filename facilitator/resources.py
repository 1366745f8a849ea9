"""Find what is shipped beside the code: fonts, tokens, translations, scenarios."""

from functools import cache
from importlib.resources import files
from pathlib import Path

_BESIDE = Path(__file__).resolve().parent.parent / "resources"


@cache
def root() -> Path:
    """Return the folder of the shipped data: beside the package in a checkout, else installed."""
    if _BESIDE.is_dir():
        return _BESIDE
    return Path(str(files("facilitator_resources")))


def path(*parts: str) -> Path:
    """Return the path of a shipped file."""
    return root().joinpath(*parts)


def read_text(*parts: str) -> str:
    """Return a shipped text file."""
    return path(*parts).read_text(encoding="utf-8")
