"""Objects of PDF that are written by hand into a document of reportlab."""

import zlib
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFObject

QUICK: Final = 4
"""How hard streams are packed: harder takes half as long again for a twentieth of the size."""


class Written(PDFObject):
    """An object of which the bytes are known; in a stream, the file's writer ends the line."""

    def __init__(self, made: bytes) -> None:
        """Keep the bytes."""
        self._made = made

    def format(self, document: Any) -> bytes:  # noqa: ANN401, ARG002 - reportlab's signature
        """Return the bytes."""
        return self._made


def reference(document: Any, thing: Any) -> str:  # noqa: ANN401 - reportlab has no types
    """Return how other objects name one; it gets a number if it has none."""
    name = document.Reference(thing).name
    number, generation = document.idToObjectNumberAndVersion[name]
    return f"{number} {generation} R"


def stream(document: Any, content: bytes, said: str = "", *, plain: bool = False) -> str:  # noqa: ANN401 - reportlab has no types
    """Add a stream, packed unless ``plain``; ``said`` are entries of its dictionary."""
    held = content if plain else zlib.compress(content, QUICK)
    how = "" if plain else "/Filter/FlateDecode"
    head = f"<<{said}{how}/Length {len(held)}>>\nstream\n".encode()
    return reference(document, Written(head + held + b"endstream\n"))
