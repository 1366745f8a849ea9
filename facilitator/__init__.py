"""Facilitator: run exercises for first responders, and keep the record."""

__version__ = "0.2.0"
