"""What the clock and the script did, in words: the entries that nobody typed."""

from collections.abc import Callable, Iterator

from facilitator.domain.entry import Entry
from facilitator.domain.events import (
    Amended,
    ClockCorrected,
    ClockReanchored,
    ClosedAs,
    EmergencyNoted,
    Event,
    ExpectedClosed,
    InjectAcknowledged,
    InjectAdded,
    InjectCancelled,
    InjectDelivered,
    InjectHeld,
    InjectRecalled,
    InjectReleased,
    InjectReplaced,
    InjectSkipped,
    InjectsShifted,
    JumpSort,
    Reanchoring,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SafetyCleared,
    SafetyStopped,
    SituationShown,
    SpeedChanged,
    Struck,
    TimeJumped,
    Unread,
    Unstruck,
)
from facilitator.domain.findings import Findings
from facilitator.report.attachednames import AttachedNames
from facilitator.report.laterwords import LaterWords
from facilitator.report.palette import TABLE, TABLE_SECOND, TABLE_STRONG, TABLE_STRUCK
from facilitator.report.text import Run
from facilitator.report.wording import MINUS, ZERO, Speech, clock, names

Told = Iterator[Run]


class ControlWords:
    """Tells control entries; each word that somebody wrote into one stands here once."""

    def __init__(self, findings: Findings, speech: Speech) -> None:
        self._findings = findings
        self._speech = speech
        self._numbers = {each.inject.id: each.inject.number for each in findings.script}
        self._standing = {each.struck.ref for each in findings.log if each.struck is not None}
        self._expected = {each.expected.id: each.expected.text for each in findings.measures}
        self._later = LaterWords(findings, speech)
        self._files = AttachedNames(findings, speech)

    def told(self, entry: Entry, *, struck: bool = False) -> Told:
        """Yield what an entry says, in words."""
        event = entry.event
        match event:
            case InjectDelivered() | InjectReplaced():
                yield from self._delivered(event, struck=struck)
            case InjectAdded():
                yield from self._added(event)
            case Amended():
                yield from self._amended(event)
            case InjectAcknowledged():
                yield from self._acknowledged(event)
            case Struck():
                yield from self._struck(entry, event)
            case Unread(written_as=kind, payload=payload):
                _ = self._speech.words.text
                text = _("An entry of a kind that this version does not know ({kind}):")
                yield Run(text.format(kind=kind), TABLE_SECOND)
                yield Run("\n" + payload, TABLE)
            case _:
                text, reason = self._plain(event)
                yield Run(text, TABLE_STRONG)
                if reason:
                    yield Run("\n" + reason, TABLE)

    def _plain(self, event: Event) -> tuple[str, str]:
        """Return a sentence, and what somebody wrote to it."""
        found = self._clock(event) or self._script(event) or self._later.told(event)
        return found or (event.kind or type(event).__name__, "")

    def _clock(self, event: Event) -> tuple[str, str] | None:  # noqa: PLR0911 - a line an event
        _ = self._speech.words.text
        plain: dict[type[Event], str] = {
            RunStarted: _("STARTEX: the exercise clock was started"),
            RunPaused: _("Clock paused"),
            RunResumed: _("Clock resumed"),
            SafetyStopped: _("REAL EMERGENCY: exercise stopped"),
            SafetyCleared: _("Real emergency over; the clock stays paused"),
            RunEnded: _("ENDEX: the exercise was ended"),
        }
        if isinstance(event, SafetyStopped) and event.answers:
            return _("Exercise stopped for the real emergency in another room"), ""
        if type(event) in plain:
            return plain[type(event)], str(getattr(event, "reason", ""))
        match event:
            case TimeJumped():
                return self._jumped(event)
            case SpeedChanged(factor=factor):
                return _("Clock speed now {factor} × real time").format(factor=f"{factor:g}"), ""
            case EmergencyNoted(text=text):
                return _("Real emergency"), text
            case ClockCorrected(by=by, reason=reason):
                sign = MINUS if by < ZERO else "+"
                text = _("Clock corrected by {time}")
                return text.format(time=sign + clock(abs(by))), reason
            case ClockReanchored():
                return self._reanchored(event), ""
            case _:
                return None

    def _reanchored(self, event: ClockReanchored) -> str:
        _ = self._speech.words.text
        slept = _("The computer slept for {time}; the exercise clock did not count it")
        moved = _("The computer's clock was moved by {time}; exercise time is unchanged")
        text = slept if event.why is Reanchoring.SLEPT else moved
        sign = MINUS if event.by < ZERO else ""
        return text.format(time=sign + clock(abs(event.by)))

    def _jumped(self, event: TimeJumped) -> tuple[str, str]:
        _ = self._speech.words.text
        story = _("The story jumped ahead by {time}; the exercise clock went on")
        moved = _("The exercise clock jumped ahead by {time}")
        text = story if event.sort is JumpSort.STORY else moved
        said = [each for each in (event.reason, event.meanwhile) if each]
        return text.format(time=self._speech.length(event.by)), "\n".join(said)

    def _script(self, event: Event) -> tuple[str, str] | None:
        _ = self._speech.words.text
        patterns: dict[type[Event], str] = {
            InjectHeld: _("Inject {number} held"),
            InjectReleased: _("Inject {number} to be played after all"),
            InjectSkipped: _("Inject {number} skipped"),
            InjectCancelled: _("Inject {number} cancelled"),
            InjectRecalled: _("Inject {number} recalled: players were told to disregard it"),
        }
        match event:
            case InjectsShifted(injects=injects, by=by, reason=reason):
                text = _("Rows that wait were moved by {time}: {numbers}")
                moved = ", ".join(self._numbers.get(each, each) for each in injects)
                sign = MINUS if by < ZERO else "+"
                return text.format(time=sign + clock(abs(by)), numbers=moved), reason
            case (
                InjectHeld(inject=inject, reason=reason)
                | InjectReleased(inject=inject, reason=reason)
                | InjectSkipped(inject=inject, reason=reason)
                | InjectCancelled(inject=inject, reason=reason)
                | InjectRecalled(inject=inject, reason=reason)
            ):
                return patterns[type(event)].format(number=self._number(inject)), reason
            case ExpectedClosed():
                return self._closed(event)
            case SituationShown(title=title, text=text):
                gone = _("The situation was taken from the players’ display")
                shown = _("Situation shown to all players: {title}").format(title=title)
                return (shown if title or text else gone), text
            case Unstruck(was=was, reason=reason):
                return _("No. {number} counts again").format(number=was.number), reason
            case _:
                return None

    def _struck(self, entry: Entry, event: Struck) -> Told:
        """Tell of a strike; its reason stands beside the struck entry while the strike stands."""
        _ = self._speech.words.text
        number = event.was.number
        yield Run(_("Struck no. {number}").format(number=number), TABLE_STRONG)
        if event.reason and entry.ref not in self._standing:
            yield Run("\n" + event.reason, TABLE)

    def _acknowledged(self, event: InjectAcknowledged) -> Told:
        _ = self._speech.words.text
        who = names(self._findings.exercise, (event.agency,))
        text = _("{agency} acknowledged inject {number}")
        told = text.format(agency=who, number=self._number(event.inject))
        yield Run(told, TABLE_SECOND)
        if event.by_role:
            yield Run(" · " + event.by_role, TABLE)

    def _closed(self, event: ExpectedClosed) -> tuple[str, str]:
        _ = self._speech.words.text
        how: dict[ClosedAs, Callable[[], str]] = {
            ClosedAs.WAIVED: lambda: _("Expected action waived: {text}"),
            ClosedAs.NOT_TAKEN: lambda: _("Expected action closed as not taken: {text}"),
            ClosedAs.SEEN_DONE: lambda: _("Expected action seen done: {text}"),
        }
        text = self._expected.get(event.expected, "")
        return how[event.as_what]().format(text=text).rstrip(": "), event.reason

    def _delivered(self, event: InjectDelivered | InjectReplaced, *, struck: bool) -> Told:
        _ = self._speech.words.text
        number = event.number
        if isinstance(event, InjectReplaced):
            text = _("Inject {number} stands at this time in place of {wrong}")
            yield Run(text.format(number=number, wrong=event.wrong_number), TABLE_STRONG)
        elif event.again:
            yield Run(_("Inject {number} delivered again").format(number=number), TABLE_STRONG)
        else:
            style = TABLE_STRUCK if struck else TABLE_STRONG
            yield Run(_("Inject {number} delivered").format(number=number), style)
        plain = TABLE_STRUCK if struck else TABLE
        to = names(self._findings.exercise, event.to) if event.to else ""
        whom = _("to all") if event.to_all else to and _("to {names}").format(names=to)
        how = ", ".join(each for each in (whom, event.method) if each)
        yield Run((" " + how if how else "") + "\n" + event.title, plain)
        if event.text:
            yield Run("\n" + event.text, TABLE_STRUCK if struck else TABLE_SECOND)
        if event.attachments:
            named = self._files.names(event.attachments, "; ")
            yield Run("\n" + _("attached: {text}").replace("{text}", named), TABLE_SECOND)
        if isinstance(event, InjectReplaced) and event.reason:
            yield Run("\n" + event.reason, TABLE)

    def _added(self, event: InjectAdded) -> Told:
        _ = self._speech.words.text
        inject = event.inject
        text = _("Inject {number} made during the run").format(number=inject.number)
        yield Run(text, TABLE_STRONG)
        # A made inject that was delivered has its words in the delivery.
        if not any(
            each.inject.id == inject.id and each.status in {"delivered", "recalled"}
            for each in self._findings.script
        ):
            yield Run("\n" + inject.title, TABLE)
            yield Run("\n" + inject.text, TABLE_SECOND)

    def _amended(self, event: Amended) -> Told:
        _ = self._speech.words.text
        number = event.was.number
        yield Run(_("Amends no. {number}").format(number=number), TABLE_STRONG)
        told = [
            (_("now: {text}"), event.text),
            (_("because {text}"), event.rationale),
            (_("by {text}"), event.by_role),
            (_("options: {text}"), event.options),
            (_("told: {text}"), names(self._findings.exercise, event.told or ())),
            (_("review at {text}"), clock(event.review_at) if event.review_at else ""),
            (_("late: {text}"), event.late_reason),
            ("{text}", " ".join(f"#{each}" for each in event.tags or ())),
        ]
        if event.now.agencies != event.was.agencies:
            who = names(self._findings.exercise, event.now.agencies) or _("nobody")
            yield Run("\n" + _("agency: {text}").format(text=who), TABLE)
        if event.inject is not None:
            number = self._number(event.inject) or "–"
            yield Run("\n" + _("to inject {number}").format(number=number), TABLE)
        for pattern, text in told:
            if text:
                yield Run("\n" + pattern.replace("{text}", text), TABLE)
        if event.reason:
            yield Run("\n" + _("reason: {text}").replace("{text}", event.reason), TABLE_SECOND)

    def _number(self, inject: str) -> str:
        return self._numbers.get(inject, "")
