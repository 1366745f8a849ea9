"""How the built program starts itself to read a file: it brings no interpreter for that."""

import sys
from pathlib import Path
from typing import Final

READ: Final = "--read-apart"
"""The first argument by which a built program knows that it is only to read a file."""
CONSOLE: Final = "facilitator"
"""The entry point with standard input and output, also where the window's was started."""


def built() -> bool:
    """Tell whether this is the built program, which brings no interpreter of its own."""
    return bool(getattr(sys, "frozen", False))


def command(module: str, arguments: "tuple[str, ...]") -> list[str]:
    """Return how the built program is started to read with one of our modules."""
    here = Path(sys.executable)
    return [str(here.with_name(CONSOLE + here.suffix)), READ, module, *arguments]
