"""What the Review screen knows of a page before it is looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme

Build = Callable[[Theme, ReviewDesk, Tasks], QWidget]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its word, the key that brings it to the front, and what builds it.

    The page may have ``set_theme``, ``say_words``, ``arrive`` (it is shown: take the keyboard)
    and ``again`` (its key was pressed while it is shown).
    """

    word: str
    key: str
    build: Build
