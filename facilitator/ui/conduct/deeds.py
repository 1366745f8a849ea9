"""What the desk does for every act of the table of keys."""

from collections.abc import Callable
from typing import Protocol

from facilitator.ui.conduct.acts import Acts
from facilitator.ui.conduct.arrange import BOARD, LOG, SCRIPT
from facilitator.ui.conduct.discussing import Discussing
from facilitator.ui.conduct.entry_desk import EntryDesk
from facilitator.ui.conduct.looking import Looking
from facilitator.ui.conduct.parts import Parts
from facilitator.ui.conduct.row_acts import RowActs
from facilitator.ui.conduct.trouble import Trouble


class Doer(Protocol):
    """The desk, as far as its acts are concerned."""

    acts: Acts
    looking: Looking
    rows: RowActs
    parts: Parts
    entry: EntryDesk
    trouble: Trouble
    discussing: Discussing

    def open_form(self, name: str) -> None:
        """Open a form, or say why there is nothing to fill in."""
        ...

    def emergency(self) -> None:
        """Stop for a real emergency."""
        ...


def deeds(desk: Doer) -> dict[str, Callable[[], object]]:
    """Return what is done for each act, by its name."""
    acts, looking, rows = desk.acts, desk.looking, desk.rows
    return {
        "cancel": rows.cancel,
        "other": rows.choose_other,
        "acknowledge": rows.acknowledge,
        "again": rows.again,
        "recall": rows.recall,
        "close": lambda: desk.open_form("close"),
        "attach": lambda: desk.open_form("attach"),
        "files": lambda: desk.open_form("files"),
        "discuss": lambda: _discuss(desk),
        "longer": desk.discussing.longer,
        "shift": lambda: desk.open_form("shift"),
        "amend": lambda: desk.open_form("amend"),
        "pause": acts.pause,
        "pause_why": acts.pause_why,
        "jump": lambda: desk.open_form("jump"),
        "speed": lambda: desk.open_form("speed"),
        "end": acts.end,
        "undo": acts.undo,
        "lead": acts.lead,
        "emergency": desk.emergency,
        "go": acts.press_go,
        "hold": acts.hold,
        "skip": acts.skip,
        "ad_hoc": lambda: desk.open_form("ad_hoc"),
        "replace": lambda: desk.open_form("replace"),
        "script": lambda: looking.turn_to(SCRIPT),
        "board": lambda: looking.turn_to(BOARD),
        "log": lambda: looking.turn_to(LOG),
        "now": looking.to_now,
        "find": looking.find,
        "order": desk.parts.log.turn_order,
        "offer": desk.trouble.take_offer,
        "more": lambda: desk.open_form("more"),
        "keys": looking.show_keys,
        "rebind": looking.rebind,
        "tag": lambda: _tag(desk),
        "inject": lambda: desk.entry.add_sign("@"),
        "kind": desk.entry.turn_kind,
        "detach": desk.entry.detach,
        "details": looking.fold_details,
        "strike": looking.strike,
        "sieve": looking.turn_sieve,
        "layout": looking.turn_layout,
        "pad": looking.fold_pad,
        "players": looking.turn_aside,
        "escape": looking.escape,
    }


def _discuss(desk: Doer) -> None:
    """Close the discussion that is open, or open one."""
    if desk.discussing.is_open():
        desk.discussing.close()
    else:
        desk.open_form("discuss")


def _tag(desk: Doer) -> None:
    """Tag what is chosen in the log, or begin a tag in the line."""
    if desk.parts.log.all_chosen():
        desk.open_form("tag")
    else:
        desk.entry.add_sign("#")
