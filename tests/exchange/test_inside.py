"""The built program reads files in a process of its own too, though it brings no interpreter."""

import io
import sys
from pathlib import Path

import pytest

from facilitator.exchange import confined, inside
from facilitator.exchange.selfstart import READ


def test_the_program_itself_is_started_and_always_the_one_with_a_console(monkeypatch):
    here = Path("/media/stick/Übung 1/facilitator-desktop")
    monkeypatch.setattr(sys, "executable", str(here))
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    command = confined._command("facilitator.exchange.child", ("csv",))

    assert command == [
        str(here.with_name("facilitator")),
        "--read-apart",
        "facilitator.exchange.child",
        "csv",
    ]


def test_what_was_not_asked_to_read_goes_on(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["facilitator", "demo"])

    assert inside.reading(["demo"]) is False
    assert sys.argv == ["facilitator", "demo"]


@pytest.mark.parametrize("module", [(), ("os",), ("facilitator.app",)])
def test_nothing_but_the_two_readers_is_started(module):
    with pytest.raises(SystemExit) as ended:
        inside.reading([READ, *module])

    assert ended.value.code == 2


def test_it_reads(monkeypatch, capsys):
    class Given:
        buffer = io.BytesIO(b"Time;Message\n10:00;Smoke\n")

    monkeypatch.setattr(sys, "argv", ["facilitator"])
    monkeypatch.setattr(sys, "stdin", Given())
    monkeypatch.setattr("facilitator.exchange.child.limit_this_process", lambda: None)

    read = inside.reading([READ, "facilitator.exchange.child", "csv"])

    assert read
    assert '"Smoke"' in capsys.readouterr().out
