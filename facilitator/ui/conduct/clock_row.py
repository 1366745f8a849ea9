"""The clock row: state, exercise time, the other times, the acts on the clock."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QWidget

from facilitator.domain.clock import ClockPhase, paused_for
from facilitator.i18n import _, language, ngettext, pgettext
from facilitator.services.conduct import Conduct
from facilitator.ui.conduct.at_post import observes
from facilitator.ui.conduct.keys import key
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    ClockFace,
    EmergencyButton,
    KeyButton,
    Kind,
    Painted,
    RunWord,
    StateBlock,
    TimeRow,
    TimesBlock,
    text_width,
)

_WORDS = {
    ClockPhase.READY: RunWord.READY,
    ClockPhase.RUNNING: RunWord.RUNNING,
    ClockPhase.PAUSED: RunWord.PAUSED,
    ClockPhase.STOPPED: RunWord.STOPPED,
    ClockPhase.ENDED: RunWord.ENDED,
}
_AIR, _EDGE = 8, 3
_BEHIND = timedelta(seconds=90)
_HEIGHTS = {Density.WIDE: 84, Density.COMPACT: 68, Density.SINGLE: 44}


_ALL = ("pause", "jump", "end", "undo")
_FEW = ("pause", "more", "undo")
_TWO, _ONE = ("pause", "more"), ("pause",)
_FOLDS: dict[Density, tuple[tuple[tuple[str, ...], int, int], ...]] = {
    Density.WIDE: ((_ALL, 3, 0), (_FEW, 3, 0), (_TWO, 3, 0), (_TWO, 1, 0)),
    Density.COMPACT: ((_FEW, 3, 0), (_TWO, 3, 0), (_TWO, 1, 0)),
    Density.SINGLE: (
        *((_ONE, 2, 0), (_ONE, 1, 0), (_ONE, 0, 0), (_ONE, 1, 1)),
        *((_ONE, 0, 1), (_ONE, 0, 2), ((), 0, 0), ((), 0, 1)),
    ),
}
"""Which buttons and how many times are shown, and how tight it is, the roomiest first.

No times means: wall time alone, without its caption. Tight: 1 has small digits, 2 a small button.
"""


class ClockRow(Painted):
    """Never folded away: state word, clock, wall time, REAL EMERGENCY."""

    def __init__(
        self,
        theme: Theme,
        conduct: Conduct,
        acts: Mapping[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, _("Clock"), parent)
        self._conduct = conduct
        self.state_block = StateBlock(theme, self)
        self.face = ClockFace(theme, conduct.elapsed, self)
        self.times = TimesBlock(theme, self)
        self.buttons = {
            name: KeyButton(theme, "", parent=self)
            for name in ("pause", "jump", "end", "more", "undo")
        }
        for name, button in self.buttons.items():
            button.bind(acts[name])
        self.pause_elsewhere = KeyButton(theme, "", small=True)
        """For the row of the pages: seen only while the clock's own row has no room for it."""
        self.pause_elsewhere.bind(acts["pause"])
        # where the tabs are low, it is no higher than they are
        policy = QSizePolicy.Policy
        self.pause_elsewhere.setSizePolicy(policy.Fixed, policy.Preferred)
        self.pause_elsewhere.hide()
        self.emergency = EmergencyButton(theme, _("REAL EMERGENCY"), key("emergency"), self)
        self.emergency.clicked.connect(acts["emergency"].trigger)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.state_block)
        self._row.addWidget(self.face)
        self._air = QSpacerItem(1, 1, QSizePolicy.Policy.Fixed)
        self._row.addItem(self._air)
        self._row.addWidget(self.times, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        for button in self.buttons.values():
            self._row.addWidget(button)
        # the button has no margin for a ring as the others have
        self._edge = QSpacerItem(1, 1, QSizePolicy.Policy.Fixed)
        self._row.addItem(self._edge)
        self._row.addWidget(self.emergency)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._space()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and fold."""
        super().set_theme(theme)
        self._space()
        self.refresh()

    def _space(self) -> None:
        theme = self.theme
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(2))
        self._air.changeSize(theme.px(_AIR), 1, QSizePolicy.Policy.Fixed)
        self._edge.changeSize(theme.px(_EDGE), 1, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_HEIGHTS[theme.density]))
        self._name_emergency()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.theme.px(_HEIGHTS[self.theme.density]))

    def _fit(self) -> None:
        """Show as many buttons and times as there is room for, in this language."""
        rows = self._times()
        density = self.theme.density
        if density is Density.WIDE and observes(self._conduct):
            # what an observer's laptop does besides stands in a column of its own
            density = Density.COMPACT
        choices = [
            (names, rows[:count] or [replace(rows[0], caption="")], tight)
            for names, count, tight in _FOLDS[density]
        ]
        names, shown_rows, tight = next(
            (each for each in choices if self._needed(*each) <= self.width()), choices[-1]
        )
        for name, button in self.buttons.items():
            button.setVisible(name in names)
        placed = self.pause_elsewhere.parentWidget() is not None
        self.pause_elsewhere.setVisible(placed and "pause" not in names)
        self.times.set_rows(shown_rows)
        self.face.set_small(small=tight > 0)
        self.buttons["pause"].set_small(small=tight > 1)

    def _needed(self, names: Sequence[str], rows: Sequence[TimeRow], tight: int) -> int:
        theme = self.theme
        parts = [self.state_block, self.emergency]
        wide = sum(part.sizeHint().width() for part in parts)
        wide += sum(self.buttons[name].width_for(small=tight > 1) for name in names)
        wide += self.face.width_for(small=tight > 0) + times_width(rows, theme)
        gaps = theme.px(2) * (len(parts) + len(names) + 3)
        return wide + theme.px(_AIR) + theme.px(_EDGE) + gaps

    def _name_emergency(self) -> None:
        single = self.theme.density is Density.SINGLE
        active = self._conduct.state.clock.phase is ClockPhase.STOPPED
        word = _("REAL") if single else _("REAL EMERGENCY")
        hint = key("emergency")
        if active and not single:
            hint = _("clock stopped")
        self.emergency.set_words(word, hint)
        self.emergency.setAccessibleName(_("REAL EMERGENCY"))
        self.emergency.set_active(active=active)

    def refresh(self) -> None:
        """Show state and times as they are now."""
        clock = self._conduct.state.clock
        self.state_block.show_state(_WORDS[clock.phase], self._detail())
        running = clock.running
        self.face.set_paused(paused=clock.phase in {ClockPhase.PAUSED, ClockPhase.STOPPED})
        self.face.set_time(self._conduct.elapsed())
        begun = clock.phase is not ClockPhase.READY
        own = observes(self._conduct)
        for button in (self.buttons["pause"], self.pause_elsewhere):
            # nothing else is next where a laptop's own clock stands still
            resumes = not running and (begun or (own and button.isEnabled()))
            button.set_kind(Kind.NEXT if resumes else Kind.NORMAL)
        self._name_emergency()
        self._fit()

    def _detail(self) -> str:
        clock, now = self._conduct.state.clock, self._conduct.now()
        match clock.phase:
            case ClockPhase.READY if self._conduct.state.post is not None:
                # whoever observes starts nothing
                return ""
            case ClockPhase.READY:
                rows = len(self._conduct.exercise.msel.rows)
                words = ngettext("{count} row, {key} starts", "{count} rows, {key} starts", rows)
                return words.format(count=rows, key=key("pause"))
            case ClockPhase.RUNNING:
                parts = [f"× {clock.speed:g}", _pauses(len(clock.pauses), paused_for(clock, now))]
                return " · ".join(filter(None, parts))
            case ClockPhase.PAUSED:
                since = clock.since or now
                span = _("for {span}").format(span=spans.count(now - since))
                return " · ".join(filter(None, (span, shown(clock.reason))))
            case ClockPhase.STOPPED:
                at = spans.wall(clock.since) if clock.since else ""
                return _("real emergency, {time}").format(time=at)
            case ClockPhase.ENDED:
                at = spans.wall(clock.ended_at) if clock.ended_at else ""
                count = self._conduct.state.logged
                words = ngettext("{time} · {count} entry", "{time} · {count} entries", count)
                return words.format(time=at, count=count)

    def _times(self) -> list[TimeRow]:
        conduct = self._conduct
        single = self.theme.density is Density.SINGLE
        now = conduct.now()
        rows = [TimeRow(caption=_("Wall"), value=spans.wall(now))]
        talk = conduct.state.discussion
        if talk is not None and single:
            # where there is room for it, it has a row of its own below the strip
            left = talk.until - conduct.elapsed()
            up = left <= timedelta(0)
            words = _("time is up") if up else _("{span} left").format(span=spans.count(left))
            rows.insert(0, TimeRow(caption=_("Discussion"), value=words, late=up))
        story = conduct.story() or conduct.exercise.story_start
        if story is not None and not single:
            words = QLocale(language()).toString(
                QDateTime(story.date(), story.time().replace(microsecond=0)),  # pyright: ignore[reportArgumentType, reportCallIssue] - Qt takes Python's dates and times
                pgettext("a date for Qt: weekday, day, month, time", "ddd d MMM HH:mm"),
            )
            rows.append(TimeRow(caption=_("Story"), value=words))
        ends = self._ends()
        if ends is not None:
            rows.append(ends)
        return rows

    def _ends(self) -> TimeRow | None:
        conduct = self._conduct
        clock, length, now = conduct.state.clock, conduct.exercise.length, conduct.now()
        if length is None or clock.phase is ClockPhase.ENDED:
            return None
        left = (length - conduct.elapsed()) / (clock.speed or 1.0)
        ends = now + left
        extra = ""
        if clock.started_at is not None:
            behind = ends - (clock.started_at + length)
            if abs(behind) > _BEHIND:
                count = spans.whole_minutes(abs(behind))
                words = _("{count} min behind") if behind > timedelta(0) else _("{count} min ahead")
                extra = words.format(count=count)
        over = left < timedelta(0)
        if over:
            extra = _("{span} over").format(span=spans.count(left))
        value = f"{ends.astimezone():%H:%M}"
        return TimeRow(caption=_("Ends"), value=value, extra=extra, late=over)


def times_width(rows: Sequence[TimeRow], theme: Theme) -> int:
    """Return the room that the other times need."""
    plain, strong = theme.font("body", weight=500), theme.font("body", weight=600)
    first = max((text_width(row.caption, plain) for row in rows), default=0)
    second = 0
    for row in rows:
        extra = text_width(row.extra, plain) + theme.px(5) if row.extra else 0
        second = max(second, text_width(row.value, strong) + extra)
    return first + theme.px(12) + second + 2


def _pauses(count: int, total: timedelta) -> str:
    if not count:
        return ""
    words = ngettext("one pause, {span}", "{count} pauses, {span}", count)
    return words.format(count=count, span=spans.count(total))
