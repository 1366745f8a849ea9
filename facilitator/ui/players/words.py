"""What the players' display says, in the language of the exercise rather than the window's."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime, QLocale

from facilitator.domain.clock import ClockPhase
from facilitator.domain.hotwash import HotWashRow
from facilitator.domain.wall import WallMessage, WallView
from facilitator.i18n import Words, translator

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One message as it stands on the display: when, and what; ``mark`` says to disregard it."""

    time: str
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class WallSpeech:
    """The texts of the display in one language."""

    language: str
    words: Words = field(init=False)

    def __post_init__(self) -> None:
        """Look the language up once."""
        object.__setattr__(self, "words", translator(self.language))

    def band(self) -> str:
        """Return the word of the band."""
        return self.words.text("EXERCISE")

    def rehearsal(self) -> str:
        """Return the mark of a rehearsal."""
        return self.words.text("REHEARSAL")

    def wait(self) -> str:
        """Return what stands on the curtain."""
        return self.words.text("Please wait")

    def state(self, phase: ClockPhase) -> str:
        """Return the word of a state."""
        said = {
            ClockPhase.READY: self.words.text("READY"),
            ClockPhase.RUNNING: self.words.text("RUNNING"),
            ClockPhase.PAUSED: self.words.text("PAUSED"),
            ClockPhase.STOPPED: self.words.text("STOPPED"),
            ClockPhase.ENDED: self.words.text("ENDED"),
        }
        return said[phase]

    def exercise_time(self) -> str:
        """Return the caption of the exercise clock."""
        return self.words.text("Exercise time")

    def messages(self) -> str:
        """Return the caption over the messages."""
        return self.words.text("Messages to everyone")

    def hot_wash(self) -> tuple[str, str, str]:
        """Return the three questions of the hot wash."""
        return (
            self.words.text("Went well"),
            self.words.text("Could be better"),
            self.words.text("One change"),
        )

    def nothing_said(self) -> str:
        """Return what stands there before anybody said anything."""
        return self.words.text("What do you take away from this exercise?")

    def more(self, count: int) -> str:
        """Return how many agencies have no room."""
        return self.words.text("and {n} more").format(n=count)

    def discussion(self) -> str:
        """Return the caption over a discussion."""
        return self.words.text("Discussion")

    def time_left(self) -> str:
        """Return the caption over the digits of a discussion."""
        return self.words.text("Time left")

    def time_up(self) -> str:
        """Return what stands in place of the digits in the end."""
        return self.words.text("Time is up")

    def countdown(self, left: timedelta) -> str:
        """Return the time left in minutes and seconds, counted so that zero is the end."""
        seconds = -(-left // timedelta(seconds=1))
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"

    def picture_comes(self) -> str:
        """Return what stands where a picture is about to be."""
        return self.words.text("The picture is coming")

    def bad_picture(self) -> str:
        """Return what stands where a picture cannot be shown."""
        return self.words.text("This picture cannot be shown")

    def situation(self, number: int) -> str:
        """Return the caption over a situation."""
        return self.words.text("Situation {number}").format(number=number)

    def unreal(self) -> str:
        """Return the reminder in the foot."""
        return self.words.text("Nothing on this screen is real")

    def date(self, story: datetime) -> str:
        """Return the day of the story."""
        pattern = self.words.context("a date for Qt: weekday, day, month", "dddd d MMMM")
        moment = QDateTime(story.date(), story.time().replace(microsecond=0))  # pyright: ignore[reportArgumentType, reportCallIssue] - Qt takes Python's dates and times
        said = QLocale(self.words.language).toString(moment, pattern)
        return said[:1].upper() + said[1:]

    def line(self, message: WallMessage) -> Line:
        """Return a message as it stands on the display."""
        minutes = int(message.at // _MINUTE)
        time = f"{minutes // 60:02}:{minutes % 60:02}"
        if message.story is not None:
            time = f"{message.story:%H:%M}"
        mark = self.words.text("Disregard:") if message.disregard else ""
        return Line(time=time, text=message.text, mark=mark)

    def stop(self) -> tuple[str, str]:
        """Return the two shouts of the stop card."""
        return self.words.text("STOP"), self.words.text("REAL EMERGENCY")

    def suspended(self) -> tuple[str, str]:
        """Return the two sentences of the stop card."""
        return (
            self.words.text("The exercise is suspended. This is not part of the exercise."),
            self.words.text("Stay where you are and listen to the exercise director."),
        )

    def code_word(self) -> str:
        """Return the caption of the code word."""
        return self.words.text("Code word")

    def stopped_at(self, at: datetime) -> str:
        """Return when the exercise was stopped, in local time."""
        return self.words.text("stopped at {time}").format(time=f"{at.astimezone():%H:%M:%S}")

    def read(self, view: WallView) -> str:
        """Return everything that stands on the display, for a screen reader."""
        return "\n".join(each for each in self._read(view) if each)

    def _read_hot_wash(self, rows: tuple[HotWashRow, ...]) -> tuple[str, ...]:
        said: list[str] = []
        for row in rows:
            name = row.agency.name if row.agency is not None else ""
            for words, notes in zip(self.hot_wash(), row.columns, strict=True):
                said += [f"{name} · {words}: {each.text}" for each in notes]
        return tuple(said) or (self.nothing_said(),)

    def _read(self, view: WallView) -> tuple[str, ...]:
        if view.stopped:
            return (*self.stop(), *self.suspended())
        band = (self.band(), self.rehearsal() if view.head.rehearsal else "")
        if view.curtain:
            return (*band, self.wait())
        if view.hot_wash is not None:
            return (*band, view.head.title, *self._read_hot_wash(view.hot_wash))
        situation = view.situation
        shown = (situation.title, situation.text) if situation else ()
        lines = (self.line(each) for each in view.messages)
        said = (
            *self._read_discussion(view),
            *(f"{each.time} {each.mark} {each.text}" for each in lines),
        )
        return (*band, view.head.title, self.state(view.phase), *shown, *said)

    def _read_discussion(self, view: WallView) -> tuple[str, ...]:
        talk = view.discussion
        if talk is None:
            return ()
        up = self.time_up() if talk.up else ""
        return (self.discussion(), talk.title, *talk.questions, up)
