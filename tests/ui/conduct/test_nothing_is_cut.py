"""Words, controls and parts of the desk in every fold, at every scale, in the longer language."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QLabel, QWidget

from facilitator import i18n
from facilitator.i18n import _
from facilitator.ui.conduct.log_rows import columns
from facilitator.ui.theme import Density, Theme, load_fonts
from facilitator.ui.widgets import Field, KeyButton, SunkenLine, draw, install
from tests.clipping import Watch, faults
from tests.stage import Stage, walk

SIZES = ((1280, 720), (1440, 900), (1920, 1080))
SCALES = (0.8, 1.0, 1.5, 2.0, 2.5)
ALL = [("es", size, scale) for size in SIZES for scale in SCALES]
ALL += [("en", SIZES[0], scale) for scale in (1.0, 2.0, 2.5)]
ALL += [(each, SIZES[0], scale) for each in ("de", "fr", "ca") for scale in (1.0, 2.5)]
OFTEN = {1.0, 2.5}
ROOMS = [
    pytest.param(
        *(language, size, scale),
        id=f"{language}-{size[0]}-{scale}",
        # where there is more room it is tried in these scales at every run, in all with the faults
        marks=() if scale in OFTEN or (language, size) == ("es", SIZES[0]) else pytest.mark.fault,
    )
    for language, size, scale in ALL
]


@pytest.fixture
def watch(monkeypatch):
    yield Watch(monkeypatch)
    i18n.use("en")


@pytest.fixture
def page(qtbot, qapp):
    install(qapp, Theme())
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    return page


@pytest.mark.parametrize(("language", "size", "scale"), ROOMS)
def test_nothing_is_cut_squeezed_or_covered(qapp, watch, language, size, scale):
    stage = Stage(qapp, size=size, language=language, scale=scale)

    found = [f"{state}: {fault}" for state in walk(stage) for fault in faults(stage.frame, watch)]

    stage.close()
    assert found == []


def test_a_button_that_cuts_its_words_is_found(page, watch):
    button = KeyButton(Theme(), "Deliver the next inject", "F9", parent=page)
    button.show()
    button.setFixedWidth(60)

    found = faults(page, watch)

    assert any("cuts “Deliver the next inject”" in each for each in found)


def test_a_label_that_is_too_narrow_is_found(page):
    label = QLabel("Nobody owes anything now", page)
    label.show()
    label.resize(30, 20)

    assert any("cuts “Nobody owes" in each for each in faults(page))


def test_a_hint_that_is_mostly_unread_is_found(page):
    line = SunkenLine(Theme(), "How far", parent=page)
    line.setPlaceholderText("how far: 6h, 45m or 1:30")
    line.show()
    line.resize(70, 38)

    assert any("cuts its hint" in each for each in faults(page))


def test_a_squeezed_field_is_found(page):
    field = Field(Theme(), "Title", parent=page)
    field.show()
    field.resize(200, 12)

    assert any("is squeezed" in each for each in faults(page))


def test_a_part_beyond_its_holder_is_found(page):
    part = QWidget(page)
    part.setGeometry(380, 0, 50, 20)
    part.show()

    assert any("lies outside" in each for each in faults(page))


def test_parts_on_top_of_each_other_are_found(page):
    for left in (0, 30):
        part = QWidget(page)
        part.setGeometry(left, 0, 50, 20)
        part.show()

    assert any("on top of each other" in each for each in faults(page))


def test_a_desk_whose_forms_may_not_have_the_room_fails(qapp, watch):
    stage = Stage(qapp, size=SIZES[0], scale=2.0)
    stage.key("Ctrl+Shift+D")
    room = stage.desk.arrangement._room
    calm = faults(stage.frame, watch)

    stage.desk.parts.dock.set_bare(bare=False)
    room._pages.show()
    room._tabs.show()
    stage.desk.arrangement.layout().activate()
    found = faults(stage.frame, watch)

    stage.close()
    assert calm == []
    assert found != []


@pytest.mark.parametrize("language", i18n.available())
def test_the_way_out_of_a_stop_is_on_the_screen_at_200_percent(qapp, language):
    stage = Stage(qapp, size=SIZES[0], language=language, scale=2.0)
    stage.key("F12")

    shown = stage.desk.parts.clock.buttons["pause"].isVisible()

    stage.close()
    i18n.use("en")
    assert shown


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", i18n.available())
def test_how_late_a_decision_was_is_read_whole(language):
    i18n.use(language)
    load_fonts()
    theme = Theme(scale=2.0, density=Density.SINGLE)

    where = columns(theme, QRectF(0, 0, 1240, 52))
    late = draw.text_width(_("late {span}").format(span="+01:31"), theme.font("table", weight=600))

    assert where.target.width() >= late
