import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication

from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    EmergencyButton,
    GoButton,
    KeyButton,
    Next,
    NextStrip,
    ring_room,
    text_width,
)

LONG = [
    ("Rückgängig: Eintrag 136 streichen", "Strg+Umschalt+Z"),
    ("Übungsunterbrechung begründen …", "Strg+U"),
    ("Deshacer: tachar la anotación 148", "Ctrl+Mayús+Z"),
    ("Añadir una incidencia improvisada…", "Ctrl+Mayús+N"),
]


class FakeMonotonic:
    """Seconds that move when asked."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def monotonic():
    return FakeMonotonic()


@pytest.fixture
def go(qtbot, monotonic):
    button = GoButton(Theme(), monotonic, "GO")
    qtbot.addWidget(button)
    went = []
    button.went.connect(lambda: went.append(monotonic.now))
    button.went_at = went
    return button


def test_go_is_deaf_for_800_ms_after_a_press(go, monotonic):
    for at in (100.0, 100.2, 100.79, 100.81):
        monotonic.now = at
        go.press()

    assert go.went_at == [100.0, 100.81]


def test_a_deaf_press_does_not_make_it_deaf_for_longer(go, monotonic):
    go.press()
    monotonic.now = 100.7
    go.press()
    monotonic.now = 100.85
    go.press()

    assert go.went_at == [100.0, 100.85]


def test_mouse_key_and_shortcut_share_the_same_deafness(go, qtbot):
    go.press()
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.keyClick(go, Qt.Key.Key_Return)
    qtbot.keyClick(go, Qt.Key.Key_Space)

    assert go.went_at == [100.0]


def test_a_key_held_down_goes_once(go, monotonic):
    for repeat in range(50):
        monotonic.now += 0.1
        kind = QEvent.Type.KeyPress
        held = repeat > 0
        key = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", held)
        QApplication.sendEvent(go, key)

    assert len(go.went_at) == 1


def test_go_that_is_off_does_not_go_and_says_why(go):
    go.set_off("The exercise has not started.")
    go.press()

    assert go.went_at == []
    assert go.toolTip() == "The exercise has not started."


def test_go_that_is_quiet_can_still_be_pressed(go):
    go.set_quiet(quiet=True)
    go.press()

    assert go.went_at == [100.0]


def test_enter_and_space_press_a_button_once(qtbot):
    button = KeyButton(Theme(), "Hold", "F7")
    qtbot.addWidget(button)
    presses = []
    button.clicked.connect(lambda: presses.append(1))

    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert len(presses) == 3


def test_a_button_follows_its_action(qtbot):
    action = QAction("&Undo: strike 136")
    action.setShortcut("Ctrl+Z")
    button = KeyButton(Theme(), "")
    qtbot.addWidget(button)
    done = []
    action.triggered.connect(lambda: done.append(1))

    button.bind(action)
    button.click()
    action.setText("Undo: nothing yet")
    action.setToolTip("Nothing to undo")
    action.setEnabled(False)

    assert done == [1]
    assert (button.words(), button.key) == ("Undo: nothing yet", "Ctrl+Z")
    assert not button.isEnabled()
    assert button.toolTip() == "Nothing to undo"


def test_a_name_with_an_ampersand_stays_as_it_is(qtbot):
    button = KeyButton(Theme(), "Fire & Rescue")
    qtbot.addWidget(button)

    assert button.words() == "Fire & Rescue"
    assert button.accessibleName() == "Fire & Rescue"


@pytest.mark.parametrize("small", [True, False])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0, 2.5])
@pytest.mark.parametrize(("text", "key"), LONG)
def test_long_words_and_their_key_fit_a_button(qtbot, text, key, scale, small):
    theme = Theme(scale=scale)
    button = KeyButton(theme, text, key, small=small)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())

    font = theme.font("table" if small else "body", weight=500)
    pads = 2 * theme.px(8 if small else 12) + theme.px(8)
    need = text_width(text, font) + text_width(key, theme.font("hint")) + pads

    assert need <= button.width() - 2 * ring_room(theme)
    assert font.pixelSize() * 1.3 <= button.height() - 2 * ring_room(theme)


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("word", ["GO", "YA", "LOS", "Entregar", "Ausliefern"])
def test_the_word_on_go_fits_in_every_language(qtbot, monotonic, word, scale, density):
    theme = Theme(scale=scale, density=density)
    strip = NextStrip(theme, monotonic)
    qtbot.addWidget(strip)
    strip.show_next(Next(number="1", title="T", go_word=word))
    strip.resize(theme.px(720), strip.sizeHint().height())
    button = strip.go_button

    assert button.word_fits()


@pytest.mark.parametrize("density", list(Density))
def test_the_words_of_the_emergency_fit_at_200_percent(qtbot, density):
    theme = Theme(scale=2.0, density=density)
    button = EmergencyButton(theme, "EMERGENCIA REAL", "F12")
    qtbot.addWidget(button)
    font = theme.font("body", size=14, weight=700, spacing=0.02)

    assert text_width("EMERGENCIA REAL", font) < button.sizeHint().width() - 2 * ring_room(theme)
