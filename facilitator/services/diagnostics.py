"""What somebody can send who asks for help: how this computer and this program stand, in one text.

Nothing of an exercise stands in it, and no name: of settings only those that are plainly a choice
are told, of crashes only where in the program they were, of folders only whether they can be
written. It is in English whatever is spoken, because it is read by those who mend the program.
"""

import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Final, cast

from facilitator import __version__
from facilitator.i18n import available, language
from facilitator.services import settings
from facilitator.services.crashes import skeleton
from facilitator.services.places import config_dir, data_dir, exercises_dir, risk_of, state_dir
from facilitator.services.preferences import PREFERENCES

Facts = tuple[tuple[str, str], ...]

TOLD: Final = frozenset(
    {
        *("dark", "scale", "language", "screen", "clean", "roles_only", "keep_months"),
        *("report_language", "report_second", "report_paper", "report_variant", "report_order"),
    }
)
"""Settings that are a choice among ours; of all others it is only told whether they are set."""
DISTRIBUTIONS: Final = (
    *("PySide6-Essentials", "cryptography", "msgspec", "numpy", "openpyxl", "pikepdf"),
    *("pillow", "psutil", "pypdfium2", "pyqtgraph", "python-calamine", "python-docx"),
    *("reportlab", "sqlcipher3", "sqlite-utils", "starlette", "uvicorn"),
)
SURROUNDINGS: Final = (
    *("QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "XDG_SESSION_TYPE"),
    *("XDG_CURRENT_DESKTOP", "LANG", "LC_ALL", "PYTHONUTF8"),
)
_PLAIN = re.compile(r"[\w.@:+-]{0,32}", re.ASCII)
_REPORTS, _NATIVE_BYTES = 5, 20_000
_GB = 1e9


def diagnostics(now: datetime, more: Facts = ()) -> str:
    """Return the whole text; ``more`` is what only the caller knows, such as its screens."""
    parts: tuple[tuple[str, Facts], ...] = (
        ("Program", _program()),
        ("Computer", _computer()),
        ("Window", more),
        ("Folders", tuple(_folders())),
        ("Settings", _settings()),
        ("Parts", _parts()),
    )
    lines = [f"Facilitator diagnostics, {now:%Y-%m-%d %H:%M} UTC"]
    lines += ["No text of an exercise, no names, no paths.", ""]
    for title, facts in parts:
        if facts:
            lines += [title, *(f"  {name}: {value}" for name, value in facts), ""]
    lines += ["What went wrong lately", *(_crashes(state_dir()) or ["  nothing"])]
    return "\n".join(lines) + "\n"


def _program() -> Facts:
    from facilitator.store.database import engines  # noqa: PLC0415 - heavy; only when needed

    return (
        ("Facilitator", __version__),
        ("built", "portable folder" if getattr(sys, "frozen", False) else "from source"),
        ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
        *engines(),
        ("language spoken", language()),
    )


def _computer() -> Facts:
    import psutil  # noqa: PLC0415 - heavy; only when needed

    return (
        ("system", _system()),
        ("processor", f"{platform.machine()}, {os.cpu_count()} cores"),
        ("memory", _measured(lambda: psutil.virtual_memory().total)),
        ("memory of this process", _measured(lambda: psutil.Process().memory_info().rss)),
        ("file system encoding", sys.getfilesystemencoding()),
        *((name, _safe(os.environ[name])) for name in SURROUNDINGS if name in os.environ),
    )


def _measured(ask: Callable[[], int]) -> str:
    """Return a size, also where the system does not tell it: without /proc, or by its settings."""
    try:
        return f"{ask() / _GB:.2f} GB"
    except Exception as error:  # noqa: BLE001 - psutil has errors of its own for every system
        return f"not told ({type(error).__name__})"


def _system() -> str:
    with suppress(OSError, AttributeError):
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {platform.release()}"
    return f"{platform.system()} {platform.release()} {platform.version()}"


def _folders() -> Iterator[tuple[str, str]]:
    """Yield of each folder whether it is there, can be written, and how much is free."""
    places = (
        ("settings", config_dir()),
        ("data", data_dir()),
        ("state", state_dir()),
        ("temporary files", Path(tempfile.gettempdir())),
    )
    for name, folder in places:
        try:
            there = next(each for each in (folder, *folder.parents) if each.exists())
            free = f"{shutil.disk_usage(there).free / _GB:.1f} GB free"
            writable = "can be written" if os.access(there, os.W_OK) else "CANNOT be written"
        except (OSError, StopIteration):
            yield name, "cannot be looked at"
            continue
        made = "" if there == folder else ", not made yet"
        risk = risk_of(folder)
        yield name, f"{writable}, {free}{made}{f', {risk.value}' if risk else ''}"
    yield "exercises", _exercises()


def _exercises() -> str:
    sizes: list[int] = []
    with suppress(OSError):
        sizes = [each.stat().st_size for each in exercises_dir().glob("*.exercise")]
    largest = f", the largest {max(sizes) / 1e6:.1f} MB" if sizes else ""
    return f"{len(sizes)}{largest}"


def _settings() -> Facts:
    damaged = settings.set_aside() is not None
    now, usual = asdict(settings.load()), asdict(settings.Settings())
    ours = {str(value) for each in PREFERENCES for value, _word in each.options}
    ours |= {"", *available(), *(str(each) for each in usual.values())}
    told = tuple(
        (name, _choice(value, ours) if name in TOLD else _whether(value, usual[name]))
        for name, value in now.items()
    )
    return (("file", "damaged, set aside" if damaged else "good or none"), *told)


def _choice(value: object, ours: set[str]) -> str:
    """Return a choice; a text that is none of ours was written there by hand, and is not told."""
    return "(something else)" if isinstance(value, str) and value not in ours else str(value)


def _whether(value: object, usual: object) -> str:
    if isinstance(value, dict):
        return f"{len(cast('dict[str, object]', value))} changed"
    return "not set" if value == usual else "set"


def _safe(value: str) -> str:
    """Return a value of the surroundings if it is one short word; others may tell of a person."""
    return value if _PLAIN.fullmatch(value) else "(something else)"


def _parts() -> Facts:
    return tuple((each, _version(each)) for each in DISTRIBUTIONS)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not found"


def _crashes(folder: Path) -> list[str]:
    """Return the bones of the newest reports, the newest last."""
    lines: list[str] = []
    with suppress(OSError):
        for path in sorted(folder.glob("crash-*.txt"))[-_REPORTS:]:
            lines += [f"  {_stamp(path)}", *(f"    {each}" for each in _bones(path))]
    with suppress(OSError):
        native = folder / "native-crash.txt"
        if native.stat().st_size:
            lines += ["  ends of the interpreter", *(f"    {each}" for each in _bones(native))]
    return lines


def _stamp(path: Path) -> str:
    found = re.search(r"\d{8}-\d{6}", path.name)
    return found[0] if found else "a report"


def _bones(path: Path) -> list[str]:
    return skeleton(path.read_bytes()[-_NATIVE_BYTES:].decode("utf-8", "replace"))
