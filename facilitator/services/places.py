"""Where files live on this computer, and which places are risky for a file in use."""

import re
import sys
import unicodedata
from enum import StrEnum
from pathlib import Path

APP = "facilitator"
SUFFIX = ".exercise"


class Risk(StrEnum):
    """Why a place is not good for an exercise in play."""

    SYNCHRONISED = "synchronised"
    NETWORK = "network"
    REMOVABLE = "removable"


_SYNCHRONISED = (
    r"(?i)(onedrive|dropbox|google ?drive|googledrive|icloud ?drive|mobile documents|clouddocs|"
    r"nextcloud|owncloud|box sync|pcloud ?drive|megasync|seafile|synology ?drive|syncthing|"
    r"cloudstorage)"
)
_NETWORK_PATH = r"(?i)^(\\\\|//)[^?.\\/]|/gvfs/|^/net/|^/nfs/|^/smb/"
_REMOVABLE_PATH = r"(?i)^(/media/|/run/media/|/Volumes/)"
_NETWORK_SYSTEMS = frozenset({"cifs", "smb3", "smbfs", "nfs", "nfs4", "sshfs", "fuse.sshfs", "9p"})
_MOST_NAME = 60


def exercises_dir() -> Path:
    """Return the folder in which new exercises are made."""
    return _user_data() / "exercises"


def data_dir() -> Path:
    """Return the folder of the program's own data."""
    return _user_data()


def config_dir() -> Path:
    """Return the folder of the settings."""
    from platformdirs import user_config_path  # noqa: PLC0415 - heavy; only when needed

    return user_config_path(APP, appauthor=False)


def state_dir() -> Path:
    """Return the folder of logs and crash reports."""
    from platformdirs import user_state_path  # noqa: PLC0415 - heavy; only when needed

    return user_state_path(APP, appauthor=False)


def backups_dir() -> Path:
    """Return the folder of the copies that are made of open exercises."""
    return _user_data() / "backups"


def _user_data() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - heavy; only when needed

    return user_data_path(APP, appauthor=False)


def risk_of(path: Path, mounts: str | None = None) -> Risk | None:
    """Return why a place is risky, or None; ``mounts`` is the text of the system's mount table."""
    text = str(path)
    if re.search(_NETWORK_PATH, text):
        return Risk.NETWORK
    if re.search(_SYNCHRONISED, text):
        return Risk.SYNCHRONISED
    if re.search(_REMOVABLE_PATH, text):
        return Risk.REMOVABLE
    if _system_of(text, _mounts() if mounts is None else mounts) in _NETWORK_SYSTEMS:
        return Risk.NETWORK
    return None


def _mounts() -> str:
    if not sys.platform.startswith("linux"):
        return ""
    try:
        return Path("/proc/self/mounts").read_text("utf-8", "replace")
    except OSError:
        return ""


def _system_of(path: str, mounts: str) -> str:
    """Return the kind of file system that a path lies on."""
    best, system = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:  # noqa: PLR2004 - device, place and kind
            continue
        place = fields[1].replace("\\040", " ").rstrip("/") + "/"
        if (path + "/").startswith(place) and len(place) > len(best):
            best, system = place, fields[2]
    return system


def slug(title: str) -> str:
    """Return a title as a file name that every system takes."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    words = re.findall(r"[^\W_]+", letters)
    return "-".join(words)[:_MOST_NAME].strip("-") or "exercise"


def key_of(exercise_id: str, *, rehearsal: bool) -> str:
    """Return the file name of what is kept for an exercise; its rehearsals are kept apart."""
    safe = "".join(each if each.isalnum() or each == "-" else "_" for each in exercise_id)
    return f"{safe}-rehearsal" if rehearsal else safe


def free_path(title: str, folder: Path | None = None) -> Path:
    """Return a path by a title at which no file stands yet."""
    folder = folder or exercises_dir()
    name = slug(title)
    path, number = folder / f"{name}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}{SUFFIX}"
    return path
