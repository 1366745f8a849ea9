"""Qt's own words follow the language of the window."""

import pytest
from PySide6.QtCore import QCoreApplication

from facilitator.ui.window.qtwords import QtWords


@pytest.fixture
def words(qapp):
    spoken = QtWords(qapp)
    yield spoken
    spoken.speak("en")


def cancel() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("es", "Cancelar"),
        ("fr", "Annuler"),
        ("de", "Abbrechen"),
        ("nl", "Annuleren"),
        ("ca", "Cancel·la"),
    ],
)
def test_a_dialog_of_qt_speaks_the_language_of_the_window(words, code, said):
    words.speak(code)

    assert cancel() == said


def test_going_back_to_english_takes_the_other_words_away(words):
    before = cancel()

    words.speak("es")
    words.speak("en")

    assert cancel() == before


def test_a_language_that_qt_does_not_have_leaves_its_english(words):
    before = cancel()

    words.speak("xx")

    assert cancel() == before
