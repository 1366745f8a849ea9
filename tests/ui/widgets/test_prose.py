import pytest

from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Prose, text_width, wrapped

TEXT = "Smoke is coming in. <b>Nobody</b> knows.\n\nDonaudampfschifffahrtsgesellschaft & Sons"


@pytest.mark.parametrize("width", [40, 90, 200, 2000])
def test_no_word_is_lost_by_breaking_and_no_line_is_too_wide(qtbot, width):
    prose = Prose(Theme(), TEXT)
    qtbot.addWidget(prose)
    font = prose.theme.font("read_aloud")

    lines = wrapped(TEXT, font, width)

    assert "".join("".join(lines).split()) == "".join(TEXT.split())
    assert max(text_width(line, font) for line in lines) <= width + 1


def test_its_own_line_breaks_are_kept(qtbot):
    prose = Prose(Theme(), "one\n\ntwo")
    qtbot.addWidget(prose)

    assert prose.lines(500) == ["one", "", "two"]


def test_its_height_follows_width_and_size(qtbot):
    prose = Prose(Theme(), TEXT * 5)
    qtbot.addWidget(prose)
    wide, narrow = prose.heightForWidth(800), prose.heightForWidth(200)
    prose.set_larger(1.5)

    assert narrow > wide
    assert prose.heightForWidth(800) > wide


def test_nothing_takes_no_room(qtbot):
    prose = Prose(Theme(), "")
    qtbot.addWidget(prose)

    assert prose.heightForWidth(300) == 0
