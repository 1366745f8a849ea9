"""Whole formats read in a process of their own, within the limits that workbooks are read in."""

import subprocess
from typing import Final

import msgspec

from facilitator.exchange import confined
from facilitator.exchange.draft import Answers, ImportResult
from facilitator.exchange.refusals import too_heavy, too_slow
from facilitator.i18n import language

MODULE: Final = "facilitator.exchange.farside"


class Order(msgspec.Struct):
    """What the reading process is asked for."""

    content: bytes
    stem: str
    answers: Answers
    language: str


def read(content: bytes, stem: str, answers: Answers) -> ImportResult:
    """Return what a file holds, read within five seconds and 300 MB, or why nothing was taken."""
    order = Order(content=content, stem=stem, answers=answers, language=language())
    try:
        done = confined.run(MODULE, (), msgspec.msgpack.encode(order))
    except subprocess.TimeoutExpired:
        return ImportResult(recognised=False, format="", refused=too_slow())
    try:
        return msgspec.msgpack.decode(done.stdout, type=ImportResult)
    except msgspec.DecodeError:
        return ImportResult(recognised=False, format="", refused=too_heavy())
