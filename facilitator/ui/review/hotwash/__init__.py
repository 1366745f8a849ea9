"""The hot wash: what each agency says straight after the exercise, typed as it is said."""

from facilitator.ui.review.hotwash.page import HotWashPage

__all__ = ["HotWashPage"]
