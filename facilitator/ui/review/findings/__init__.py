"""The findings: observations sorted into strengths and areas for improvement, and what to do."""

from facilitator.ui.review.findings.page import FindingsPage

__all__ = ["FindingsPage"]
