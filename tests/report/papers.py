"""Paper packs made for tests, and read back as anybody's PDF reader would."""

from io import BytesIO
from pathlib import Path

import pypdfium2

from facilitator.i18n import translator
from facilitator.report.paper.pack import build_pack
from facilitator.report.wording import Speech

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


def pack(plan, *only, language="en"):
    target = BytesIO()
    build_pack(plan, target, speech=Speech(words=translator(language)), fonts=FONTS, only=only)
    return target.getvalue()


def texts(pdf):
    """Return the whole text of each page, band and foot too, its white space made single blanks."""
    return [
        " ".join(each.split()) for each in _read(pdf, lambda text, _page: text.get_text_range())
    ]


def quarters(pdf):
    """Return the text of each quarter of each page, upper left first, lower right last."""

    def read(text, page):
        wide, tall = page.get_width() / 2, page.get_height() / 2
        for row in (1, 0):
            for column in (0, 1):
                yield text.get_text_bounded(
                    left=column * wide,
                    bottom=row * tall,
                    right=(column + 1) * wide,
                    top=(row + 1) * tall,
                )

    found = _read(pdf, lambda text, page: list(read(text, page)))
    return [" ".join(each.split()) for page in found for each in page]


def letters(pdf):
    """Yield (page's number, letter, its size in points) of everything that is set."""
    from pypdfium2.raw import FPDFText_GetFontSize

    def read(text, _page):
        count = text.count_chars()
        return [
            (text.get_text_range(index, 1), FPDFText_GetFontSize(text.raw, index))
            for index in range(count)
        ]

    for number, page in enumerate(_read(pdf, read)):
        for letter, size in page:
            yield number, letter, size


def sizes(pdf):
    """Return the width and height of each page."""
    return _read(pdf, lambda _text, page: (page.get_width(), page.get_height()))


def _read(pdf, read):
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(read(text, page))
            text.close()
            page.close()
        return found
    finally:
        document.close()
