"""The pages of a screen: one at a time, and each built when it is first looked at."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget


class Deck(QStackedWidget):
    """Holds a place for every page; what a page can do is asked of it by name."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for _place in range(count):
            self.addWidget(QWidget())

    def bring(self, place: int, build: Callable[[], QWidget]) -> None:
        """Bring a page to the front, built if it was not."""
        gone = self.widget(place)
        if gone is not None and type(gone) is QWidget:
            self.insertWidget(place, build())
            self.removeWidget(gone)
            gone.deleteLater()
        self.setCurrentIndex(place)

    def turning(self, place: int, pick: Callable[[int], None]) -> Callable[[], None]:
        """Return what the key of a page does: pick it, or act on it where it is shown already."""

        def turn() -> None:
            if place == self.currentIndex():
                self.call("again")
            else:
                pick(place)

        return turn

    def call(self, name: str, *told: str) -> None:
        """Have the page that is shown do something, if it can."""
        method = getattr(self.currentWidget(), name, None)
        if callable(method):
            method(*told)

    def say_words(self) -> None:
        """Have every page that is built say its words in the language spoken now."""
        for place in range(self.count()):
            say_words = getattr(self.widget(place), "say_words", None)
            if callable(say_words):
                say_words()
