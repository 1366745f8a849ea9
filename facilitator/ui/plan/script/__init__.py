"""The script as a table that is as quick as a spreadsheet, and the details of its row."""

from facilitator.ui.plan.script.page import ScriptPage

__all__ = ["ScriptPage"]
