"""After the exercise: its report."""

from facilitator.ui.review.screen import ReviewScreen

__all__ = ["ReviewScreen"]
