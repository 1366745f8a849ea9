"""The parts of the paper pack, and who may read each; nothing heavy."""

from enum import StrEnum


class Part(StrEnum):
    """A part of the pack, in the order in which they are printed."""

    GUIDE = "guide"
    BRIEFING = "briefing"
    SIGN_IN = "sign-in"
    BADGES = "badges"
    CARDS = "cards"
    SCRIPT = "script"
    MSEL = "msel"
    EVALUATION = "evaluation"
    LOGS = "logs"
    FEEDBACK = "feedback"
    HOT_WASH = "hot-wash"


CONTROL = frozenset({Part.GUIDE, Part.SCRIPT, Part.MSEL, Part.EVALUATION})
"""Parts that players never see: they hold what is still to come, or what is expected."""
