from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.domain.editions import Variant
from facilitator.domain.improvement import CorrectiveAction
from facilitator.domain.redaction import KEPT, MASKED
from facilitator.ui.bridge import Bridge
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.report import ReportPage
from facilitator.ui.review.screen import ReviewScreen
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import install
from tests.report.afterwards import played, reviewed


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


def settled(page, qtbot):
    qtbot.waitUntil(lambda: not page.writer.glance.busy())


def pick(choice, place):
    QTest.keyClick(choice, Qt.Key(Qt.Key.Key_1 + place))


def test_the_page_shows_page_one_as_soon_as_somebody_comes(page, qtbot):
    page.arrive()
    settled(page, qtbot)

    assert page.panel.head.title == "Preview"
    assert page.pages.count() == 1
    assert page.on_button.isEnabled()
    assert not page.folder_button.isEnabled()


def test_a_text_is_previewed_while_it_is_typed_and_saved_when_it_is_left(page, qtbot):
    field = page.side.fields["summary"]
    before = page.writer.reviewing.review
    field.setFocus()
    field.text.selectAll()
    QTest.keyClicks(field.text, "Seen by three")
    settled(page, qtbot)
    shown, unsaved = page.pages.count(), page.writer.reviewing.review

    QTest.keyClick(field.text, Qt.Key.Key_Tab)

    assert shown == 1
    assert unsaved == before
    assert page.writer.reviewing.review.told("summary", "en") == "Seen by three"


def test_a_text_that_was_never_saved_is_there_again_in_its_own_language(page, qtbot):
    field = page.side.fields["summary"]
    field.setFocus()
    field.text.selectAll()
    QTest.keyClicks(field.text, "Cut off here")
    page._desk.unwritten.keep()
    before = page.writer.reviewing.review.told("summary", "en")

    again = ReportPage(Theme(), ReviewDesk(Bridge(page._conduct)), page._tasks)
    qtbot.addWidget(again)
    shown = again.side.fields["summary"].words()
    pick(again.side.choices.languages, again.side.choices.codes.index("es"))
    spanish = again.side.fields["summary"].words()
    pick(again.side.choices.languages, again.side.choices.codes.index("en"))
    again.writer.flush()

    assert (shown, spanish) == ("Cut off here", before)
    assert again.writer.reviewing.review.told("summary", "en") == "Cut off here"
    assert again._desk.unwritten.get("narrative..summary") is None


def test_what_was_not_changed_is_not_written_again(page):
    entries = page.writer.reviewing.desk.file.journal.last_line()

    for field in page.side.fields.values():
        field.setFocus()
    page.build_button.setFocus()

    assert page.writer.reviewing.desk.file.journal.last_line() == entries


def test_only_the_newest_of_many_letters_is_previewed(page, qtbot):
    asked = []
    page.writer.made.connect(asked.append)
    field = page.side.fields["verdict"]
    field.setFocus()
    field.text.selectAll()

    QTest.keyClicks(field.text, "A verdict of many letters that are typed in one go")
    settled(page, qtbot)

    assert len(asked) == 1
    assert "typed in one go" in asked[0].asked.texts["verdict", ""]


def test_a_text_in_another_language_stands_beside_that_of_all(page):
    spanish = page.side.choices.codes.index("es")
    page.side.choices.languages.setFocus()
    pick(page.side.choices.languages, spanish)
    field = page.side.fields["verdict"]
    field.setFocus()
    field.text.selectAll()

    QTest.keyClicks(field.text, "Se hizo bien")
    page.build_button.setFocus()

    review = page.writer.reviewing.review
    assert review.narrative["verdict", "es"] == "Se hizo bien"
    assert review.told("verdict", "en").startswith("The agencies held the cove")


def test_variant_agency_language_and_paper_are_chosen_by_keys(page):
    choices = page.side.choices
    pick(choices.variants, 2)
    pick(choices.agencies, 1)
    pick(choices.papers, 1)
    second = 1 + choices.codes.index("nl")
    pick(choices.seconds, second)

    edition = choices.edition()

    assert edition.variant is Variant.AGENCY
    assert edition.agency == page.writer.reviewing.exercise.agencies[1].id
    assert (edition.paper, edition.second) == ("letter", "nl")
    assert not choices.agencies.isHidden()


def test_the_file_is_named_after_what_is_in_it(page, qtbot, tmp_path):
    pick(page.side.choices.variants, 3)

    page.build()
    qtbot.waitUntil(lambda: not page.busy())

    assert (tmp_path / "levant-report-public-en.pdf").exists()
    assert page.panel.head.title == "Report"


def test_the_title_says_whether_the_report_is_built_and_still_whole(page, qtbot):
    before = page.title.text()
    page.build_paper()
    qtbot.waitUntil(lambda: not page.busy())
    packed = page.title.text()
    page.build()
    qtbot.waitUntil(lambda: not page.busy())
    built = page.title.text()

    page.writer.reviewing.tell("summary", "Another word")

    assert before == packed
    assert before.endswith("Its report takes a few seconds.")
    assert built.endswith("Its report is built.")
    assert page.title.text().endswith("Something was written after its report was built.")


def test_words_are_masked_until_enter_lets_them_stay(page, qtbot):
    pick(page.side.choices.variants, 3)
    listed = page.side.redactions.list
    page.side.redactions.line.line.setText("crane")
    QTest.keyClick(page.side.redactions.line.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(e.words == "crane" for e in listed.values()))
    review = page.writer.reviewing.review
    masked = review.narrative[MASKED, ""]
    place = next(i for i, each in enumerate(listed.values()) if each.words == "crane")
    listed.setFocus()
    listed.pick(place)

    QTest.keyClick(listed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: all(e.words != "crane" for e in listed.values()))

    assert masked == "crane"
    assert page.writer.reviewing.review.narrative[KEPT, ""] == "crane"
    assert (MASKED, "") not in page.writer.reviewing.review.narrative


def test_a_final_version_needs_who_approves_it_and_then_is_built(page, qtbot):
    page.side.final_button.click()
    refused = page.refusal.sentence()

    page.side.approved.line.setText("the fire chief")
    page.side.final_button.click()
    qtbot.waitUntil(lambda: not page.busy())

    assert refused
    issued = page.writer.reviewing.review.issued
    assert [each.event.version for each in issued] == [1]
    assert "1" in page.side.version.text()


def test_every_field_and_choice_has_a_name(page):
    named = [*page.side.fields.values()]

    assert all(each.text.accessibleName() for each in named)
    choices = page.side.choices
    for each in (choices.variants, choices.languages, choices.seconds, choices.papers):
        assert each.accessibleName()


def without_owner_or_date(page):
    reviewing = page.writer.reviewing
    finding = reviewing.review.findings[-1]
    made = []
    for text, owner in (("One register", ""), ("One map", "Town")):
        action = CorrectiveAction(
            id=reviewing.new_id(), number=0, finding=finding.id, text=text, owner=owner
        )
        made.append(reviewing.write_action(action))
    return made


def test_a_final_report_that_is_refused_names_every_action_that_holds_it_up(page):
    made = without_owner_or_date(page)
    page.side.approved.line.setText("Director")

    page.side.final_button.click()

    said = page.refusal.sentence()
    lacking = page.side.lacking
    assert all(str(each.number) in said.rpartition(":")[2] for each in made)
    assert [each.id for each in lacking.list.values()][-2:] == [each.id for each in made]
    assert lacking.isVisible()
    assert lacking.list.hasFocus()
    assert [each.rpartition(", no ")[2] for each in lacking.list.model_.spoken[-2:]] == [
        "date",
        "date",
    ]


def test_what_is_put_right_leaves_the_list_and_the_list_leaves_with_the_last(page):
    made = without_owner_or_date(page)
    page.side.approved.line.setText("Director")
    page.side.final_button.click()
    reviewing = page.writer.reviewing
    day = date(2027, 3, 31)
    left = [each for each in page.side.lacking.list.values() if each.id != made[0].id]
    reviewing.write_action(replace(made[0], owner="Town", due=day))
    once = [each.id for each in page.side.lacking.list.values()]

    for each in left:
        reviewing.write_action(replace(each, owner="Town", due=day))

    assert once == [each.id for each in left]
    assert not page.side.lacking.isVisible()
    page.side.final_button.click()
    assert page.writer.reviewing.review.issued[-1].event.approved_by == "Director"


def test_enter_goes_from_the_refusal_to_what_the_action_lacks(page, qtbot):
    screen = ReviewScreen(Theme(), page._desk.bridge, page._tasks)
    qtbot.addWidget(screen)
    screen.resize(1400, 800)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.show_report()
    report = screen.pages.currentWidget()
    _owner, dated = without_owner_or_date(report)
    report.side.approved.line.setText("Director")
    report.side.final_button.click()
    listed = report.side.lacking.list
    listed.pick(len(listed.values()) - 1)

    QTest.keyClick(listed, Qt.Key.Key_Return)

    found = screen.pages.currentWidget()
    assert type(found).__name__ == "FindingsPage"
    assert found.editor.action_form.action.id == dated.id
    assert found.editor.action_form.fields["due"].field.line.hasFocus()
