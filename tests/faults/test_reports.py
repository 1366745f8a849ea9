"""The report fetches nothing, loses nothing, and comes out the same twice (FAULTS R34 to R38)."""

import re
import subprocess
import sys
import time
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from facilitator.report import text
from facilitator.services.reporting import write_report
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX
from tests.faults.recorder import recording, strange
from tests.house.test_gates import test_nothing_runs_what_comes_as_data as runs_nothing
from tests.nasty import strings
from tests.report.stories import FONTS, pdf
from tests.report.test_every_word_is_in_the_report import log_of, missing
from tests.store.made import EXERCISE, decisions, now

LONG = 3000
SECONDS = 20
MEGABYTES = 500
ROOT = Path(__file__).parents[2]
MARKUP = ("look-alike markup", "markup for reportlab", "markup for browsers and Qt")


def texts():
    return [each for _kind, each in strings() if len(each) < LONG]


@pytest.mark.row("R34", "nasty strings set: nothing opened but fonts")
def test_setting_nasty_strings_opens_nothing_but_fonts_and_fetches_nothing(tally):
    told = log_of(texts()).findings()
    pdf(told)
    tally(len(texts()))

    with recording() as heard:
        pdf(told)

    assert strange(heard, FONTS) == []


@pytest.mark.known_bad("R34", "no escape in paragraphs: an image is opened")
def test_markup_that_is_read_opens_files(tmp_path):
    picture = tmp_path / "secret.png"
    picture.write_bytes(b"no picture")
    style = getSampleStyleSheet()["Normal"]

    # whatever it says of the picture, it has looked
    with recording() as heard, suppress(Exception):
        flow = [Paragraph(f'<img src="{picture}"/>', style)]
        SimpleDocTemplate(BytesIO()).build(flow)

    assert [what for _event, what in strange(heard) if what == str(picture)]


@pytest.mark.known_bad("R35", "no escape in paragraphs: words vanish")
def test_markup_that_is_read_loses_words(monkeypatch):
    marked = [each for kind, each in strings() if kind in MARKUP]
    runs = text.break_lines

    def as_markup(face, found, width):
        bare = [
            text.Run(
                re.sub(r"<[^>]*>", "", each.text), each.style, each.mark, each.boxed, each.kept
            )
            for each in found
        ]
        return runs(face, bare, width)

    patched = 0
    for module in list(sys.modules.values()):
        if getattr(module, "break_lines", None) is runs:
            monkeypatch.setattr(module, "break_lines", as_markup)
            patched += 1

    assert patched
    assert missing(marked) != []


LONG_DAY = """
import pathlib, sys, time
from facilitator.domain.msel import Msel
from tests.report.stories import Tale, agency, exercise, inject, pdf
rows = tuple(inject(str(n), n, f"Inject {n}", "FPG", text="Smoke. " * 20) for n in range(100))
tale = Tale(exercise(agencies=tuple(agency(n) for n in range(6)), msel=Msel(rows=rows)))
tale.start()
for number in range(100):
    tale.deliver(number, str(number))
for number in range(5000):
    tale.log(100 + number / 50, "FPGAMR"[number % 6], f"decision number {number} of the day")
told = tale.findings()
began = time.process_time()
made = pdf(told)
spent = time.process_time() - began
status = pathlib.Path("/proc/self/status").read_text()
print(spent, int(status.partition("VmHWM:")[2].split()[0]) // 1024, len(made))
"""


@pytest.mark.fault
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
@pytest.mark.row("R36", "5,000 entries, 6 agencies, 100 injects: 20 s, 500 MB")
def test_the_report_of_a_very_long_day_is_set_in_time_and_in_little_memory(tally):
    tally(5000)

    said = subprocess.run(
        [sys.executable, "-c", LONG_DAY], check=True, capture_output=True, text=True, cwd=ROOT
    ).stdout.split()

    print("seconds, MB, bytes:", *said)
    assert float(said[0]) <= SECONDS
    assert int(said[1]) <= MEGABYTES


@pytest.mark.row("R36", "one entry taller than many pages")
def test_an_entry_longer_than_a_page_is_set_all_the_same():
    assert missing(["word " * 20_000]) == []


@pytest.mark.row("R37", "the same file twice: the same bytes")
def test_the_same_file_gives_the_same_bytes_and_another_entry_gives_others(tmp_path):
    with ExerciseFile.create(tmp_path / "l.exercise", EXERCISE, now=now) as file:
        file.journal.append(decisions(5))
        digests = []
        for name in ("one", "two"):
            out = write_report(file, tmp_path / f"{name}.pdf", now=lambda: STARTEX)
            digests.append(sha256(out.read_bytes()).hexdigest())
        file.journal.append(decisions(1, first=6))
        other = write_report(file, tmp_path / "three.pdf", now=lambda: STARTEX)

    assert digests[0] == digests[1]
    assert sha256(other.read_bytes()).hexdigest() != digests[0]


@pytest.mark.known_bad("R37", "the PDF library's own date and identity")
def test_a_document_as_the_library_makes_it_is_never_the_same_twice():
    made = []
    for _time in range(2):
        out = BytesIO()
        SimpleDocTemplate(out).build([Paragraph("x", getSampleStyleSheet()["Normal"])])
        made.append(out.getvalue())
        time.sleep(1.1)

    assert made[0] != made[1]


@pytest.mark.known_bad("R38", "eval of what stands in a file")
def test_code_that_runs_data_is_noticed(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text("def read(text):\n    return eval(text)\n")

    with pytest.raises(AssertionError):
        runs_nothing(bad)
