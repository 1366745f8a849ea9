"""SQLCipher's own library on the disk whose power is cut: its VFS, spoken to through ctypes.

The library is another one than SQLite's and than apsw's, so that no VFS of theirs reaches it. It
shows the two functions that a VFS needs, and the disk is the one of ``powercut``.
"""

import ctypes
from ctypes import (
    CFUNCTYPE,
    POINTER,
    Structure,
    byref,
    c_char_p,
    c_double,
    c_int,
    c_int64,
    c_void_p,
)
from functools import wraps

from tests.faults.powercut import Disk, PowerCut

OK, IOERR, NOT_FOUND, CANTOPEN, SHORT_READ = 0, 10, 12, 14, 522
CREATE, DELETE_ON_CLOSE = 0x4, 0x8
POWERSAFE_OVERWRITE = 0x1000
LONGEST = 512


class _File(Structure):
    """An open file as SQLite holds it: where its methods are, and which of ours it is."""

    _fields_ = (("methods", c_void_p), ("number", c_int64))


F = POINTER(_File)
_OPEN = CFUNCTYPE(c_int, c_void_p, c_char_p, F, c_int, POINTER(c_int))
_DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_ACCESS = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int, POINTER(c_int))
_FULL = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int, c_void_p)
_METHODS = (
    ("close", CFUNCTYPE(c_int, F)),
    ("read", CFUNCTYPE(c_int, F, c_void_p, c_int, c_int64)),
    ("write", CFUNCTYPE(c_int, F, c_void_p, c_int, c_int64)),
    ("truncate", CFUNCTYPE(c_int, F, c_int64)),
    ("sync", CFUNCTYPE(c_int, F, c_int)),
    ("size", CFUNCTYPE(c_int, F, POINTER(c_int64))),
    ("lock", CFUNCTYPE(c_int, F, c_int)),
    ("unlock", CFUNCTYPE(c_int, F, c_int)),
    ("reserved", CFUNCTYPE(c_int, F, POINTER(c_int))),
    ("control", CFUNCTYPE(c_int, F, c_int, c_void_p)),
    ("sector", CFUNCTYPE(c_int, F)),
    ("character", CFUNCTYPE(c_int, F)),
)


class _Methods(Structure):
    """Version 1 of SQLite's methods of a file: no shared memory, so WAL in exclusive mode only."""

    _fields_ = (("version", c_int), *_METHODS)


class _Vfs(Structure):
    """Version 1 of SQLite's VFS."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", _OPEN),
        ("delete", _DELETE),
        ("access", _ACCESS),
        ("full", _FULL),
        *((f"library_{each}", c_void_p) for each in range(4)),
        ("randomness", c_void_p),
        ("sleep", c_void_p),
        ("time", CFUNCTYPE(c_int, c_void_p, POINTER(c_double))),
        ("last_error", c_void_p),
    )


def _without_power(act):
    """Say what SQLite understands when there is no power."""

    @wraps(act)
    def done(*arguments):
        try:
            return act(*arguments) or OK
        except PowerCut:
            return IOERR

    return done


class CipherVfs:
    """SQLCipher's way to the disk; registered for as long as the process runs, or until undone."""

    NAME = "power"

    def __init__(self):
        from sqlcipher3 import _sqlite3

        self.disk = Disk()
        self._open = {}
        self._library = ctypes.CDLL(_sqlite3.__file__)
        find = self._library.sqlite3_vfs_find
        find.restype = POINTER(_Vfs)
        usual = find(None).contents
        self._methods = self._made_methods()
        self._vfs = _Vfs.from_buffer_copy(usual)
        self._vfs.version, self._vfs.file_size = 1, ctypes.sizeof(_File)
        self._vfs.longest, self._vfs.next = LONGEST, None
        self._vfs.name = self.NAME.encode()
        self._vfs.open = _OPEN(_without_power(self._opened))
        self._vfs.delete = _DELETE(_without_power(self._deleted))
        self._vfs.access = _ACCESS(self._accessed)
        self._vfs.full = _FULL(self._full)
        self._library.sqlite3_vfs_register(byref(self._vfs), 0)

    def unregister(self):
        self._library.sqlite3_vfs_unregister(byref(self._vfs))

    def _made_methods(self):
        made = _Methods(version=1)
        for name, shape in _METHODS:
            setattr(made, name, shape(_without_power(getattr(self, f"_{name}"))))
        return made

    # --- the disk as a whole ---------------------------------------------------------------------

    def _opened(self, _vfs, name, file, flags, told):
        path = name.decode() if name else f"temporary-{len(self._open)}"
        # until it is open SQLite must not close it
        file.contents.methods = None
        if path not in self.disk.files:
            if not flags & CREATE:
                return CANTOPEN
            self.disk.step()
            self.disk.make(path)
        if told:
            told[0] = flags
        number = len(self._open)
        self._open[number] = path, bool(flags & DELETE_ON_CLOSE)
        file.contents.number = number
        file.contents.methods = ctypes.cast(byref(self._methods), c_void_p)
        return OK

    def _deleted(self, _vfs, name, sync_folder):
        self.disk.step()
        self.disk.delete(name.decode(), folder_synced=bool(sync_folder))

    def _accessed(self, _vfs, name, _flags, found):
        found[0] = int(name.decode() in self.disk.files)
        return OK

    def _full(self, _vfs, name, room, out):
        if len(name) >= room:
            return CANTOPEN
        ctypes.memmove(out, name + b"\0", len(name) + 1)
        return OK

    # --- an open file ----------------------------------------------------------------------------

    def _path(self, file):
        return self._open[file.contents.number][0]

    def _close(self, file):
        path, temporary = self._open[file.contents.number]
        if temporary:
            self.disk.files.pop(path, None)

    def _read(self, file, into, amount, at):
        found = bytes(self.disk.files[self._path(file)].now[at : at + amount])
        ctypes.memmove(into, found.ljust(amount, b"\0"), amount)
        return OK if len(found) == amount else SHORT_READ

    def _write(self, file, data, amount, at):
        # a write that the cut falls into may still come through in part
        self.disk.write(self._path(file), at, ctypes.string_at(data, amount))
        self.disk.step()

    def _truncate(self, file, size):
        self.disk.step()
        self.disk.truncate(self._path(file), size)

    def _sync(self, file, _flags):
        self.disk.step()
        self.disk.sync(self._path(file))

    def _size(self, file, told):
        told[0] = len(self.disk.files[self._path(file)].now)

    def _lock(self, _file, _level):
        return OK

    def _unlock(self, _file, _level):
        return OK

    def _reserved(self, _file, found):
        found[0] = 0

    def _control(self, _file, _operation, _argument):
        return NOT_FOUND

    def _sector(self, _file):
        return 4096

    def _character(self, _file):
        return POWERSAFE_OVERWRITE
