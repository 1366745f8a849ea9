import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QWidget

from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Banner, Field, Panel, Tabs, Themed, apply_theme, install

CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView)
GALLERY = Path(__file__).parents[2] / "shots_widgets.py"


@pytest.fixture(scope="module")
def gallery():
    spec = importlib.util.spec_from_file_location("shots_widgets", GALLERY)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def pages(gallery, qtbot, qapp):
    theme = Theme()
    install(qapp, theme)
    pages = gallery.pages(theme)
    for page in pages.values():
        qtbot.addWidget(page)
    return pages


def parts(pages):
    for page in pages.values():
        yield from page.findChildren(QWidget)


def test_every_control_has_a_name(pages):
    controls = [part for part in parts(pages) if isinstance(part, CONTROLS)]
    shown = [part for part in controls if not part.isHidden()]

    unnamed = [part for part in shown if not part.accessibleName()]

    assert len(shown) > 50
    assert unnamed == []


def test_every_control_is_reached_by_the_keyboard(pages):
    controls = [part for part in parts(pages) if isinstance(part, CONTROLS)]

    out_of_reach = [part for part in controls if not part.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert out_of_reach == []


def test_every_label_is_plain_text(pages):
    labels = [part for part in parts(pages) if isinstance(part, QLabel)]

    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_every_part_is_painted_in_every_theme_scale_and_fold(pages):
    for dark in (True, False):
        for scale in (0.8, 1.0, 2.5):
            for density in Density:
                theme = Theme(dark, scale, density)
                for page in pages.values():
                    apply_theme(page, theme)
                    assert not page.grab().isNull()


def test_a_new_theme_reaches_every_part(pages, qapp):
    theme = Theme(dark=False, scale=2.0, density=Density.SINGLE)
    install(qapp, theme)
    for page in pages.values():
        apply_theme(page, theme)

    old = [
        part
        for part in parts(pages)
        if isinstance(part, Themed) and getattr(part, "theme", theme) != theme
    ]

    assert old == []


def test_the_light_changes_every_pixel_that_is_ground(qtbot, qapp):
    install(qapp, Theme(dark=True))
    panel = Panel(Theme(dark=True), "Log")
    qtbot.addWidget(panel)
    panel.resize(200, 100)
    dark = panel.grab().toImage().pixelColor(100, 80)
    install(qapp, Theme(dark=False))
    apply_theme(panel, Theme(dark=False))

    light = panel.grab().toImage().pixelColor(100, 80)

    assert dark == Theme(dark=True).colour("surface.panel")
    assert light == Theme(dark=False).colour("surface.panel")


def test_a_tab_that_is_off_says_why_and_is_not_picked(qtbot):
    tabs = Tabs(Theme(), [("Library", "Ctrl+1"), ("Conduct", "Ctrl+3")], name="Screens")
    qtbot.addWidget(tabs)
    picked = []
    tabs.picked.connect(picked.append)
    tabs.set_off(1, "Open an exercise first.")
    tabs.pick(1)

    assert picked == []

    tabs.set_off(1, "")
    tabs.pick(1)

    assert picked == [1]
    assert tabs.current() == 1


def test_a_banner_stays_until_it_is_closed_or_over(qtbot, gallery):
    banner = Banner(Theme())
    qtbot.addWidget(banner)
    closed = []
    banner.closed.connect(lambda: closed.append(1))
    banner.say(gallery.w.BannerKind.RED, "Not saved.", "Try again")

    assert not banner.isHidden()

    banner.close_button.click()

    assert banner.isHidden()
    assert closed == [1]


def test_a_banner_that_can_not_be_closed_has_no_way_to_close_it(qtbot, gallery):
    banner = Banner(Theme())
    qtbot.addWidget(banner)
    banner.say(gallery.w.BannerKind.RED, "Not saved.", closable=False)
    qtbot.keyClick(banner, Qt.Key.Key_Escape)

    assert banner.close_button.isHidden()
    assert not banner.isHidden()


def test_a_refusal_goes_when_the_field_is_mended(qtbot):
    field = Field(Theme(), "Name")
    qtbot.addWidget(field)
    field.refuse("This name is taken.")
    said = field.refusal.sentence()
    qtbot.keyClicks(field.line, "x")

    assert said == "This name is taken."
    assert field.refusal.sentence() == ""
