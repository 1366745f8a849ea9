"""After the exercise: what happened, how well it went, what is to be done, and the report."""

from facilitator.ui.review.screen import ReviewScreen

__all__ = ["ReviewScreen"]
