"""One event of every kind, with a value in every field: they are decoded for good.

When a kind is added, add it here and its line to ``data/golden_events.json``; never change what
stands there, since files with those very lines exist.
"""

from datetime import UTC, datetime, timedelta

from facilitator.domain import events
from facilitator.domain.events import EntryRef, Event, Known, Links
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

GOLDEN: tuple[Event, ...] = (
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
