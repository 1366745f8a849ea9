"""The window: it only looks and asks."""
