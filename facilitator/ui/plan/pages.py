"""The pages of the Plan screen, in the order of their tabs; each is imported when looked at."""

from PySide6.QtWidgets import QWidget

from facilitator.i18n import N_
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.page import Page
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme


def _script(theme: Theme, desk: PlanDesk, tasks: Tasks) -> QWidget:
    from facilitator.ui.plan.script import ScriptPage  # noqa: PLC0415 - when it is looked at

    return ScriptPage(theme, desk, tasks)


def _lanes(theme: Theme, desk: PlanDesk, tasks: Tasks) -> QWidget:
    from facilitator.ui.plan.lanes import LanesPage  # noqa: PLC0415 - when it is looked at

    return LanesPage(theme, desk, tasks)


def _setup(theme: Theme, desk: PlanDesk, _tasks: Tasks) -> QWidget:
    from facilitator.ui.plan.setup import SetupPage  # noqa: PLC0415 - when it is looked at

    return SetupPage(theme, desk)


def _checks(theme: Theme, desk: PlanDesk, tasks: Tasks) -> QWidget:
    from facilitator.ui.plan.checks.page import ChecksPage  # noqa: PLC0415 - when it is looked at

    return ChecksPage(theme, desk, tasks)


def _versions(theme: Theme, desk: PlanDesk, _tasks: Tasks) -> QWidget:
    from facilitator.ui.plan.versions import VersionsPage  # noqa: PLC0415 - when it is looked at

    return VersionsPage(theme, desk)


PAGES = (
    Page(word=N_("Script"), key="F2", build=_script, reveals=frozenset({"row"})),
    Page(
        word=N_("Timeline"),
        key="F3",
        build=_lanes,
        reveals=frozenset({"agency", "objective"}),
    ),
    Page(word=N_("Set-up"), key="F4", build=_setup, reveals=frozenset({"contact"})),
    Page(word=N_("Checks"), key="F5", build=_checks),
    Page(word=N_("Versions"), key="F6", build=_versions),
)
"""Script first: it is what the plan is for."""
