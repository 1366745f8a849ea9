"""Mappings of columns that a person named: one small readable file, offered when they fit again."""

import json
import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from facilitator.exchange.fields import FIELDS
from facilitator.services.places import config_dir
from facilitator.store.faults import from_os

FILE: Final = "mappings.json"
LONGEST_NAME: Final = 60
KNOWN: Final = ("", *FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What each column of a table is taken for; nothing: it is kept beside the row."""

    name: str
    columns: tuple[tuple[str, str], ...]

    def fits(self, keys: Collection[str]) -> bool:
        """Tell whether a table has just these columns, in whatever order."""
        return bool(keys) and {key for key, _field in self.columns} == set(keys)


class Unusable(Exception):
    """A file that is no mapping; the message names it."""


class Mappings:
    """The mappings of this computer's user, the one that was kept last first."""

    def __init__(self, path: Path | None = None) -> None:
        """Read them; a file that makes no sense is set aside, and ``set_aside`` says where."""
        self._path = path or config_dir() / FILE
        self.set_aside: Path | None = None
        self._held = self._read()

    def all(self) -> tuple[Mapping, ...]:
        """Return every mapping."""
        return self._held

    def named(self, name: str) -> Mapping | None:
        """Return the mapping of that name, written in whichever case."""
        wanted = name.strip().casefold()
        return next((each for each in self._held if each.name.casefold() == wanted), None)

    def fitting(self, keys: Collection[str]) -> Mapping | None:
        """Return the mapping for a table with these columns, the one that was kept last."""
        return next((each for each in self._held if each.fits(keys)), None)

    def keep(self, name: str, columns: tuple[tuple[str, str], ...]) -> Mapping:
        """Keep a mapping under a name, in the place of an older one; raises Failed."""
        made = Mapping(name=" ".join(name.split())[:LONGEST_NAME], columns=columns)
        self._put_first(made, self._again())
        return made

    def _put_first(self, made: Mapping, held: tuple[Mapping, ...]) -> None:
        others = (each for each in held if each.name.casefold() != made.name.casefold())
        self._write((made, *others))

    def _again(self) -> tuple[Mapping, ...]:
        """Return what is kept by now: another window may have kept something since."""
        self._held = self._read()
        return self._held

    def rename(self, old: str, new: str) -> None:
        """Give a mapping another name; one that had it before is replaced. Raises Failed."""
        held = self._again()
        found = self.named(old)
        if found is not None:
            made = Mapping(name=" ".join(new.split())[:LONGEST_NAME], columns=found.columns)
            self._put_first(made, tuple(each for each in held if each is not found))

    def forget(self, name: str) -> None:
        """Forget a mapping; raises Failed."""
        held = self._again()
        found = self.named(name)
        self._write(tuple(each for each in held if each is not found))

    def _read(self) -> tuple[Mapping, ...]:
        try:
            content = self._path.read_text("utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except (OSError, UnicodeError):
            return self._put_aside()
        try:
            return mappings_of(json.loads(content))
        except (ValueError, RecursionError):
            return self._put_aside()

    def _put_aside(self) -> tuple[Mapping, ...]:
        """Move a damaged file out of the way: what can be saved of it is a person's to say."""
        for number in range(1, 100):
            aside = self._path.with_name(f"{self._path.stem}.damaged-{number}.json")
            if aside.exists():
                continue
            with suppress(OSError):
                self._path.rename(aside)
                self.set_aside = aside
            break
        return ()

    def _write(self, mappings: tuple[Mapping, ...]) -> None:
        held = {each.name: dict(each.columns) for each in mappings}
        target = self._path
        beside = target.with_name(f"{target.name}.{os.getpid()}.new")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("w", encoding="utf-8", errors="replace") as file:
                json.dump({"mappings": held}, file, indent=1, ensure_ascii=False)
                file.write("\n")
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
        except OSError as error:
            raise from_os(error, target.name) from error
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        self._held = mappings


def mappings_of(read: object) -> tuple[Mapping, ...]:
    """Return the mappings of a file; raises ValueError where it holds none."""
    held = cast("dict[str, Any]", read).get("mappings") if isinstance(read, dict) else None
    if not isinstance(held, dict):
        raise ValueError(FILE)  # noqa: TRY004 - a damaged file, whatever is wrong with it
    named = cast("dict[str, object]", held)
    return tuple(Mapping(name=name, columns=columns_of(columns)) for name, columns in named.items())


def columns_of(read: object) -> tuple[tuple[str, str], ...]:
    """Return the columns of one mapping; raises ValueError for fields that there are not."""
    if not isinstance(read, dict):
        raise ValueError(FILE)  # noqa: TRY004 - a damaged file, whatever is wrong with it
    pairs = tuple(cast("dict[str, object]", read).items())
    if not pairs or any(field not in KNOWN for _key, field in pairs):
        raise ValueError(FILE)
    return tuple((key, str(field)) for key, field in pairs)


def mapping_in(path: Path) -> Mapping:
    """Return the one mapping that a file holds: bare columns, or one kept here.

    Raises Unusable.
    """
    try:
        content = path.read_text("utf-8")
        read = cast("object", json.loads(content))
        if isinstance(read, dict) and "mappings" in read:
            (found,) = mappings_of(cast("object", read))
            return found
        return Mapping(name=path.stem, columns=columns_of(cast("object", read)))
    except (OSError, ValueError, RecursionError) as error:
        raise Unusable(path.name) from error
