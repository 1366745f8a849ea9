"""What people wrote, in Greek letters, so that it is told apart from the words of the program."""

import re
import string
import sys
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from types import SimpleNamespace

import msgspec

from facilitator import resources
from facilitator.domain import presets
from facilitator.services import capabilities, scenarios
from facilitator.services.conduct import Conduct
from facilitator.services.writing import NO_DETAILS
from tests import part_played, stage

_LETTERS = str.maketrans(
    string.ascii_letters, "αβγδεφγηιικλμνοπθρστυβωξψζΑΒΓΔΕΦΓΗΙΙΚΛΜΝΟΠΘΡΣΤΥΒΩΞΨΖ"
)
_NAMED = frozenset(
    """
    title name word meaning safety_word place sponsor marking function capability storyline
    sender method threat themes director contact organisation
    """.split()  # noqa: SIM905 - a block is easier to read
)
"""Fields that people fill even with a single word; others are ids unless they hold a blank."""


def in_greek(text):
    """Return what somebody wrote in Greek letters; single letters, which mean agencies, stay."""
    return re.sub(r"[A-Za-z]{2,}", lambda found: found[0].translate(_LETTERS), text)


def line_in_greek(line):
    """Return a line for the log; ``because``, ``by`` and what is a sign stay for the program."""
    kept = {"because", "by"}
    said = [
        each if each in kept or each[:1] in "@#-" else in_greek(each) for each in line.split(" ")
    ]
    return " ".join(said)


def written_in_greek(value, name=""):
    """Return a plan, or a part of one, with everything that people wrote in Greek letters."""
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return in_greek(value) if name in _NAMED or " " in value else value
    if isinstance(value, tuple):
        return tuple(written_in_greek(each, name) for each in value)
    if is_dataclass(value):
        return replace(
            value,
            **{
                each.name: written_in_greek(getattr(value, each.name), each.name)
                for each in fields(value)
                if each.init
            },
        )
    return value


def values_in_greek(value):
    """Return what was read from a file of JSON with all its texts in Greek letters."""
    if isinstance(value, str):
        return in_greek(value)
    if isinstance(value, list):
        return [values_in_greek(each) for each in value]
    if isinstance(value, dict):
        return {key: each if key == "key" else values_in_greek(each) for key, each in value.items()}
    return value


class InGreek(Conduct):
    """Writes the reasons that it is given in Greek, too."""

    def log(self, line, *, details=NO_DETAILS, **more):
        source, late = in_greek(details.source), in_greek(details.late_reason)
        said = replace(details, source=source, late_reason=late)
        return super().log(line, details=said, **more)

    def replace_entry(self, ref, line, reason):
        return super().replace_entry(ref, line, in_greek(reason))

    def pause(self, reason=""):
        return super().pause(in_greek(reason))

    def hold(self, inject, reason=""):
        return super().hold(inject, in_greek(reason))

    def skip(self, inject, reason):
        return super().skip(inject, in_greek(reason))


@contextmanager
def written(monkeypatch):
    """Write all that comes with the program in Greek: scenarios, agencies, lists, rules, tests."""
    decode, listed = scenarios.decode_scenario, scenarios.built_in()
    monkeypatch.setattr(
        scenarios, "decode_scenario", lambda text, **more: written_in_greek(decode(text, **more))
    )
    real = scenarios.built_in

    def built_in():
        return tuple(written_in_greek(each) for each in listed)

    _put_in_place(real, built_in)
    monkeypatch.setattr(presets, "PRESETS", written_in_greek(presets.PRESETS))
    monkeypatch.setattr(capabilities, "resources", SimpleNamespace(read_text=_read))
    _forget()
    monkeypatch.setattr(part_played, "Conduct", InGreek)
    monkeypatch.setattr(part_played, "ENGLISH", tuple(map(_line, part_played.ENGLISH)))
    monkeypatch.setattr(stage, "HALF", line_in_greek(stage.HALF))
    try:
        yield
    finally:
        _put_in_place(built_in, real)
        _forget()


def _put_in_place(old, new):
    """Give another list of scenarios to every module that asks for it, whenever it was loaded."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("facilitator") and vars(module).get("built_in") is old:
            module.built_in = new


def _line(moment):
    at, said = moment
    return at, said if said == "STARTEX" else line_in_greek(said)


def _read(*parts):
    kept = msgspec.json.decode(resources.read_text(*parts))
    return msgspec.json.encode(values_in_greek(kept)).decode()


def _forget():
    capabilities.capabilities.cache_clear()
    capabilities.usual_play.cache_clear()
