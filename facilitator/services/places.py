"""Where files live on this computer, and which places are risky for a file in use."""

import os
import re
import sys
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path, PureWindowsPath

APP = "facilitator"
SUFFIX = ".exercise"
OWN_FOLDER = "facilitator-profile"
"""Stands beside an exercise where the user's profile cannot be written."""


class Risk(StrEnum):
    """Why a place is not good for an exercise in play."""

    SYNCHRONISED = "synchronised"
    NETWORK = "network"
    REMOVABLE = "removable"


_SYNCHRONISED = (
    r"(?i)(onedrive|dropbox|google ?drive|googledrive|icloud ?drive|mobile documents|clouddocs|"
    r"nextcloud|owncloud|box sync|pcloud ?drive|megasync|seafile|synology ?drive|syncthing|"
    r"cloudstorage|magentacloud|hidrive|tresorit|proton ?drive|creative cloud files)"
)
_ROOTS = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""What Windows calls the folders of OneDrive, which may bear any name."""
_LEFT_BY_SYNC = (
    ".stfolder",
    ".dropbox",
    ".dropbox.cache",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".sync_*.db",
    "._sync_*.db",
    ".tmp.drivedownload",
    ".seafile-data",
)
"""What programs that synchronise leave in the folder that they look after."""
_NETWORK_PATH = r"(?i)^(\\\\|//)[^?.\\/]|/gvfs/|^/net/|^/nfs/|^/smb/"
_REMOVABLE_PATH = r"(?i)^(/media/|/run/media/|/Volumes/)"
_NETWORK_SYSTEMS = frozenset(
    {
        *("cifs", "smb3", "smbfs", "nfs", "nfs4", "sshfs", "fuse.sshfs", "9p", "afs", "afpfs"),
        *("fuse.davfs", "davfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "ceph"),
        *("fuse.ceph", "glusterfs", "fuse.glusterfs", "vboxsf", "virtiofs", "prl_fs"),
    }
)
_REMOVABLE_DRIVE, _NETWORK_DRIVE = 2, 4
"""What Windows says of a drive letter (GetDriveTypeW)."""

DriveType = Callable[[str], int]
_MOST_NAME = 60
_RUN_LETTERS = 12
"""Of the name of a run: its end is chance."""


class _Profile:
    """Where the program keeps what is its own, if not in the user's profile."""

    instead: Path | None = None


def work_from(folder: Path | None) -> None:
    """Keep settings, data and state in a folder from now on; None: in the user's profile again."""
    _Profile.instead = folder


def profile_works() -> bool:
    """Tell whether the folders of the user's profile are there or can be made, and be written."""
    return all(_can_be_written(each) for each in (config_dir(), data_dir(), state_dir()))


def _can_be_written(folder: Path) -> bool:
    for there in (folder, *folder.parents):
        try:
            there.stat()
        except NotADirectoryError:
            return False
        except FileNotFoundError:
            continue
        except OSError:
            return False
        return there.is_dir() and os.access(there, os.W_OK | os.X_OK)
    return False


def exercises_dir() -> Path:
    """Return the folder in which new exercises are made."""
    return _user_data() / "exercises"


def making_dir() -> Path:
    """Return where an exercise is made: the usual folder, or one that can be written instead."""
    if _can_be_written(exercises_dir()):
        return exercises_dir()
    from tempfile import gettempdir  # noqa: PLC0415 - only without a profile

    found = (Path.home() / APP, Path(gettempdir()) / APP)
    return next((each for each in found if _can_be_written(each)), exercises_dir())


def data_dir() -> Path:
    """Return the folder of the program's own data."""
    return _user_data()


def config_dir() -> Path:
    """Return the folder of the settings."""
    if _Profile.instead is not None:
        return _Profile.instead
    from platformdirs import user_config_path  # noqa: PLC0415 - heavy; only when needed

    return user_config_path(APP, appauthor=False)


def state_dir() -> Path:
    """Return the folder of logs and crash reports."""
    if _Profile.instead is not None:
        return _Profile.instead
    from platformdirs import user_state_path  # noqa: PLC0415 - heavy; only when needed

    return user_state_path(APP, appauthor=False)


def backups_dir() -> Path:
    """Return the folder of the copies that are made of open exercises."""
    return _user_data() / "backups"


def _user_data() -> Path:
    if _Profile.instead is not None:
        return _Profile.instead
    from platformdirs import user_data_path  # noqa: PLC0415 - heavy; only when needed

    return user_data_path(APP, appauthor=False)


def risk_of(
    path: Path, mounts: str | None = None, *, drive_type: DriveType | None = None
) -> Risk | None:
    """Return why a place is risky, or None.

    ``mounts`` is the text of the system's mount table, ``drive_type`` what tells a drive letter's
    kind; without them the system is asked.
    """
    text = str(path)
    if re.search(_NETWORK_PATH, text):
        return Risk.NETWORK
    if re.search(_SYNCHRONISED, text) or _in_a_root(text) or _looked_after(path):
        return Risk.SYNCHRONISED
    if re.search(_REMOVABLE_PATH, text):
        return Risk.REMOVABLE
    if _system_of(text, _mounts() if mounts is None else mounts) in _NETWORK_SYSTEMS:
        return Risk.NETWORK
    return _risk_of_drive(text, drive_type or _drive_type)


def _in_a_root(text: str) -> bool:
    """Tell whether a path lies in a folder that the system names as one of OneDrive's."""
    whole = os.path.normcase(text)
    roots = (os.path.normcase(os.environ.get(name, "")).rstrip("\\/") for name in _ROOTS)
    return any(each and whole.startswith((each + "/", each + "\\")) for each in roots)


def _looked_after(path: Path) -> bool:
    """Tell whether a folder above a file bears the mark of a program that synchronises."""
    with suppress(OSError):
        for folder in path.parents:
            if any(_is_mark(each) for mark in _LEFT_BY_SYNC for each in folder.glob(mark)):
                return True
    return False


def _is_mark(found: Path) -> bool:
    """Tell a mark from what only bears its name: the settings of Dropbox are a folder at home."""
    return found.name != ".dropbox" or found.is_file()


def _risk_of_drive(text: str, drive_type: DriveType) -> Risk | None:
    drive = PureWindowsPath(text).drive
    if not drive.endswith(":"):
        return None
    kind = drive_type(f"{drive}\\")
    if kind == _NETWORK_DRIVE:
        return Risk.NETWORK
    return Risk.REMOVABLE if kind == _REMOVABLE_DRIVE else None


def _drive_type(root: str) -> int:
    """Ask Windows what sort of drive a letter stands for; 0 elsewhere."""
    if sys.platform != "win32":
        return 0
    import ctypes  # noqa: PLC0415 - only there

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))


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


def key_of(exercise_id: str, *, rehearsal: bool, run: str = "") -> str:
    """Return the file name of what is kept for an exercise; its rehearsals are kept apart.

    ``run`` keeps apart the runs of one exercise.
    """
    safe = "".join(each if each.isalnum() or each == "-" else "_" for each in exercise_id)
    named = f"{safe}-rehearsal" if rehearsal else safe
    return f"{named}-{run[-_RUN_LETTERS:]}" if run else named


def free_path(title: str, folder: Path | None = None) -> Path:
    """Return a path by a title at which no file stands yet."""
    folder = folder or exercises_dir()
    name = slug(title)
    path, number = folder / f"{name}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}{SUFFIX}"
    return path
