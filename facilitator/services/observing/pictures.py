"""Pictures that devices send: known by their first bytes, named by us."""

from facilitator.domain.attachments import Attachment
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.stations import Observer
from facilitator.services.conduct import Conduct

_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}


def media_of(content: bytes) -> str:
    """Return what a picture is by its first bytes, or "" if it is none that is taken."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    return ""


def keep_picture(conduct: Conduct, observer: Observer, content: bytes) -> Attachment | None:
    """Keep a picture in the exercise, or return None if it is none; raises Refused, Failed."""
    media = media_of(content)
    if not media:
        return None
    name = f"{observer.role}{_ENDINGS[media]}"
    return conduct.file.attachments.add(name, media, content)


def kept_picture(conduct: Conduct, digest: str, name: str) -> Attachment:
    """Return a picture that was kept before, under a name of ours.

    Raises Failed(MISSING) if it is not here or no picture.
    """
    content = conduct.file.attachments.read(digest)
    media = media_of(content)
    if not media:
        raise Failed(Fault.MISSING, name=digest[:12])
    return Attachment(
        sha256=digest, name=f"{name}{_ENDINGS[media]}", media=media, size=len(content)
    )
