"""The timeline of a run: seen whole, walked entry by entry, played again."""

from facilitator.ui.review.timeline.page import TimelinePage

__all__ = ["TimelinePage"]
