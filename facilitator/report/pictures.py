"""Pictures of the log made ready for paper: upright, not too large, without what a camera adds.

What comes from outside is decoded within limits, and written anew: no place where it was taken, no
name of a device, no thumbnail of what was cut away goes into the report.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from facilitator.domain.attachments import Attachment
from facilitator.report.pdfium import first_page

SIDE: Final = 1600
"""So many pixels the longer side has at most: 200 to an inch over the width of a page."""
MOST_PIXELS: Final = 120_000_000
"""A picture that says it has more is not decoded."""
LOGO_SIDE: Final = 800
"""So many pixels the longer side of a logo has at most."""
LARGEST: Final = 30_000_000
"""So many bytes all pictures of a report have at most together."""
QUALITY: Final = 85
_FORMS: Final = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
_WHITE: Final = (255, 255, 255)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A picture as JPEG with its size in pixels."""

    content: bytes
    wide: int
    high: int


def ready(attachment: Attachment, content: bytes) -> Ready | None:
    """Return a picture, or the first page of a document, for paper; None for what is neither.

    The same bytes give the same picture. Raises nothing: whatever is wrong with it, it is bad.
    """
    image = first_page(content, SIDE) if attachment.pages else _decoded(content)
    if image is None:
        return None
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return Ready(content=out.getvalue(), wide=image.width, high=image.height)


def as_logo(content: bytes) -> bytes | None:
    """Return a picture as a PNG on white, small enough for the head of a page; None for no picture.

    The same bytes give the same picture. Raises nothing, as ``ready``.
    """
    import PIL.Image  # noqa: PLC0415 - heavy; only when there is a picture

    image = _decoded(content)
    if image is None:
        return None
    image.thumbnail((LOGO_SIDE, LOGO_SIDE), PIL.Image.Resampling.LANCZOS)
    out = BytesIO()
    image.save(out, "PNG", optimize=False)
    return out.getvalue()


def _decoded(content: bytes) -> Any:  # noqa: ANN401 - an image of Pillow, which is heavy
    import PIL.Image  # noqa: PLC0415 - heavy; only when there is a picture
    import PIL.ImageOps  # noqa: PLC0415 - as above

    try:
        with warnings.catch_warnings():
            # odd metadata is no matter here: none of it is kept
            warnings.simplefilter("ignore")
            with PIL.Image.open(BytesIO(content), formats=_FORMS) as image:
                if image.width * image.height > MOST_PIXELS:
                    return None
                image.draft("RGB", (SIDE, SIDE))
                image.load()
                upright = PIL.ImageOps.exif_transpose(image)
            upright.thumbnail((SIDE, SIDE), PIL.Image.Resampling.LANCZOS)
            return _flat(upright)
    except Exception:  # noqa: BLE001 - decoders raise anything at all for what is broken
        return None


def _flat(image: Any) -> Any:  # noqa: ANN401 - as above
    """Return an image without colours of its own kind and without holes: paper is white."""
    import PIL.Image  # noqa: PLC0415 - heavy; only when there is a picture

    if image.mode in {"RGB", "L"}:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    paper = PIL.Image.new("RGB", clear.size, _WHITE)
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper
