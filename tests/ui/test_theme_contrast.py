import itertools
import math

import pytest

from facilitator.ui.theme import tokens

SURFACES = ("window", "panel", "raised", "selected", "sunken")
SIGHT = {  # Machado, Oliveira, Fernandes 2009, severity 1.0, linear RGB
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]


def luminance(colour):
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lights = sorted(
        sum(
            share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear(each), strict=True)
        )
        for each in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(colour, eye):
    mixed = (
        sum(m * part for m, part in zip(row, linear(colour), strict=True)) for row in SIGHT[eye]
    )
    red, green, blue = (min(1, max(0, part)) for part in mixed)
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def slots():
    return [key for key, value in tokens()["agencies"].items() if isinstance(value, dict)]


def words(side):
    look = tokens()[side]
    for level, surface in itertools.product(("primary", "secondary", "muted"), SURFACES):
        yield f"text.{level} on {surface}", look["text"][level], look["surface"][surface]
    for name, surface in itertools.product(look["status"], SURFACES[:4]):
        yield f"status.{name} on {surface}", look["status"][name], look["surface"][surface]
    for level in ("primary", "secondary"):
        yield f"text.{level} on due strip", look["text"][level], look["fill"]["due_strip"]
    yield "text.primary on late wash", look["text"]["primary"], look["fill"]["late_soft"]
    yield "due on due strip", look["status"]["due"], look["fill"]["due_strip"]
    yield "late on late wash", look["status"]["late"], look["fill"]["late_soft"]
    yield "GO on action", look["text"]["on_action"], look["accent"]["action"]
    yield "link on panel", look["accent"]["link"], look["surface"]["panel"]
    yield "EXERCISE", look["accent"]["exercise_text"], look["accent"]["exercise"]
    yield "NEXT on its label", look["surface"]["window"], look["text"]["secondary"]
    yield "NEXT overdue", look["surface"]["window"], look["status"]["due"]
    for fill in ("running", "paused", "danger"):
        yield fill, look["fill"][f"{fill}_text"], look["fill"][fill]
    for key in slots():
        pair = tokens()["agencies"][key][side]
        yield f"letter of {key}", pair["letter"], pair["fill"]


def graphics(side):
    look = tokens()[side]
    for surface in ("window", "panel", "raised"):
        yield f"control line on {surface}", look["line"]["control"], look["surface"][surface]
        yield f"ring on {surface}", tokens()["focus_ring"][side], look["surface"][surface]
    yield "ring on sunken", tokens()["focus_ring"][side], look["surface"]["sunken"]
    yield "action on panel", look["accent"]["action"], look["surface"]["panel"]
    yield "axis on panel", look["plot"]["axis"], look["surface"]["panel"]
    yield "exercise line", look["accent"]["exercise_line"], look["surface"]["window"]
    for key in slots():
        fill = tokens()["agencies"][key][side]["fill"]
        yield f"mark {key}", fill, look["surface"]["panel"]


@pytest.mark.parametrize("side", ["dark", "light"])
def test_every_word_stands_out_by_four_and_a_half_to_one(side):
    weak = [name for name, fore, back in words(side) if contrast(fore, back) < 4.5]

    assert not weak


@pytest.mark.parametrize("side", ["dark", "light"])
def test_every_mark_line_and_ring_stands_out_by_three_to_one(side):
    weak = [name for name, fore, back in graphics(side) if contrast(fore, back) < 3]

    assert not weak


@pytest.mark.parametrize("eye", SIGHT)
@pytest.mark.parametrize("side", ["dark", "light"])
def test_the_agencies_differ_for_every_eye(side, eye):
    fills = [tokens()["agencies"][key][side]["fill"] for key in tokens()["agencies"]["order"]]

    least = min(math.dist(lab(a, eye), lab(b, eye)) for a, b in itertools.combinations(fills, 2))

    assert least >= 12
