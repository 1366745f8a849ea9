"""Words that stand on forms and in briefings alike, whatever they are printed with."""

from collections.abc import Iterator

from facilitator.domain.feedbacksums import STATEMENTS
from facilitator.i18n import Words


def rules_of_play(words: Words, safety_word: str) -> Iterator[str]:
    """Yield the rules of play, in words of our own."""
    word = safety_word.strip()
    yield words.text(
        "This is an exercise. It tests plans and procedures, never persons; no blame, no marks."
    )
    yield words.text("Decide as you would today, with your own means, plans and law.")
    yield words.text(
        "Say each decision aloud: what, why, and who decides. The loggist writes it down as it"
        " falls."
    )
    yield words.text(
        "What stands on a card or is told by exercise control is true in the story. Ask exercise"
        " control for whatever you would ask the outside world for."
    )
    yield words.text(
        "Begin and end every message with “exercise”. Call nobody outside the room; no real"
        " service is alerted, no real number is dialled."
    )
    yield words.text(
        "What is said and shown here stays here. No pictures, no posts; cards stay in the room."
    )
    if word:
        yield words.text(
            "A real emergency: say “{word}”. The clock stops, everybody listens, and the exercise"
            " goes on only when the director says so."
        ).format(word=word)
    else:
        yield words.text(
            "A real emergency: say the safety word. The clock stops, everybody listens, and the"
            " exercise goes on only when the director says so."
        )


def form_statements(words: Words) -> tuple[str, ...]:
    """Return the sentences of the feedback form: everybody agrees with them, or does not."""
    return (
        words.text("The exercise was well structured and organised."),
        words.text("The story was plausible."),
        words.text("The facilitator knew the matter and kept to the objectives."),
        words.text("The papers and displays were useful."),
        words.text("Taking part suited somebody in my position."),
        words.text("The right people in the right mix were there."),
        words.text("My agency could practise what matters to it."),
        words.text("My agency is better prepared than before."),
    )


def statements_by_key(words: Words) -> dict[str, str]:
    """Return the sentences of the feedback form by the keys under which forms keep scores."""
    return dict(zip(STATEMENTS, form_statements(words), strict=True))
