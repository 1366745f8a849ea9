"""The chief officer at an exercise in the window: by keyboard, beside whoever writes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from facilitator.app import open_window
from facilitator.domain.events import About, ReportStatus
from facilitator.services import settings
from facilitator.services.now import RealClock
from facilitator.services.reviewing import Reviewing
from facilitator.services.signing_off import SigningOff
from facilitator.store.file import ExerciseFile
from facilitator.ui.reader import ReaderScreen
from facilitator.ui.reader.screen import APPROVING, KEYS, POINTS, TIMELINE
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import install
from facilitator.ui.window.frame import LIBRARY, REVIEW
from tests.clipping import Watch
from tests.report.afterwards import played, reviewed
from tests.rooms import cut, window


@pytest.fixture
def path(tmp_path):
    file, conduct, _clock = played(tmp_path / "levant.exercise")
    with file:
        reviewed(conduct)
    return tmp_path / "levant.exercise"


@pytest.fixture
def screen(qtbot, qapp, path):
    install(qapp, Theme())
    tasks = Tasks()
    made = ReaderScreen(Theme(), SigningOff(path, RealClock()), tasks)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.read()
    settled(qtbot, made)
    yield made
    tasks.close()
    made.close_pages()


def settled(qtbot, screen):
    qtbot.waitUntil(lambda: not screen.busy())


def press(widget, key, *, ctrl=False):
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(widget, key, held)


def write(line, text):
    line.setFocus()
    line.clear()
    QTest.keyClicks(line, text)


def be(screen, function="Chief officer"):
    write(screen.by.line, function)


def go_to(screen, about, of=""):
    place = screen.points.model.place((about, of))
    screen.points.view.pick(place)


def review_of(path):
    return SigningOff(path, RealClock()).read().review


def test_page_one_is_shown_as_the_report_says_it(screen):
    assert screen.front.pages.count() == 1
    assert "Draft" in screen.front.told.text()
    assert "Read only" in screen.title.text()


def test_the_timeline_tells_what_happened_in_order(screen):
    screen.show_page(TIMELINE)

    lines = screen.timeline.model.rows()

    assert lines[0].what == "STARTEX"
    assert [each.at for each in lines] == sorted(each.at for each in lines)
    assert any(each.what == "decision" and each.text for each in lines)


def test_every_page_has_its_key(screen, qtbot):
    for place, key in enumerate(KEYS):
        QTest.keyClick(screen, getattr(Qt.Key, f"Key_{key}"))

        qtbot.waitUntil(lambda place=place: screen.pages.currentIndex() == place)


def test_nothing_is_said_without_a_function(screen, path):
    screen.show_page(POINTS)
    write(screen.points.field.line, "Good work")

    press(screen.points.field.line, Qt.Key.Key_Return)

    assert screen.by.refusal.sentence()
    assert screen.points.field.text() == "Good work"
    assert review_of(path).comments == ()


def test_a_comment_is_kept_at_enter_and_shown_where_it_belongs(screen, path, qtbot):
    be(screen)
    screen.show_page(POINTS)
    action = screen.points.model.rows()[1]
    go_to(screen, About.ACTION, action.of)
    write(screen.points.field.line, "Who pays?")

    press(screen.points.field.line, Qt.Key.Key_Return)

    settled(qtbot, screen)
    said = review_of(path).comments_on(About.ACTION, action.of)
    assert [(each.text, each.by) for each in said] == [("Who pays?", "Chief officer")]
    assert "Who pays?" in screen.points.comments.text()
    assert screen.points.field.text() == ""
    screen.points.take_back()
    settled(qtbot, screen)
    assert review_of(path).comments == ()


def test_an_action_is_accepted_by_one_key(screen, path, qtbot):
    be(screen)
    screen.show_page(POINTS)
    action = screen.points.model.rows()[1]
    go_to(screen, About.ACTION, action.of)

    press(screen.points.view, Qt.Key.Key_Return, ctrl=True)

    settled(qtbot, screen)
    assert review_of(path).accepted[action.of].by == "Chief officer"
    assert screen.points.current().accepted
    assert screen.points.accept_button.isHidden()


def test_the_report_is_approved_with_the_two_words_that_are_asked(screen, path, qtbot):
    be(screen)
    screen.show_page(APPROVING)
    reading = screen._read.reading
    for place, field in zip(reading.asked, screen.approving.fields, strict=True):
        write(field.line, reading.words[place - 1])

    press(screen.approving.fields[0].line, Qt.Key.Key_Return, ctrl=True)

    settled(qtbot, screen)
    issued = review_of(path).issued[-1].event
    assert (issued.status, issued.approved_by) == (ReportStatus.FINAL, "Chief officer")
    assert issued.fingerprint == reading.words
    assert "approved by Chief officer" in screen.approving.version.text()


def test_wrong_words_approve_nothing_and_say_so(screen, path):
    before = review_of(path).issued
    be(screen)
    screen.show_page(APPROVING)
    write(screen.approving.fields[0].line, "nonsense")

    screen.approving.approve()

    assert "not the words" in screen.approving.refusal.sentence()
    assert review_of(path).issued == before


def test_while_somebody_writes_comments_go_into_a_bundle_and_it_is_said_where(screen, path, qtbot):
    be(screen)
    screen.show_page(POINTS)
    with ExerciseFile.open(path, now=RealClock().now):
        write(screen.points.field.line, "Good work")
        press(screen.points.field.line, Qt.Key.Key_Return)
        settled(qtbot, screen)

    bundle = screen.work.handed_over
    assert bundle is not None
    assert bundle.exists()
    assert bundle.name in screen.told.text()
    assert "Good work" in screen.points.comments.text()
    assert review_of(path).comments == ()


def test_a_file_that_cannot_be_read_is_said_so(qtbot, qapp, tmp_path):
    install(qapp, Theme())
    tasks = Tasks()
    screen = ReaderScreen(Theme(), SigningOff(tmp_path / "none.exercise", RealClock()), tasks)
    qtbot.addWidget(screen)
    screen.read()

    settled(qtbot, screen)

    assert "no longer there" in screen.refusal.sentence()
    tasks.close()


def test_everything_that_takes_the_keyboard_has_a_name(screen):
    for place in range(len(KEYS)):
        screen.show_page(place)
        for each in screen.findChildren(QWidget):
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible():
                assert each.accessibleName() or getattr(each, "text", str)(), each


@pytest.fixture
def opened(qapp, qtbot):
    with window(qapp, qtbot) as made:
        yield made


def test_the_library_reads_what_is_marked_without_opening_it(opened, path, qtbot):
    opened.host.open_path(str(path))
    opened.host._leave()
    opened.host.screens.show(LIBRARY)
    opened.host.library.refresh()
    opened.host.library.start.exercises.pick(0)

    opened.host.library.start.read()

    reader = opened.host.apart.reader
    settled(qtbot, reader)
    assert opened.frame.pages.currentWidget() is reader
    assert opened.host.session is None
    press(reader, Qt.Key.Key_Escape)
    assert opened.frame.pages.currentIndex() == LIBRARY
    assert opened.host.apart.reader is None


def test_what_is_open_here_is_commented_straight_into_its_log(opened, path, qtbot):
    opened.host.open_path(str(path))
    opened.host.screens.show(REVIEW)
    opened.host.apart.read_open()
    reader = opened.host.apart.reader
    settled(qtbot, reader)
    be(reader)
    reader.show_page(POINTS)
    write(reader.points.field.line, "Good work")

    press(reader.points.field.line, Qt.Key.Key_Return)

    settled(qtbot, reader)
    said = Reviewing(opened.host.session.conduct).review.comments
    assert [each.text for each in said] == ["Good work"]
    opened.host.apart.read_open()
    assert opened.frame.pages.currentIndex() == REVIEW


def test_the_command_opens_an_exercise_to_be_read_and_not_to_be_written(qapp, qtbot, path):
    opened = open_window(qapp, path, reading=True)
    qtbot.waitUntil(lambda: opened.host is not None and opened.host.apart.reader is not None)
    reader = opened.host.apart.reader
    settled(qtbot, reader)

    assert opened.host.session is None
    assert opened.frame.pages.currentWidget() is reader
    assert reader.front.pages.count() == 1
    opened.close()


def test_the_band_says_what_is_read_until_the_reader_goes_back(qapp, qtbot, path):
    opened = open_window(qapp, path, reading=True)
    qtbot.waitUntil(lambda: opened.host is not None and opened.host.apart.reader is not None)
    reader = opened.host.apart.reader
    settled(qtbot, reader)

    said = opened.frame.band.accessibleDescription()
    opened.host.apart.go_back()

    assert said == reader.title.text()
    assert said.startswith("Read only: ")
    assert opened.frame.band.accessibleDescription() == "no exercise open"
    opened.close()


def test_where_room_is_short_one_line_still_says_that_it_is_read_only(screen):
    screen.set_theme(Theme(density=Density.SINGLE))

    assert not screen.title.isVisible()
    assert screen.told.isVisible()
    assert screen.told.text() == screen.title.text()


@pytest.mark.parametrize("place", range(len(KEYS)))
def test_nothing_is_cut_for_the_reader(  # noqa: PLR0917 - fixtures
    opened, qapp, path, qtbot, monkeypatch, place
):
    opened.host.speak("de")
    opened.host.apart.read(str(path))
    reader = opened.host.apart.reader
    settled(qtbot, reader)
    be(reader)
    reader.show_page(place)
    watch = Watch(monkeypatch)

    found = cut(opened, qapp, watch)

    assert found == []


def test_damaged_settings_are_said_in_one_line(qapp, qtbot):
    target = settings.settings_path()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("{")
    with window(qapp, qtbot) as made:
        assert "settings.damaged.json" in made.frame.banner.words.text()
