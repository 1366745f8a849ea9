"""Chance that comes again: every campaign says its seed."""

from random import Random


def chance(seed: int) -> Random:
    """Return chance from a seed."""
    return Random(seed)  # noqa: S311 - chance for a test, not for a secret
