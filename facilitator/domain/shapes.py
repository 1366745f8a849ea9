"""The marks of agencies as plain geometry, shared by window, plots and paper."""

from dataclasses import dataclass
from typing import Protocol

Point = tuple[float, float]

DOUBLE = "double "


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One outline in the unit square, y pointing down: either corners, or a circle (x, y, radius).

    ``hollow`` outlines are drawn as a line; ``letter_base`` is the baseline of the centred letter,
    ``letter_size`` its font size, both in parts of the square's side.
    """

    points: tuple[Point, ...] = ()
    circle: tuple[float, float, float] | None = None
    hollow: bool = False
    letter_base: float = 0.715
    letter_size: float = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How an agency is drawn: letters, the name of an outline, the name of a colour slot."""

    letter: str
    shape: str
    colour: str
    name: str = ""


class Marked(Protocol):
    """Whatever can be drawn as a mark; an Agency, for one."""

    @property
    def letter(self) -> str:
        """Return its letters."""
        ...

    @property
    def shape(self) -> str:
        """Return its outline's name."""
        ...

    @property
    def colour(self) -> str:
        """Return its colour slot."""
        ...

    @property
    def name(self) -> str:
        """Return its name."""
        ...


OUTLINES: dict[str, Outline] = {
    "triangle": Outline(
        points=((0.5, 0.03), (0.995, 0.935), (0.005, 0.935)),
        letter_base=0.845,
        letter_size=0.525,
    ),
    "square": Outline(points=((0.05, 0.05), (0.95, 0.05), (0.95, 0.95), (0.05, 0.95))),
    "diamond": Outline(
        points=((0.5, -0.02), (1.02, 0.5), (0.5, 1.02), (-0.02, 0.5)), letter_size=0.575
    ),
    "cross": Outline(
        points=(
            (0.3, 0.02),
            (0.7, 0.02),
            (0.7, 0.3),
            (0.98, 0.3),
            (0.98, 0.7),
            (0.7, 0.7),
            (0.7, 0.98),
            (0.3, 0.98),
            (0.3, 0.7),
            (0.02, 0.7),
            (0.02, 0.3),
            (0.3, 0.3),
        ),
        letter_size=0.575,
    ),
    "circle": Outline(circle=(0.5, 0.5, 0.48)),
    "hexagon": Outline(
        points=(
            (0.25, 0.067),
            (0.75, 0.067),
            (1.0, 0.5),
            (0.75, 0.933),
            (0.25, 0.933),
            (0.0, 0.5),
        ),
    ),
    "pentagon down": Outline(
        points=((0.02, 0.1), (0.98, 0.1), (0.98, 0.5), (0.5, 1.0), (0.02, 0.5)),
        letter_base=0.66,
    ),
    "ring": Outline(circle=(0.5, 0.5, 0.43), hollow=True),
}

SLOTS: tuple[tuple[str, str], ...] = (
    ("triangle", "F"),
    ("square", "P"),
    ("diamond", "G"),
    ("cross", "A"),
    ("circle", "M"),
    ("hexagon", "spare_1"),
    ("pentagon down", "spare_2"),
)

UNASSIGNED = Mark(letter="?", shape="ring", colour="unassigned")


def mark_of(agency: Marked) -> Mark:
    """Return the mark of an agency."""
    return Mark(letter=agency.letter, shape=agency.shape, colour=agency.colour, name=agency.name)


def is_double(shape: str) -> bool:
    """Tell whether a shape's name asks for the double outline of the eighth agency and later."""
    return shape.startswith(DOUBLE)


def outline(shape: str) -> Outline:
    """Return the outline of that name, without its doubling; a square for an unknown name."""
    return OUTLINES.get(shape.removeprefix(DOUBLE), OUTLINES["square"])


def slot(index: int) -> tuple[str, str]:
    """Return shape and colour of the agency at that place, counted from 0.

    From the eighth on the shapes come again with a double outline in the spare grey;
    then the letters alone make the difference.
    """
    shape, colour = SLOTS[index % len(SLOTS)]
    if index < len(SLOTS):
        return shape, colour
    return DOUBLE + shape, "unassigned"
