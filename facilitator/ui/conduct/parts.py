"""The parts of the desk, made once; every folding shows these same ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction

from facilitator.services.conduct import Conduct
from facilitator.services.roomwords import where_words
from facilitator.ui.conduct.acts import Acts
from facilitator.ui.conduct.amending import AmendForm
from facilitator.ui.conduct.clock_row import ClockRow
from facilitator.ui.conduct.closing import CloseForm
from facilitator.ui.conduct.details import DetailsFold
from facilitator.ui.conduct.discussing import DiscussForm, DiscussionBar
from facilitator.ui.conduct.files_bar import FilesBar
from facilitator.ui.conduct.forms import AdHocForm, JumpForm, SpeedForm
from facilitator.ui.conduct.guide_panel import GuidePanel
from facilitator.ui.conduct.log_panel import LogPanel
from facilitator.ui.conduct.log_words import LogWords
from facilitator.ui.conduct.more import MoreForm
from facilitator.ui.conduct.pad import TouchPad
from facilitator.ui.conduct.panels import BoardPanel, ScriptPanel
from facilitator.ui.conduct.read_panel import ReadPanel
from facilitator.ui.conduct.replacing import ReplaceForm
from facilitator.ui.conduct.shifting import ShiftForm
from facilitator.ui.conduct.tagging import TagForm
from facilitator.ui.conduct.tray import Tray
from facilitator.ui.models.log import LogModel
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Banner, EntryDock, NextStrip

_MORE = (
    *("jump", "speed", "end", "shift", "ad_hoc", "cancel", "acknowledge", "again", "recall"),
    *(
        "close",
        "discuss",
        "longer",
        "replace",
        "amend",
        "strike",
        "tag",
        "details",
        "attach",
        "files",
        "order",
        "sieve",
        "players",
        "layout",
        "pad",
        "lead",
        "keys",
        "rebind",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of the desk."""

    clock: ClockRow
    strip: NextStrip
    discussion: DiscussionBar
    banner: Banner
    tray: Tray
    read: ReadPanel
    script: ScriptPanel
    guide: GuidePanel
    board: BoardPanel
    log: LogPanel
    details: DetailsFold
    pad: TouchPad
    files: FilesBar
    dock: EntryDock


def make_parts(
    theme: Theme,
    conduct: Conduct,
    strip: NextStrip,
    actions: Mapping[str, QAction],
    acts: Acts,
) -> Parts:
    """Return the parts around the strip, their buttons bound to the actions."""
    exercise = conduct.exercise
    log = LogPanel(theme, LogModel(conduct.file.journal, LogWords(conduct)), exercise)
    tray = Tray(theme)
    board, script = BoardPanel(theme), ScriptPanel(theme, exercise)
    script.tell_where(partial(where_words, conduct))

    def at_hand() -> str:
        return board.at_hand() or script.at_hand()

    tray.add_form("jump", JumpForm(theme, conduct))
    tray.add_form("speed", SpeedForm(theme, conduct))
    tray.add_form("ad_hoc", AdHocForm(theme, conduct))
    tray.add_form("replace", ReplaceForm(theme, conduct, log.chosen))
    tray.add_form("discuss", DiscussForm(theme, conduct, acts))
    tray.add_form("shift", ShiftForm(theme, conduct))
    tray.add_form("amend", AmendForm(theme, conduct, log.chosen))
    tag_form = TagForm(theme, conduct, log.all_chosen)
    tag_form.done.connect(log.view.clearSelection)
    tray.add_form("tag", tag_form)
    tray.add_form("close", CloseForm(theme, conduct, at_hand))
    tray.add_form("more", MoreForm(theme, [actions[each] for each in _MORE]))
    for button, name in (
        (script.ad_hoc_button, "ad_hoc"),
        (log.find_button, "find"),
        (log.replace_button, "replace"),
        (log.order_button, "order"),
        (log.sieve_button, "sieve"),
    ):
        button.clicked.connect(actions[name].trigger)
    log.view.tag_wanted.connect(actions["tag"].trigger)
    return Parts(
        clock=ClockRow(theme, conduct, actions),
        strip=strip,
        discussion=DiscussionBar(theme, actions["longer"], actions["discuss"]),
        banner=Banner(theme),
        tray=tray,
        read=ReadPanel(theme),
        script=script,
        guide=GuidePanel(theme, conduct),
        board=board,
        log=log,
        details=DetailsFold(theme, conduct),
        pad=TouchPad(theme, exercise.agencies),
        files=FilesBar(theme),
        dock=EntryDock(theme),
    )
