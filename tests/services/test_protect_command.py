"""The commands that protect an exercise, and every other command on a protected one."""

import json

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner

from facilitator.__main__ import cli
from facilitator.services.now import PlayedClock
from facilitator.services.protecting import Protection, is_protected
from facilitator.services.session import Shelf
from facilitator.store import encryption
from facilitator.store.encryption import RING, recovery_words
from tests.builders import STARTEX, exercise, inject

CANARY = "CANARY-4711-evacuate-the-harbour"
PASSPHRASE = "six words that nobody guesses"  # noqa: S105 - opens nothing but these files


@pytest.fixture(autouse=True)
def ring(monkeypatch):
    monkeypatch.setattr(encryption.RING, "_secrets", {})
    monkeypatch.setattr(encryption, "ROUNDS", 1000)


@pytest.fixture
def phrase(tmp_path):
    path = tmp_path / "phrase.txt"
    path.write_text(PASSPHRASE + "\n", "utf-8")
    return path


@pytest.fixture
def plain():
    shelf = Shelf(PlayedClock(STARTEX))
    session = shelf.make(exercise(inject("01"), title="LEVANT 26"))
    session.conduct.start()
    session.conduct.log(f"fd {CANARY}")
    shelf.close(session)
    return session.path


@pytest.fixture
def sealed(plain, tmp_path):
    from facilitator.services.protecting import protect

    made = Protection(PASSPHRASE)
    made.write_sheet(tmp_path / "s.pdf", title="t", file="f", at=STARTEX, language="en")
    words = recovery_words(made.key)
    made.confirm(tuple(words[number - 1] for number in made.asked))
    protect(plain, made, now=PlayedClock(STARTEX).now)
    RING.forget(made.key)
    return plain


def run(*words, typed=None):
    RING._secrets.clear()
    return CliRunner().invoke(cli, ["--language", "en", *map(str, words)], input=typed)


class Typist:
    """Reads the sheet, and types the words that are asked."""

    def __init__(self, sheet, monkeypatch):
        self.sheet = sheet
        self.asked = []
        monkeypatch.setattr("click.prompt", self.prompt)

    def prompt(self, said, **_how):
        self.asked.append(said)
        number = int("".join(each for each in said if each.isdigit()))
        text = pypdfium2.PdfDocument(self.sheet)[0].get_textpage().get_text_range().split()
        return text[text.index(str(number), text.index("line")) + 1]


def test_an_exercise_is_protected_when_two_words_of_the_sheet_were_typed(
    plain, phrase, tmp_path, monkeypatch
):
    sheet = tmp_path / "sheet.pdf"
    typist = Typist(sheet, monkeypatch)

    done = run("protect", plain, "--sheet", sheet, "--new-passphrase-file", phrase)

    assert done.exit_code == 0, done.output
    assert len(typist.asked) == 2
    assert sheet.exists()
    assert is_protected(plain)
    assert run("verify", plain, "--passphrase-file", phrase).exit_code == 0


def test_wrong_words_change_nothing_and_take_the_sheet_away(plain, phrase, tmp_path):
    sheet = tmp_path / "sheet.pdf"
    before = plain.read_bytes()

    done = run(
        "protect", plain, "--sheet", sheet, "--new-passphrase-file", phrase, typed="no\n" * 6
    )

    assert done.exit_code == 1
    assert "Nothing was changed" in done.output
    assert not sheet.exists()
    assert plain.read_bytes() == before


def test_a_sheet_is_never_written_over(plain, phrase, tmp_path):
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"of another exercise")

    done = run("protect", plain, "--sheet", sheet, "--new-passphrase-file", phrase)

    assert done.exit_code == 1
    assert sheet.read_bytes() == b"of another exercise"


@pytest.mark.parametrize(
    "command",
    [["verify"], ["log"], ["log", "--json"], ["report", "-o", "r.pdf"], ["export", "-o", "e.csv"]],
)
def test_a_command_on_a_protected_exercise_needs_its_pass_phrase(
    sealed, phrase, tmp_path, monkeypatch, command
):
    monkeypatch.chdir(tmp_path)
    name, *options = command

    without = run(name, sealed, *options)
    with_it = run(name, sealed, *options, "--passphrase-file", phrase)

    assert without.exit_code == 1
    assert "is protected" in without.output
    assert with_it.exit_code == 0, with_it.output


def test_a_wrong_pass_phrase_is_said_and_nothing_is_told(sealed, tmp_path):
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("something else\n", "utf-8")

    done = run("log", sealed, "--passphrase-file", wrong)

    assert done.exit_code == 1
    assert "does not open" in done.output
    assert CANARY not in done.output


def test_recovery_words_in_the_file_do_as_well(sealed, tmp_path):
    salt = sealed.read_bytes()[:16]
    words = tmp_path / "words.txt"
    words.write_text(" ".join(recovery_words(encryption.derive(PASSPHRASE, salt))), "utf-8")

    done = run("log", sealed, "--json", "--passphrase-file", words)

    assert CANARY in done.output
    assert all(json.loads(line) for line in done.output.splitlines())


def test_the_pass_phrase_is_taken_off(sealed, phrase):
    done = run("unprotect", sealed, "--passphrase-file", phrase)

    assert done.exit_code == 0, done.output
    assert not is_protected(sealed)
    assert run("verify", sealed).exit_code == 0
    assert "no pass-phrase" in run("unprotect", sealed).output


def test_nobody_is_asked_after_a_command_has_ended(sealed, phrase):
    run("verify", sealed, "--passphrase-file", phrase)

    assert RING.asking is None


def test_a_sealed_report_opens_by_its_pass_phrase_only(plain, phrase, tmp_path):
    out = tmp_path / "report.pdf"

    done = run("report", plain, "-o", out, "--seal", phrase)

    assert done.exit_code == 0, done.output
    assert "PDF/A" in done.output
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    with pikepdf.open(out, password=PASSPHRASE) as document:
        assert document.encryption.R == 6
        assert document.encryption.bits == 256
        assert "pdfaid:part" not in document.open_metadata()
        assert document.attachments
        assert document.Root.MarkInfo.Marked
    text = pypdfium2.PdfDocument(out, password=PASSPHRASE)
    assert any(CANARY in page.get_textpage().get_text_range() for page in text)
    assert CANARY.encode() not in out.read_bytes()


def test_only_a_pdf_can_be_sealed(plain, phrase, tmp_path):
    done = run("report", plain, "-o", tmp_path / "report.docx", "--seal", phrase)

    assert done.exit_code == 2
    assert not (tmp_path / "report.docx").exists()


def test_a_short_pass_phrase_seals_nothing(plain, tmp_path):
    short = tmp_path / "short.txt"
    short.write_text("1234\n", "utf-8")

    done = run("report", plain, "-o", tmp_path / "report.pdf", "--seal", short)

    assert done.exit_code == 1
    assert not (tmp_path / "report.pdf").exists()


def test_about_names_what_keeps_the_files_and_tells_of_the_disk(sealed):
    done = run("about", sealed)

    assert done.exit_code == 0, done.output
    assert "SQLite 3" in done.output
    assert "SQLCipher 4" in done.output
    assert "encrypted by a pass-phrase" in done.output
    assert "disk" in done.output
