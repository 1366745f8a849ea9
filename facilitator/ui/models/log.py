"""The log as a list of line numbers, with its content fetched page by page when it is looked at."""

from array import array  # noqa: TC003 - the models' own list, made by slicing
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject

from facilitator.domain.entry import Entry
from facilitator.domain.events import EntryRef, Logged
from facilitator.domain.log import LogLine, LogQuery
from facilitator.domain.shapes import Mark
from facilitator.ui.models.rows import DESCRIPTION, DISPLAY, NAME, TIP, VALUE, Index

PAGE = 64
KEPT = 24
"""How many pages stay in memory; fifteen hundred rows are some screens up and down."""
_WHOLE = LogQuery()


class Pages(Protocol):
    """Where the lines of the log come from."""

    def keys(self, query: LogQuery) -> "array[int]":
        """Return the lines that match."""
        ...

    def lines(self, keys: Sequence[int]) -> tuple[LogLine, ...]:
        """Return the content of lines."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One line of the log as it is painted; ``said`` is all of it in words."""

    line: int
    ref: EntryRef
    number: int
    time: str
    short_time: str
    text: str
    marks: tuple[Mark, ...] = ()
    chip: str = ""
    second: str = ""
    aside: str = ""
    inject: str = ""
    target: str = ""
    by: str = ""
    saved: str = ""
    struck: bool = False
    late: bool = False
    late_entry: bool = False
    files: int = 0
    said: str = ""


Tell = Callable[[LogLine], LogRow]


class Page:
    """What was fetched of a page, and the rows that were told of it so far."""

    __slots__ = ("lines", "rows")

    def __init__(self, lines: Sequence[LogLine]) -> None:
        self.lines = list(lines)
        self.rows: list[LogRow | None] = [None] * len(lines)

    def add(self, lines: Sequence[LogLine]) -> None:
        """Put more lines below."""
        self.lines += lines
        self.rows += [None] * len(lines)

    def forget_words(self) -> None:
        """Let every row be told anew; what the file says of it stays."""
        self.rows = [None] * len(self.lines)


class LogModel(QAbstractListModel):
    """Rows of the log; appends are inserted, never a reset, so that scroll and choice stay."""

    def __init__(self, pages: Pages, tell: Tell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = pages
        self._tell = tell
        self._query = _WHOLE
        self._keys = pages.keys(_WHOLE)
        self._pages: OrderedDict[int, Page] = OrderedDict()

    @property
    def query(self) -> LogQuery:
        """Return what is asked of the log now."""
        return self._query

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        if role == VALUE:
            return self.row(index.row())
        if role in (DISPLAY, TIP, NAME, DESCRIPTION):
            row = self.row(index.row())
            return row.text if role == DISPLAY else row.said
        return None

    def row(self, place: int) -> LogRow:
        """Return a row, fetched with its page if it is not here yet."""
        page, within = divmod(place, PAGE)
        fetched = self._page(page)
        row = fetched.rows[within]
        if row is None:
            row = fetched.rows[within] = self._tell(fetched.lines[within])
        return row

    def place(self, line: int) -> int:
        """Return where a journal line stands, or -1."""
        if self._query.order == "logged":
            # these lines rise; looking through 50,000 at every entry would be felt
            at = bisect_left(self._keys, line)
            return at if at < len(self._keys) and self._keys[at] == line else -1
        try:
            return self._keys.index(line)
        except ValueError:
            return -1

    def place_of_number(self, number: int) -> int:
        """Return where the entry of that number stands, or -1."""
        lines = self._source.keys(LogQuery(text=f"#{number}"))
        return self.place(lines[0]) if lines else -1

    def _page(self, page: int) -> Page:
        known = self._pages.get(page)
        wanted = min(PAGE, len(self._keys) - page * PAGE)
        if known is None or len(known.lines) < wanted:
            have = len(known.lines) if known else 0
            first = page * PAGE
            fetched = self._source.lines(self._keys[first + have : first + wanted])
            if known is None:
                known = self._pages[page] = Page(fetched)
            else:
                known.add(fetched)
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return known

    # --- what happens ------------------------------------------------------------------------

    def ask(self, query: LogQuery) -> None:
        """Show what matches a query."""
        keys = self._source.keys(query)
        self._query = query
        self._show(keys)

    def take(self, entries: Iterable[Entry]) -> None:
        """Take in entries that were committed: new rows at the end, old ones changed in place."""
        new = [entry for entry in entries if isinstance(entry.event, Logged)]
        touched = {ref for entry in entries if (ref := _touched(entry)) is not None}
        if touched:
            self._forget(touched)
        if not new:
            return
        if self._query == _WHOLE:
            self._add([entry.line for entry in new])
        else:
            self._show(self._source.keys(self._query))

    def reread(self) -> None:
        """Tell every row again, because what its words lean on has changed.

        Nothing is fetched: that would wait for whoever writes to the file just then.
        """
        for page in self._pages.values():
            page.forget_words()
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    def _add(self, lines: Sequence[int]) -> None:
        """Put lines in their places.

        What this thread wrote is told of at once, what others wrote through the event loop: so a
        line can come after one that was written later.
        """
        last = self._keys[-1] if self._keys else 0
        early = [line for line in lines if line <= last and self.place(line) < 0]
        if early:
            keys = self._keys[:]
            for line in early:
                keys.insert(bisect_left(keys, line), line)
            self._show(keys)
        self._append([line for line in lines if line > last])

    def _append(self, lines: Sequence[int]) -> None:
        if not lines:
            return
        first = len(self._keys)
        self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
        self._keys.extend(lines)
        self.endInsertRows()

    def _show(self, keys: "array[int]") -> None:
        """Go over to other lines; what is common at the beginning and the end stays."""
        old = self._keys
        if keys == old:
            return
        head = _common(old, keys)
        if head == len(old):
            self._append(keys[head:])
            return
        tail = _common(old[head:][::-1], keys[head:][::-1])
        gone, come = len(old) - tail, len(keys) - tail
        if gone > head:
            self.beginRemoveRows(QModelIndex(), head, gone - 1)
            self._keys = old[:head] + old[gone:]
            self._drop_pages(head // PAGE)
            self.endRemoveRows()
        if come > head:
            self.beginInsertRows(QModelIndex(), head, come - 1)
            self._keys = keys
            self._drop_pages(head // PAGE)
            self.endInsertRows()

    def _drop_pages(self, first: int) -> None:
        for page in [each for each in self._pages if each >= first]:
            del self._pages[page]

    def _forget(self, refs: set[EntryRef]) -> None:
        for page in list(self._pages):
            lines = self._pages[page].lines
            places = [at for at, line in enumerate(lines) if line.entry.ref in refs]
            if not places:
                continue
            del self._pages[page]
            for at in places:
                index = self.index(page * PAGE + at)
                self.dataChanged.emit(index, index)


def _touched(entry: Entry) -> EntryRef | None:
    """Return which earlier entry an entry says something about."""
    event = entry.event
    if isinstance(event, Logged):
        return event.replaces
    return getattr(event, "entry", None)


def _common(one: "array[int]", other: "array[int]") -> int:
    """Return how long two arrays are the same from the beginning, found by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
