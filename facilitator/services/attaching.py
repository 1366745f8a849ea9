"""Files that people add to the log: read and hashed on a worker, kept in the exercise file."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from stat import S_IREAD

from facilitator.domain.attachments import LARGEST, Attachment
from facilitator.domain.errors import Reason, Refused
from facilitator.store.attachments import Attachments
from facilitator.store.faults import from_os
from facilitator.store.library import write_whole

_LOT = 1 << 20
_PARTS = 100
_OPENED = frozenset(
    {
        *(".mp3", ".m4a", ".wav", ".ogg", ".opus", ".flac", ".aac", ".amr"),
        *(".mp4", ".mov", ".webm", ".mkv", ".avi", ".m4v", ".3gp"),
        *(".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".txt", ".csv"),
    }
)
"""What a system opens by showing or playing it; a program or a page with scripts is none."""

Tell = Callable[[int], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A file as it was read: its name, its media type and its bytes."""

    name: str
    media: str
    content: bytes


def read_file(path: Path, tell: Tell) -> Read:
    """Read a file in lots; ``tell`` is told how many hundredths are read.

    May be called on a worker. Raises Refused(TOO_LARGE), and Failed when it cannot be read.
    """
    content = bytearray()
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            while lot := file.read(_LOT):
                content += lot
                if len(content) > LARGEST:
                    break
                tell(min(_PARTS, _PARTS * len(content) // max(1, size)))
    except OSError as error:
        raise from_os(error, path.name) from error
    if len(content) > LARGEST:
        raise Refused(Reason.TOO_LARGE, name=path.name, most=str(LARGEST // 1_000_000))
    media = guess_type(path.name)[0] or "application/octet-stream"
    return Read(name=path.name, media=media, content=bytes(content))


def keep(attachments: Attachments, read: Read) -> Attachment:
    """Keep what was read in the exercise file; raises Refused(TOO_LARGE), and Failed."""
    return attachments.add(read.name, read.media, read.content)


def take_out(attachments: Attachments, files: tuple[Attachment, ...], folder: Path) -> list[Path]:
    """Write copies of attachments into a folder under names that nothing has there yet.

    May be called on a worker. Raises Failed, then what was written before stays.
    """
    made: list[Path] = []
    for each in files:
        content = attachments.read(each.sha256)
        path = free_name(folder, each.name)
        try:
            write_whole(path, content)
        except OSError as error:
            raise from_os(error, path.name) from error
        made.append(path)
    return made


def copy_to_open(attachments: Attachments, file: Attachment, folder: Path) -> Path:
    """Write a read-only copy for the system's own player; the same bytes are written once.

    Raises Refused(NOT_OPENED) for what is no sound, film, picture, page or plain text, and Failed.
    """
    ending = Path(safe_name(file.name)).suffix.casefold()
    if ending not in _OPENED:
        raise Refused(Reason.NOT_OPENED, name=file.name)
    content = attachments.read(file.sha256)
    path = folder / f"{file.sha256[:16]}{ending}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists() or sha256(path.read_bytes()).hexdigest() != file.sha256:
            path.unlink(missing_ok=True)
            write_whole(path, content)
            path.chmod(S_IREAD)
    except OSError as error:
        raise from_os(error, path.name) from error
    return path


def safe_name(name: str) -> str:
    """Return a file's name that every system takes, and that names no folder."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(each if each.isprintable() and each not in '<>:"|?*' else "_" for each in last)
    return kept.strip(" .")[-120:] or "file"


def free_name(folder: Path, name: str) -> Path:
    """Return a path in a folder that nothing has yet."""
    path = folder / safe_name(name)
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{Path(safe_name(name)).stem} {number}{Path(safe_name(name)).suffix}"
    return path
