# ruff: noqa: INP001, PLC0415 - a script beside the package; each way in imports only what it needs
"""Start the built program: as a command, as the window, or to read one file in a process apart."""

import os
import sys
from multiprocessing import freeze_support
from pathlib import Path


def give_back_the_search_path() -> None:
    """Let other programs that we start find their own libraries instead of ours (Linux)."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    elif getattr(sys, "frozen", False):
        os.environ.pop("LD_LIBRARY_PATH", None)


def lend_libraries() -> None:
    """Load what Qt is linked against and a bare Linux lacks; what the system has comes first."""
    lent = Path(__file__).parent / "lent"
    if not lent.is_dir():
        return
    from ctypes import CDLL, RTLD_GLOBAL

    for name in ("libGLdispatch.so.0", "libGLX.so.0", "libEGL.so.1", "libGL.so.1"):
        try:
            CDLL(name)
        except OSError:
            CDLL(str(lent / name), RTLD_GLOBAL)


def start() -> None:
    """Do what the name of the program and its first argument say."""
    from facilitator.exchange.inside import reading

    if reading(sys.argv[1:]):
        return
    give_back_the_search_path()
    lend_libraries()
    from facilitator.__main__ import desktop, main

    if Path(sys.executable).stem == "facilitator-desktop":
        desktop()
    else:
        main()


if __name__ == "__main__":
    freeze_support()
    start()
