import json

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner

from facilitator.__main__ import cli
from tests.report.afterwards import played, reviewed


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    path = tmp_path_factory.mktemp("command") / "levant.exercise"
    file, conduct, _clock = played(path)
    with file:
        reviewed(conduct)
    return path


def run(*arguments):
    return CliRunner().invoke(cli, ["report", *map(str, arguments)])


def read(path):
    document = pypdfium2.PdfDocument(path.read_bytes())
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    size = tuple(round(each) for each in document[0].get_size())
    document.close()
    return text, size


def test_the_full_report_is_what_is_written_unless_something_else_is_asked(exercise, tmp_path):
    done = run(exercise, "-o", tmp_path / "a.pdf")

    text, size = read(tmp_path / "a.pdf")
    assert done.exit_code == 0, done.output
    assert size == (595, 842)
    assert "Appendix A: full log" in text
    with pikepdf.open(tmp_path / "a.pdf") as document:
        assert set(document.attachments) == {"journal.json", "journal.csv"}


def test_an_agency_is_known_by_its_name_and_its_letters(exercise, tmp_path):
    for asked in ("Local police", "local POLICE", "P"):
        done = run(exercise, "-o", tmp_path / "p.pdf", "--variant", "agency", "--agency", asked)

        text, _size = read(tmp_path / "p.pdf")
        assert done.exit_code == 0, done.output
        assert "extract for Local police" in text
        assert "confirm escape route" not in text


def test_two_languages_letter_and_the_fema_order(exercise, tmp_path):
    out = tmp_path / "b.pdf"

    two = run(exercise, "-o", out, "--lang", "fr,nl", "--paper", "letter")
    _text, size = read(out)
    fema = run(exercise, "-o", out, "--layout", "fema")

    assert two.exit_code == 0, two.output
    assert size == (612, 792)
    assert fema.exit_code == 0, fema.output
    assert "Exercise overview" in read(out)[0]


def test_the_name_of_the_file_or_an_option_says_the_format(exercise, tmp_path):
    by_name = run(exercise, "-o", tmp_path / "c.json")
    by_option = run(exercise, "-o", tmp_path / "d.txt", "--format", "json")

    assert by_name.exit_code == by_option.exit_code == 0
    first, second = (tmp_path / "c.json").read_bytes(), (tmp_path / "d.txt").read_bytes()
    assert first == second
    assert json.loads(first)["format"] == "facilitator report"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--lang", "xx"), "xx"),
        (("--agency", "Nobody"), "Fire service"),
        (("--variant", "agency"), "--agency"),
        (("--format", "odt"), "pdf"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(exercise, tmp_path, options, said):
    done = run(exercise, "-o", tmp_path / "e.out", *options)

    assert done.exit_code == 2
    assert said in done.output
    assert list(tmp_path.iterdir()) == []
