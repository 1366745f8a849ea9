import pytest
from PySide6.QtGui import QPalette

from facilitator.ui.theme import Density, Theme, density_for, load_fonts, palette, tokens
from facilitator.ui.widgets import text_width

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.25, 2.0, 2.5])
def test_no_text_is_smaller_than_twelve_pixels(scale):
    theme = Theme(scale=scale)
    roles = [role for role, look in tokens()["type"].items() if "size" in look and "line" in look]

    sizes = {role: theme.font(role).pixelSize() for role in roles}

    assert roles
    assert min(sizes.values()) >= 12


@pytest.mark.parametrize(
    ("size", "fold"),
    [
        ((1440, 900, 1.0), Density.WIDE),
        ((1280, 720, 1.0), Density.COMPACT),
        ((1920, 1080, 1.0), Density.WIDE),
        ((1920, 1080, 1.5), Density.COMPACT),
        ((1440, 900, 2.0), Density.SINGLE),
        ((2880, 1800, 2.0), Density.WIDE),
        ((1400, 500, 1.0), Density.SINGLE),
    ],
)
def test_the_fold_follows_the_logical_size(size, fold):
    assert density_for(*size) is fold


def test_the_scale_stays_within_its_limits():
    theme = Theme()

    assert theme.with_scale(9).scale == 2.5
    assert theme.with_scale(0.1).scale == 0.8


def test_a_line_never_vanishes():
    assert Theme(scale=0.8).px(0.4) == 1
    assert Theme(scale=0.8).px(0) == 0


def test_an_unknown_colour_is_told():
    with pytest.raises(KeyError):
        Theme().colour("surface.nowhere")


def test_an_unknown_slot_is_grey_as_the_unassigned_are():
    assert Theme().agency("more") == Theme().agency("unassigned")
    assert Theme().agency("Z") == Theme().agency("unassigned")


def test_the_palette_changes_with_the_light():
    dark, light = palette(Theme(dark=True)), palette(Theme(dark=False))
    window = QPalette.ColorRole.Window

    assert dark.color(window).lightness() < 60
    assert light.color(window).lightness() > 200


def test_digits_of_the_clock_have_one_width():
    load_fonts()
    for role in ("clock", "countdown", "table", "body"):
        font = Theme().font(role)
        widths = {text_width(digit * 10, font) for digit in "0123456789"}

        assert len(widths) == 1
