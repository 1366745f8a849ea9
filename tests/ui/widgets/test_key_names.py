import sys

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QKeySequence

from facilitator import i18n
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton
from facilitator.ui.widgets.keynames import key_name, key_words


def test_a_button_prints_its_key_as_the_keyboards_of_the_language_do(qtbot):
    i18n.use("es")
    button = KeyButton(Theme(), "Copiar", "Ctrl+Shift+Del")
    qtbot.addWidget(button)

    assert button.key == "Ctrl+Mayús+Supr"


@pytest.mark.parametrize("key", ["Ctrl++", "Ctrl+Enter", "F9", "↑", ""])
def test_in_english_a_key_stays_as_it_is_written(key):
    assert key_name(key) == key


@pytest.mark.parametrize(("key", "printed"), [("Alt+Up", "Alt+↑"), ("Left Right", "← →")])
def test_the_keys_that_move_are_printed_as_arrows(key, printed):
    assert key_name(key) == printed


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS prints signs")
def test_keys_are_short_whatever_the_translations_of_qt_say(qapp):
    i18n.use("es")
    translations = QTranslator()
    translations.load("qtbase_es", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    qapp.installTranslator(translations)

    said = [key_words(QKeySequence(keys)) for keys in ("Ctrl+Shift+L", "PgDown", "Alt+Up")]

    qapp.removeTranslator(translations)
    assert said == ["Ctrl+Mayús+L", "AvPág", "Alt+↑"]
