import pytest

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Fault
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.reporting import findings_of, write_report
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, expected, inject, minutes
from tests.report.reading import squeezed, whole


@pytest.fixture
def played(tmp_path):
    clock = PlayedClock(STARTEX)
    plan = exercise(inject("01", wants=(expected(),)))
    with ExerciseFile.create(tmp_path / "a.exercise", plan, now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        conduct.start()
        conduct.deliver("i-01")
        clock.move(minutes(3))
        conduct.log("fd escape route confirmed because the road is open @01")
        clock.move(minutes(3))
        conduct.end()
        yield file


def now():
    return STARTEX + minutes(600)


def test_the_report_of_a_file_is_written_and_tells_its_fingerprint(played, tmp_path):
    out = tmp_path / "reports" / "after-action.pdf"

    written = write_report(played, out, language="en", now=now)

    text = whole(out.read_bytes())
    assert written == out
    assert squeezed(" ".join(played.journal.verify().fingerprint)) in squeezed(text)
    assert "knew: 01 (00:00:00)" in text


def test_the_same_file_gives_the_same_bytes_at_any_time(played, tmp_path):
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"

    write_report(played, first, language="en", now=now)
    write_report(played, second, language="en", now=lambda: now() + minutes(999))

    assert first.read_bytes() == second.read_bytes()


def test_an_old_report_is_replaced_and_nothing_else_is_left(played, tmp_path):
    out = tmp_path / "out" / "report.pdf"
    out.parent.mkdir()
    out.write_bytes(b"old")

    write_report(played, out, language="en", now=now)

    assert out.read_bytes().startswith(b"%PDF")
    assert list(out.parent.iterdir()) == [out]


def test_a_target_that_cannot_be_replaced_gets_a_number(played, tmp_path):
    (tmp_path / "report.pdf").mkdir()

    written = write_report(played, tmp_path / "report.pdf", language="en", now=now)

    assert written == tmp_path / "report (2).pdf"
    assert written.read_bytes().startswith(b"%PDF")


def test_a_place_that_takes_no_file_is_a_failure_in_words(played, tmp_path):
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(Failed):
        write_report(played, tmp_path / "file" / "report.pdf", language="en", now=now)


def test_a_report_never_takes_the_place_of_an_exercise(played, tmp_path):
    before = (tmp_path / "a.exercise").read_bytes()

    with pytest.raises(Failed) as failed:
        write_report(played, tmp_path / "a.exercise", language="en", now=now)

    assert failed.value.fault is Fault.EXISTS
    assert (tmp_path / "a.exercise").read_bytes() == before


def test_an_unfinished_run_ends_with_its_last_entry(tmp_path):
    clock = PlayedClock(STARTEX)
    with ExerciseFile.create(tmp_path / "b.exercise", exercise(), now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        conduct.start()
        clock.move(minutes(7))
        conduct.log("fd hold")

        findings = findings_of(file, now=now)

    assert (findings.until, findings.ended) == (minutes(7), False)
