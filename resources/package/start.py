# ruff: noqa: INP001, PLC0415 - a script beside the package; each way in imports only what it needs
"""Start the built program: as a command, as the window, or to read one file in a process apart."""

import os
import sys
from multiprocessing import freeze_support
from pathlib import Path

if not getattr(sys, "frozen", False):
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


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

    # each needs those before it
    names = ("libxcb.so.1", "libGLdispatch.so.0", "libGLX.so.0", "libEGL.so.1", "libGL.so.1")
    for name in names:
        try:
            CDLL(name)
        except OSError:
            CDLL(str(lent / name), RTLD_GLOBAL)


def try_parts() -> None:
    """Import every part of the program, and say how many there are."""
    from importlib import import_module
    from pkgutil import walk_packages

    import facilitator

    names = [each.name for each in walk_packages(facilitator.__path__, "facilitator.")]
    outside = (
        *("PIL.Image", "cryptography.x509", "docx", "lxml.etree", "nats", "numpy", "openpyxl"),
        *("pikepdf", "pypdfium2", "pyqtgraph", "python_calamine", "segno", "sqlcipher3.dbapi2"),
        *("sqlite_utils", "uvicorn.protocols.http.h11_impl", "wakepy"),
    )
    for name in (*names, *outside):
        import_module(name)
    try_encryption()
    sys.stdout.write(f"{len(names)} parts\n")


def try_encryption() -> None:
    """Write a page under a key, and fail if it can be read without one."""
    from tempfile import TemporaryDirectory

    from sqlcipher3 import dbapi2

    with TemporaryDirectory() as folder:
        path = Path(folder, "tried")
        with_key = dbapi2.connect(path)
        with_key.execute("PRAGMA key = 'tried'")
        with_key.execute("CREATE TABLE tried (word)")
        with_key.commit()
        with_key.close()
        if path.stat().st_size == 0 or b"SQLite format" in path.read_bytes():
            sys.exit("The file was not encrypted")


def try_start() -> None:
    """Open the window, say so at the first pass through the loop after its paint, and end."""
    from PySide6.QtCore import QTimer

    from facilitator.ui.window.frame import Frame

    drawn = Frame.paintEvent

    def paint(frame: Frame, event: object) -> None:
        drawn(frame, event)
        QTimer.singleShot(0, tell)

    def tell() -> None:
        os.write(1, b"painted\n")
        os._exit(0)

    Frame.paintEvent = paint
    from facilitator.__main__ import desktop

    del sys.argv[1:]
    desktop()


def start() -> None:
    """Do what the name of the program and its first argument say."""
    from facilitator.exchange.inside import reading

    if reading(sys.argv[1:]):
        return
    give_back_the_search_path()
    lend_libraries()
    trial = {"--try-parts": try_parts, "--try-start": try_start}.get("".join(sys.argv[1:]))
    if trial is not None:
        trial()
        return
    from facilitator.__main__ import desktop, main

    if Path(sys.executable).stem == "facilitator-desktop":
        desktop()
    else:
        main()


if __name__ == "__main__":
    freeze_support()
    start()
