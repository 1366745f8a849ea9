"""Each step of the guide with what shows it, what evaluators gave, and what was decided."""

from facilitator.ui.review.evaluation.page import EvaluationPage

__all__ = ["EvaluationPage"]
