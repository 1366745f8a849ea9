"""The report of an exercise: built in place, read in place."""

from facilitator.ui.review.report.page import ReportPage

__all__ = ["ReportPage"]
