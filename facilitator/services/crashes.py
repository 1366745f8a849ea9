"""What is done when the program itself goes wrong: a report in a file, and word to the window."""

import faulthandler
import os
import platform
import re
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from facilitator import __version__

Told = Callable[[Path, str], None]
_MOST_REPORTS = 20
_FRAME = re.compile(r'\s*File "(.*?)", line (\d+),? in ([\w<>.]+)')
_HEAD = re.compile(r"(Facilitator [\w.+-]+|Python [\w.+-]+ on [\w.+-]+)")
_KIND = re.compile(
    r"((?:[a-z_]\w*\.)*(?:[A-Z]\w*(?:Error|Exception|Warning)|Failed|Refused))(?=:|$)"
)
_FATAL = re.compile(r"(Fatal Python error: [\w ]{1,40}|Windows fatal exception: [\w ]{1,40})")
_OURS = ("facilitator", "facilitator_resources")


class Crashes:
    """Catches what nobody caught, in every thread; the program goes on."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        """Take the folder for reports, and the clock that dates them."""
        self.folder = folder
        self._now = now
        self._told: Told | None = None
        self._before: tuple[Any, Any] | None = None
        self._native: IO[str] | None = None

    def install(self) -> None:
        """Catch from now on; a death of the interpreter leaves its stacks in a file too."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._native = (self.folder / "native-crash.txt").open("a", encoding="utf-8")
            faulthandler.enable(self._native)
        except OSError:
            # no place for a report is no reason not to run an exercise
            self._native = None

    def uninstall(self) -> None:
        """Leave everything as it was."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None
        if self._native is not None:
            faulthandler.disable()
            self._native.close()
            self._native = None

    def tell(self, told: Told | None) -> None:
        """Name who is told of each report, from whatever thread; the report's path and text."""
        self._told = told

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write a report of an error that nobody caught, and tell of it."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        text = report(kind, error, trace)
        path = self._write(text)
        sys.stderr.write(text)
        if self._told is not None:
            self._told(path, text)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _write(self, text: str) -> Path:
        stamp = self._now().strftime("%Y%m%d-%H%M%S-%f")
        path = self.folder / f"crash-{stamp}.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for old in sorted(self.folder.glob("crash-*.txt"))[: -_MOST_REPORTS + 1]:
                old.unlink(missing_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError:
            return Path()
        return path


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what somebody needs who is to mend it: versions and the traceback."""
    head = (
        f"Facilitator {__version__}\n"
        f"Python {platform.python_version()} on {platform.platform()}\n"
        f"Process {os.getpid()}, thread {threading.current_thread().name}\n\n"
    )
    return head + "".join(traceback.format_exception(kind, error, trace))


def skeleton(text: str) -> list[str]:
    """Return what a report tells of the program alone: versions, places in the code, kind of error.

    What an error says is left out, because it may quote an exercise or name a file.
    """
    lines: list[str] = []
    for line in text.splitlines():
        if frame := _FRAME.match(line):
            lines.append(f"{_place(frame[1])}:{frame[2]} {frame[3]}")
        elif found := _HEAD.match(line) or _FATAL.match(line) or _KIND.match(line):
            lines.append(found[1])
    return lines


def _place(path: str) -> str:
    """Return where in the program a file lies, without the folders of this computer above it."""
    parts = path.replace("\\", "/").split("/")
    for index in range(len(parts) - 2, -1, -1):
        if parts[index] in _OURS:
            return "/".join(parts[index:])
        if parts[index] in {"site-packages", "_internal"}:
            return "/".join(parts[index + 1 :])
    return "elsewhere"
