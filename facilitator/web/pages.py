"""The files of the page: read once when the door opens, by an allow-list, never from a path."""

import gzip
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from facilitator import resources
from facilitator.web.room import word

MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
"""The files of a page by their endings; others are not served."""
INDEX = "index.html"
_PACKED = frozenset({".html", ".css", ".js", ".mjs", ".svg"})
_KEPT = "public, max-age=300"


@dataclass(frozen=True, slots=True)
class Page:
    """One file: its bytes, the same compressed, and what tells this version from another."""

    media: str
    content: bytes
    small: bytes
    tag: str

    def answer(self, request: Request) -> Response:
        """Return the file, or that it has not changed."""
        headers = {"ETag": self.tag, "Cache-Control": _KEPT, "Vary": "Accept-Encoding"}
        if request.headers.get("if-none-match", "") == self.tag:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        if self.small and "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return Response(self.small, media_type=self.media, headers=headers)
        return Response(self.content, media_type=self.media, headers=headers)


def pages() -> dict[str, Page]:
    """Return the files of the page by their names."""
    folder = resources.path("web")
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return {each.name: _page(each) for each in files if each.suffix in MEDIA and each.is_file()}


def _page(path: Path) -> Page:
    content = path.read_bytes()
    small = gzip.compress(content, mtime=0) if path.suffix in _PACKED else b""
    return Page(MEDIA[path.suffix], content, small, f'"{sha256(content).hexdigest()[:20]}"')


def page(request: Request, found: dict[str, Page], name: str) -> Response:
    """Return a file of the page; of any other name, that there is none."""
    there = found.get(name)
    return word("not_here", HTTPStatus.NOT_FOUND) if there is None else there.answer(request)
