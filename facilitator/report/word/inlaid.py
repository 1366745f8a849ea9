"""Pictures within a document: their bytes as a part of it, their place as WordprocessingML."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from facilitator.report.word.legal import legal, marked_up
from facilitator.report.word.looks import GRID

EMU: Final = 12_700
"""So many of the units of drawings make a point."""
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as JPEG or PNG, its size in points, and what is read out in its place.

    With an ``edge`` it has a thin line round it.
    """

    content: bytes
    width: float
    height: float
    said: str
    edge: bool = False


def inlaid(document: Any, picture: Picture, number: int) -> str:  # noqa: ANN401 - the types of python-docx end here
    """Put a picture into a document, and return the paragraph in which it stands."""
    ident, _image = document.part.get_or_add_image(BytesIO(picture.content))
    wide, high = round(picture.width * EMU), round(picture.height * EMU)
    said = marked_up(legal(picture.said))
    edge = f'<a:ln w="{EMU // 2}"><a:solidFill><a:srgbClr val="{GRID}"/></a:solidFill></a:ln>'
    return (
        '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0"'
        f' distL="0" distR="0" xmlns:wp="{_DRAWING}/wordprocessingDrawing">'
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{said}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{ident}" xmlns:r="{_RELATIONS}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{edge if picture.edge else ''}</pic:spPr></pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
