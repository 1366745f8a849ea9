"""What the Plan screen knows of a page before it is looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme

Build = Callable[[Theme, PlanDesk, Tasks], QWidget]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its word, the key that brings it to the front, and what builds it.

    The page may have ``set_theme``, ``say_words``, ``arrive`` (it is shown: take the keyboard),
    ``again`` (its key was pressed while it is shown) and ``reveal`` (show a part of the plan, by
    its id and its sort). Whoever seeks a part whose sort is in ``reveals`` is brought here.
    """

    word: str
    key: str
    build: Build
    reveals: frozenset[str] = frozenset()
