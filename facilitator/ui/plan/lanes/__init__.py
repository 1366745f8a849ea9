"""The timeline page of the Plan screen: the rows of the script on lanes along exercise time."""

from facilitator.ui.plan.lanes.page import LanesPage

__all__ = ["LanesPage"]
