"""The keys of the help, kept apart so that nothing else is loaded for them."""

HELP_KEY = "Ctrl+F1"
"""Opens the help from every screen, at its page; F1 does where a screen has no keys to show."""
GUIDE_KEY = "Ctrl+Shift+F1"
"""Begins the guided first exercise, and leaves it."""
