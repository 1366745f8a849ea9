"""What the figures were taken on, in one line: another machine gives other figures."""

import os
import platform
import shutil
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path

GB = 1 << 30


def machine(folder):
    """Return what counts for the figures, by name; ``folder`` is where the files lie."""
    return {
        "cpu": _cpu(),
        "cores": os.cpu_count(),
        "ram": f"{_ram() / GB:.0f} GB" if _ram() else "unknown",
        "disk": _disk(folder),
        "os": _system(),
        "python": platform.python_version(),
        "qt": version("PySide6-Essentials"),
        "sqlite": sqlite3.sqlite_version,
        "busy": f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown",
    }


def line(said):
    """Return it as people read it."""
    return (
        f"{said['cpu']}, {said['cores']} cores, {said['ram']} RAM, {said['disk']}; {said['os']};"
        f" Python {said['python']}, Qt {said['qt']}, SQLite {said['sqlite']};"
        f" {said['busy']} busy in the last minute"
    )


def _cpu():
    info = Path("/proc/cpuinfo")
    if info.exists():
        for each in info.read_text("utf-8").splitlines():
            if each.startswith("model name"):
                return " ".join(each.partition(":")[2].split())
    return platform.processor() or platform.machine()


def _ram():
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0


def _system():
    if sys.platform != "linux":
        return platform.platform(terse=True)
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform(terse=True)


def _disk(folder):
    """Return the kind of disk and of file system under a folder, as far as it is told."""
    free = f"{shutil.disk_usage(folder).free / GB:.0f} GB free"
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return f"disk ({free})"
    found = [each.split()[:3] for each in mounts.read_text("utf-8").splitlines()]
    real = os.path.realpath(folder)
    under = [each for each in found if (real + "/").startswith(each[1].rstrip("/") + "/")]
    device, _place, kind = max(under, key=lambda each: len(each[1]))
    name = Path(os.path.realpath(device)).name
    turns = Path(f"/sys/class/block/{name}/queue/rotational")
    if not turns.exists():
        turns = Path(f"/sys/class/block/{name}/../queue/rotational")
    said = {"0": "solid-state or virtual disk", "1": "disk said to turn"}
    sort = said.get(turns.read_text().strip(), "disk") if turns.exists() else "disk"
    return f"{sort}, {kind}, {free}"
