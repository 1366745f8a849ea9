"""One event of every kind, with a value in every field: they are decoded for good.

When a kind is added, add it here and its line to ``data/golden_events.json``; never change what
stands there, since files with those very lines exist.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from facilitator.domain import events
from facilitator.domain.attachments import Attachment
from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.events import EntryRef, Event, Known, Links
from facilitator.domain.improvement import (
    ActionStatus,
    CorrectiveAction,
    Element,
    Finding,
    FindingSort,
    Priority,
)
from facilitator.domain.msel import ExpectedAction, ExpectedSort, Inject, RowKind

_REF = EntryRef(station="station-1", seq=7)
_WAS = Links(
    written_as="decision.logged",
    number=12,
    agencies=("fd", "pd"),
    expected=("x1",),
    at=timedelta(minutes=12, seconds=3, milliseconds=450),
)
_NOW = Links(written_as="decision.logged", number=12, agencies=("fd",), expected=())
_INJECT = Inject(
    id="i9",
    number="5-A",
    title="The bridge is closed",
    kind=RowKind.CONTINGENCY,
    text="Text",
    read_aloud="Aloud",
    notes="Notes",
    phase="p1",
    storyline="Road",
    planned=timedelta(minutes=42),
    story_at=datetime(2027, 8, 14, 16, 22, tzinfo=UTC),
    sender="Mayor",
    to=("fd",),
    to_all=True,
    to_role="Chief",
    method="Phone",
    delivered_by="SimCell",
    expected=(
        ExpectedAction(
            id="x9",
            agencies=("fd", "pd"),
            text="Divert",
            sort=ExpectedSort.ACTION,
            target=timedelta(minutes=5),
            source="Plan 4.2",
        ),
    ),
    objectives=("o1",),
    questions=("Who?",),
    discussion=timedelta(minutes=10),
    contingency_for="x1",
    contingency_after=timedelta(minutes=15),
    story_jump=timedelta(hours=3),
    automatic=True,
    critical=True,
    ad_hoc=True,
    location="Bridge",
    tags=("road",),
    status="Draft",
    source_row=9,
    extra=(("Colour", "blue"),),
)
_LOGGED = {
    "number": 12,
    "text": "Evacuate sector B",
    "typed": "fd evacuate sector B because wind shift by Mayor #evac @7 -2m",
    "agencies": ("fd", "pd"),
    "reason": "wind shift",
    "by_role": "Mayor",
    "inject": "i7",
    "expected": ("x1", "x2"),
    "tags": ("evac",),
    "options": "Shelter in place",
    "told": ("pd",),
    "review_at": timedelta(hours=1, minutes=30),
    "verbatim": True,
    "source": "paper",
    "late_reason": "radio traffic",
    "replaces": _REF,
    "replaces_number": 11,
    "known": Known(station="station-1", delivered=(3, 4), acknowledged=(3,), recalled=(4,)),
}

_MAP = Attachment(sha256="cd" * 32, name="map.png", media="image/png", size=2048)
_FINDING = Finding(
    id="f1",
    number=3,
    sort=FindingSort.IMPROVE,
    text="Two command posts",
    effect="Ten minutes lost",
    reference="Plan 2.1",
    analysis="No rule says who chooses",
    whys=("Nobody asked", "No rule"),
    element=Element.PLANNING,
    objective="o1",
    capability="Command and coordination",
    task="t1",
    agencies=("fd", "pd"),
    evidence=(_REF,),
    repeats="LEVANT 25",
    position=2,
    withheld=True,
)
_ACTION = CorrectiveAction(
    id="a1",
    number=5,
    finding="f1",
    text="Write the rule",
    capability="Command and coordination",
    element=Element.PLANNING,
    owner="Fire service",
    contact="Head of planning",
    start=date(2027, 9, 1),
    due=date(2027, 12, 1),
    priority=Priority.HIGH,
    status=ActionStatus.DONE,
    evidence="Order 12",
    withheld=True,
)

FIRST_VERSION: tuple[Event, ...] = (
    events.RunStarted(
        plan_digest="ab" * 32,
        rehearsal=True,
        story_start=datetime(2027, 8, 14, 15, 40, tzinfo=UTC),
        speed=2.0,
    ),
    events.RunPaused(reason="Coffee"),
    events.RunResumed(),
    events.TimeJumped(
        sort=events.JumpSort.STORY, by=timedelta(hours=6), reason="Night", meanwhile="It burnt"
    ),
    events.SpeedChanged(factor=0.5),
    events.SafetyStopped(),
    events.EmergencyNoted(text="A guest fell"),
    events.SafetyCleared(reason="Sprained ankle"),
    events.ClockCorrected(by=timedelta(seconds=-90), reason="Started late"),
    events.ClockReanchored(why=events.Reanchoring.SLEPT, by=timedelta(minutes=19, seconds=42)),
    events.RunEnded(reason="All played"),
    events.InjectDelivered(
        inject="i7",
        number="7",
        title="Wind shift",
        to=("fd",),
        to_all=True,
        text="The wind turns.",
        method="Radio",
        again=True,
    ),
    events.InjectAcknowledged(inject="i7", agency="fd", by_role="Chief"),
    events.InjectHeld(inject="i8", reason="Too early"),
    events.InjectReleased(inject="i8", reason="Now"),
    events.InjectSkipped(inject="i8", reason="No time"),
    events.InjectCancelled(inject="i8", reason="Overtaken"),
    events.InjectRecalled(inject="i7", reason="Wrong room"),
    events.InjectReplaced(
        delivered=_REF,
        wrong="i7",
        wrong_number="7",
        inject="i6",
        number="6",
        title="Smoke",
        to=("fd",),
        to_all=True,
        text="Smoke.",
        method="Card",
        reason="Wrong card",
    ),
    events.InjectAdded(inject=_INJECT),
    events.InjectsShifted(injects=("i8", "i9"), by=timedelta(minutes=10), reason="Lunch ran over"),
    events.SituationShown(title="The fire moves", text="Wind W 35 km/h."),
    events.ExpectedClosed(expected="x1", as_what=events.ClosedAs.NOT_TAKEN, reason="Left"),
    events.DecisionLogged(**_LOGGED),  # type: ignore[arg-type]
    events.RequestLogged(**_LOGGED),  # type: ignore[arg-type]
    events.ObservationLogged(**_LOGGED, sort=events.ObservationSort.IMPROVE),  # type: ignore[arg-type]
    events.NoteLogged(**_LOGGED),  # type: ignore[arg-type]
    events.Struck(entry=_REF, was=_WAS, reason="Twice"),
    events.Unstruck(entry=_REF, was=_WAS, reason="Not twice"),
    events.Amended(
        entry=_REF,
        was=_WAS,
        now=_NOW,
        reason="Misheard",
        text="Evacuate sector C",
        rationale="wind",
        by_role="Chief",
        tags=("evac", "c"),
        inject="i6",
        options="None",
        told=("fd",),
        review_at=timedelta(minutes=75),
        late_reason="forgot",
    ),
)

SECOND_VERSION: tuple[Event, ...] = (
    *(
        replace(each, attachments=(_MAP,))
        for each in FIRST_VERSION
        if isinstance(each, events.InjectDelivered | events.InjectReplaced | events.Logged)
    ),
    events.InjectAdded(
        inject=replace(
            _INJECT,
            tasks=("t1",),
            attachments=(_MAP,),
            author="planner",
            revision=2,
            expected=tuple(replace(each, task="t1") for each in _INJECT.expected),
        )
    ),
    events.Attached(entry=_REF, number=12, attachments=(_MAP,)),
    events.DiscussionOpened(
        title="Stay or leave",
        length=timedelta(minutes=10),
        questions=("Who says so?",),
        inject="i7",
        phase="p1",
    ),
    events.DiscussionExtended(by=timedelta(minutes=5)),
    events.DiscussionClosed(),
    events.RatingGiven(
        rated=Rated.TASK, of="t1", rating=Rating.SOME_CHALLENGES, by="evaluator 2", note="Slow"
    ),
    events.RatingSettled(rated=Rated.OBJECTIVE, of="o1", rating=Rating.UNABLE, reason="No order"),
    events.FindingWritten(finding=_FINDING),
    events.FindingDropped(finding="f1", reason="Twice"),
    events.ActionWritten(action=_ACTION),
    events.ActionDropped(action="a1", reason="Not ours"),
    events.NarrativeWritten(field="verdict", text="The order came late.", language="en"),
    events.HotWashNoted(
        note="h1", agency="fd", sort=events.HotWashSort.CHANGE, text="One map", votes=3
    ),
    events.FeedbackGiven(
        form="q1",
        agency="fd",
        by_role="Officer",
        strengths=("Calm",),
        improvements=("Radio",),
        unseen="Back room",
        actions=("Buy radios",),
        to_review="Plan 4",
        scores=(("organised", 4),),
        remarks="Again",
    ),
    events.ReportIssued(
        version=2,
        status=events.ReportStatus.FINAL,
        approved_by="Director",
        fingerprint=("able", "baker"),
        remark="After the meeting",
    ),
)

_SMALL_KNOWN = Known(station="station-0", delivered=(2,), acknowledged=(2,), recalled=(3,))
_DEVICE = events.DeviceTime(
    key="k1",
    wall=datetime(2026, 11, 25, 12, tzinfo=UTC),
    offset=timedelta(hours=2, milliseconds=120),
    error=timedelta(milliseconds=40),
)

THIRD_VERSION: tuple[Event, ...] = (
    *(
        replace(each, known=replace(each.known, earlier=(_SMALL_KNOWN,)), device=_DEVICE)
        for each in {type(one): one for one in SECOND_VERSION}.values()
        if isinstance(each, events.Logged)
    ),
    events.LeadTaken(before="station-1", up_to=41, reason="The other laptop failed"),
    events.StationOpened(
        role="evaluator",
        covers=("fd",),
        way=events.Way.LAPTOP,
        host="station-1",
        pack="station-2",
        person="p1",
        first_number=1001,
    ),
    events.StationClockSet(
        at=timedelta(minutes=12), running=False, speed=2.0, error=timedelta(seconds=1)
    ),
    events.ObserverAdmitted(
        device="station-2",
        role="evaluator",
        way=events.Way.PHONE,
        covers=("fd", "pd"),
        person="p1",
        first_number=1001,
    ),
    events.ObserverRevoked(device="station-2", reason="Not one of us"),
    events.ObserverReadmitted(device="station-2"),
    events.ObserverMarked(device="station-2", remark="Two people share it"),
    events.StationTimed(
        station="station-2",
        by=timedelta(seconds=-7200),
        error=timedelta(seconds=2),
        how="clock set by the room",
    ),
    events.BundleMerged(
        name="evaluator-2.log", new=57, known=412, forks=1, stations=("station-2",)
    ),
)

FOURTH_VERSION: tuple[Event, ...] = (
    events.ReaderCommented(
        comment="c1",
        text="Who holds the list at night?",
        by="Chief officer",
        about=events.About.ACTION,
        of="a1",
    ),
    events.ActionAccepted(
        action="a1",
        by="Chief officer",
        text="Name a keeper of the list",
        owner="Municipality",
        due=date(2027, 3, 31),
    ),
)
"""What readers of the report say."""

FIFTH_VERSION: tuple[Event, ...] = (events.SafetyStopped(answers=(_REF,)),)
"""What the leading room answers to an emergency in another."""

GOLDEN = FIRST_VERSION + SECOND_VERSION + THIRD_VERSION + FOURTH_VERSION + FIFTH_VERSION
"""Everything that was ever written, the oldest first."""

NEWEST = tuple({type(each): each for each in GOLDEN}.values())
"""One of each kind, as it is written now."""
