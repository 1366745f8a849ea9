"""The pages that guard an exercise, in every size and scale of the window, in long words."""

import pytest

from facilitator.ui.widgets import Kind
from facilitator.ui.window.frame import LIBRARY
from tests.clipping import Watch
from tests.rooms import cut, window


@pytest.fixture
def opened(qapp, qtbot):
    with window(qapp, qtbot) as made:
        made.host.library.start.focus_scenarios()
        made.host.library.start.take()
        made.host.screens.show(LIBRARY)
        made.host.library.refresh()
        made.host.library.start.exercises.pick(0)
        yield made


def test_nothing_is_cut_where_a_pass_phrase_is_given(opened, qapp, qtbot, monkeypatch, tmp_path):
    opened.host.speak("de")
    opened.host.library.guarding.show_protection()
    page = opened.host.library.guarding.protection
    page.suggest()
    page.write_sheet(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: not page.busy())
    watch = Watch(monkeypatch)

    found = cut(opened, qapp, watch)

    assert page.words[1].isVisible()
    assert found == []


def test_nothing_is_cut_where_a_pass_phrase_is_asked(opened, qapp, monkeypatch):
    opened.host.speak("es")
    opened.host.library.ask_passphrase(opened.host.session.path)
    watch = Watch(monkeypatch)

    found = cut(opened, qapp, watch)

    assert opened.host.library.guarding.unlocking.isVisible()
    assert found == []


def test_handed_over_the_copy_is_next_and_handing_over_is_not(opened, qtbot, tmp_path):
    opened.host.library.caring.show_handover()
    page = opened.host.library.caring.handover
    page.folder.set_text(str(tmp_path))
    before = page.over_button.kind, page.copy_button.kind

    page.take()
    qtbot.waitUntil(lambda: page.made is not None)

    assert before == (Kind.NEXT, Kind.NORMAL)
    assert (page.over_button.kind, page.copy_button.kind) == (Kind.NORMAL, Kind.NEXT)
