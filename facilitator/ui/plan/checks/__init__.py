"""The checks of a plan: in the margin of the script, in a box with a button, on a page."""

from facilitator.ui.plan.checks.advice import Advice
from facilitator.ui.plan.checks.margin import margin_words, paint_margin
from facilitator.ui.plan.checks.watch import CheckWatch, Looked, watch_of

__all__ = ["Advice", "CheckWatch", "Looked", "margin_words", "paint_margin", "watch_of"]
