"""The table at the end of the campaigns: what was tried, how often, and what has been red.

A test says its row by ``@pytest.mark.row("R2", "what is tried")`` and how often it tried by the
fixture ``tally``. The test that breaks what is guarded, and sees the guard turn red, is marked
``@pytest.mark.known_bad("R2", "the switch")``.
"""

from dataclasses import dataclass, field

import pytest

from tests.faults.rows import ELSEWHERE


@pytest.fixture
def tally(record_property):
    """Note how often something was tried."""

    def note(many):
        record_property("many", many)

    return note


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        for mark in item.iter_markers("row"):
            item.user_properties.append(("row", mark.args))
        for mark in item.iter_markers("known_bad"):
            item.user_properties.append(("known bad", mark.args))
        elsewhere = ELSEWHERE.get(item.nodeid.partition("::")[0])
        if elsewhere is not None and item.get_closest_marker("fault"):
            row, what, many = elsewhere
            item.user_properties += [("row", (row, what)), ("many", many)]


@dataclass
class Line:
    """One line of the table."""

    many: int = 0
    outcomes: list[str] = field(default_factory=list)
    switches: list[tuple[str, str]] = field(default_factory=list)
    seconds: float = 0.0


def _properties(report):
    found = {"rows": [], "switches": [], "many": 0}
    for name, value in report.user_properties:
        if name == "row":
            found["rows"].append(tuple(value))
        elif name == "known bad":
            found["switches"].append(tuple(value))
        elif name == "many":
            found["many"] += value
    return found


def _lines(reports):
    lines: dict[tuple[str, str], Line] = {}
    switches: dict[str, list[tuple[str, str]]] = {}
    for report in reports:
        found = _properties(report)
        for row, switch in found["switches"]:
            switches.setdefault(row, []).append((switch, report.outcome))
        for row, what in found["rows"]:
            line = lines.setdefault((row, what), Line())
            line.many += found["many"]
            line.outcomes.append(report.outcome)
            line.seconds += report.duration
    return lines, switches


def _key(row):
    letter, digits = row[0], "".join(each for each in row if each.isdigit())
    return letter, int(digits or 0), row


def _said(line):
    if "failed" in line.outcomes:
        return "RED"
    return "green" if "passed" in line.outcomes else "skipped"


def pytest_terminal_summary(terminalreporter):
    reports = [
        each
        for outcome in ("passed", "failed", "skipped")
        for each in terminalreporter.getreports(outcome)
        if each.when == "call" or (each.when == "setup" and each.outcome != "passed")
    ]
    lines, switches = _lines(reports)
    if not lines:
        return
    terminalreporter.section("faults")
    write = terminalreporter.write_line
    write(f"{'row':<5}{'what':<58}{'how often':>10}  {'result':<8}{'seconds':>8}")
    for row, what in sorted(lines, key=lambda each: (_key(each[0]), each[1])):
        line = lines[row, what]
        often = f"{line.many or len(line.outcomes):,}"
        write(f"{row:<5}{what[:57]:<58}{often:>10}  {_said(line):<8}{line.seconds:>8.1f}")
    write("")
    write(f"{'row':<5}{'known-bad switch':<68}{'turned it red':<14}")
    for row in sorted(switches, key=_key):
        for switch, outcome in switches[row]:
            red = {"passed": "yes", "failed": "NO", "skipped": "not tried"}[outcome]
            write(f"{row:<5}{switch[:67]:<68}{red:<14}")
    bad = sum("failed" in each.outcomes for each in lines.values())
    dull = sum(outcome != "passed" for each in switches.values() for _switch, outcome in each)
    seconds = sum(each.duration for each in reports)
    write(f"{len(lines)} campaigns, {bad} red; {dull} switches without effect; {seconds:.0f} s")
