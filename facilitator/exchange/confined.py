"""Run one of our own modules in a process of its own: fed, timed, and cut off from the rest."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from facilitator.exchange.child import SECONDS


def run(
    program: str, arguments: Sequence[str], content: bytes
) -> "subprocess.CompletedProcess[bytes]":
    """Return what a program made of a content; its first argument is where modules are found.

    Raises subprocess.TimeoutExpired after the seconds that reading may take.
    """
    paths = "\n".join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
    return subprocess.run(  # noqa: S603 - our own interpreter on our own module
        [sys.executable, "-I", "-S", "-c", program, paths, *arguments],
        input=content,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS,
        check=False,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _environment() -> dict[str, str]:
    """Return the few variables that an interpreter needs to start, and none that slow a crash."""
    kept = {
        name: os.environ[name]
        for name in ("SYSTEMROOT", "LD_LIBRARY_PATH", "PATH")
        if name in os.environ
    }
    return kept | {"RUST_BACKTRACE": "0"}
