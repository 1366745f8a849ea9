"""The library that draws pages of PDF: one document at a time in the whole process."""

# pypdfium2 comes without types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from threading import Lock
from typing import Any

PDFIUM = Lock()
"""Held while a document is open: the library is not made for threads."""


def first_page(content: bytes, side: int) -> Any:  # noqa: ANN401 - an image of Pillow, which is heavy
    """Return the first page as an image of at most so many pixels a side; None for what is none."""
    import pypdfium2  # noqa: PLC0415 - heavy; only when there is a page to show

    with PDFIUM:
        try:
            pdf = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            return None
        try:
            page = pdf[0]
            wide, high = page.get_size()
            scale = side / max(wide, high, 1.0)
            return page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
        except (pypdfium2.PdfiumError, IndexError, MemoryError, ValueError):
            # a page that is bad, or no page at all
            return None
        finally:
            pdf.close()
