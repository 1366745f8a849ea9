"""The desk at an observer's own laptop: what belongs to whoever leads is off and says why."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtGui import QAction

from facilitator.domain.events import Way
from facilitator.domain.exercise import Role
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.ui.models.plain import shown

LEADS = (
    *("pause_why", "speed", "go", "hold", "skip", "cancel", "other", "ad_hoc", "replace"),
    *("acknowledge", "again", "recall", "close", "shift", "discuss", "longer", "players", "lead"),
)
"""Acts on the run that only the room's own computer has."""


class Post(Protocol):
    """What stands in the left column there, as far as keys act on it."""

    def ask_clock(self) -> None:
        """Ask for the exercise time that is read out."""
        ...

    def turn_clock(self) -> None:
        """Stop the own clock, or let it run on."""
        ...

    def ask_hand_in(self) -> None:
        """Ask where the bundle is to stand."""
        ...

    @property
    def alone(self) -> bool:
        """Whether no room sets this clock now."""
        ...


def observes(conduct: Conduct) -> bool:
    """Tell whether this is the laptop of somebody beside the leader."""
    post = conduct.state.post
    return post is not None and post.way is not Way.ROOM


def layout_of(conduct: Conduct) -> str:
    """Return the arrangement that goes with the role of this laptop."""
    role = conduct.author.role
    return "evaluator" if role in {Role.EVALUATOR, Role.LEAD_EVALUATOR} else "loggist"


def suit_acts(conduct: Conduct, actions: Mapping[str, QAction], post: Post | None) -> None:
    """Name what a few keys do here, and switch off what belongs to the room."""
    why = _("This laptop observes: the facilitator's computer does that.")
    for name in LEADS:
        actions[name].setEnabled(False)
        actions[name].setToolTip(why)
    running = conduct.state.clock.running
    actions["pause"].setText(_("Stop own clock") if running else _("Run own clock"))
    actions["jump"].setText(_("Set the clock…"))
    actions["end"].setText(_("Hand in…"))
    actions["end"].setEnabled(post is not None)
    actions["end"].setToolTip("")
    set_here = post is not None and post.alone
    for name in ("pause", "jump"):
        actions[name].setEnabled(set_here)
        actions[name].setToolTip("" if set_here else _("The room sets this clock."))


def emergency_words(conduct: Conduct) -> str:
    """Return what to do in a real emergency: this laptop cannot stop the room's clock."""
    word = shown(conduct.exercise.safety_word)
    if word:
        words = _("This laptop does not stop the exercise: call out {word}, and tell the director.")
        return words.format(word=f"“{word}”")
    return _("This laptop does not stop the exercise: call it out, and tell the director.")


def do_here(post: Post | None, name: str) -> bool:
    """Do what a key stands for at an observer's laptop; tell whether it was one of these."""
    if post is None or name not in {"pause", "jump", "end"}:
        return False
    acts = {"pause": post.turn_clock, "jump": post.ask_clock, "end": post.ask_hand_in}
    acts[name]()
    return True
