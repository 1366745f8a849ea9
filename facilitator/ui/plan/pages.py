"""The pages of the Plan screen, in the order of their tabs; each is imported when looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from facilitator.i18n import N_
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme

Build = Callable[[Theme, PlanDesk, Tasks], QWidget]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its word, the key that brings it to the front, and what builds it."""

    word: str
    key: str
    build: Build


def _script(theme: Theme, desk: PlanDesk, tasks: Tasks) -> QWidget:
    from facilitator.ui.plan.script import ScriptPage  # noqa: PLC0415 - when it is looked at

    return ScriptPage(theme, desk, tasks)


PAGES = (Page(word=N_("Script"), key="F2", build=_script),)
"""Script first: it is what the plan is for."""
