"""HTML made plain text, and pictures that stand inside texts taken out; no link is followed.

The parser of the standard library takes minutes for some malformed texts and gives up on others.
This one cuts at every ``<`` once, and what is no tag of HTML stays text: ``<CBRN team>``, ``3<b``.
"""

import re
from html import unescape
from typing import Final

from facilitator.exchange.cleaning import cleaned

LONGEST: Final = 8 * 1024 * 1024
DATA: Final = re.compile(
    r"data:([\w.+-]{1,60}/[\w.+-]{1,100})(?:;[\w=.-]{1,60}){0,4};base64,[A-Za-z0-9+/=\s]*+",
    re.IGNORECASE,
)
TAG_NAMES: Final = (
    "p br div span ul ol li b i u s em strong a img h1 h2 h3 h4 h5 h6 table tbody thead tr td th"
    " font blockquote pre code hr sub sup figure section article html body head script style"
    " template title small mark del ins strike iframe svg meta link"
)
BLOCK_NAMES: Final = (
    "p div ul ol li h1 h2 h3 h4 h5 h6 table tr blockquote pre hr figure section article"
)
TAGS: Final = frozenset(TAG_NAMES.split())
BLOCKS: Final = frozenset(BLOCK_NAMES.split())
UNSEEN: Final = frozenset({"script", "style", "template", "title"})
TAG: Final = re.compile(r"(/?)([A-Za-z][A-Za-z0-9]{0,11})(\s.*)?/?", re.DOTALL)
ADDRESS: Final = re.compile(r"""\b(?:src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
ENTITY: Final = re.compile(r"&(?:nbsp|amp|lt|gt|quot|#\d{1,6});", re.IGNORECASE)
PICTURE: Final = "data-left-out:"
SPACES: Final = re.compile(r"[ \t\u00a0]+")
MANY_LINES: Final = re.compile(r"\n{3,}")


def without_data(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without the files written into it, and what sort and size each of them was."""
    if "base64," not in text:
        return text, ()
    found: list[str] = []

    def taken(match: re.Match[str]) -> str:
        size = max(1, round((match.end() - match.start()) * 3 / 4 / 1024))
        found.append(f"{match[1].lower()}, {size} kB")
        return PICTURE

    return DATA.sub(taken, text), tuple(found)


def plain(text: str) -> str:
    """Return a text without markup, each paragraph and list entry on a line of its own.

    A text without tags comes back as it was, but for its line ends.
    """
    pieces = text.split("<")
    tags = [_tag(piece) for piece in pieces[1:]]
    if not any(tags) and not ENTITY.search(text):
        return cleaned(text.replace("\u00ad", ""))
    lines = _Lines()
    lines.say(pieces[0])
    for piece, tag in zip(pieces[1:], tags, strict=True):
        lines.take(piece, tag)
    return lines.text()


def _tag(piece: str) -> re.Match[str] | None:
    """Return what stands between < and >, if it is a tag of HTML."""
    inside, closed, _ = piece.partition(">")
    found = TAG.fullmatch(inside) if closed else None
    return found if found and found[2].lower() in TAGS else None


class _Lines:
    """Collects what a page would show, line by line."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._unseen = 0
        self._comment = False

    def take(self, piece: str, tag: re.Match[str] | None) -> None:
        """Take what follows a <, up to the next one."""
        if self._comment or piece.startswith("!--"):
            _, ended, rest = piece.partition("-->")
            self._comment = not ended
            self.say(rest)
        elif tag is None:
            self.say("<" + piece)
        else:
            self._mark(tag[2].lower(), tag[3] or "", ends=bool(tag[1]))
            self.say(piece.partition(">")[2])

    def _mark(self, tag: str, rest: str, *, ends: bool) -> None:
        """Begin or end a line where a page would; a picture's words and address stay."""
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen + (-1 if ends else 1))
        elif tag == "br" or tag in BLOCKS:
            self._pieces.append("\n- " if tag == "li" and not ends else "\n")
        elif tag in {"td", "th"}:
            self._pieces.append(" ")
        elif tag == "img":
            said = [one or other for one, other in ADDRESS.findall(rest)]
            self._pieces.extend(f" {each} " for each in said if not each.startswith(PICTURE))

    def say(self, text: str) -> None:
        """Keep what is read; line ends inside a paragraph are blanks."""
        if not self._unseen:
            self._pieces.append(" ".join(unescape(text).split("\n")))

    def text(self) -> str:
        """Return the lines."""
        lines = "".join(self._pieces).replace("\u00ad", "").split("\n")
        tidy = "\n".join(SPACES.sub(" ", line).strip() for line in lines)
        return cleaned(MANY_LINES.sub("\n\n", tidy))
