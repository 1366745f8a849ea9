"""Run one of our own modules in a process of its own: fed, timed, and cut off from the rest."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from facilitator.exchange import selfstart
from facilitator.exchange.child import SECONDS

PROGRAM: Final = (
    "import sys;sys.path[:]=sys.argv.pop(1).split(chr(10));from {module} import main;main()"
)


def run(
    module: str, arguments: Sequence[str], content: bytes
) -> "subprocess.CompletedProcess[bytes]":
    """Return what the main function of one of our modules made of a content.

    Raises subprocess.TimeoutExpired after the seconds that reading may take.
    """
    return subprocess.run(  # noqa: S603 - our own interpreter on our own module
        _command(module, tuple(arguments)),
        input=content,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS,
        check=False,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _command(module: str, arguments: tuple[str, ...]) -> list[str]:
    if selfstart.built():
        return selfstart.command(module, arguments)
    paths = "\n".join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
    return [sys.executable, "-I", "-S", "-c", PROGRAM.format(module=module), paths, *arguments]


def _environment() -> dict[str, str]:
    """Return the few variables that an interpreter needs to start, and none that slow a crash."""
    kept = {
        name: os.environ[name]
        for name in ("SYSTEMROOT", "LD_LIBRARY_PATH", "PATH")
        if name in os.environ
    }
    return kept | {"RUST_BACKTRACE": "0"}
