"""A plan of which every text is a word of its own, and which of them a device may read."""

import re
from dataclasses import fields
from itertools import count

from facilitator.domain.evaluation import CriticalTask, Target
from facilitator.domain.exercise import CodeWord, Contact, Objective, Phase, Post, Role
from facilitator.domain.msel import ExpectedAction, Inject, RowKind
from tests.builders import FIRE, POLICE, TOWN, exercise, minutes

WORD = re.compile(r"ZQ\d{5}Z")
ROWS = 40
TO_ALL = {"1", "2", "3"}
TO_FIRE = {"4", "5", "6"}
TO_POLICE = {"7", "8"}
SPECIAL = {"to", "to_all", "objectives", "tasks"}


class Ledger:
    """Gives words out, and remembers what each stands for."""

    def __init__(self):
        self._next = count(10000)
        self.meaning = {}

    def word(self, *meaning):
        made = f"ZQ{next(self._next)}Z"
        self.meaning[made] = meaning
        return made

    def filled(self, kind, /, *meaning, **more):
        """Return keyword arguments in which every text of a value is a word of its own."""
        made = {}
        for each in fields(kind):
            if each.name in more or each.name in SPECIAL:
                continue
            if each.type in {str, "str"}:
                made[each.name] = self.word(*meaning, each.name)
            elif each.type in {tuple[str, ...], "tuple[str, ...]"}:
                made[each.name] = (self.word(*meaning, each.name),)
        return made | more

    def found(self, text):
        """Return the meanings of all words in a text."""
        return {self.meaning[each] for each in WORD.findall(text) if each in self.meaning}


def row(ledger, number):
    want = ExpectedAction(
        **ledger.filled(ExpectedAction, "expected", number, agencies=("f",), target=minutes(5))
    )
    to = ("f",) if number in TO_FIRE else ("p",) if number in TO_POLICE else ("m",)
    nothing = dict.fromkeys(("contingency_for", "follows", "on_decision", "choice", "status"), "")
    return Inject(
        **ledger.filled(
            Inject,
            "row",
            number,
            **nothing,
            kind=RowKind.INJECT,
            planned=minutes(int(number)),
            to=() if number in TO_ALL else to,
            to_all=number in TO_ALL,
            expected=(want,),
            attachments=(),
            extra=((ledger.word("row", number, "extra"), ledger.word("row", number, "extra")),),
        )
    )


def secret_plan():
    """Return the plan and its ledger: well over five hundred words."""
    ledger = Ledger()
    tasks = {
        who: CriticalTask(**ledger.filled(CriticalTask, "task", who, agencies=(who,)))
        for who in ("f", "p")
    }
    targets = (Target(**ledger.filled(Target, "target", tasks=tuple(tasks.values()))),)
    plan = exercise(*(row(ledger, str(each)) for each in range(1, ROWS + 1)))
    agencies = [
        type(each)(**{**_values(each), "contact": ledger.word("contact of agency")})
        for each in (FIRE, POLICE, TOWN)
    ]
    from dataclasses import replace

    many = {
        name: ledger.word("plan", name)
        for name in ("scenario", "marking", "sponsor", "why", "purpose", "scope", "director")
    }
    return (
        replace(
            plan,
            **many,
            agencies=tuple(agencies),
            objectives=(Objective(**ledger.filled(Objective, "objective", targets=targets)),),
            phases=(Phase(**ledger.filled(Phase, "phase")),),
            rules=(ledger.word("plan", "rules"),),
            hot_wash=(ledger.word("plan", "hot_wash"),),
            code_words=(CodeWord(**ledger.filled(CodeWord, "code word")),),
            contacts=(Contact(**ledger.filled(Contact, "contact")),),
            staff=(Post(**ledger.filled(Post, "staff", role=Role.EVALUATOR, covers=("f",))),),
        ),
        ledger,
    )


def _values(each):
    return {name.name: getattr(each, name.name) for name in fields(each)}


def may_read(  # noqa: PLR0911 - one for each sort of thing
    meaning, role, covers, delivered, *, laptop=False
):
    """Whether a device may read what a word stands for."""
    guides = role in {"evaluator", "lead_evaluator"}
    match meaning:
        case ("row", number, field):
            if number not in delivered:
                return False
            reaches = (
                number in TO_ALL
                or role in {"loggist", "lead_evaluator", "controller", "safety"}
                or (role == "evaluator" and (not covers or _of(number) in covers))
            )
            shown = {"id", "number", "text"} | ({"title"} if role != "player" else set())
            return reaches and field in shown
        case ("task", who, field):
            return (
                guides
                and (field in {"id", "text"} or laptop)
                and (laptop or not covers or who in covers)
            )
        case ("objective", field):
            return guides and (field == "number" or laptop)
        case ("target", _field):
            return guides and laptop
        case ("talk", _what):
            return True
        case ("plan", "rules" | "hot_wash" | "marking") | ("contact", _):
            # what whoever is on the staff may know beforehand
            return laptop
        case ("entry", _what):
            # a loggist keeps the log, and reads it
            return role in {"loggist", "lead_evaluator"}
        case _:
            return False


def _of(number):
    return "f" if number in TO_FIRE else "p" if number in TO_POLICE else "m"
