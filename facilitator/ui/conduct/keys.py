"""Every key of the desk in one table: the actions, the printed hints and F1 are made from it.

The table says how keys come; ``keyboard`` says what a person has made of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from facilitator.i18n import N_
from facilitator.ui.widgets.keynames import key_name, key_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something the desk can do: its words, its group, its keys, its words on a button.

    The first key is the one that is printed and can be changed; a ``fixed`` one cannot.
    """

    name: str
    words: str
    group: str
    keys: tuple[str, ...]
    button: str = ""
    fixed: bool = False


EXERCISE, SCRIPT, ENTRY, LOOKING = (
    N_("Clock"),
    N_("Script"),
    N_("Entry line and log"),
    N_("Looking"),
)

ACTS = (
    Act(name="pause", words=N_("Start, pause, resume"), group=EXERCISE, keys=("F5",)),
    Act(name="pause_why", words=N_("Pause, with a reason"), group=EXERCISE, keys=("Shift+F5",)),
    Act(name="jump", words=N_("Jump…"), group=EXERCISE, keys=("Ctrl+J",)),
    Act(name="speed", words=N_("Speed…"), group=EXERCISE, keys=("Ctrl+Shift+J",)),
    Act(name="end", words=N_("End…"), group=EXERCISE, keys=("Ctrl+E",)),
    Act(name="undo", words=N_("Undo"), group=EXERCISE, keys=("Ctrl+Z",)),
    Act(
        name="lead",
        words=N_("Take the lead over clock and script"),
        group=EXERCISE,
        keys=("Ctrl+Shift+K",),
        button=N_("Take the lead"),
    ),
    Act(name="emergency", words=N_("REAL EMERGENCY"), group=EXERCISE, keys=("F12",)),
    Act(
        name="go", words=N_("GO: deliver the next inject"), group=SCRIPT, keys=("F9", "Ctrl+Space")
    ),
    Act(name="hold", words=N_("Hold, or release"), group=SCRIPT, keys=("F7",)),
    Act(name="skip", words=N_("Skip, with a reason"), group=SCRIPT, keys=("F6",)),
    Act(
        name="cancel",
        words=N_("Cancel for good, with a reason"),
        group=SCRIPT,
        keys=("Shift+F6",),
        button=N_("Cancel"),
    ),
    Act(name="other", words=N_("The other version, A or B"), group=SCRIPT, keys=("Alt+B",)),
    Act(name="ad_hoc", words=N_("Ad hoc inject"), group=SCRIPT, keys=("F8",), button=N_("Ad hoc")),
    Act(
        name="replace",
        words=N_("Replace a wrong inject or entry"),
        group=SCRIPT,
        keys=("Ctrl+R",),
        button=N_("Replace"),
    ),
    Act(
        name="acknowledge",
        words=N_("An agency has it: acknowledge"),
        group=SCRIPT,
        keys=("Ctrl+G",),
        button=N_("Has it"),
    ),
    Act(
        name="again",
        words=N_("Deliver the last one again"),
        group=SCRIPT,
        keys=("Ctrl+Shift+G",),
        button=N_("Again"),
    ),
    Act(
        name="recall",
        words=N_("Recall the last one"),
        group=SCRIPT,
        keys=("Ctrl+Shift+R",),
        button=N_("Recall"),
    ),
    Act(
        name="close",
        words=N_("Close what is owed"),
        group=SCRIPT,
        keys=("Ctrl+Shift+E",),
        button=N_("Close…"),
    ),
    Act(
        name="shift",
        words=N_("Shift the remaining injects"),
        group=SCRIPT,
        keys=("Ctrl+Shift+T",),
        button=N_("Shift…"),
    ),
    Act(
        name="discuss",
        words=N_("Discussion: open it, or close it"),
        group=SCRIPT,
        keys=("Shift+F9",),
        button=N_("Discussion"),
    ),
    Act(
        name="longer",
        words=N_("Discussion: five minutes more"),
        group=SCRIPT,
        keys=("Shift+F8",),
        button=N_("+5 min"),
    ),
    Act(name="script", words=N_("To the script"), group=LOOKING, keys=("F2",)),
    Act(name="board", words=N_("To the agencies"), group=LOOKING, keys=("F3",)),
    Act(name="log", words=N_("To the log"), group=LOOKING, keys=("F4",)),
    Act(name="now", words=N_("Back to now"), group=LOOKING, keys=("Ctrl+L",)),
    Act(name="find", words=N_("Find in the log, #142 jumps"), group=LOOKING, keys=("Ctrl+F",)),
    Act(
        name="order",
        words=N_("Log as logged, or as happened"),
        group=LOOKING,
        keys=("Ctrl+T",),
        button=N_("Order"),
    ),
    Act(
        name="sieve",
        words=N_("Log: all entries, or observations"),
        group=LOOKING,
        keys=("Shift+F3",),
        button=N_("Observations"),
    ),
    Act(name="offer", words=N_("Do what the message offers"), group=LOOKING, keys=("Ctrl+O",)),
    Act(
        name="players",
        words=N_("What players see: preview, screen"),
        group=LOOKING,
        keys=("Ctrl+Shift+B",),
        button=N_("Players"),
    ),
    Act(
        name="layout",
        words=N_("Layout: facilitator, loggist, evaluator"),
        group=LOOKING,
        keys=("Shift+F2",),
        button=N_("Layout"),
    ),
    Act(
        name="pad",
        words=N_("Touch pad of agencies and words"),
        group=LOOKING,
        keys=("Shift+F4",),
        button=N_("Touch pad"),
    ),
    Act(name="more", words=N_("More…"), group=LOOKING, keys=("Ctrl+M",)),
    Act(name="keys", words=N_("All keys"), group=LOOKING, keys=("F1",)),
    Act(
        name="rebind",
        words=N_("Change keys"),
        group=LOOKING,
        keys=("Shift+F1",),
        button=N_("Change keys"),
    ),
    Act(name="detach", words=N_("Take the link off the line"), group=ENTRY, keys=("Ctrl+D",)),
    Act(
        name="details",
        words=N_("Details of the entry"),
        group=ENTRY,
        keys=("Ctrl+Shift+D",),
        button=N_("Details"),
    ),
    Act(
        name="attach",
        words=N_("Attach a file to the next entry"),
        group=ENTRY,
        keys=("Ctrl+U",),
        button=N_("Attach…"),
    ),
    Act(
        name="files",
        words=N_("Files of the chosen entry, or of the inject"),
        group=ENTRY,
        keys=("Ctrl+Shift+U",),
        button=N_("Files"),
    ),
    Act(
        name="amend",
        words=N_("Amend the chosen entry, or the last"),
        group=ENTRY,
        keys=("Ctrl+Shift+A",),
        button=N_("Amend"),
    ),
    Act(
        name="strike",
        words=N_("Strike the chosen entry, or let it count"),
        group=ENTRY,
        keys=("Ctrl+K",),
        button=N_("Strike"),
    ),
    Act(
        name="tag",
        words=N_("Tag the chosen entries, or # into the line"),
        group=ENTRY,
        keys=("Ctrl+H",),
        button=N_("Tag"),
    ),
    Act(
        name="inject",
        words=N_("@ into the line: the inject it answers"),
        group=ENTRY,
        keys=("Ctrl+I",),
        button=N_("@ inject"),
    ),
    Act(
        name="kind",
        words=N_("What the line is: decision, request, view …"),
        group=ENTRY,
        keys=("F11",),
        button=N_("Kind"),
    ),
    Act(name="escape", words=N_("Back to the entry line"), group=ENTRY, keys=("Esc",), fixed=True),
)
NAMES = {act.name: act for act in ACTS}

IN_THE_LINE = (
    (N_("Enter"), N_("saves; never picks a suggestion")),
    (N_("Tab"), N_("first suggestion; Alt+2, Alt+3 others")),
    (N_("Alt+↓"), N_("ten seconds earlier")),
    (N_("↑"), N_("the line before")),
    ("? ~ + ! .", N_("request, view, strength, to improve, note")),
    ("@07 #tag", N_("inject it answers, tag")),
    ("#tag+ #tag-", N_("a state begins, ends: a bar in the lanes")),
    ("-2m 14:32", N_("two minutes ago, time of day")),
)
"""What is typed in the line itself; shown with the keys."""

OF_THE_WINDOW = (
    ("Ctrl+1 …", N_("the screens")),
    ("Ctrl+B", N_("curtain before the players")),
    ("Ctrl+Shift+N", N_("next picture before the players")),
    ("Ctrl+Shift+H", N_("hot wash before the players")),
    ("Ctrl++ Ctrl+-", N_("larger, smaller text")),
    ("Ctrl+Shift+L", N_("light or dark")),
    ("Ctrl+Shift+M", N_("messages that waited")),
    ("Ctrl+F1", N_("help")),
)
"""Keys of the window round the desk; shown with ours."""

TAKEN = (
    "Ctrl+Shift+N",
    *(f"Ctrl+{digit}" for digit in range(10)),
    *("Ctrl+B", "Ctrl+Shift+H", "Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+Shift+L"),
    *("Ctrl+Shift+M", "Ctrl+F1", "Ctrl+Shift+F1", "Alt+F4"),
)
"""Keys that the window, or the system's window round it, listens to itself."""

EDITING = ("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Shift+Z")
"""Keys by which people everywhere copy, paste and repeat."""


class _InUse:
    """The keys of this process, as the language is: one person sits at one keyboard."""

    keys: Mapping[str, tuple[str, ...]] = {act.name: act.keys for act in ACTS}


def use(keys: Mapping[str, tuple[str, ...]]) -> None:
    """Print and obey these keys from now on."""
    _InUse.keys = keys


def keys_of(name: str) -> tuple[str, ...]:
    """Return the keys that an act has now."""
    return _InUse.keys[name]


def key(name: str) -> str:
    """Return the key of an act as it is printed on buttons and said in sentences."""
    return key_name(native(_InUse.keys[name][0]))


def native(keys: str) -> str:
    """Return keys as this system prints them, in the language spoken now."""
    return key_words(QKeySequence(keys))


def printed(act: Act) -> str:
    """Return the first key of an act as it is printed on its button."""
    return key(act.name)
