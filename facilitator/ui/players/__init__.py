"""The players' display: a second window for the room, and its preview."""

from facilitator.ui.players.display import PlayersDisplay
from facilitator.ui.players.panel import PlayersPanel

__all__ = ["PlayersDisplay", "PlayersPanel"]
