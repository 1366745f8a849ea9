import itertools
import math

import pytest

from facilitator.ui.theme import tokens

SURFACES = ("window", "panel", "raised", "selected", "sunken")
WASHES = ("due_strip", "late_soft")
GROUNDS = ("window", "pause")
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
    for name, surface in itertools.product(look["status"], SURFACES):
        yield f"status.{name} on {surface}", look["status"][name], look["surface"][surface]
    for level, wash in itertools.product(("primary", "secondary"), WASHES):
        yield f"text.{level} on {wash}", look["text"][level], look["fill"][wash]
    for name, wash in itertools.product(look["status"], WASHES):
        yield f"status.{name} on {wash}", look["status"][name], look["fill"][wash]
    for level, ground in itertools.product(("primary", "secondary", "muted"), GROUNDS):
        yield f"text.{level} in the plot's {ground}", look["text"][level], look["plot"][ground]
    for name, ground in itertools.product(look["status"], GROUNDS):
        yield f"status.{name} in the plot's {ground}", look["status"][name], look["plot"][ground]
    yield "GO on action", look["text"]["on_action"], look["accent"]["action"]
    for surface in SURFACES:
        yield f"link on {surface}", look["accent"]["link"], look["surface"][surface]
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
    for surface in ("sunken", "selected"):
        yield f"ring on {surface}", tokens()["focus_ring"][side], look["surface"][surface]
    yield "control line on sunken", look["line"]["control"], look["surface"]["sunken"]
    yield "action on panel", look["accent"]["action"], look["surface"]["panel"]
    for line in ("axis", "target"):
        yield f"{line} on panel", look["plot"][line], look["surface"]["panel"]
        for ground in GROUNDS:
            yield f"{line} on the plot's {ground}", look["plot"][line], look["plot"][ground]
    yield "exercise line", look["accent"]["exercise_line"], look["surface"]["window"]
    for key in slots():
        fill = tokens()["agencies"][key][side]["fill"]
        for surface in ("panel", "raised", "sunken"):
            yield f"mark {key} on {surface}", fill, look["surface"][surface]


@pytest.mark.parametrize("side", ["dark", "light"])
def test_every_word_stands_out_by_four_and_a_half_to_one(side):
    weak = [name for name, fore, back in words(side) if contrast(fore, back) < 4.5]

    assert not weak


@pytest.mark.parametrize("side", ["dark", "light"])
def test_every_mark_line_and_ring_stands_out_by_three_to_one(side):
    weak = [name for name, fore, back in graphics(side) if contrast(fore, back) < 3]

    assert not weak


@pytest.mark.parametrize("side", ["dark", "light"])
def test_every_mark_on_a_chosen_row_is_seen_by_its_fill_or_by_its_letter(side):
    look = tokens()[side]
    grounds = (look["surface"]["selected"], look["surface"]["window"], look["fill"]["due_strip"])
    pairs = {key: tokens()["agencies"][key][side] for key in slots()}

    weak = [
        key
        for key, pair in pairs.items()
        for ground in grounds
        if max(contrast(pair["fill"], ground), contrast(pair["letter"], ground)) < 3
    ]

    assert not weak


@pytest.mark.parametrize("side", ["dark", "light"])
def test_every_status_agency_and_plot_colour_is_looked_at(side):
    look = tokens()[side]
    seen = {fore for _name, fore, _back in (*words(side), *graphics(side))}

    assert set(look["status"].values()) <= seen
    assert {tokens()["agencies"][key][side]["fill"] for key in slots()} <= seen
    assert {look["plot"][name] for name in ("axis", "target")} <= seen


@pytest.mark.parametrize("eye", SIGHT)
@pytest.mark.parametrize("side", ["dark", "light"])
def test_the_agencies_differ_for_every_eye(side, eye):
    fills = [tokens()["agencies"][key][side]["fill"] for key in tokens()["agencies"]["order"]]

    least = min(math.dist(lab(a, eye), lab(b, eye)) for a, b in itertools.combinations(fills, 2))

    assert least >= 12
