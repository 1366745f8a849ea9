"""The reading process where there is no interpreter: the built program starts itself for it."""

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


def reading(arguments: "list[str]") -> bool:
    """Read a file as asked, and tell whether that was asked for at all; only two modules do it."""
    if arguments[:1] != [READ]:
        return False
    named = arguments[1] if len(arguments) > 1 else ""
    sys.argv[:] = [sys.argv[0], *arguments[2:]]
    if named == "facilitator.exchange.child":
        from facilitator.exchange.child import main  # noqa: PLC0415 - next to nothing before it
    elif named == "facilitator.exchange.farside":
        from facilitator.exchange.farside import main  # noqa: PLC0415 - heavy
    else:
        sys.exit(2)
    main()
    return True
