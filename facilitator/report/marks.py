"""Agencies' marks on paper, from the same outlines as in the window."""

from collections.abc import Callable
from typing import Any

from facilitator.domain.shapes import Marked, Outline, is_double, outline
from facilitator.report.fonts import Typeface
from facilitator.report.moons import MOON, draw_moon
from facilitator.report.palette import INK, PAPER, agency_ink, paint

STAMP = 100.0
"""Side of a kept mark, in its own units."""


def stamp_mark(  # noqa: PLR0913 - a mark, where it stands, and how big
    canvas: Any,  # noqa: ANN401 - reportlab has no types
    face: Typeface,
    mark: Marked,
    *,
    x: float,
    y: float,
    side: float,
) -> None:
    """Draw a mark that comes again and again: kept once in the file, and stamped from there."""
    name = ("mark", mark.letter[:2], mark.shape, mark.colour)
    _stamp(
        canvas,
        name,
        lambda: draw_mark(canvas, face, mark, x=0, y=0, side=STAMP),
        x=x,
        y=y,
        side=side,
    )


def _stamp(  # noqa: PLR0913 - what is stamped, and where
    canvas: Any,  # noqa: ANN401 - reportlab has no types
    key: tuple[str, ...],
    draw: Callable[[], None],
    *,
    x: float,
    y: float,
    side: float,
) -> None:
    """Keep what is drawn once in the file, and draw it from there."""
    name = "-".join(key).encode().hex()
    if not canvas.hasForm(name):
        canvas.beginForm(name, -STAMP * 0.1, -STAMP * 0.1, STAMP * 1.1, STAMP * 1.1)
        draw()
        canvas.endForm()
    scale = side / STAMP
    # One line written by hand: reportlab keeps its whole state at each saveState.
    canvas._code.append(f"q {scale:.5f} 0 0 {scale:.5f} {x:.2f} {y:.2f} cm")  # noqa: SLF001
    canvas.doForm(name)
    canvas._code.append("Q")  # noqa: SLF001


def draw_mark(  # noqa: PLR0913 - a mark, where it stands, and how big
    canvas: Any,  # noqa: ANN401 - reportlab has no types
    face: Typeface,
    mark: Marked,
    *,
    x: float,
    y: float,
    side: float,
) -> None:
    """Draw a mark with its letter; ``x`` and ``y`` are its lower left corner, in points."""
    if mark.shape.startswith(MOON):
        draw_moon(canvas, mark.shape, x=x, y=y, side=side)
        return
    form = outline(mark.shape)
    ink = agency_ink(mark.colour)
    draw_shape(canvas, form, x=x, y=y, side=side, colour=ink.fill, hollow=form.hollow)
    if is_double(mark.shape):
        _inner_line(canvas, form, x=x, y=y, side=side, colour=ink.fill)
    letter = face.shown(mark.letter[:2]).replace("\n", " ")
    size = side * form.letter_size * (0.72 if len(letter) > 1 else 1.0)
    room = side * (0.62 if len(letter) > 1 else 0.9)
    wide = face.width(letter, "bold", size)
    if wide > room:
        size *= room / wide
    base = form.letter_base - (0.04 if len(letter) > 1 else 0.0)
    canvas.setFillColor(paint(ink.fill if form.hollow else ink.letter))
    canvas.setFont(face.names["bold"], size)
    canvas.drawCentredString(x + side / 2, y + side * (1 - base), letter)


def _inner_line(  # noqa: PLR0913 - an outline, where it stands, and its colour
    canvas: Any,  # noqa: ANN401 - reportlab has no types
    form: Outline,
    *,
    x: float,
    y: float,
    side: float,
    colour: str,
) -> None:
    """Cut a thin line into a filled shape, along its edge: the double outline, as in the window."""
    canvas.saveState()
    path = _path(canvas, form, x=x, y=y, side=side)
    canvas.clipPath(path, stroke=0, fill=0)
    # Half of each line lies outside the clip, so the band is 0.055 wide and the gap 0.05.
    for line, width in ((PAPER, 0.21), (colour, 0.11)):
        canvas.setStrokeColor(paint(line))
        canvas.setLineWidth(side * width)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def draw_point(  # noqa: PLR0913 - a mark in a figure, and what befell it
    canvas: Any,  # noqa: ANN401 - reportlab has no types
    mark: Marked,
    *,
    x: float,
    y: float,
    side: float,
    hollow: bool = False,
    ringed: bool = False,
    crossed: bool = False,
) -> None:
    """Draw a mark without its letter round a point of a figure."""
    half = side / 2
    if hollow:
        canvas.setLineWidth(1.1)
        colour = agency_ink(mark.colour).fill
        form = outline(mark.shape)
        draw_shape(canvas, form, x=x - half, y=y - half, side=side, colour=colour, hollow=True)
    else:
        _stamp(
            canvas,
            ("point", mark.shape, mark.colour),
            lambda: _draw_solid(canvas, mark),
            x=x - half,
            y=y - half,
            side=side,
        )
    if not ringed and not crossed:
        return
    canvas.setStrokeColor(paint(INK))
    if ringed:
        canvas.setLineWidth(0.9)
        canvas.circle(x, y, side * 0.82, fill=0)
    if crossed:
        _cross(canvas, x, y, side * 0.68)


SEEN = 5.2
"""Side of what was observed, in points."""


def draw_seen(
    canvas: Any,  # noqa: ANN401 - reportlab has no types
    mark: Marked,
    *,
    x: float,
    y: float,
    crossed: bool = False,
) -> None:
    """Draw the small empty diamond of an observation, in the agency's colour."""
    half = SEEN / 2
    canvas.setStrokeColor(paint(agency_ink(mark.colour).fill))
    canvas.setFillColor(paint(PAPER))
    canvas.setLineWidth(0.9)
    path = canvas.beginPath()
    path.moveTo(x, y + half)
    for dx, dy in ((half, 0), (0, -half), (-half, 0)):
        path.lineTo(x + dx, y + dy)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)
    if crossed:
        _cross(canvas, x, y, half + 0.8)


def _cross(canvas: Any, x: float, y: float, reach: float) -> None:  # noqa: ANN401 - reportlab has no types
    canvas.setStrokeColor(paint(INK))
    canvas.setLineWidth(1.3)
    canvas.line(x - reach, y - reach, x + reach, y + reach)
    canvas.line(x - reach, y + reach, x + reach, y - reach)


def _draw_solid(canvas: Any, mark: Marked) -> None:  # noqa: ANN401 - reportlab has no types
    """Draw a mark without its letter; a double outline as a line with a dot within."""
    form = outline(mark.shape)
    colour = agency_ink(mark.colour).fill
    double = is_double(mark.shape)
    canvas.setLineWidth(STAMP * 0.14)
    hollow = form.hollow or double
    draw_shape(canvas, form, x=0, y=0, side=STAMP, colour=colour, hollow=hollow)
    if double:
        side = STAMP * 0.4
        place = (STAMP - side) / 2
        draw_shape(canvas, form, x=place, y=place, side=side, colour=colour, hollow=False)


def draw_shape(  # noqa: PLR0913 - an outline, where it stands, and how
    canvas: Any,  # noqa: ANN401 - reportlab has no types
    form: Outline,
    *,
    x: float,
    y: float,
    side: float,
    colour: str,
    hollow: bool,
) -> None:
    """Draw an outline filled, or as a line on paper white."""
    canvas.setStrokeColor(paint(colour))
    canvas.setFillColor(paint(PAPER if hollow else colour))
    path = _path(canvas, form, x=x, y=y, side=side)
    canvas.drawPath(path, stroke=int(hollow), fill=1)


def _path(
    canvas: Any,  # noqa: ANN401 - reportlab has no types
    form: Outline,
    *,
    x: float,
    y: float,
    side: float,
) -> Any:  # noqa: ANN401 - reportlab has no types
    path = canvas.beginPath()
    if form.circle is not None:
        cx, cy, radius = form.circle
        path.circle(x + cx * side, y + (1 - cy) * side, radius * side)
        return path
    for index, (px, py) in enumerate(form.points):
        step = path.lineTo if index else path.moveTo
        step(x + px * side, y + (1 - py) * side)
    path.close()
    return path
