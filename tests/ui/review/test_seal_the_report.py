"""A report that is built with a pass-phrase opens by it, in the window too."""

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.ui.bridge import Bridge
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.report import ReportPage
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import install
from tests.report.afterwards import played, reviewed

PASSPHRASE = "six words that nobody guesses"  # noqa: S105 - opens nothing but this report


@pytest.fixture
def page(qtbot, qapp, tmp_path):
    """Return the page of an exercise that was played and reviewed."""
    file, conduct, _clock = played(tmp_path / "levant.exercise")
    reviewed(conduct)
    tasks = Tasks()
    theme = Theme(dark=True)
    install(qapp, theme)
    made = ReportPage(theme, ReviewDesk(Bridge(conduct)), tasks)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    with file:
        yield made
        tasks.close()


def build(page, qtbot, passphrase):
    QTest.keyClicks(page.side.sealing.phrase.line, passphrase)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.busy())


def test_a_sealed_report_is_shown_here_and_opens_elsewhere_by_its_pass_phrase(
    page, qtbot, tmp_path
):
    build(page, qtbot, PASSPHRASE)

    (out,) = tmp_path.glob("*.pdf")
    assert page.pages.count() > 1
    assert page.side.sealing.costs.isVisibleTo(page)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    with pikepdf.open(out, password=PASSPHRASE) as document:
        assert document.encryption.bits == 256


def test_a_short_pass_phrase_is_refused_and_nothing_is_written(page, qtbot, tmp_path):
    build(page, qtbot, "1234")

    assert "8" in page.refusal.sentence()
    assert list(tmp_path.glob("*.pdf")) == []


def test_without_a_pass_phrase_the_report_is_open_to_all(page, qtbot, tmp_path):
    build(page, qtbot, "")

    (out,) = tmp_path.glob("*.pdf")
    with pikepdf.open(out) as document:
        assert not document.is_encrypted
    assert not page.side.sealing.costs.isVisibleTo(page)
