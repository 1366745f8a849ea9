"""The Plan screen: write a script, set the exercise up, check it, compare versions."""

from facilitator.ui.plan.screen import PlanScreen

__all__ = ["PlanScreen"]
