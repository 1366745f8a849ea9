"""The pages of the Review screen, in the order of their tabs; each is imported when looked at.

The keys are given out: Timeline F2, Decisions F3, Evaluation F4, Findings F5, Hot wash F6,
Feedback F7, Report F8.
"""

from PySide6.QtWidgets import QWidget

from facilitator.i18n import N_
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.page import Page
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme


def _timeline(theme: Theme, desk: ReviewDesk, tasks: Tasks) -> QWidget:
    from facilitator.ui.review.timeline import TimelinePage  # noqa: PLC0415 - when looked at

    return TimelinePage(theme, desk, tasks)


def _decisions(theme: Theme, desk: ReviewDesk, tasks: Tasks) -> QWidget:
    from facilitator.ui.review.decisions import DecisionsPage  # noqa: PLC0415 - when looked at

    return DecisionsPage(theme, desk, tasks)


def _evaluation(theme: Theme, desk: ReviewDesk, tasks: Tasks) -> QWidget:
    from facilitator.ui.review.evaluation import EvaluationPage  # noqa: PLC0415 - as above

    return EvaluationPage(theme, desk, tasks)


def _findings(theme: Theme, desk: ReviewDesk, tasks: Tasks) -> QWidget:
    from facilitator.ui.review.findings import FindingsPage  # noqa: PLC0415 - as above

    return FindingsPage(theme, desk, tasks)


def _hot_wash(theme: Theme, desk: ReviewDesk, tasks: Tasks) -> QWidget:
    from facilitator.ui.review.hotwash import HotWashPage  # noqa: PLC0415 - as above

    return HotWashPage(theme, desk, tasks)


def _feedback(theme: Theme, desk: ReviewDesk, tasks: Tasks) -> QWidget:
    from facilitator.ui.review.feedback import FeedbackPage  # noqa: PLC0415 - as above

    return FeedbackPage(theme, desk, tasks)


def _report(theme: Theme, desk: ReviewDesk, tasks: Tasks) -> QWidget:
    from facilitator.ui.review.report import ReportPage  # noqa: PLC0415 - when it is looked at

    return ReportPage(theme, desk, tasks)


FINDINGS = Page(word=N_("Findings"), key="F5", build=_findings)
PAGES = (
    Page(word=N_("Timeline"), key="F2", build=_timeline),
    Page(word=N_("Decisions"), key="F3", build=_decisions),
    Page(word=N_("Evaluation"), key="F4", build=_evaluation),
    FINDINGS,
    Page(word=N_("Hot wash"), key="F6", build=_hot_wash),
    Page(word=N_("Feedback"), key="F7", build=_feedback),
    Page(word=N_("Report"), key="F8", build=_report),
)
"""What happened first, what is made of it last."""
