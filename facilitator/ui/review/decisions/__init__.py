"""How long decisions took, who answered what, and how much there was to do."""

from facilitator.ui.review.decisions.page import DecisionsPage

__all__ = ["DecisionsPage"]
