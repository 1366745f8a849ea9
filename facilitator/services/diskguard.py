"""Whether the disk an exercise lies on is encrypted, as far as the system tells."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path, PureWindowsPath
from typing import Any, Final

from facilitator.i18n import N_, _

Run = Callable[[Sequence[str]], str]
"""Runs a command of the system and returns what it wrote; empty where that did not work."""


class Guard(StrEnum):
    """What is known of a disk."""

    ENCRYPTED = "encrypted"
    PLAIN = "plain"
    UNKNOWN = "unknown"


WORDS: Final[dict[Guard, str]] = {
    Guard.ENCRYPTED: N_("This disk is encrypted by the system."),
    Guard.PLAIN: N_("This disk is not encrypted by the system: who takes it can read it."),
    Guard.UNKNOWN: N_("Whether this disk is encrypted cannot be told from here."),
}

_LSBLK: Final = ("lsblk", "--json", "--paths", "--output", "NAME,TYPE,FSTYPE,MOUNTPOINTS")
_FDESETUP: Final = ("fdesetup", "status")
_BITLOCKER: Final = (
    "(New-Object -ComObject Shell.Application).NameSpace('{drive}').Self"
    ".ExtendedProperty('System.Volume.BitLockerProtection')"
)
_PATIENCE_S: Final = 5.0
_SYSTEMS_OF_THEIR_OWN: Final = frozenset({"zfs", "overlay", "tmpfs", "nfs", "nfs4", "cifs", "9p"})
"""File systems that encrypt by themselves, or lie on no disk of this computer."""


def tell_guard(guard: Guard) -> str:
    """Return what is known of a disk in one sentence."""
    return _(WORDS[guard])


def guard_of(path: Path, run: "Run | None" = None, system: str = sys.platform) -> Guard:
    """Ask the system whether the disk of a path is encrypted; takes up to seconds."""
    ask = run or _run
    place = str(path.expanduser().absolute())
    if system == "win32":
        drive = PureWindowsPath(place).drive
        asked = _BITLOCKER.format(drive=drive.replace("'", ""))
        return on_windows(ask(("powershell", "-NoProfile", "-NonInteractive", "-Command", asked)))
    if system == "darwin":
        # what is plugged in is not the disk that FileVault speaks of
        return Guard.UNKNOWN if place.startswith("/Volumes/") else on_macos(ask(_FDESETUP))
    return on_linux(ask(("cat", "/proc/self/mountinfo")), ask(_LSBLK), place)


def on_windows(said: str) -> Guard:
    """Read what the shell says of BitLocker, which it tells without an administrator.

    1 is on; 2 off, 3 and 4 under way, 5 suspended (the key lies open beside), 0 cannot be.
    """
    match said.strip():
        case "1":
            return Guard.ENCRYPTED
        case "0" | "2" | "3" | "4" | "5":
            return Guard.PLAIN
        case _:
            return Guard.UNKNOWN


def on_macos(said: str) -> Guard:
    """Read what ``fdesetup status`` says; while it is still encrypting, it is not encrypted."""
    if "progress" in said:
        return Guard.PLAIN
    if said.strip() == "FileVault is On.":
        return Guard.ENCRYPTED
    return Guard.PLAIN if said.startswith("FileVault is Off") else Guard.UNKNOWN


def on_linux(mountinfo: str, lsblk: str, path: str) -> Guard:
    """Read the table of mounts and the tree of block devices: an encrypted one bears a path or not.

    Swap and hardware that encrypts by itself are not looked at.
    """
    mounted = _mounted(mountinfo, path)
    if mounted is None:
        return Guard.UNKNOWN
    system, device = mounted
    if system in {"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs"}:
        return Guard.ENCRYPTED
    if system in _SYSTEMS_OF_THEIR_OWN:
        return Guard.UNKNOWN
    try:
        tree: Any = json.loads(lsblk)
        chains = [chain for chain in _chains(tree["blockdevices"]) if chain[-1][0] == device]
    except (ValueError, KeyError, TypeError, AttributeError):
        return Guard.UNKNOWN
    if not chains:
        return Guard.UNKNOWN
    # on several disks at once all of them have to be encrypted
    closed = [any(kind == "crypt" for _name, kind in chain) for chain in chains]
    return Guard.ENCRYPTED if all(closed) else Guard.PLAIN


def _mounted(mountinfo: str, path: str) -> tuple[str, str] | None:
    """Return the kind of file system that a path lies on, and its device."""
    best, found = -1, None
    for line in mountinfo.splitlines():
        before, _dash, after = line.partition(" - ")
        fields, more = before.split(), after.split()
        if len(fields) < 5 or len(more) < 2:  # noqa: PLR2004 - the table of proc(5)
            continue
        place = fields[4].replace("\\040", " ").rstrip("/") + "/"
        # of several mounts on one place the last one is seen
        if (path + "/").startswith(place) and len(place) >= best:
            best, found = len(place), (more[0], more[1])
    return found


def _chains(
    devices: Any,  # noqa: ANN401 - read from JSON
    above: tuple[tuple[str, str], ...] = (),
) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield every device with what it lies on: from the disk down to it, by name and kind."""
    for each in devices:
        chain = (*above, (str(each["name"]), str(each["type"])))
        yield chain
        yield from _chains(each.get("children", ()), chain)


def _run(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - commands of our own, no shell
            list(command),
            capture_output=True,
            check=False,
            timeout=_PATIENCE_S,
            stdin=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
