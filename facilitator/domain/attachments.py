"""Files that belong to an entry or to a row of the script, named by what is in them."""

from dataclasses import dataclass

LARGEST = 50_000_000
"""How many bytes one attachment may have: a long sound recording, a large scan."""

_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
_PAGES = frozenset({"application/pdf"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file kept in the exercise file; ``sha256`` (64 hexadecimal digits) says which bytes.

    ``name`` is what it was called where it came from, ``media`` its media type, ``size`` its bytes.
    """

    sha256: str
    name: str
    media: str
    size: int

    @property
    def picture(self) -> bool:
        """Whether it can be shown as a picture inside the program."""
        return self.media in _PICTURES

    @property
    def pages(self) -> bool:
        """Whether its pages can be shown inside the program."""
        return self.media in _PAGES
