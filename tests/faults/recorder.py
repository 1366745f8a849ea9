"""Listens to what Python opens, connects to and starts, while something is done."""

import os
import sys
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
_OWN = (str(ROOT / "facilitator"), str(ROOT / "resources"), sys.prefix, sys.base_prefix)
_PLAIN = ("/usr/share/zoneinfo", "/usr/lib", "/usr/local/lib", "/lib", "/dev/null", "/dev/urandom")
_SOCKETS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
_STARTS = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system")
_heard: list[tuple[str, str]] | None = None
_installed = False


def _listen(event, arguments):
    if _heard is None:
        return
    if event == "open" and isinstance(arguments[0], str | bytes):
        _heard.append((event, os.path.abspath(os.fsdecode(arguments[0]))))  # noqa: PTH100 - as it was asked for
    elif event in _SOCKETS or event in _STARTS:
        _heard.append((event, repr(arguments)))


@contextmanager
def recording():
    """Collect what is opened, connected to and started inside."""
    global _heard, _installed  # noqa: PLW0603 - a hook of the process, which nobody can take away
    if not _installed:
        sys.addaudithook(_listen)
        _installed = True
    _heard = heard = []
    try:
        yield heard
    finally:
        _heard = None


def strange(heard, *allowed):
    """Return what is neither the program's own, nor Python's, nor allowed."""
    places = (*_OWN, *_PLAIN, *(str(each) for each in allowed))
    return [
        (event, what) for event, what in heard if event != "open" or not what.startswith(places)
    ]
