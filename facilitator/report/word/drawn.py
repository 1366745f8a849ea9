"""The figures of the report for word processors: drawn as on paper, and laid in as pictures."""

from io import BytesIO
from typing import Any, Final

from reportlab.pdfgen.canvas import Canvas

from facilitator.report.figure import Figure
from facilitator.report.pdfium import first_page
from facilitator.report.word.inlaid import Picture

SHARP: Final = 2.8
"""Pixels to a point: 200 to an inch."""
LARGEST: Final = 3000
"""No picture has more pixels a side."""
COLOURS: Final = 128


def drawn(figure: Figure) -> Picture | None:
    """Return a figure as a picture with its words; the same figure gives the same bytes.

    None where there is nothing to draw.
    """
    if figure.width < 1 or figure.height < 1:
        return None
    page = BytesIO()
    canvas: Any = Canvas(page, pagesize=(figure.width, figure.height), invariant=1)
    figure.drawOn(canvas, 0, 0)
    canvas.save()
    side = min(LARGEST, round(max(figure.width, figure.height) * SHARP))
    image = first_page(page.getvalue(), side)
    if image is None:
        return None
    made = BytesIO()
    # a figure has few colours: a fifth of the bytes, and nobody sees it
    image.quantize(COLOURS).save(made, "PNG")
    return Picture(
        content=made.getvalue(), width=figure.width, height=figure.height, said=figure.said
    )
