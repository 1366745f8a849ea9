"""The head of the first page: the logo and the name of the organisation that reports."""

from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.platypus.flowables import Flowable

from facilitator.domain.editions import Edition
from facilitator.report.figure import Figure
from facilitator.report.fonts import Typeface
from facilitator.report.layout import Layout
from facilitator.report.palette import BODY_STRONG, WIDTH
from facilitator.report.text import Run
from facilitator.report.wording import Speech, clipped

TALLEST = 34.0
WIDEST = 0.4
"""The logo's height in points, and its share of the width of the page, at most."""
_LETTERS = 80


def masthead(layout: Layout, edition: Edition, speech: Speech) -> list[Flowable]:
    """Return logo and name; nothing for an edition that bears neither, or a logo that is none."""
    name = clipped(edition.organisation, _LETTERS)
    parts: list[Flowable] = []
    if edition.logo:
        said = speech.words.text("Logo")
        said = f"{said}{speech.colon}{name}" if name else said
        parts += _logo(layout.face, edition.logo, said)
    if name:
        parts.append(layout.text([Run(name, BODY_STRONG)], BODY_STRONG, before=3, after=6))
    elif parts:
        parts.append(layout.space(6))
    return parts


def _logo(face: Typeface, content: bytes, said: str) -> list[Flowable]:
    try:
        image = ImageReader(BytesIO(content))
        wide, high = image.getSize()
    except OSError:
        # the copy beside the settings was damaged since: no reason to have no report
        return []
    return [LogoFigure(face, image, (float(wide), float(high)), said=said)]


class LogoFigure(Figure):
    """A logo at the left edge of the page."""

    def __init__(
        self, face: Typeface, image: ImageReader, size: tuple[float, float], *, said: str
    ) -> None:
        self._image = image
        wide, high = size
        scale = min(TALLEST / high, WIDTH * WIDEST / wide)
        super().__init__(face, wide * scale, high * scale, said=said)

    def sketch(self) -> None:
        """Draw the picture."""
        canvas: Any = self.canv
        canvas.drawImage(self._image, 0, 0, width=self.width, height=self.height)
