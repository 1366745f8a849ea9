"""Where the profile cannot be written, a first exercise is begun all the same, and that is said."""

import pytest

from facilitator.app import open_window
from facilitator.i18n import use
from facilitator.services.places import OWN_FOLDER, work_from
from facilitator.services.scenarios import load
from facilitator.ui.window.frame import CONDUCT


@pytest.fixture
def opened(qapp, qtbot, tmp_path, monkeypatch):
    (tmp_path / "a file").write_text("")
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "a file" / name))
    made = open_window(qapp)
    qtbot.waitUntil(lambda: made.host is not None)
    qtbot.waitActive(made.frame)
    yield made
    made.close()
    made.frame.deleteLater()
    use("en")
    work_from(None)


def test_the_exercise_runs_and_the_banner_says_where_copies_go(opened):
    opened.host.start_scenario(load("first-look", "en"), "First")

    session = opened.host.session
    session.conduct.start()
    assert opened.frame.pages.currentIndex() == CONDUCT
    assert session.path.is_file()
    assert str(session.path.parent / OWN_FOLDER) in opened.frame.banner.words.text()
    assert session.conduct.state.clock.running
