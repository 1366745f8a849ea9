"""What can be sent is shown first, and what is shown is what is saved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.ui.settings.diagnosing import Diagnosing, about_screens
from facilitator.ui.theme import Theme


@pytest.fixture
def panel(qtbot):
    made = Diagnosing(Theme(), lambda: "Facilitator 1\n  built: here\n")
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    return made


def test_nothing_can_be_saved_before_it_is_shown(panel):
    hidden = panel.save_button.isHidden()

    panel.show_button.setFocus()
    QTest.keyClick(panel.show_button, Qt.Key.Key_Space)

    assert hidden
    assert panel.save_button.isVisible()
    assert panel.text.isReadOnly()
    assert panel.text.toPlainText() == "Facilitator 1\n  built: here\n"


def test_what_is_saved_is_what_is_shown(panel, tmp_path):
    panel.turn()

    panel.save(tmp_path / "sent.txt")

    assert (tmp_path / "sent.txt").read_text("utf-8") == "Facilitator 1\n  built: here\n"
    assert "sent.txt" in panel.saved.text()


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(panel, tmp_path):
    (tmp_path / "file").write_text("")
    panel.turn()

    panel.save(tmp_path / "file" / "sent.txt")

    assert panel.saved.isVisible()
    assert panel.saved.text()
    assert "Saved" not in panel.saved.text()


def test_the_search_finds_it_and_hides_it(panel):
    assert panel.matches(["diagnostics"])
    assert panel.matches([])
    assert not panel.matches(["elephants"])


@pytest.mark.usefixtures("qapp")
def test_the_window_tells_its_toolkit_and_its_screens():
    told = dict(about_screens())

    assert told["platform"]
    assert "x" in told["screen 1"]
