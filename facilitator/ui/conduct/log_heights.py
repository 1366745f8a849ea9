"""The two heights of the log's rows, taken only from pages that somebody looks at."""

from PySide6.QtWidgets import QHeaderView

from facilitator.ui.conduct.log_rows import row_height
from facilitator.ui.models.log import PAGE, LogModel
from facilitator.ui.theme import Theme


class Heights:
    """Gives the sections of a header their heights; remembers which pages have theirs."""

    def __init__(self, header: QHeaderView, model: LogModel) -> None:
        self._header = header
        self._model = model
        self._known: set[int] = set()

    def start(self, theme: Theme) -> None:
        """Take every height anew: first all rows are low."""
        one = row_height(theme, None)
        self._header.setMinimumSectionSize(one)
        self._header.setDefaultSectionSize(one)
        self._header.setUpdatesEnabled(False)
        for page in self._known:
            for place in range(page * PAGE, min((page + 1) * PAGE, self._model.rowCount())):
                if self._header.sectionSize(place) != one:
                    self._header.resizeSection(place, one)
        self._header.setUpdatesEnabled(True)
        self._known.clear()

    def forget(self, place: int) -> None:
        """Forget the pages from a row on, because rows have moved."""
        self._known = {each for each in self._known if each < place // PAGE}

    def look_at(self, first: int, last: int, theme: Theme) -> bool:
        """Measure the pages of these rows; tell whether a height changed."""
        changed = False
        for page in range(first // PAGE, last // PAGE + 1):
            if page not in self._known:
                self._known.add(page)
                changed |= self._measure(page * PAGE, (page + 1) * PAGE, theme)
        return changed

    def change(self, first: int, last: int, theme: Theme) -> None:
        """Measure rows that say something else now; of many, those in sight are enough."""
        if last - first >= PAGE:
            self._known.clear()
        elif first // PAGE in self._known:
            self._measure(first, last + 1, theme)

    def add(self, first: int, last: int, theme: Theme) -> None:
        """Measure rows that were added at the end of a page that is known; later pages are not."""
        page = first // PAGE
        if page in self._known:
            self._measure(first, min(last, (page + 1) * PAGE - 1) + 1, theme)

    def _measure(self, first: int, end: int, theme: Theme) -> bool:
        """Give rows their heights; tell whether one changed.

        With updates on, the header adds up the heights of all rows before each one that changes, to
        say where it lies on the screen: in a log of a hundred thousand a third of a page's time.
        """
        changed = False
        self._header.setUpdatesEnabled(False)
        for place in range(first, min(end, self._model.rowCount())):
            high = row_height(theme, self._model.row(place))
            if self._header.sectionSize(place) != high:
                self._header.resizeSection(place, high)
                changed = True
        self._header.setUpdatesEnabled(True)
        return changed
