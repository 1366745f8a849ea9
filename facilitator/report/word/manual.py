"""The situation manual: what players hold in their hands before and during a tabletop exercise.

It tells nothing of the script. Of the story it tells what everybody is told before STARTEX, and
the situation and questions of those modules that the facilitator chose; the other modules have
their times alone, for even a name may give play away.
"""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import IO, Final

from facilitator.domain.entry import EPOCH
from facilitator.domain.exercise import Exercise, Phase
from facilitator.report.formwords import form_statements, rules_of_play
from facilitator.report.terms import TERMS
from facilitator.report.word.leaves import contact_leaf, feedback_leaf, participants_leaf
from facilitator.report.word.looks import FIRST_LIST
from facilitator.report.word.markup import PAGE_END, Head, Piece, paragraph, table
from facilitator.report.word.sheets import A4, WIDTH
from facilitator.report.word.shell import About, write_document
from facilitator.report.wording import Speech, clipped, clock_minute

ZERO: Final = timedelta(0)
FIRST: Final = (1,)
"""The modules that are told unless others are chosen, counted from 1."""

BEGINS: Final = frozenset(
    ("startex", "debex", "début", "debut", "inicio", "comienzo", "begin", "aanvang", "beginn")
)
ENDS: Final = frozenset({"endex", "finex", "fin", "final", "einde", "ende", "übungsende"})
"""How words begin, in small letters, that say that an exercise begins, or that it is over."""


def build_manual(
    exercise: Exercise,
    target: IO[bytes],
    *,
    speech: Speech,
    modules: Collection[int] = FIRST,
    dated: datetime | None = None,
) -> None:
    """Write the manual of a plan; the same plan gives the same bytes."""
    manual = _Manual(exercise, speech, frozenset(modules))
    pieces = [*manual.pieces()]
    _ = speech.words.text
    band = _("EXERCISE · for exercise purposes only")
    if exercise.rehearsal:
        band = _("REHEARSAL · EXERCISE · for exercise purposes only")
    about = About(
        band=" · ".join(each for each in (band, exercise.marking, exercise.sponsor) if each),
        foot=f"{clipped(exercise.title, 60)} · {_('situation manual')}",
        title=_("{title}: situation manual").format(title=exercise.title[:200]),
        subject=manual.where_and_when(),
        language=speech.words.language,
        dated=dated or exercise.planned_at or EPOCH,
        page=A4,
        lists=manual.lists,
    )
    write_document(target, pieces, about)


class _Manual:
    """The parts of the manual in their order."""

    def __init__(self, exercise: Exercise, speech: Speech, modules: frozenset[int]) -> None:
        self._exercise = exercise
        self._speech = speech
        self._modules = modules
        self.lists = 0

    def pieces(self) -> Iterator[str]:
        """Yield the manual."""
        yield from self._cover()
        yield PAGE_END
        yield from self._about()
        yield from self._objectives()
        yield from self._structure()
        yield from self._rules()
        yield from self._code_words()
        yield from self._assumptions()
        yield from participants_leaf(self._exercise, self._speech)
        yield from self._background()
        for number, phase in enumerate(self._exercise.phases, 1):
            if number in self._modules:
                yield from self._module(number, phase)
        yield PAGE_END
        yield from contact_leaf(self._exercise, self._speech)
        yield PAGE_END
        yield from feedback_leaf(form_statements(self._speech.words), self._speech)
        yield PAGE_END
        yield from self._glossary()

    def where_and_when(self) -> str:
        """Return place, day and kind in one line."""
        exercise = self._exercise
        day = "" if exercise.planned_at is None else self._speech.day(exercise.planned_at)
        return " · ".join(each for each in (day, exercise.place.strip()) if each)

    def _cover(self) -> Iterator[str]:
        _ = self._speech.words.text
        exercise = self._exercise
        yield paragraph(_("EXERCISE EXERCISE EXERCISE"), "Subtitle")
        yield paragraph(exercise.title, "Title")
        yield paragraph(_("Situation manual"), "Subtitle")
        facts = (
            (_("When"), self._speech.day(exercise.planned_at) if exercise.planned_at else ""),
            (_("Where"), exercise.place),
            (_("Sponsor"), exercise.sponsor),
            (_("Exercise director"), exercise.director),
            (_("Marking"), exercise.marking),
        )
        rows = [([Piece(text=label, bold=True)], text) for label, text in facts if text.strip()]
        heads = [Head(title="", width=WIDTH * 0.3), Head(title="", width=WIDTH * 0.7)]
        if rows:
            yield table(heads, rows, told=_("The exercise at a glance"), ruled=False)
        word = exercise.safety_word.strip()
        yield paragraph(
            _("Real emergency: say “{word}”. Everything stops; it is real.").format(word=word)
            if word
            else _("Real emergency: say the safety word. Everything stops; it is real."),
            "Lead",
        )

    def _about(self) -> Iterator[str]:
        _ = self._speech.words.text
        exercise = self._exercise
        yield paragraph(_("How to use this manual"), "Heading1")
        yield paragraph(
            _(
                "It is for players. Read it before the exercise and keep it at hand: it says what"
                " the exercise is for, how it runs, and how the story begins. What happens next is"
                " told in the room. Take notes in it; hand it in at the end if the marking asks"
                " for that."
            )
        )
        for title, text in ((_("Purpose"), exercise.purpose), (_("Scope"), exercise.scope)):
            if text.strip():
                yield paragraph(title, "Heading1")
                yield from _paragraphs(text)

    def _objectives(self) -> Iterator[str]:
        _ = self._speech.words.text
        objectives = self._exercise.objectives
        if not objectives:
            return
        yield paragraph(_("Objectives and capabilities"), "Heading1")
        heads = [
            Head(title=_("No."), width=WIDTH * 0.08),
            Head(title=_("Objective"), width=WIDTH * 0.6),
            Head(title=_("Capability"), width=WIDTH * 0.32),
        ]
        rows = [(each.number, each.text, each.capability or "–") for each in objectives]
        yield table(heads, rows, told=_("Objectives and capabilities"))

    def _structure(self) -> Iterator[str]:
        _ = self._speech.words.text
        phases = self._exercise.phases
        yield paragraph(_("Structure of the exercise"), "Heading1")
        yield paragraph(
            _(
                "STARTEX begins the exercise, ENDEX ends it. Times count from STARTEX. A hot wash"
                " follows straight after ENDEX: what went well, what could be better, one change."
            )
        )
        if not phases:
            return
        heads = [
            Head(title=_("Module"), width=WIDTH * 0.5),
            Head(title=_("Begins"), width=WIDTH * 0.25),
            Head(title=_("Lasts"), width=WIDTH * 0.25),
        ]
        rows = [
            (
                self._name(number, phase),
                clock_minute(phase.starts) if phase.starts is not None else "–",
                self._speech.length(phase.length) if phase.length else "–",
            )
            for number, phase in enumerate(phases, 1)
        ]
        yield table(heads, rows, told=_("Modules with their times"))

    def _name(self, number: int, phase: Phase) -> str:
        """Return what a module is called; one that is not told has its number alone."""
        text = self._speech.words.text("Module {number}").format(number=number)
        told = number in self._modules and phase.name.strip()
        return f"{text}{self._speech.colon}{phase.name}" if told else text

    def _rules(self) -> Iterator[str]:
        words = self._speech.words
        exercise = self._exercise
        yield paragraph(words.text("Rules of play"), "Heading1")
        own = [each for each in exercise.rules if each.strip()]
        yield from self._numbered(own or [*rules_of_play(words, exercise.safety_word)])

    def _code_words(self) -> Iterator[str]:
        _ = self._speech.words.text
        exercise = self._exercise
        yield paragraph(_("Code words"), "Heading1")
        heads = [
            Head(title=_("Word"), width=WIDTH * 0.3),
            Head(title=_("What it means"), width=WIDTH * 0.7),
        ]
        safety = _(
            "A real emergency. Anybody may say it, at any time. The clock stops, everybody"
            " listens; real help is called by the real number. The exercise goes on only when the"
            " director says so."
        )
        word = exercise.safety_word.strip() or _("REAL EMERGENCY")
        told = {word.casefold(): (word, safety)}
        for each in exercise.code_words:
            told.setdefault(each.word.strip().casefold(), (each.word, each.meaning))
        # a plan that has words of its own for these has not ours beside them
        firsts = {each.split()[0] for each in told if each.split()}
        if not firsts & BEGINS:
            told["startex"] = "STARTEX", _("The exercise begins.")
        if not firsts & ENDS:
            told["endex"] = "ENDEX", _("The exercise is over.")
        rows = [(_strong(each), meaning) for each, meaning in told.values()]
        yield table(heads, rows, told=_("Code words and what they mean"))

    def _assumptions(self) -> Iterator[str]:
        _ = self._speech.words.text
        yield paragraph(_("Assumptions and artificialities"), "Heading1")
        for text in (
            _("The story is plausible, but made up; it need not happen as it is told."),
            _("Time may be pressed together or jumped over; the facilitator says so each time."),
            _("Whoever is not in the room is played by the simulation cell."),
            _("Means, staff and plans are those of today, unless the story says otherwise."),
            _("There are no hidden tricks: whatever you would know in reality, you may ask for."),
        ):
            yield paragraph(text, "ListBullet")

    def _background(self) -> Iterator[str]:
        """Yield what everybody is told before STARTEX, as the briefing on paper does."""
        opening = next((each for each in self._exercise.phases[:1] if _opens(each)), None)
        if opening is None or not opening.situation.strip():
            return
        yield paragraph(self._speech.words.text("Where the story begins"), "Heading1")
        yield from _paragraphs(opening.situation)

    def _module(self, number: int, phase: Phase) -> Iterator[str]:
        _ = self._speech.words.text
        told_already = number == 1 and _opens(phase)
        questions = [each for each in phase.questions if each.strip()]
        situation = "" if told_already else phase.situation
        if not questions and not situation.strip():
            return
        yield PAGE_END
        yield paragraph(self._name(number, phase), "Heading1")
        if situation.strip():
            yield paragraph(_("Situation"), "Heading2")
            yield from _paragraphs(situation)
        if questions:
            yield paragraph(_("Questions to talk about"), "Heading2")
            yield from self._numbered(questions)
        yield paragraph(_("Notes"), "Heading2")
        yield "".join(paragraph("", "WriteHere") for _line in range(8))

    def _glossary(self) -> Iterator[str]:
        words = self._speech.words
        yield paragraph(words.text("Glossary"), "Heading1")
        heads = [
            Head(title=words.text("Word"), width=WIDTH * 0.3),
            Head(title=words.text("What it means here"), width=WIDTH * 0.7),
        ]
        rows = [(_strong(words.text(term)), words.text(meaning)) for term, meaning in TERMS]
        yield table(heads, rows, told=words.text("Glossary"))

    def _numbered(self, texts: list[str]) -> Iterator[str]:
        """Yield a list that begins with 1."""
        number = FIRST_LIST + self.lists
        self.lists += 1
        for each in texts:
            yield paragraph(each, "ListNumber", listed=number)


def _opens(phase: Phase) -> bool:
    """Whether a phase is the one that everybody is told before STARTEX."""
    return phase.starts is not None and phase.starts < ZERO


def _paragraphs(text: str) -> Iterator[str]:
    for each in text.split("\n\n"):
        if each.strip():
            yield paragraph(each.strip())


def _strong(text: str) -> list[Piece]:
    return [Piece(text=text, bold=True)]
