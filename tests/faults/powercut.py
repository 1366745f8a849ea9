"""A disk whose power is cut: what was not synced may be kept, torn or gone.

Stricter than most such disks in one thing: that a file was made or deleted is no more certain
than what stands in it, until its folder is synced.
"""

from dataclasses import dataclass, field
from random import Random

import apsw

SECTOR = 512
KEPT, TORN = 0.4, 0.1
"""How much of what waits survives a cut, and how much of it in part; the rest is dropped."""


class PowerCut(apsw.IOError):
    """There is no power any more."""

    result = apsw.SQLITE_IOERR
    extendedresult = apsw.SQLITE_IOERR


@dataclass
class _File:
    now: bytearray
    safe: bytearray | None
    waiting: list[tuple[str, int, bytes]] = field(default_factory=list)


class Disk:
    """Files in memory: as the program sees them, and as they are on the platter."""

    def __init__(self, *, syncs: bool = True) -> None:
        self.files: dict[str, _File] = {}
        self.deleted: dict[str, bytearray] = {}
        self.steps = 0
        self.cut_at: int | None = None
        self.syncs = syncs

    def put(self, name: str, content: bytes) -> None:
        """Lay a file on the platter."""
        self.files[name] = _File(bytearray(content), bytearray(content))

    def step(self) -> None:
        """Count an act of the disk; from the moment of the cut on, none is done."""
        self.steps += 1
        if self.cut_at is not None and self.steps >= self.cut_at:
            raise PowerCut("no power")

    def write(self, name: str, at: int, data: bytes) -> None:
        file = self.files[name]
        _put(file.now, at, data)
        file.waiting.append(("write", at, data))

    def truncate(self, name: str, size: int) -> None:
        file = self.files[name]
        del file.now[size:]
        file.waiting.append(("truncate", size, b""))

    def sync(self, name: str) -> None:
        """Make a file durable, and that it is there (SQLite syncs the folder of a new journal)."""
        if not self.syncs:
            return
        file = self.files[name]
        file.safe = bytearray(file.now)
        file.waiting.clear()
        self.deleted.pop(name, None)

    def make(self, name: str) -> None:
        self.files[name] = _File(bytearray(), None)

    def delete(self, name: str, *, folder_synced: bool) -> None:
        file = self.files.pop(name, None)
        if file is None:
            return
        if folder_synced and self.syncs:
            self.deleted.pop(name, None)
        elif file.safe is not None:
            self.deleted[name] = _after(file, None)

    def cut(self, chance: Random) -> "Disk":
        """Return the disk as it is when the power is back."""
        found = Disk(syncs=self.syncs)
        for name, file in self.files.items():
            if file.safe is None and chance.random() >= KEPT:
                continue
            found.put(name, bytes(_after(file, chance)))
        for name, content in self.deleted.items():
            if name not in found.files and chance.random() >= KEPT:
                # the deletion had not come through: the file is back
                found.put(name, bytes(content))
        return found


def _after(file: _File, chance: Random | None) -> bytearray:
    content = bytearray(file.safe or b"")
    for what, at, data in file.waiting:
        luck = 0.0 if chance is None else chance.random()
        if luck >= KEPT + TORN:
            continue
        if what == "truncate":
            del content[at:]
        elif luck < KEPT:
            _put(content, at, data)
        elif chance is not None:
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    _put(content, at + start, data[start : start + SECTOR])
    return content


def _put(content: bytearray, at: int, data: bytes) -> None:
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


class PowerVfs(apsw.VFS):
    """SQLite's way to the disk."""

    NAME = "power"

    def __init__(self) -> None:
        super().__init__(self.NAME, "")
        self.disk = Disk()

    def xOpen(self, name, flags):  # noqa: N802 - SQLite's name
        path = name.filename() if isinstance(name, apsw.URIFilename) else name or "temporary"
        if path not in self.disk.files:
            if not flags[0] & apsw.SQLITE_OPEN_CREATE:
                raise apsw.CantOpenError(path)
            self.disk.step()
            self.disk.make(path)
        flags[1] = flags[0]
        return _Handle(self.disk, path, delete=bool(flags[0] & apsw.SQLITE_OPEN_DELETEONCLOSE))

    def xDelete(self, name, sync_folder):  # noqa: N802 - SQLite's name
        self.disk.step()
        self.disk.delete(name, folder_synced=sync_folder)

    def xAccess(self, name, _flags):  # noqa: N802 - SQLite's name
        return name in self.disk.files

    def xFullPathname(self, name):  # noqa: N802 - SQLite's name
        return name


class _Handle:
    """One open file."""

    def __init__(self, disk: Disk, path: str, *, delete: bool) -> None:
        self.disk, self.path, self.delete = disk, path, delete

    def xRead(self, amount, at):  # noqa: N802 - SQLite's name
        return bytes(self.disk.files[self.path].now[at : at + amount])

    def xWrite(self, data, at):  # noqa: N802 - SQLite's name
        # a write that the cut falls into may still come through in part
        self.disk.write(self.path, at, bytes(data))
        self.disk.step()

    def xTruncate(self, size):  # noqa: N802 - SQLite's name
        self.disk.step()
        self.disk.truncate(self.path, size)

    def xSync(self, _flags):  # noqa: N802 - SQLite's name
        self.disk.step()
        self.disk.sync(self.path)

    def xFileSize(self):  # noqa: N802 - SQLite's name
        return len(self.disk.files[self.path].now)

    def xClose(self):  # noqa: N802 - SQLite's name
        if self.delete:
            self.disk.files.pop(self.path, None)

    def xSectorSize(self):  # noqa: N802 - SQLite's name
        return 4096

    def xDeviceCharacteristics(self):  # noqa: N802 - SQLite's name
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE

    def xLock(self, _level):  # noqa: N802 - SQLite's name
        pass

    def xUnlock(self, _level):  # noqa: N802 - SQLite's name
        pass

    def xCheckReservedLock(self):  # noqa: N802 - SQLite's name
        return False

    def xFileControl(self, _operation, _pointer):  # noqa: N802 - SQLite's name
        return False
