"""The discussion at the desk: opened from the questions of what was delivered, counted, closed."""

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.domain.errors import Failed, Refused
from facilitator.domain.events import DiscussionOpened
from facilitator.domain.log import LogQuery
from facilitator.domain.state import Discussion
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.ui.conduct.acts import Acts
from facilitator.ui.conduct.forms import LineForm, span_of
from facilitator.ui.conduct.keys import key
from facilitator.ui.conduct.tray import focus
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.say import sentence
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Glyph, GlyphWords, KeyButton

USUAL = timedelta(minutes=15)
"""How long the room discusses where the script does not say (our figure)."""
LONGER = timedelta(minutes=5)
_BETWEEN = " | "
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What could be discussed now; nothing in it is of a row that was not delivered."""

    title: str = ""
    length: timedelta = USUAL
    questions: tuple[str, ...] = ()
    inject: str = ""
    phase: str = ""


def topic_now(conduct: Conduct, cued: str = "") -> Topic:
    """Return what is discussed next: the row taken from the script, the last delivered, its phase.

    A row that has not been delivered is never offered, and neither are its questions.
    """
    state = conduct.state
    for ident in filter(None, (cued, state.last_delivered)):
        given = state.deliveries.get(ident)
        if given is None or given.recalled is not None:
            continue
        row = conduct.row(ident)
        if row.questions:
            title = f"{given.number} {given.title}".strip()
            length = row.discussion or USUAL
            return Topic(title=title, length=length, questions=row.questions, inject=ident)
        phase = next((each for each in conduct.exercise.phases if each.id == row.phase), None)
        if phase is not None and phase.questions:
            return Topic(title=phase.name, questions=phase.questions, phase=phase.id)
        return Topic(title=given.title, length=row.discussion or USUAL, inject=ident)
    return Topic()


def last_topic(conduct: Conduct) -> Topic | None:
    """Return what was discussed last, or None; it is in the journal."""
    journal = conduct.file.journal
    lines = journal.keys(LogQuery(kinds=(DiscussionOpened.kind,)))
    found = journal.lines(lines[-1:]) if lines else ()
    event = found[0].entry.event if found else None
    if not isinstance(event, DiscussionOpened):
        return None
    return Topic(
        title=event.title,
        length=event.length,
        questions=event.questions,
        inject=event.inject,
        phase=event.phase,
    )


class DiscussForm(LineForm):
    """What about, how long, which questions; or the last discussion once more."""

    def __init__(
        self, theme: Theme, conduct: Conduct, acts: Acts, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._conduct, self._acts = conduct, acts
        self._topic = Topic()
        self.title = _("Discussion: players see it with its countdown, in exercise time")
        self.about = self.field(_("What about"), _("what about"), 2)
        self.minutes = self.field(_("How long"), _("15 minutes"))
        self.questions = self.field(_("Questions"), _("questions, with | between them"), 3)
        self.open_button = self.button(_("Open it"), _("Enter"))
        self.open_button.clicked.connect(self.act)
        self.again_button = self.button(_("Open the last again"))
        self.again_button.clicked.connect(self.open_again)

    def begin(self) -> None:
        """Fill in what was delivered last, or what stands in the strip if that is out."""
        self.about.calm()
        self.minutes.calm()
        self._topic = topic_now(self._conduct, self._acts.cued)
        self.about.set_text(shown(self._topic.title))
        self.minutes.set_text(str(self._topic.length // _MINUTE or 1))
        self.questions.set_text(_BETWEEN.join(shown(each) for each in self._topic.questions))
        self.again_button.setVisible(last_topic(self._conduct) is not None)
        focus(self.about.line)
        self.about.line.selectAll()

    @Slot()
    def act(self) -> None:
        """Open it."""
        length = _length(self.minutes.text())
        if not length:
            self.minutes.refuse(_("Write minutes, 15 or 1:30."))
            focus(self.minutes.line)
            return
        typed = (each.strip() for each in self.questions.text().split("|"))
        questions = tuple(each for each in typed if each)
        topic = self._topic
        self._open(
            Topic(
                title=self.about.text().strip(),
                length=length,
                questions=questions,
                inject=topic.inject,
                phase=topic.phase,
            )
        )

    @Slot()
    def open_again(self) -> None:
        """Open the last one again, for five minutes."""
        last = last_topic(self._conduct)
        if last is not None:
            self._open(last, LONGER)

    def _open(self, topic: Topic, length: timedelta | None = None) -> None:
        try:
            self._conduct.open_discussion(
                topic.title,
                length or topic.length,
                questions=topic.questions,
                inject=topic.inject,
                phase=topic.phase,
            )
        except (Refused, Failed) as wrong:
            self.about.refuse(sentence(wrong))
            return
        self.done.emit()


def _length(text: str) -> timedelta | None:
    text = text.strip()
    return timedelta(minutes=int(text)) if text.isdecimal() and len(text) <= 3 else span_of(text)  # noqa: PLR2004 - 999 minutes at most


class DiscussionBar(QWidget):
    """Stands below the strip while a discussion is open: what about, how long still, two keys."""

    def __init__(
        self,
        theme: Theme,
        longer: QAction,
        discuss: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.words = GlyphWords(theme)
        self.longer_button = KeyButton(theme, "", small=True)
        self.close_button = KeyButton(theme, "", small=True)
        self.longer_button.clicked.connect(longer.trigger)
        self.close_button.clicked.connect(discuss.trigger)
        row = QHBoxLayout(self)
        row.addWidget(self.words, 1)
        row.addWidget(self.longer_button)
        row.addWidget(self.close_button)
        self.setAccessibleName(_("Discussion"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(theme.px(10), 0, theme.px(3), 0)
            layout.setSpacing(theme.px(2))

    def show_discussion(self, talk: Discussion | None, now: timedelta) -> None:
        """Show how it stands; in one column the clock row says it, and the keys do the rest."""
        seen = talk is not None and self.theme.density is not Density.SINGLE
        if seen is self.isHidden():
            self.setVisible(seen)
        if talk is None or not seen:
            return
        self.longer_button.set_words(_("+5 min"), key("longer"))
        self.close_button.set_words(_("Close"), key("discuss"))
        up = talk.until <= now
        left = (
            _("time is up") if up else _("{span} left").format(span=spans.count(talk.until - now))
        )
        about = _("Discussion: {title}").format(title=shown(talk.title))
        ink = "status.due" if up else "text.primary"
        self.words.set_words(f"{left} · {about}", Glyph.HOURGLASS, tint=ink, colour=ink)


class Discussing:
    """Opens and closes the discussion by key, and tells once that its time is up."""

    def __init__(self, conduct: Conduct, acts: Acts) -> None:
        self._conduct, self._acts = conduct, acts
        self._told: Discussion | None = None

    def longer(self) -> None:
        """Let it go on for five minutes more; after its end, for five minutes from now."""
        talk = self._conduct.state.discussion
        by = LONGER
        if talk is not None:
            by += max(timedelta(0), self._conduct.elapsed() - talk.until)
        self._acts.attempt(lambda: self._conduct.extend_discussion(by))

    def is_open(self) -> bool:
        """Whether there is one."""
        return self._conduct.state.discussion is not None

    def close(self) -> None:
        """End it."""
        self._acts.attempt(self._conduct.close_discussion)

    def time_is_up(self) -> str:
        """Return what is to be said once, when the time has run out; else nothing."""
        talk, now = self._conduct.state.discussion, self._conduct.elapsed()
        if talk is None or talk == self._told or talk.until > now:
            return ""
        self._told = talk
        words = _(
            "Discussion “{title}”: time is up. {longer} gives five minutes, {close} closes it."
        )
        return words.format(title=shown(talk.title), longer=key("longer"), close=key("discuss"))
