"""The program in the menu of a Linux desktop, for one user: entry, icons and file types."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from facilitator import resources
from facilitator.services.outfile import written
from facilitator.store.faults import from_os

ENTRY: Final = "facilitator.desktop"
TYPES: Final = "facilitator.xml"
ICON: Final = "facilitator"
SIZES: Final = (16, 32, 48, 128, 256)
_RUN: Final = "@RUN@"
_TRY: Final = "@TRY@"
_PATIENCE_S = 20


def share() -> Path:
    """Return where the desktop looks for what a user has added."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def places() -> tuple[tuple[str, Path], ...]:
    """Return what is put where: the name of the shipped file, and its place."""
    root = share()
    hicolor = root / "icons" / "hicolor"
    return (
        (ENTRY, root / "applications" / ENTRY),
        (TYPES, root / "mime" / "packages" / TYPES),
        (f"{ICON}.svg", hicolor / "scalable" / "apps" / f"{ICON}.svg"),
        *(
            (f"{ICON}-{size}.png", hicolor / f"{size}x{size}" / "apps" / f"{ICON}.png")
            for size in SIZES
        ),
    )


def install() -> tuple[Path, ...]:
    """Put everything in its place and return where; raises Failed for the disk."""
    run = command()
    for name, place in places():
        content = resources.path("package", name).read_bytes()
        if name == ENTRY:
            text = content.decode().replace(_RUN, " ".join(quoted(each) for each in run))
            content = text.replace(_TRY, escaped(run[0])).encode()
        written(place, lambda file, made=content: file.write(made))
    _tell()
    return tuple(place for _name, place in places())


def remove() -> tuple[Path, ...]:
    """Take everything away and return what was there; raises Failed for the disk."""
    there = tuple(place for _name, place in places() if place.exists())
    for place in there:
        try:
            place.unlink()
        except OSError as error:
            raise from_os(error, place.name) from error
    _tell()
    return there


def command() -> tuple[str, ...]:
    """Return how the program is started that runs now: built, installed, or from its source."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "open")
    beside = Path(sys.executable).with_name("facilitator")
    if beside.is_file():
        return (str(beside), "open")
    return (sys.executable, "-m", "facilitator", "open")


def quoted(word: str) -> str:
    """Return a word of a command as desktop entries write it, whatever it holds."""
    inside = word
    for each in ("\\", '"', "`", "$"):
        inside = inside.replace(each, f"\\{each}")
    # a percent sign begins a field there
    return escaped(f'"{inside}"').replace("%", "%%")


def escaped(value: str) -> str:
    """Return a string as desktop entries write it."""
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _tell() -> None:
    """Let the desktop look anew, where it has the programs for that."""
    root = share()
    for name, folder in (
        ("update-desktop-database", root / "applications"),
        ("update-mime-database", root / "mime"),
    ):
        program = shutil.which(name)
        if program is None or not folder.is_dir():
            continue
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run(  # noqa: S603 - a program of the desktop on our own folder
                [program, str(folder)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE_S,
                check=False,
            )
