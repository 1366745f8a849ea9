"""Two devices, one name: told apart in the log and in the report (FAULTS R51)."""

import pytest

from facilitator.report.fulllog import LogRows
from facilitator.report.text import Run
from facilitator.services.reporting import write_report
from facilitator.services.telling import tell_journal, tell_line
from tests.phones import door_open
from tests.report.reading import appendix, squeezed


@pytest.fixture
def twins(tmp_path):
    """Two devices that both say they are Ana, and what each of them wrote."""
    with door_open(tmp_path) as standing:
        standing.conduct.start()
        with standing.phone("Ana") as one, standing.phone("Ana") as two:
            for phone, text in ((one, "first text"), (two, "second text")):
                phone.write(f". {text}")
                phone.send_all()
            standing.conduct.end("done")
            yield standing, one, two


def printed(standing, tmp_path):
    path = write_report(
        standing.conduct.file, tmp_path / "report.pdf", language="en", now=standing.conduct.now
    )
    return squeezed(appendix(path.read_bytes()))


def told_apart(text, one, two):
    marks = [squeezed(f"{phone.device[-8:]}") for phone in (one, two)]
    # once where the device was let in, once beside what it wrote
    return all(text.count(each) >= 2 for each in marks) and "evaluator2" in text


@pytest.mark.row("R51", "two devices of one name")
def test_they_are_told_apart_in_the_log(twins):
    standing, one, two = twins
    told = [each for each in tell_journal(standing.conduct.file) if each["kind"] == "note.logged"]

    assert [each["station"] for each in told] == [one.device, two.device]
    lines = [tell_line(each).rpartition(" ")[0] for each in told]
    authors = {each.split("evaluator:")[1].split()[0] for each in lines}
    assert len(authors) == 2
    assert standing.door.name(standing.conduct.state.observers[one.device]) == "Ana"


def test_they_are_told_apart_in_the_report(twins, tmp_path):
    standing, one, two = twins

    assert told_apart(printed(standing, tmp_path), one, two)


@pytest.mark.known_bad("R51", "the report prints the role alone")
def test_a_report_that_prints_the_role_alone_would_not_tell_them_apart(
    twins, tmp_path, monkeypatch
):
    standing, one, two = twins
    monkeypatch.setattr(LogRows, "_by", lambda _self, entry: [Run(entry.author.role)])

    assert not told_apart(printed(standing, tmp_path), one, two)
