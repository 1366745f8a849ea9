"""The thresholds of the checks, each with where it comes from."""

from datetime import timedelta
from typing import Final

WINDOW: Final = timedelta(minutes=10)
"""The span in which the injects of an agency are counted (attention budget of EEMUA 191)."""
BUDGET: Final = 10
"""How many injects in one window an agency can take in (the same)."""
IDLE: Final = timedelta(minutes=20)
"""For how long an agency may go without anything to do."""
RUSH: Final = timedelta(minutes=5)
"""The span in which rows for one agency come too close."""
RUSH_ROWS: Final = 3
"""More rows than this within a rush are more than an agency can answer."""
CARD_LETTERS: Final = 700
"""A longer text does not fit a printed card; it goes on a page of its own."""
MOST_OBJECTIVES: Final = 10
"""More objectives than this are not tested by one exercise."""
DEEPEST: Final = 2
"""How many rows may wait on each other in a chain."""
USUAL_TARGET: Final = timedelta(minutes=10)
"""What is offered as target where the plan has no other to go by."""
