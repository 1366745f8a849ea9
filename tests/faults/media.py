"""Disks that fill up and folders that may not be written to, real ones."""

import ctypes
import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

_VERSION = 0x20080522
_ALL_MAY = 1 << 1 | 1 << 2
"""What lets root pass by the permissions of files: CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH."""


@contextmanager
def small_disk(folder, kilobytes):
    """Mount a disk of so many kilobytes at a folder; skips where that is not allowed."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    folder.mkdir(parents=True, exist_ok=True)
    words = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this machine does not let a small disk be mounted")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder, leave):
    """Fill a disk but for so many bytes, and return the file that fills it."""
    stuffing = folder / "stuffing"
    free = os.statvfs(folder)
    stuffing.write_bytes(b"x" * max(0, free.f_bavail * free.f_frsize - leave))
    return stuffing


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextmanager
def read_only(folder):
    """Take away the right to write in a folder, from root as well."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the rights of folders are others here")
    libc = ctypes.CDLL(None, use_errno=True)
    header, before, now = _Header(_VERSION, 0), (_Sets * 2)(), (_Sets * 2)()
    libc.capget(ctypes.byref(header), before)
    libc.capget(ctypes.byref(header), now)
    now[0].effective &= ~_ALL_MAY
    mode = folder.stat().st_mode
    folder.chmod(0o500)
    libc.capset(ctypes.byref(header), now)
    try:
        if os.access(folder, os.W_OK, effective_ids=True):
            pytest.skip("nothing here keeps this user from writing")
        yield
    finally:
        libc.capset(ctypes.byref(header), before)
        folder.chmod(mode)
