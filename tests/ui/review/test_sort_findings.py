"""The Findings page, by keys and by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from facilitator.domain.events import About, EntryRef
from facilitator.domain.improvement import CorrectiveAction, Element, Finding, FindingSort
from facilitator.domain.reviewing import Comment
from facilitator.services.reviewdrafts import ReviewDrafts
from facilitator.store.file import ExerciseFile
from facilitator.ui.review.findings import FindingsPage
from facilitator.ui.review.findings.cards import finding_card
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import apply_theme
from tests.nasty import strings
from tests.reviewed import PLAN, desk_of, played

AFTER = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
GAP = Finding(id="g", number=0, sort=FindingSort.IMPROVE, text="Nobody held the list")


@pytest.fixture
def show(qtbot, qapp):  # noqa: ARG001 - the program has to be there first
    opened, tasks = [], Tasks()

    def build():
        conduct, _clock = played()
        opened.append(conduct.file)
        desk = desk_of(conduct)
        page = FindingsPage(Theme(), desk, tasks)
        page.desk, page.said = desk, []
        desk.refused.connect(page.said.append)
        qtbot.addWidget(page)
        page.resize(1400, 800)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.arrive()
        return page

    yield build
    tasks.close()
    for file in opened:
        file.close()


def findings(page):
    return page.reviewing.review.findings


def test_letters_sort_what_was_observed_with_its_entry_and_agency(show, qtbot):
    page = show()
    qtbot.keyClick(page.board.unsorted, Qt.Key.Key_I)

    qtbot.keyClick(page.board.unsorted, Qt.Key.Key_S)

    strength, gap = findings(page)
    assert (strength.sort, gap.sort) == (FindingSort.STRENGTH, FindingSort.IMPROVE)
    assert gap.text == "two lists of places were kept"
    assert gap.agencies == ("f",)
    assert (gap.objective, gap.capability) == ("o1", "Public warning")
    assert len(gap.evidence) == 1
    assert page.board.unsorted.values() == ()


def test_arrows_lead_to_the_other_columns_and_letters_move_a_card(show, qtbot):
    page = show()
    qtbot.keyClick(page.board.unsorted, Qt.Key.Key_S)
    qtbot.keyClick(page.board.unsorted, Qt.Key.Key_Right)

    qtbot.keyClick(page.board.strengths, Qt.Key.Key_I)

    assert [each.sort for each in findings(page)] == [FindingSort.IMPROVE]
    assert findings(page)[0].number == 1


def test_a_card_can_be_moved_by_hand(show):
    page = show()
    card = page.board.unsorted.values()[0]
    data = QMimeData()
    data.setText(card.key)

    page.board.improve.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.MoveAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

    assert [each.text for each in findings(page)] == [card.text]


def test_a_field_is_written_once_when_it_is_left_and_not_letter_by_letter(show, qtbot):
    page = show()
    qtbot.keyClick(page.board.unsorted, Qt.Key.Key_I)
    qtbot.keyClick(page.board.unsorted, Qt.Key.Key_Right)
    qtbot.keyClick(page.board.strengths, Qt.Key.Key_Right)
    qtbot.keyClick(page.board.improve, Qt.Key.Key_Return)
    line = page.editor.form.fields["text"].field.line
    before = page.desk.conduct.file.journal.last_line()
    line.selectAll()
    qtbot.keyClicks(line, "Places were promised twice")
    typed = page.desk.conduct.file.journal.last_line()

    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert typed == before
    assert page.desk.conduct.file.journal.last_line() == before + 1
    assert findings(page)[0].text == "Places were promised twice"


def test_what_was_typed_and_not_left_survives_a_crash(show, qtbot):
    page = show()
    page.reviewing.write_finding(GAP)
    line = page.editor.form.fields["effect"].field.line
    line.setFocus()
    qtbot.keyClicks(line, "Eleven places")
    key = "finding.g.effect"
    qtbot.waitUntil(lambda: ReviewDrafts.of(page.desk.conduct).get(key) == "Eleven places")

    again = show()
    again.reviewing.write_finding(GAP)

    assert again.editor.form.fields["effect"].text() == "Eleven places"
    again.editor.flush()
    assert ReviewDrafts.of(again.desk.conduct).get(key) is None


def test_an_action_that_was_never_written_is_there_again_at_ctrl_n(show, qtbot):
    page = show()
    page.reviewing.write_finding(GAP)
    page.new_action()
    qtbot.keyClicks(page.editor.action_form.fields["text"].field.line, "One register")
    page.desk.unwritten.keep()

    again = show()
    again.reviewing.write_finding(GAP)
    again.new_action()
    line = again.editor.action_form.fields["text"].field.line
    back = line.text()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    again.new_action()

    assert back == "One register"
    assert [each.text for each in again.reviewing.review.actions] == ["One register"]
    assert line.text() == ""


def test_whys_come_one_after_the_other(show, qtbot):
    page = show()
    page.reviewing.write_finding(GAP)
    fields = page.editor.form.fields
    seen = [fields[f"why{at}"].isVisible() for at in range(3)]
    fields["why0"].field.line.setFocus()
    qtbot.keyClicks(fields["why0"].field.line, "No keeper was named")

    qtbot.keyClick(fields["why0"].field.line, Qt.Key.Key_Return)

    assert seen == [True, False, False]
    assert fields["why1"].isVisible()
    assert fields["why1"].field.line.hasFocus()
    assert findings(page)[0].whys == ("No keeper was named",)


def test_an_unknown_agency_is_refused_at_its_field_and_the_words_stay(show, qtbot):
    page = show()
    page.reviewing.write_finding(GAP)
    field = page.editor.form.fields["agencies"]
    field.field.line.setFocus()
    qtbot.keyClicks(field.field.line, "F Q")

    qtbot.keyClick(field.field.line, Qt.Key.Key_Return)

    assert "Q" in field.field.refusal.sentence()
    assert field.text() == "F Q"
    assert findings(page)[0].agencies == ()


def test_the_remedy_is_told_from_the_problem(show, qtbot):
    page = show()
    page.reviewing.write_finding(GAP)
    line = page.editor.form.fields["text"].field.line
    line.setFocus()
    line.selectAll()

    qtbot.keyClicks(line, "The town should keep one list")

    assert "should" in page.editor.form.advice.text()
    assert page.editor.form.advice.isVisible()


def test_an_action_is_written_from_its_first_field_to_its_evidence(show, qtbot):
    page = show()
    page.reviewing.write_finding(GAP)
    qtbot.keyClick(page.board.improve, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    fields = page.editor.action_form.fields
    for name, words in (
        ("text", "Name a keeper"),
        ("owner", "Town"),
        ("contact", "Duty officer"),
        ("due", "31.3.2027"),
        ("evidence", "Drill of 2 May"),
    ):
        fields[name].field.line.setFocus()
        qtbot.keyClicks(fields[name].field.line, words)
        qtbot.keyClick(fields[name].field.line, Qt.Key.Key_Return)
    page.editor.action_form.element.setFocus()

    qtbot.keyClick(page.editor.action_form.element, Qt.Key.Key_3)

    (action,) = page.reviewing.review.actions
    assert (action.text, action.owner, action.contact) == ("Name a keeper", "Town", "Duty officer")
    assert (action.due, action.evidence) == (date(2027, 3, 31), "Drill of 2 May")
    assert action.element is Element.ORGANISATION
    assert action.number == 1


def test_what_is_verified_needs_evidence_and_is_not_shown_as_verified_before(show, qtbot):
    page = show()
    page.reviewing.write_finding(GAP)
    page.reviewing.write_action(CorrectiveAction(id="a", number=0, finding="g", text="Do it"))
    page.editor.action_form.status.setFocus()

    qtbot.keyClick(page.editor.action_form.status, Qt.Key.Key_4)

    assert "what shows" in page.editor.action_form.fields["evidence"].field.refusal.sentence()
    assert page.editor.action_form.status.current() == 0


def test_undo_writes_back_what_was_also_what_was_taken_away(show, qtbot):
    page = show()
    page.reviewing.write_finding(GAP)
    page.reviewing.write_action(CorrectiveAction(id="a", number=0, finding="g", text="Do it"))
    page.board.improve.setFocus()
    qtbot.keyClick(page.board.improve, Qt.Key.Key_Delete)
    gone = findings(page)

    qtbot.keyClick(page.board.improve, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert gone == ()
    assert [each.number for each in findings(page)] == [1]
    assert [each.text for each in page.reviewing.review.actions] == ["Do it"]


def test_another_entry_can_show_the_open_finding_and_be_taken_away_again(show, qtbot):
    page = show()
    page.reviewing.write_finding(GAP)
    qtbot.keyClick(page.board.unsorted, Qt.Key.Key_E)
    shown = findings(page)[0].evidence
    page.editor.evidence.setFocus()
    page.editor.evidence.pick(0)

    qtbot.keyClick(page.editor.evidence, Qt.Key.Key_Delete)

    assert len(shown) == 1
    assert findings(page)[0].evidence == ()


def test_alt_arrows_put_findings_into_another_order(show, qtbot):
    page = show()
    for ident in ("g", "h", "i"):
        page.reviewing.write_finding(Finding(id=ident, number=0, sort=GAP.sort, text=ident))
    page.board.improve.setFocus()
    page.board.improve.pick(2)

    qtbot.keyClick(page.board.improve, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert [each.id for each in findings(page)] == ["g", "i", "h"]


def test_a_finding_of_an_earlier_exercise_is_proposed_and_confirmed_by_a_key(show, qtbot):
    conduct, clock = played()
    from dataclasses import replace

    from facilitator.services.places import exercises_dir
    from facilitator.services.reviewing import Reviewing

    exercises_dir().mkdir(parents=True)
    path = exercises_dir() / "old.exercise"
    before = replace(PLAN, id="old", title="LEVANT 25")
    with ExerciseFile.create(path, before, now=clock.now) as file:
        desk = type(conduct)(file, clock=clock, author=conduct.author)
        Reviewing(desk).write_finding(replace(GAP, id="old-one"))
    conduct.file.close()
    page = show()
    page.reviewing.write_finding(GAP)
    qtbot.waitUntil(lambda: "LEVANT 25" in page.board.improve.values()[0].again)
    page.board.improve.setFocus()

    qtbot.keyClick(page.board.improve, Qt.Key.Key_R)

    assert findings(page)[0].repeats == "LEVANT 25"


def test_in_one_column_the_finding_takes_the_place_of_the_board(show, qtbot):
    page = show()
    page.reviewing.write_finding(GAP)
    apply_theme(page, Theme(density=Density.SINGLE))
    page.board.improve.setFocus()
    qtbot.keyClick(page.board.improve, Qt.Key.Key_Return)
    opened = (page.board.isVisible(), page.panel.isVisible())

    qtbot.keyClick(page.editor.form.fields["text"].field.line, Qt.Key.Key_Escape)

    assert opened == (False, True)
    assert (page.board.isVisible(), page.panel.isVisible()) == (True, False)


def test_any_entry_shows_a_finding_by_its_number_and_one_that_is_not_there_is_refused(show, qtbot):
    page = show()
    page.reviewing.write_finding(GAP)
    line = page.editor.number.line
    line.setFocus()
    for words in ("99", "x", "#1"):
        line.selectAll()
        qtbot.keyClicks(line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)

    (ref,) = findings(page)[0].evidence
    assert page.desk.conduct.file.journal.entry(ref).event.number == 1
    assert line.text() == ""


def test_an_action_that_has_only_an_owner_waits_for_its_words(show, qtbot):
    page = show()
    page.reviewing.write_finding(GAP)
    page.new_action()
    fields = page.editor.action_form.fields
    fields["owner"].field.line.setFocus()
    qtbot.keyClicks(fields["owner"].field.line, "Town")
    qtbot.keyClick(fields["owner"].field.line, Qt.Key.Key_Return)
    before = page.reviewing.review.actions
    fields["text"].field.line.setFocus()
    qtbot.keyClicks(fields["text"].field.line, "Name a keeper")

    qtbot.keyClick(fields["text"].field.line, Qt.Key.Key_Return)

    assert before == ()
    assert [(each.text, each.owner) for each in page.reviewing.review.actions] == [
        ("Name a keeper", "Town")
    ]


def test_whatever_was_typed_stands_on_its_card_as_text(show):
    page = show()
    for at, (_kind, text) in enumerate(strings()[::5]):
        if text.strip():
            page.reviewing.write_finding(
                Finding(id=str(at), number=0, sort=GAP.sort, text=text[:2000])
            )
    page.refresh()

    page.grab()

    cards = page.board.improve.values()
    assert len(cards) == len(findings(page)) > 20
    assert not any("\x07" in each.text or "\u202e" in each.text for each in cards)


def test_a_finding_shows_what_its_readers_said(show, qtbot):
    page = show()
    qtbot.keyClick(page.board.unsorted, Qt.Key.Key_I)
    (gap,) = findings(page)
    review, plan = page.reviewing.review, page.desk.conduct.exercise
    said = Comment(
        id="c",
        by="Chief officer",
        at=AFTER,
        text="one list next time",
        about=About.FINDING,
        of=gap.id,
        ref=EntryRef(station="s", seq=9),
    )
    other = replace(said, id="d", of="another")

    card = finding_card(gap, plan, {}, review=replace(review, comments=(said, other)), again="")

    assert card.comments == ("Chief officer: one list next time",)
    assert "Chief officer: one list next time" in card.spoken()
    assert finding_card(gap, plan, {}, review=review, again="").comments == ()
