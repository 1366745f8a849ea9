"""An exercise in which all that players may not read is one word, walked through every phase."""

import json
from dataclasses import fields, replace
from datetime import timedelta

from facilitator.domain.attachments import Attachment
from facilitator.domain.entry import Author
from facilitator.domain.events import EntryRef, JumpSort
from facilitator.domain.exercise import Objective, Phase
from facilitator.domain.msel import ExpectedAction, Inject, RowKind
from facilitator.domain.state import Delivery
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from tests.builders import FIRE, POLICE, STARTEX, STATION, TOWN, exercise, minutes

CANARY = "CANARY"
CLEAN = "What everybody was told, no. {number}"
SHOWN = "The fire moves"
ASKED = "Who tells the people in the cove?"
OPEN = {"1", "2", "3", "4", "5"}
"""The rows that go out to everybody; their text is clean, everything else of them is not."""


def canaries(kind, mark, /, **more):
    """Return keyword arguments that fill every text of a value, also lists of them."""
    made = {}
    for each in fields(kind):
        if each.type in {str, "str"}:
            made[each.name] = f"{CANARY} {each.name} {mark}"
        elif each.type in {tuple[str, ...], "tuple[str, ...]"}:
            made[each.name] = (f"{CANARY} {each.name} {mark}",)
    return made | more


def picture_of(number):
    """Return the picture of a row: its digest tells the row, and its name is for control alone."""
    tells = number if number in OPEN else f"{CANARY}{number}"
    return Attachment(sha256=f"digest-{tells}", name=CANARY, media="image/png", size=9)


def canary_inject(number):
    open_to_all = number in OPEN
    wants = ExpectedAction(**canaries(ExpectedAction, number, agencies=("f",), target=minutes(5)))
    return Inject(
        **canaries(
            Inject,
            number,
            number=number,
            text=CLEAN.format(number=number) if open_to_all else f"{CANARY} text {number}",
            to=() if open_to_all else ("f",),
            to_all=open_to_all or int(number) >= 20,
            expected=(wants,),
            extra=((f"{CANARY} key", f"{CANARY} value"),),
            planned=minutes(int(number)),
            kind=RowKind.INJECT,
            contingency_for="",
            follows="",
            on_decision="",
            choice="",
            phase="",
            status="",
            attachments=(picture_of(number),),
        )
    )


def canary_exercise(language="en", **more):
    """Return the exercise; rows from 20 on are for everybody too, and never go out."""
    rows = [canary_inject(str(each)) for each in (*range(1, 12), *range(20, 26))]
    agencies = tuple(
        replace(each, name=f"{CANARY} {each.id}", contact=CANARY) for each in (FIRE, POLICE, TOWN)
    )
    return replace(
        exercise(*rows, agencies=agencies),
        language=language,
        scenario=CANARY,
        marking=CANARY,
        sponsor=CANARY,
        why=CANARY,
        objectives=(Objective(**canaries(Objective, 1)),),
        phases=(Phase(**canaries(Phase, 1)),),
        **more,
    )


def ident(number):
    return f"{CANARY} id {number}"


STEPS = (
    ("start", lambda run: run.start()),
    ("note", lambda run: run.log(f". {CANARY} note")),
    ("to all", lambda run: run.deliver(ident(1))),
    ("private", lambda run: run.deliver(ident(6))),
    ("situation", lambda run: run.show_situation(SHOWN, CLEAN.format(number=0))),
    ("hold", lambda run: run.hold(ident(20), CANARY)),
    ("skip", lambda run: run.skip(ident(21), CANARY)),
    ("cancel", lambda run: run.cancel(ident(22), CANARY)),
    ("ad hoc", lambda run: run.add_inject(title=CANARY, text=CANARY, to_all=True)),
    ("second", lambda run: run.deliver(ident(2))),
    ("recall", lambda run: run.recall(ident(2), CANARY)),
    (
        "discussion",
        lambda run: run.open_discussion(SHOWN, minutes(9), questions=(ASKED,), inject=ident(1)),
    ),
    ("decision", lambda run: run.log(f"f {CANARY} because {CANARY}")),
    ("wrong one", lambda run: run.deliver(ident(7))),
    ("replace", lambda run: run.replace(ident(3), CANARY)),
    ("wrong one to all", lambda run: run.deliver(ident(4))),
    ("replace by private", lambda run: run.replace(ident(8), CANARY)),
    ("discussion over", lambda run: run.close_discussion()),
    ("pause", lambda run: run.pause(CANARY)),
    (
        "jump",
        lambda run: run.jump(JumpSort.STORY, timedelta(hours=2), reason=CANARY, meanwhile=CANARY),
    ),
    ("resume", lambda run: run.resume()),
    ("stop", lambda run: run.stop_for_safety()),
    ("who and where", lambda run: run.note_emergency(CANARY)),
    ("over", lambda run: run.clear_safety(CANARY, as_director=True)),
    ("on", lambda run: run.resume()),
    ("fifth", lambda run: run.deliver(ident(5))),
    ("end", lambda run: run.end(CANARY)),
)


def conduct_of(plan):
    """Return the conduct of a plan in memory and the clock that it reads."""
    clock = PlayedClock(STARTEX)
    file = ExerciseFile.memory(plan, now=clock.now)
    return Conduct(file, clock=clock, author=Author(role="facilitator")), clock


def walk(plan, made=None):
    """Yield (what was done, conduct) before the start and after every step."""
    conduct, clock = made or conduct_of(plan)
    yield "ready", conduct
    for name, step in STEPS:
        clock.move(timedelta(minutes=1))
        step(conduct)
        yield name, conduct


def leaked(state, plan):
    """Return a state as a careless model would give it: every row of the plan, as if delivered."""
    careless = {
        row.id: Delivery(
            ref=EntryRef(station=STATION, seq=seq),
            inject=row.id,
            number=row.number,
            title=row.title,
            at=minutes(999),
            happened_at=STARTEX,
            to_all=True,
            text=row.text,
            attachments=row.attachments,
        )
        for seq, row in enumerate(plan.msel.rows)
    }
    return replace(state, deliveries=careless)


def read_out(value):
    """Return a value as JSON, whatever is in it."""
    return json.dumps(value, default=str, ensure_ascii=False)
