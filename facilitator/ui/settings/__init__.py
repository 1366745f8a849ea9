"""The page of settings: made of one table, acted on at once."""

from facilitator.ui.settings.screen import SettingsScreen

__all__ = ["SettingsScreen"]
