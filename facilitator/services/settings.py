"""What a person set once and for all: one small file that can be read and mended by hand."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, cast

from facilitator.services.places import config_dir

LEAST_SCALE = 0.8
MOST_SCALE = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the program looks, which language it speaks, and what was open when it last ran.

    ``language`` is a code such as ``es``; empty means: as the computer is set. ``open_file`` is the
    exercise that is open; ``clean`` is false from opening it until the program is closed.
    ``keys`` is what a person has changed in the table of keys: the key of an act by its name.
    ``backup_place`` is a folder that copies are also put into, or empty. ``logo`` is the name of
    the picture of which a copy lies beside the settings, ``agencies`` the names of the house's own,
    parted by commas. ``report_*`` is what a report is asked to be before anybody chooses.
    ``roles_only`` keeps names of new observers out of the file. ``keep_months`` is how long new
    exercises are kept, 0 for no date.
    """

    dark: bool = True
    scale: float = 1.0
    language: str = ""
    open_file: str = ""
    screen: str = "library"
    clean: bool = True
    keys: dict[str, str] = field(default_factory=dict[str, str])
    backup_place: str = ""
    organisation: str = ""
    logo: str = ""
    marking: str = ""
    agencies: str = ""
    report_language: str = ""
    report_second: str = ""
    report_paper: str = "a4"
    report_variant: str = "full"
    report_order: str = "own"
    roles_only: bool = False
    keep_months: int = 0


def settings_path() -> Path:
    """Return where the settings are kept."""
    return config_dir() / "settings.json"


def load(path: Path | None = None) -> Settings:
    """Return the settings; whatever is missing or makes no sense is as it comes.

    A file that cannot be read at all is set aside, so that nothing in it is written over.
    """
    target = path or settings_path()
    try:
        read: Any = json.loads(target.read_text("utf-8"))
    except OSError:
        return Settings()
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict):
        _set_aside(target)
        return Settings()
    usual = cast("dict[str, object]", asdict(Settings()))
    held = cast("dict[str, Any]", read)
    known: dict[str, Any] = {}
    for each in fields(Settings):
        value: Any = held.get(each.name)
        kind = type(usual[each.name])
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is kind:
            known[each.name] = value
    if "keys" in held:
        known["keys"] = _keys(held["keys"])
    if "scale" in known:
        known["scale"] = min(MOST_SCALE, max(LEAST_SCALE, known["scale"]))
    return Settings(**known)


def set_aside(path: Path | None = None) -> Path | None:
    """Return where a damaged file was put, as long as no new one was written; else None."""
    target = path or settings_path()
    aside = _aside(target)
    return aside if aside.exists() and not target.exists() else None


def _aside(target: Path) -> Path:
    return target.with_name(f"{target.stem}.damaged{target.suffix}")


def _set_aside(target: Path) -> None:
    with suppress(OSError):
        target.replace(_aside(target))


def _keys(read: object) -> dict[str, str]:
    """Return what was read as keys; what is none stays as an empty one, so that it can be said."""
    if not isinstance(read, dict):
        return {"": ""}
    held = cast("dict[str, object]", read)
    return {name: key if isinstance(key, str) else "" for name, key in held.items()}


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings, the old ones or the new ones and never half; raises OSError."""
    target = path or settings_path()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with beside.open("w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=2, ensure_ascii=False)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
