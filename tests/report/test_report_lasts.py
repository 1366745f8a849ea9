"""The report as a file for archives: PDF/A-3, all that it needs inside it, and always the same."""

import re
import shutil
import subprocess
import zlib
from io import BytesIO
from random import Random

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Stream
from PIL import Image, ImageCms

from facilitator.report.archive import Attached
from facilitator.report.filing import PACKED, letters_map
from facilitator.report.icc import srgb_profile
from tests.report.stories import Tale, exercise, levant, pdf

DATA = Attached(
    name="journal.json",
    media="application/json",
    content=b'{"entries": []}' * 400,
    described="The journal",
)
TABLE = Attached(name="a (b).csv", media="text/csv", content=b"a,b\r\n", described="Ünï")
SEEN_THROUGH = ("/SMask", "/CA", "/ca", "/BM", "/Group")


@pytest.fixture(scope="module")
def story():
    return levant().findings()


@pytest.fixture(scope="module")
def report(story):
    return pdf(story, attached=(DATA, TABLE))


@pytest.fixture(scope="module")
def document(report):
    with pikepdf.open(BytesIO(report)) as opened:
        yield opened


def objects(document, sort):
    return [each for each in document.objects if isinstance(each, sort)]


def test_the_same_run_gives_the_same_bytes_with_files_inside(story, report):
    assert pdf(story, attached=(DATA, TABLE)) == report


def test_qpdf_finds_nothing_wrong(document):
    assert document.check_pdf_syntax() == []


def test_the_file_says_that_it_is_pdf_a_3a_and_pdf_ua_1(document):
    # Read without the context in which pikepdf would write its own into the file.
    found = document.open_metadata()
    said = {
        key: str(found[key])
        for key in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "pdf:Producer")
    }
    pdfa = found.pdfa_status

    assert said == {
        "pdfaid:part": "3",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
        "pdf:Producer": "Facilitator",
    }
    assert pdfa == "3A"


def test_both_ways_of_saying_what_it_is_agree(document):
    info = document.docinfo
    found = document.open_metadata()

    assert found["dc:title"] == str(info["/Title"])
    assert found["dc:description"] == str(info["/Subject"])
    assert found["xmp:CreatorTool"] == str(info["/Creator"])
    told = re.sub(r"\D", "", found["xmp:CreateDate"])
    assert re.sub(r"\D", "", str(info["/CreationDate"])) == told
    assert set(info.keys()) <= {
        "/Title",
        "/Subject",
        "/Creator",
        "/Producer",
        "/CreationDate",
        "/ModDate",
    }


def test_it_is_dated_by_its_last_entry(story, document):
    last = max(each.entry.logged_at for each in story.log)

    assert str(document.docinfo["/ModDate"]) == last.strftime("D:%Y%m%d%H%M%SZ")


@pytest.mark.parametrize("title", ["a & b <c>", "]]> “x” \u202e\x07", "Ünï 世界 \U0001f692"])
def test_titles_that_could_break_the_metadata_do_not(title):
    with pikepdf.open(BytesIO(pdf(Tale(exercise(title=title)).findings()))) as document:
        said = document.open_metadata()["dc:title"]

        assert said == str(document.docinfo["/Title"])


def test_nothing_is_seen_through_run_or_locked(document):
    for each in objects(document, (Dictionary, Stream)):
        keys = set(each.keys())
        assert not keys & {*SEEN_THROUGH, "/JS", "/AA", "/OpenAction", "/Launch", "/Encrypt"}
    assert "/Encrypt" not in document.trailer
    assert len(document.trailer.ID) == 2
    assert len(bytes(document.trailer.ID[0])) == 16


def test_every_font_is_inside_with_the_widths_and_letters_of_its_codes(document):
    fonts = [each for each in objects(document, Dictionary) if each.get("/Type") == Name.Font]

    assert len(fonts) >= 4
    for each in fonts:
        assert each.Subtype == "/TrueType"
        assert "/Encoding" not in each
        # The flag of a symbolic font, as a font without an encoding must be.
        assert int(each.FontDescriptor.Flags) & 4
        assert len(each.Widths) == int(each.LastChar) - int(each.FirstChar) + 1
        assert each.FontDescriptor.FontFile2.read_bytes()[:4] == b"\0\1\0\0"
        letters = re.findall(rb"<[0-9A-F]{2}> <([0-9A-F]+)>\n", each.ToUnicode.read_bytes())
        assert letters
        assert not {int(letter, 16) for letter in letters} & {0, 0xFEFF, 0xFFFE}


def test_maps_of_letters_are_cut_at_a_hundred():
    made = "\n".join(f"<{code:02X}> <{code + 0x400 if code else 0:04X}>" for code in range(256))

    counted = [int(each) for each in re.findall(r"(\d+) beginbfchar", letters_map(made))]

    assert counted == [100, 100, 55]


def test_letters_beyond_the_first_plane_are_two_halves():
    assert "<01> <D83DDE92>" in letters_map("<01> <1F692>")


def test_each_stream_ends_where_it_says_on_a_line_of_its_own(report):
    ends = [each.start() for each in re.finditer(rb"endstream\nendobj", report)]

    assert len(ends) > 10
    assert {report[each - 1 : each] for each in ends} == {b"\n"}
    for found in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", report):
        after = found.end() + int(found[1])
        assert report[after : after + 11] == b"\nendstream\n"


def test_small_objects_are_packed(document, report):
    loose = len(re.findall(rb"^\d+ 0 obj\n", report, re.MULTILINE))
    held = [each for each in objects(document, Stream) if each.get("/Type") == Name.ObjStm]

    assert len(document.objects) > loose * 2
    assert all(int(each.N) <= PACKED for each in held)


def test_old_readers_find_the_letters_and_the_fonts(report, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(report)
    fonts, text = (shutil.which(each) for each in ("pdffonts", "pdftotext"))
    if fonts is None or text is None:
        pytest.skip("poppler's programs are not on this machine")

    told = subprocess.run([fonts, path], capture_output=True, text=True, check=True)
    read = subprocess.run([text, path, "-"], capture_output=True, text=True, check=True)

    rows = told.stdout.splitlines()[2:]
    assert rows
    assert all(re.search(r" yes yes yes ", each) for each in rows)
    assert told.stderr + read.stderr == ""
    assert "Appendix A: full log" in read.stdout


# --- colours -------------------------------------------------------------------------------------


def test_colours_are_meant_as_srgb(document):
    (intent,) = document.Root.OutputIntents

    assert intent.S == "/GTS_PDFA1"
    assert int(intent.DestOutputProfile.N) == 3
    assert intent.DestOutputProfile.read_bytes() == srgb_profile()
    spaces = {str(each) for each in objects(document, Name)} & {"/DeviceCMYK"}
    assert not spaces


def test_the_profile_is_srgb_to_another_programs_eye():
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    theirs = ImageCms.createProfile("sRGB")
    chance = Random(7)  # noqa: S311 - chance for a test, not for a secret
    image = Image.frombytes("RGB", (64, 64), chance.randbytes(64 * 64 * 3))

    seen = ImageCms.profileToProfile(image, ours, theirs)

    assert ImageCms.getProfileDescription(ours).strip() == "sRGB IEC61966-2.1"
    apart = max(abs(one - two) for one, two in zip(image.tobytes(), seen.tobytes(), strict=True))
    assert apart <= 1


# --- what lies inside ----------------------------------------------------------------------------


def test_files_inside_come_out_as_they_went_in(document):
    found = {name: each.get_file().read_bytes() for name, each in document.attachments.items()}

    assert found == {DATA.name: DATA.content, TABLE.name: TABLE.content}


def test_files_inside_are_data_of_the_document(document):
    told = [
        (str(each.AFRelationship), str(each.UF), str(each.Desc), str(each.EF.F.Subtype))
        for each in document.Root.AF
    ]

    assert told == [
        ("/Data", DATA.name, DATA.described, "/application/json"),
        ("/Data", TABLE.name, TABLE.described, "/text/csv"),
    ]
    assert [int(each.EF.F.Params.Size) for each in document.Root.AF] == [6000, 5]
    assert all("/ModDate" in each.EF.F.Params for each in document.Root.AF)


def test_a_report_that_is_given_no_files_holds_none(story):
    made = pdf(story)

    with pikepdf.open(BytesIO(made)) as document:
        assert not document.attachments
        assert "/AF" not in document.Root
        assert "/Names" not in document.Root
        kinds = {str(each.get("/Type", "")) for each in objects(document, (Dictionary, Stream))}
    assert not kinds & {"/EmbeddedFile", "/Filespec"}


def test_a_canary_in_a_file_is_nowhere_else(story):
    canary = b"canary-5e1f"
    inside = Attached(name="c.txt", media="text/plain", content=canary, described="c")

    with_it, without = (pdf(story, attached=each) for each in ((inside,), ()))

    assert canary in _unpacked(with_it)
    assert canary not in _unpacked(without)


def _unpacked(made):
    streams = re.findall(rb"stream\n(.*?)\nendstream", made, re.DOTALL)
    return made + b"".join(_inflated(each) for each in streams)


def _inflated(packed):
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return packed
