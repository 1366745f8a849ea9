"""The Conduct screen: the room is driven from here, and everything it answers is written down."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from facilitator.domain.clock import ClockPhase
from facilitator.domain.entry import Entry
from facilitator.domain.errors import Failed, Refused
from facilitator.domain.events import InjectDelivered, InjectReplaced
from facilitator.i18n import _, ngettext
from facilitator.services.conduct import Conduct
from facilitator.services.writing import Details
from facilitator.ui.bridge import Bridge
from facilitator.ui.conduct.acts import Acts, undo_words
from facilitator.ui.conduct.arrange import BOARD, LOG, SCRIPT, Arrangement, Parts
from facilitator.ui.conduct.clock_row import ClockRow
from facilitator.ui.conduct.details import DetailsFold
from facilitator.ui.conduct.entry_desk import EntryDesk
from facilitator.ui.conduct.forms import AdHocForm, JumpForm, MoreForm, SpeedForm
from facilitator.ui.conduct.keys import ACTS, make_actions
from facilitator.ui.conduct.keys_page import KeysPage
from facilitator.ui.conduct.log_panel import LogPanel
from facilitator.ui.conduct.log_words import LogWords
from facilitator.ui.conduct.next_up import next_up
from facilitator.ui.conduct.panels import BoardPanel, ScriptPanel
from facilitator.ui.conduct.read_panel import ReadPanel
from facilitator.ui.conduct.replacing import ReplaceForm
from facilitator.ui.conduct.tray import Tray, focus
from facilitator.ui.models import spans
from facilitator.ui.models.board import worst
from facilitator.ui.models.log import LogModel
from facilitator.ui.models.plain import shown
from facilitator.ui.say import sentence
from facilitator.ui.theme import Density, Theme, density_for
from facilitator.ui.widgets import (
    Banner,
    BannerKind,
    EntryDock,
    Foot,
    FootItem,
    Glyph,
    NextStrip,
    apply_theme,
)

REFRESH_MS = 100
"""Painted at most ten times a second, however many entries come in."""
_MORE = ("jump", "speed", "end", "ad_hoc", "replace", "details", "order", "strike", "keys")


class ConductScreen(QWidget):
    """Composes the parts and keeps them up to date; what they do is said in ``acts``."""

    report_wanted = Signal()
    status = Signal(str)

    def __init__(
        self, conduct: Conduct, bridge: Bridge, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.conduct = conduct
        self._bridge = bridge
        self._saved = ""
        self.restored = ""
        self._trouble = False
        self._lines: tuple[str, ...] = ()
        self.setAccessibleName(_("Conduct"))
        self.strip = NextStrip(theme, self._monotonic)
        self.acts = Acts(conduct, self.strip, self)
        self.actions_by_name = make_actions(self, self._does())
        self.addActions(list(self.actions_by_name.values()))
        self._own_keys = {QKeySequence(key) for act in ACTS for key in act.keys}
        self._build(theme)
        self._bind()
        self._refresh_soon = QTimer(self)
        self._refresh_soon.setSingleShot(True)
        self._refresh_soon.setInterval(REFRESH_MS)
        self._refresh_soon.timeout.connect(self.refresh)
        bridge.written.connect(self._written)
        for line in self.findChildren(QLineEdit):
            line.installEventFilter(self)
        self._know_last()
        self.refresh()
        self.clock_row.face.start()
        self.dock.focus_line()

    def _monotonic(self) -> float:
        return self.conduct.now().timestamp()

    # --- building ----------------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        conduct, exercise = self.conduct, self.conduct.exercise
        self.clock_row = ClockRow(theme, conduct, self.actions_by_name)
        self.banner = Banner(theme)
        self.read = ReadPanel(theme)
        self.script = ScriptPanel(theme, exercise)
        self.board = BoardPanel(theme)
        self.log_model = LogModel(conduct.file.journal, LogWords(conduct), self)
        self.log = LogPanel(theme, self.log_model, exercise)
        self.details = DetailsFold(theme, conduct)
        self.dock = EntryDock(theme)
        self.foot = Foot(theme)
        self.tray = Tray(theme)
        self.tray.add_form("jump", JumpForm(theme, conduct))
        self.tray.add_form("speed", SpeedForm(theme, conduct))
        self.tray.add_form("ad_hoc", AdHocForm(theme, conduct))
        self.tray.add_form("replace", ReplaceForm(theme, conduct, self.log.chosen))
        self.tray.add_form("more", MoreForm(theme, [self.actions_by_name[each] for each in _MORE]))
        self.entry = EntryDesk(conduct, self.dock, details=self._read_details, parent=self)
        parts = Parts(
            clock=self.clock_row,
            strip=self.strip,
            banner=self.banner,
            tray=self.tray,
            read=self.read,
            script=self.script,
            board=self.board,
            log=self.log,
            details=self.details,
            dock=self.dock,
            foot=self.foot,
        )
        self.arrangement = Arrangement(theme, parts, self)
        self.keys_page = KeysPage(theme, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.arrangement, 1)
        rows.addWidget(self.foot)

    def _bind(self) -> None:
        acts, named = self.acts, self.actions_by_name
        acts.done.connect(self._did)
        acts.refused.connect(self._refuse)
        acts.failed.connect(self._fail)
        acts.report_wanted.connect(self.report_wanted)
        self.entry.saved.connect(self._entry_saved)
        self.entry.failed.connect(self._fail)
        self.entry.refused.connect(self._entry_refused)
        self.entry.pasted.connect(self._pasted)
        self.details.entered.connect(self._commit_line)
        self.banner.acted.connect(self._banner_acted)
        self.banner.closed.connect(self.dock.focus_line)
        self.tray.closed.connect(self._did)
        self.script.chosen.connect(acts.cue)
        self.script.back.connect(self._uncue)
        self.script.ad_hoc_button.bind(named["ad_hoc"])
        self.script.ad_hoc_button.set_words(_("Ad hoc"), "F8")
        self.log.find_button.clicked.connect(named["find"].trigger)
        self.log.replace_button.clicked.connect(named["replace"].trigger)
        self.log.order_button.clicked.connect(named["order"].trigger)
        self.clock_row.face.ticked.connect(self.refresh)

    def _read_details(self) -> Details:
        return self.details.read()

    def _does(self) -> dict[str, object]:
        acts = self.acts
        return {
            "pause": acts.pause,
            "pause_why": acts.pause_why,
            "jump": lambda: self.tray.open("jump"),
            "speed": lambda: self.tray.open("speed"),
            "end": acts.end,
            "undo": acts.undo,
            "emergency": acts.emergency,
            "go": self.strip.press_go,
            "hold": acts.hold,
            "skip": acts.skip,
            "ad_hoc": lambda: self.tray.open("ad_hoc"),
            "replace": lambda: self.tray.open("replace"),
            "script": lambda: self._turn_to(SCRIPT),
            "board": lambda: self._turn_to(BOARD),
            "log": lambda: self._turn_to(LOG),
            "now": self._to_now,
            "find": self._find,
            "order": self._turn_order,
            "more": lambda: self.tray.open("more"),
            "keys": self._show_keys,
            "detach": lambda: self.entry.detach(),
            "details": self._fold_details,
            "strike": self._strike,
            "escape": self.escape,
        }

    # --- showing -----------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Show everything as it is now; the models tell the views only what differs."""
        conduct = self.conduct
        rows = conduct.script()
        standby = conduct.standby()
        cued = self.acts.row() if self.acts.cued else None
        self.clock_row.refresh()
        self.strip.show_next(next_up(conduct, standby, cued))
        self.script.show_rows(rows)
        due = sum(1 for row in rows if row.status == "due")
        self.script.set_note(_("{count} more due").format(count=due) if due else "")
        at_hand = cued or standby.row
        self.read.show_inject(at_hand.inject if at_hand else None, conduct.exercise)
        self.board.show_rows(conduct.board())
        self._show_acts()
        self._show_foot()
        self.entry.rest()

    def _show_acts(self) -> None:
        """Name what pause and undo would do now, and say why what is off is off."""
        named, phase = self.actions_by_name, self.conduct.state.clock.phase
        words = {
            ClockPhase.READY: _("Start"),
            ClockPhase.RUNNING: _("Pause"),
            ClockPhase.PAUSED: _("Resume"),
            ClockPhase.STOPPED: _("Clear…"),
            ClockPhase.ENDED: _("Report…"),
        }
        named["pause"].setText(words[phase])
        offer = self.conduct.undo_offer()
        named["undo"].setText(undo_words(offer))
        named["undo"].setEnabled(offer is not None)
        named["undo"].setToolTip("" if offer else _("Nothing to undo."))
        in_play = self.conduct.state.clock.in_play
        why = _("The exercise has ended.") if phase is ClockPhase.ENDED else _("Not started yet.")
        for name in ("jump", "speed", "end", "ad_hoc", "replace"):
            named[name].setEnabled(in_play)
            named[name].setToolTip("" if in_play else why)

    def _show_foot(self) -> None:
        file = self.conduct.file
        saved = (
            _("Saved {time}").format(time=self._saved) if self._saved else _("Nothing written yet")
        )
        glyph = Glyph.TICK if self._saved else None
        left = [FootItem(text=saved, glyph=glyph)]
        if self.restored:
            left.insert(0, FootItem(text=self.restored, glyph=Glyph.TICK))
        if file.path is not None:
            left.append(FootItem(text=shown(file.path.name)))
        late = worst(self.board.model.rows())
        alarm = ""
        if late is not None and late.owes is not None and late.owes.late_by is not None:
            words = _("{agency} owes {number}, late {span}")
            alarm = words.format(
                agency=shown(late.agency.name),
                number=shown(late.owes.number),
                span=spans.count(late.owes.late_by),
            )
        self.arrangement.tell(alarm)
        self.foot.set_left(left)
        self.foot.set_right(
            [
                FootItem(text=_("replace"), key="Ctrl+R"),
                FootItem(text=_("details"), key="Ctrl+Shift+D"),
                FootItem(text=_("all keys"), key="F1"),
            ]
        )

    def _know_last(self) -> None:
        """Know when the file was last written to, before anything is written here."""
        journal = self.conduct.file.journal
        last = journal.last_line()
        lines = journal.lines((last,)) if last else ()
        if lines:
            self._saved = spans.wall(lines[0].entry.logged_at)

    # --- what happened -----------------------------------------------------------------------

    @Slot(tuple)
    def _written(self, entries: tuple[Entry, ...]) -> None:
        self.restored = ""
        self.log_model.take(entries)
        if any(isinstance(each.event, InjectDelivered | InjectReplaced) for each in entries):
            self.log_model.reread()
        if entries:
            self._saved = spans.wall(entries[-1].logged_at)
        if not self._refresh_soon.isActive():
            self._refresh_soon.start()

    @Slot()
    def _did(self) -> None:
        """Show what an act has changed at once, and give the keyboard back."""
        if self._trouble:
            self._trouble = False
            self.banner.hush()
        self.refresh()
        if not self.strip.asking() and not self.tray.showing():
            self.dock.focus_line()

    @Slot(str)
    def _refuse(self, words: str) -> None:
        self._trouble = True
        self.banner.say(BannerKind.AMBER, words)
        self.status.emit(words)

    @Slot(Failed)
    def _fail(self, wrong: Failed) -> None:
        self._trouble = True
        words = sentence(wrong)
        waiting = self.entry.waiting
        self.banner.say(
            BannerKind.RED,
            words,
            _("Try again") if waiting else "",
            _("Enter") if waiting else "",
            closable=not waiting,
        )
        self.status.emit(words)
        self.dock.focus_line()

    @Slot(Entry)
    def _entry_saved(self, entry: Entry) -> None:
        self.details.clear()
        self.log.view.to_end()
        self.log.view.mark_fresh(entry.line)
        self._did()

    @Slot(Refused)
    def _entry_refused(self, wrong: Refused) -> None:
        self._refuse(sentence(wrong))

    @Slot(tuple)
    def _pasted(self, lines: tuple[str, ...]) -> None:
        count = len(lines)
        words = ngettext(
            "{count} pasted line stands in the line.",
            "{count} pasted lines became one; Enter saves them as one entry.",
            count,
        )
        self._lines = lines
        self.banner.say(
            BannerKind.PLAIN,
            words.format(count=count),
            _("Save as {count} entries").format(count=count),
        )

    @Slot()
    def _banner_acted(self) -> None:
        if self.entry.waiting:
            self.entry.try_again()
        elif self._lines:
            lines, self._lines = self._lines, ()
            self.banner.hush()
            self.entry.commit_each(lines)

    # --- looking -----------------------------------------------------------------------------

    @Slot()
    def _uncue(self) -> None:
        self.acts.cue("")
        self.dock.focus_line()

    def _turn_to(self, page: int) -> None:
        self.arrangement.turn_to(page)
        focus((self.script.view, self.board.view, self.log.view)[page])

    def _to_now(self) -> None:
        self.script.to_now()
        self.log.view.to_end()
        self.dock.focus_line()

    def _find(self) -> None:
        self.arrangement.turn_to(LOG)
        self.log.open_find()

    def _turn_order(self) -> None:
        self.log.turn_order()

    def _fold_details(self) -> None:
        shown_now = not self.details.isHidden()
        self.details.setVisible(not shown_now)
        if shown_now:
            self.dock.focus_line()
        else:
            focus(self.details.fields["options"].line)

    def _strike(self) -> None:
        """Ask why the chosen entry is struck."""
        place = self.log.view.chosen()
        if place < 0:
            self._refuse(_("Choose an entry first: F4, then the arrow keys."))
            return
        row = self.log_model.row(place)
        prompt = _("Why strike {number}? It stays readable").format(number=row.number)
        presets = (_("wrong agency"), _("written twice"), _("did not happen"))
        self.acts.ask("strike", prompt, presets, lambda why: self.conduct.strike(row.ref, why))

    def _show_keys(self) -> None:
        self.keys_page.setVisible(self.keys_page.isHidden())
        self._place_keys()

    def _place_keys(self) -> None:
        if self.keys_page.isHidden():
            return
        strip = self.strip.mapTo(self, self.strip.rect().bottomLeft())
        dock = self.dock.mapTo(self, self.dock.rect().topLeft())
        gap = self.theme.px(6)
        high = dock.y() - strip.y() - 2 * gap
        self.keys_page.setGeometry(strip.x(), strip.y() + gap, self.strip.width(), high)
        self.keys_page.raise_()

    @Slot()
    def escape(self) -> None:
        """Close the nearest open thing, and give the keyboard to the entry line."""
        if not self.keys_page.isHidden():
            self.keys_page.hide()
        elif self.strip.asking():
            self.strip.drop_reason()
        elif self.tray.showing():
            self.tray.leave()
        elif self.log.close_find():
            pass
        elif not self.details.isHidden():
            self.details.hide()
        elif self.acts.cued:
            self.script.to_now()
        elif not self.banner.isHidden() and not self.entry.waiting:
            self.banner.hush()
        self.log.view.clearSelection()
        self.dock.focus_line()

    @Slot()
    def _commit_line(self) -> None:
        if self.dock.text().strip():
            self.entry.commit(self.dock.text())
        self.dock.focus_line()

    # --- Qt ----------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self.window()
        density = density_for(window.width(), window.height(), self.theme.scale)
        if density is not self.theme.density:
            apply_theme(self, self.theme.with_density(density))
        self._place_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand what is typed beside the line to the line."""
        if event.text() and event.text().isprintable() and not self.dock.line.hasFocus():
            self.dock.focus_line()
            QApplication.sendEvent(self.dock.line, event)
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a line edit from taking a key of ours for its own (Ctrl+E, Ctrl+D, Ctrl+K …)."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            typing = isinstance(watched, QLineEdit) and bool(watched.text())
            undo = pressed == QKeySequence("Ctrl+Z")
            if pressed in self._own_keys and not (undo and typing):
                event.ignore()
                return True
        return super().eventFilter(watched, event)
