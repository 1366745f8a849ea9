"""Documents for offices by the command line: the report as docx, the situation manual."""

import json

import pytest
from click.testing import CliRunner
from docx import Document

from facilitator.__main__ import cli
from facilitator.domain.editions import Edition, Variant
from facilitator.services.twins import write_docx
from facilitator.store.file import ExerciseFile
from tests.report import afterwards
from tests.report.documents import text


def now():
    return afterwards.STARTEX


@pytest.fixture(scope="module")
def looked_back(tmp_path_factory):
    path = tmp_path_factory.mktemp("back") / "x.exercise"
    file, conduct, _clock = afterwards.played(path)
    with file:
        afterwards.reviewed(conduct)
    return path


def run(*arguments):
    return CliRunner().invoke(cli, [str(each) for each in arguments])


@pytest.mark.parametrize("asked", [("--format", "docx"), ()])
def test_the_report_is_a_document_if_its_format_or_its_name_says_so(looked_back, tmp_path, asked):
    out = tmp_path / "report.docx"

    done = run("report", looked_back, "-o", out, *asked)

    assert done.exit_code == 0, done.output
    assert Document(str(out)).core_properties.title.startswith("LEVANT 26")


def test_an_extract_of_one_agency_holds_nothing_of_the_others(looked_back, tmp_path):
    out = tmp_path / "fire.docx"

    done = run("report", looked_back, "-o", out, "--agency", "fd")

    assert done.exit_code == 0, done.output
    assert "close the estate road" not in text(out.read_bytes())


def test_the_public_document_is_masked_as_the_public_pdf(looked_back, tmp_path):
    with ExerciseFile.open(looked_back, now=now, read_only=True) as file:
        out = write_docx(file, tmp_path / "p.docx", Edition(variant=Variant.PUBLIC), now)

    assert "evaluator 1" not in text(out.read_bytes())


def test_an_exercise_is_never_overwritten_by_its_document(looked_back):
    before = looked_back.read_bytes()

    report = run("report", looked_back, "-o", looked_back, "--format", "docx")
    manual = run("manual", looked_back, "-o", looked_back)

    assert (report.exit_code, manual.exit_code) == (1, 1)
    assert looked_back.read_bytes() == before


def test_the_manual_is_written_in_the_language_that_was_asked_for(looked_back, tmp_path):
    out = tmp_path / "m.docx"

    done = run("manual", looked_back, "-o", out, "--lang", "fr")

    assert done.exit_code == 0, done.output
    assert 'w:lang w:val="fr-FR"' in Document(str(out)).styles.element.xml


@pytest.mark.parametrize("modules", ["9", "x", "1,,2"])
def test_modules_that_do_not_exist_are_refused(looked_back, tmp_path, modules):
    out = tmp_path / "m.docx"

    done = run("manual", looked_back, "-o", out, "--modules", modules)

    assert done.exit_code == 2
    assert not out.exists()


def test_the_report_as_json_tells_the_log_in_words_too(looked_back, tmp_path):
    out = tmp_path / "r.json"

    done = run("report", looked_back, "-o", out)

    told = json.loads(out.read_text("utf-8"))
    assert done.exit_code == 0, done.output
    assert len(told["log"]) == len(told["journal"]["entries"])
    assert told["log"][2]["agencies"] == ["Fire service"]
