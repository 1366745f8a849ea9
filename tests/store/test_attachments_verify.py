"""Verifying looks at the bytes of every attachment that the journal names."""

from facilitator.domain.entry import Author
from facilitator.domain.verdict import Why
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.verifying import tell_verdict, verdict_plain
from facilitator.services.writing import Details
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise


def opened(tmp_path):
    clock = PlayedClock(STARTEX)
    file = ExerciseFile.create(tmp_path / "a.exercise", exercise(), now=clock.now)
    run = Conduct(file, clock=clock, author=Author(role="facilitator"))
    run.start()
    return file, run


def spoil(file, sql, *values):
    with file.attachments._database.writing() as connection:
        connection.execute(sql, values)


def test_an_attachment_that_is_whole_is_no_matter(tmp_path):
    file, run = opened(tmp_path)
    kept = file.attachments.add("photo.png", "image/png", b"bytes")
    run.log("f dispatch", details=Details(attachments=(kept,)))

    assert file.journal.verify().good
    file.close()


def test_a_missing_and_a_changed_attachment_are_named_the_first_in_the_journal(tmp_path):
    file, run = opened(tmp_path)
    first = file.attachments.add("first.png", "image/png", b"first")
    second = file.attachments.add("second.png", "image/png", b"second")
    entry = run.log("f dispatch", details=Details(attachments=(second,)))
    run.attach(entry.ref, (first,))
    spoil(file, "UPDATE attachment SET content = ? WHERE sha256 = ?", b"frist", first.sha256)

    bad = file.journal.verify().first_bad
    assert (bad.why, bad.file) == (Why.FILE, "first.png")

    spoil(file, "DELETE FROM attachment WHERE sha256 = ?", second.sha256)
    verdict = file.journal.verify()
    assert not verdict.good
    assert verdict.first_bad.file == "second.png"
    assert verdict.first_bad.seq == entry.ref.seq
    assert "second.png" in tell_verdict(verdict)
    assert verdict_plain(verdict)["first_bad"]["file"] == "second.png"
    file.close()


def test_files_of_an_entry_are_those_it_came_with_and_those_added_later(tmp_path):
    file, run = opened(tmp_path)
    one = file.attachments.add("one.txt", "text/plain", b"1")
    two = file.attachments.add("two.txt", "text/plain", b"2")
    entry = run.log("f dispatch", details=Details(attachments=(one,)))
    other = run.log("p clear the road")
    run.attach(entry.ref, (two, one))

    lines = file.journal.lines((entry.line, other.line))

    assert lines[0].files == (one, two)
    assert lines[1].files == ()
    file.close()
