"""The set-up of an exercise: everything that its plan holds besides the script."""

from facilitator.ui.plan.setup.page import SetupPage

__all__ = ["SetupPage"]
