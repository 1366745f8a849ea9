"""Asks this computer's own door, as a phone would, whether it answers."""

from contextlib import closing
from datetime import timedelta
from http.client import HTTPConnection, HTTPException
from time import perf_counter

from facilitator.services.observing.serving import Opened

_PATIENCE_S = 3.0
_BROKEN_FROM = 500


def answers(opened: Opened) -> timedelta | None:
    """Return how long the door took to answer at its own address, or None if it did not."""
    begun = perf_counter()
    line = HTTPConnection(opened.address, opened.port, timeout=_PATIENCE_S)
    with closing(line):
        try:
            line.request("GET", "/api/hello")
            if line.getresponse().status >= _BROKEN_FROM:
                return None
        except (OSError, HTTPException):
            return None
    return timedelta(seconds=perf_counter() - begun)
