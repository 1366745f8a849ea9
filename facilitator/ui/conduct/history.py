"""The lines that were saved here, to be brought back with the arrow keys."""

KEPT = 200


class History:
    """Past lines, and the half-typed one that stands after them."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._at = 0
        self._draft = ""

    def __bool__(self) -> bool:
        """Tell whether there is anything to bring back."""
        return bool(self._lines)

    def add(self, line: str) -> None:
        """Remember a line, and stand behind it."""
        self._lines = [*self._lines[-KEPT:], line]
        self.leave()

    def leave(self) -> None:
        """Stand behind the last line again, with nothing half typed."""
        self._at = len(self._lines)
        self._draft = ""

    def step(self, by: int, typed: str) -> str:
        """Return the line so many steps away; ``typed`` is what stands in the line now."""
        if self._at == len(self._lines):
            self._draft = typed
        self._at = min(max(self._at + by, 0), len(self._lines))
        return self._draft if self._at == len(self._lines) else self._lines[self._at]
