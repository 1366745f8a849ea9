"""Read a finished report back, as anybody's PDF reader would."""

import pypdfium2

HEAD = "ExerciseWallNo.AgencyByEntry"
BODY = {"left": 0, "bottom": 45, "right": 600, "top": 820}


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page without band and foot."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_bounded(**BODY))
            text.close()
            page.close()
        return found
    finally:
        document.close()


def whole(pdf: bytes) -> str:
    """Return the whole text, its white space made single blanks."""
    return " ".join(" ".join(pages(pdf)).split())


def appendix(pdf: bytes) -> str:
    """Return the text of the full log without any white space, and without its repeated head.

    The letters of the marks come before the head of each page.
    """
    found = pages(pdf)
    first = next(i for i, page in enumerate(found) if "Appendix A: full log" in page)
    last = next(i for i, page in enumerate(found) if "Appendix B: script" in page)
    return "".join(squeezed(page).partition(HEAD)[2] for page in found[first:last])


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())
