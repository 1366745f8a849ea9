"""Ratings as moons on paper: full, three quarters, quarter, barred; a dash where nobody saw it."""

from typing import Any, Final

from facilitator.domain.evaluation import Rating
from facilitator.domain.shapes import Mark
from facilitator.report.palette import BODY_MUTED, INK, Style, paint
from facilitator.report.text import Run
from facilitator.report.wording import Speech

MOON: Final = "moon "
"""The names of the shapes begin so."""
_FILLED: Final = {"P": 360, "S": 270, "M": 90}


def draw_moon(canvas: Any, shape: str, *, x: float, y: float, side: float) -> None:  # noqa: ANN401 - reportlab has no types
    """Draw the moon of a rating; ``x`` and ``y`` are its lower left corner, in points."""
    letter = shape.removeprefix(MOON)
    half, line = side / 2, side / 11
    middle = (x + half, y + half)
    radius = half - side * 0.08
    canvas.setStrokeColor(paint(INK))
    canvas.setFillColor(paint(INK))
    canvas.setLineWidth(line)
    if letter not in {*_FILLED, "U"}:
        canvas.line(middle[0] - radius, middle[1], middle[0] + radius, middle[1])
        return
    filled = _FILLED.get(letter, 0)
    canvas.circle(*middle, radius, fill=int(filled == 360))  # noqa: PLR2004 - the whole circle
    if letter == "U":
        reach = radius * 0.72
        canvas.line(middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)
    elif filled < 360:  # noqa: PLR2004 - as above
        # clockwise from the top
        canvas.wedge(
            middle[0] - radius,
            middle[1] - radius,
            middle[0] + radius,
            middle[1] + radius,
            90 - filled,
            filled,
            stroke=0,
            fill=1,
        )


def letter_of(rating: Rating) -> str:
    """Return the letter as it is shown: a dash where nobody saw it."""
    return "–" if rating is Rating.NOT_OBSERVED else rating.value


def rating_word(rating: Rating, speech: Speech) -> str:
    """Return the short word of a rating."""
    _ = speech.words.text
    words = {
        Rating.PERFORMED: _("without challenges"),
        Rating.SOME_CHALLENGES: _("some challenges"),
        Rating.MAJOR_CHALLENGES: _("major challenges"),
        Rating.UNABLE: _("unable"),
        Rating.NOT_OBSERVED: _("not observed"),
    }
    return words[rating]


def rating_runs(
    rating: Rating | None, speech: Speech, style: Style, *, then: str = ""
) -> list[Run]:
    """Return moon, letter and word; of none the words that nothing was decided yet.

    ``then`` is a sign that stays with the last word.
    """
    _ = speech.words.text
    if rating is None:
        muted = BODY_MUTED
        return [
            Run(
                _("not rated yet") + then,
                Style(size=style.size, leading=style.leading, colour=muted.colour),
            )
        ]
    letter = letter_of(rating)
    if rating is Rating.NOT_OBSERVED:
        return [Run(f"{letter} {rating_word(rating, speech)}{then}", style)]
    moon = Mark(letter="", shape=MOON + rating.value, colour="ink", name=letter)
    strong = Style(face="semibold", size=style.size, leading=style.leading)
    return [
        Run("", style, moon),
        Run(letter, strong, kept=True),
        Run("  " + rating_word(rating, speech) + then, style),
    ]
