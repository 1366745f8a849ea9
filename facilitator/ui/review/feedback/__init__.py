"""The feedback forms: keyed in quickly, and what they say together."""

from facilitator.ui.review.feedback.page import FeedbackPage

__all__ = ["FeedbackPage"]
