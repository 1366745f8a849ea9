"""Pictures of the log stand in the report for those who may see them; bad ones say so."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pdfua.validator import validate
from PIL import Image

from facilitator.domain.attachments import Attachment
from facilitator.domain.editions import Edition, Variant
from facilitator.report import picturepages
from facilitator.report.pictures import MOST_PIXELS, SIDE, ready
from facilitator.services.reporting import write_report
from facilitator.services.twins import write_docx
from facilitator.services.writing import Details
from tests.report.afterwards import played
from tests.report.documents import opened, text

RED, BLUE = (200, 30, 30), (20, 40, 200)


def picture(colour=RED, size=(640, 400), form="PNG", **settings):
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, form, **settings)
    return out.getvalue()


def document():
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(300, 500)
    out = BytesIO()
    pdf.save(out)
    pdf.close()
    return out.getvalue()


FILES = (
    ("board.png", "image/png", picture()),
    ("map.jpg", "image/jpeg", picture(BLUE, (4000, 3000), "JPEG")),
    ("plan.pdf", "application/pdf", document()),
    ("broken.png", "image/png", picture()[:60]),
    ("call.mp3", "audio/mpeg", b"ID3"),
)


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    file, conduct, clock = played(tmp_path_factory.mktemp("pictures") / "a.exercise")
    kept = [file.attachments.add(*each) for each in FILES]
    conduct.log("fd board as it stood", details=Details(attachments=tuple(kept[:1])))
    conduct.log("pd map of the cordon", details=Details(attachments=tuple(kept[1:])))
    again = conduct.log("fd and once more", details=Details(attachments=tuple(kept[:1])))
    conduct.strike(again.ref, "twice")
    with file:
        yield file, clock.now


def pdf(journal, tmp_path, **wanted):
    file, now = journal
    return write_report(file, tmp_path / "a.pdf", now=now, edition=Edition(**wanted)).read_bytes()


def images(made):
    """Return the size of every picture inside a document."""
    with pikepdf.open(BytesIO(made)) as opened_:
        return sorted(
            (int(each.Width), int(each.Height))
            for each in opened_.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        )


def told(made):
    document_ = pypdfium2.PdfDocument(made)
    said = " ".join(page.get_textpage().get_text_range() for page in document_)
    document_.close()
    return " ".join(said.split())


def test_each_picture_stands_once_and_is_made_smaller(journal, tmp_path):
    made = pdf(journal, tmp_path)

    assert images(made) == [(640, 400), (960, 1600), (1600, 1200)]


def test_a_caption_names_every_entry_that_a_picture_hangs_on(journal, tmp_path):
    said = told(pdf(journal, tmp_path))
    part = said[said.index("Appendix D: pictures") :]

    assert part.count("board as it stood") == 1
    assert "and once more" in part
    assert "struck" in part[part.index("Picture 1") : part.index("Picture 2")]


def test_a_bad_picture_becomes_a_visible_note(journal, tmp_path):
    said = told(pdf(journal, tmp_path))

    assert "This file could not be shown: it is missing, damaged or of an unknown form." in said
    assert "Picture 4 broken.png" in said


def test_pictures_are_read_out_and_the_file_still_lasts(journal, tmp_path):
    made = pdf(journal, tmp_path)
    path = tmp_path / "read.pdf"
    path.write_bytes(made)

    outcomes = validate(str(path)).outcomes
    assert [found.message for each in outcomes for found in each.findings] == []
    with pikepdf.open(BytesIO(made)) as opened_:
        said = [
            str(each.Alt)
            for each in opened_.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
    assert any("Picture 1 attached to the log: board.png" in each for each in said)
    assert any("First page of a document attached to the log" in each for each in said)


def test_the_same_file_gives_the_same_bytes(journal, tmp_path):
    assert pdf(journal, tmp_path) == pdf(journal, tmp_path)


def test_an_agency_gets_the_pictures_of_its_own_decisions_alone(journal, tmp_path):
    made = pdf(journal, tmp_path, variant=Variant.AGENCY, agency="f")

    assert images(made) == [(640, 400)]
    assert "map.jpg" not in told(made)


@pytest.mark.parametrize("variant", [Variant.PUBLIC, Variant.SUMMARY])
def test_others_get_none(journal, tmp_path, variant):
    made = pdf(journal, tmp_path, variant=variant)

    assert images(made) == []
    assert "board.png" not in told(made)


def test_the_word_document_holds_them_with_their_words(journal, tmp_path):
    file, now = journal
    made = write_docx(file, tmp_path / "a.docx", Edition(), now).read_bytes()

    alts = [each._inline.docPr.get("descr") for each in opened(made).inline_shapes]
    assert [each for each in alts if "attached to the log" in each] == alts[-3:]
    assert any("board.png" in each for each in alts)
    assert "Picture 4  broken.png" in text(made)


def attachment(media="image/png"):
    return Attachment(sha256="0" * 64, name="a", media=media, size=1)


def test_what_a_camera_adds_is_left_out_and_the_picture_stands_upright():
    image = Image.new("RGB", (60, 40), RED)
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "CANARY CAMERA"
    out = BytesIO()
    image.save(out, "JPEG", exif=exif)

    made = ready(attachment("image/jpeg"), out.getvalue())

    assert (made.wide, made.high) == (40, 60)
    assert b"CANARY" not in made.content
    assert b"Exif" not in made.content


def test_holes_become_paper():
    out = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")

    made = ready(attachment(), out.getvalue())

    assert Image.open(BytesIO(made.content)).getpixel((4, 4)) == (255, 255, 255)


def bomb():
    """Return a PNG that says it is larger than anybody can print."""
    made = bytearray(picture(size=(8, 8)))
    side = int(MOST_PIXELS**0.5) + 1
    made[16:24] = side.to_bytes(4, "big") * 2
    return bytes(made)


@pytest.mark.parametrize(
    ("media", "content"),
    [
        ("image/png", b""),
        ("image/png", b"\x89PNG\r\n\x1a\n"),
        ("image/png", picture()[:200]),
        ("image/png", bomb()),
        ("image/gif", b"GIF89a"),
        ("image/png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("application/pdf", b"%PDF-1.7"),
        ("application/pdf", b""),
    ],
)
def test_what_is_no_picture_is_bad_and_raises_nothing(media, content):
    assert ready(attachment(media), content) is None


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "I;16", "LA"])
def test_every_kind_of_colour_comes_out_in_three(mode):
    out = BytesIO()
    form = "TIFF" if mode == "CMYK" else "PNG"
    image = Image.new(mode, (SIDE + 10, 20))
    if mode == "CMYK":
        form = "JPEG"
    image.save(out, form)

    made = ready(attachment("image/jpeg" if form == "JPEG" else "image/png"), out.getvalue())

    assert made.wide == SIDE
    assert Image.open(BytesIO(made.content)).mode == "RGB"


def test_the_log_says_which_picture_shows_a_file(journal, tmp_path):
    said = told(pdf(journal, tmp_path))
    log = said[said.index("Appendix A: full log") : said.index("Appendix B: script")]

    assert log.count(", picture 1") == 2
    assert ", picture 3; broken.png" in log
    assert "call.mp3" in log


def test_pictures_without_room_are_named_and_not_even_read(journal, tmp_path, monkeypatch):
    file, now = journal
    read = []
    monkeypatch.setattr(picturepages, "MOST", 1)
    monkeypatch.setattr(picturepages, "ready", lambda *given: read.append(given) or ready(*given))

    said = told(write_report(file, tmp_path / "b.pdf", now=now).read_bytes())

    assert len(read) == 1
    assert said.count("Not shown, to keep the report small; the exercise file has it.") == 3
    assert "Picture 3 plan.pdf" in said


def test_pictures_stay_within_their_size_all_together(journal, tmp_path, monkeypatch):
    monkeypatch.setattr(picturepages, "LARGEST", 30_000)
    monkeypatch.setattr(picturepages, "LEAST", 1)

    made = pdf(journal, tmp_path)

    assert (1600, 1200) not in images(made)
    assert (640, 400) in images(made)
