"""The Set-up page by keys alone: every section, saved as it is typed, undone by the one stack."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from facilitator.domain.checklist import missing
from facilitator.domain.exercise import Contact, Objective, Role
from facilitator.ui.plan.pages import PAGES
from facilitator.ui.widgets import KeyButton
from facilitator.ui.widgets.choice import Choice
from tests.builders import exercise, expected, inject, minutes

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = {place: getattr(Qt.Key, f"Key_{place}") for place in range(1, 10)}
CHECKLIST, HEAD, AGENCIES, OBJECTIVES, PHASES, PEOPLE, RULES, CONTACTS, MARKING = range(1, 10)
PLACE = next(at for at, each in enumerate(PAGES) if each.key == "F4")


@pytest.fixture
def setup(make_hand):
    rows = (
        inject("01", to=("f",), wants=(expected("x1"),)),
        inject("02", planned=5, to=("p", "f")),
    )
    plan = replace(
        exercise(*rows),
        objectives=(Objective(id="o1", number="1", text="Warn the public in time"),),
    )
    hand = make_hand(plan)
    hand.press(Qt.Key.Key_F4)
    return hand


def page_of(hand):
    return hand.screen.pages.widget(PLACE)


def go(hand, place):
    hand.press(KEYS[place], ALT)


def focus():
    return QApplication.focusWidget()


def put(hand, text):
    focus().selectAll()
    hand.type(text)


def field(hand, name):
    """Press Tab until the field that has this name is reached."""
    for _turn in range(60):
        if focus().accessibleName() == name:
            return
        hand.press(Qt.Key.Key_Tab)
    raise AssertionError(f"no field {name}")


def test_a_field_is_saved_with_every_letter_and_undone_as_one(setup):
    go(setup, HEAD)
    field(setup, "Place")
    setup.type("Port-Aurel")
    saved = setup.saved.place

    setup.press(Qt.Key.Key_Z, CONTROL)

    assert saved == "Port-Aurel"
    assert setup.desk.exercise.place == ""
    assert focus().text() == ""


def test_a_wrong_date_says_so_and_saves_nothing_until_it_is_right(setup):
    go(setup, HEAD)
    field(setup, "Date and time")
    setup.type("next monday")
    wrong = setup.desk.exercise.planned_at
    refused = page_of(setup).section(HEAD - 1).forms[0].asked["planned_at"].field.refusal.sentence()
    put(setup, "2027-03-15 09:30")

    assert wrong is None
    assert "2027" in refused
    assert setup.saved.planned_at.astimezone().strftime("%d %H:%M") == "15 09:30"


def test_type_and_mode_are_chosen_by_arrows(setup):
    go(setup, HEAD)
    field(setup, "Type")
    setup.press(Qt.Key.Key_Right)

    assert setup.saved.type.value == "game"


def test_a_country_adds_its_agencies_with_letters_of_their_own(setup):
    go(setup, AGENCIES)
    field(setup, "Country")
    setup.press(Qt.Key.Key_8)
    field(setup, "Add these agencies")
    setup.press(Qt.Key.Key_Return)

    agencies = setup.saved.agencies
    letters = [each.letter.casefold() for each in agencies]
    assert "Coastguard" in [each.name for each in agencies]
    assert len(letters) == len(set(letters))


def test_a_letter_that_is_taken_is_refused_with_one_that_is_free(setup):
    go(setup, AGENCIES)
    setup.press(Qt.Key.Key_Return)
    field(setup, "Letter in the mark")
    put(setup, "p")
    said = page_of(setup).section(AGENCIES - 1).list.form.asked["letter"].field.refusal.sentence()

    assert setup.saved.agencies[0].letter == "F"
    assert "Local police" in said


def test_an_agency_that_rows_use_goes_only_when_it_is_told_who_gets_them(setup):
    go(setup, AGENCIES)
    setup.press(Qt.Key.Key_Delete)
    asked = len(setup.saved.agencies)
    field(setup, "Local police")
    setup.press(Qt.Key.Key_Return)

    plan = setup.saved
    assert asked == 3
    assert [each.id for each in plan.agencies] == ["p", "m"]
    assert [each.to for each in plan.msel.rows] == [("p",), ("p",)]
    assert plan.msel.rows[0].expected[0].agencies == ("p",)


def test_escape_keeps_an_agency(setup):
    go(setup, AGENCIES)
    setup.press(Qt.Key.Key_Delete)
    setup.press(Qt.Key.Key_Escape)

    assert len(setup.saved.agencies) == 3
    assert isinstance(focus(), QListWidget)


def test_an_agency_without_rows_goes_at_once_and_comes_back(setup):
    go(setup, AGENCIES)
    setup.press(Qt.Key.Key_End)
    setup.press(Qt.Key.Key_Delete)
    gone = [each.id for each in setup.saved.agencies]
    setup.press(Qt.Key.Key_Z, CONTROL)

    assert gone == ["f", "p"]
    assert [each.id for each in setup.saved.agencies] == ["f", "p", "m"]


def test_an_objective_says_what_it_lacks_until_it_has_it(setup):
    go(setup, OBJECTIVES)
    asked = page_of(setup).section(OBJECTIVES - 1).objectives.form.asked["text"]
    before = asked.advice.text()
    setup.press(Qt.Key.Key_Return)
    field(setup, "What it is to show")
    put(setup, "All agencies warn 300 residents within 8 minutes")

    assert "a number" in before
    assert "who does it" in before
    assert asked.advice.isHidden()


def test_a_capability_of_the_32_is_taken_from_the_library(setup):
    go(setup, OBJECTIVES)
    setup.press(Qt.Key.Key_F7)
    field(setup, "List of capabilities")
    setup.press(Qt.Key.Key_2)
    field(setup, "Capabilities")
    setup.press(Qt.Key.Key_Down)
    setup.press(Qt.Key.Key_Return)

    assert setup.saved.objectives[0].capability == "Public Information and Warning"
    assert focus().accessibleName() == "Capability"


def test_a_guide_is_written_from_target_to_task(setup):
    go(setup, OBJECTIVES)
    field(setup, "Targets of the objective")
    setup.press(Qt.Key.Key_Insert)
    setup.type("300 residents warned within 8 minutes")
    field(setup, "Critical tasks of the target")
    setup.press(Qt.Key.Key_Insert)
    setup.type("Words the message")
    field(setup, "Source: plan, order, page")
    setup.type("Warning plan, page 4")
    field(setup, "Agencies, by letter")
    setup.type("f m")

    (target,) = setup.saved.objectives[0].targets
    assert target.text == "300 residents warned within 8 minutes"
    assert target.tasks[0].text == "Words the message"
    assert target.tasks[0].source == "Warning plan, page 4"
    assert target.tasks[0].agencies == ("f", "m")


def test_a_phase_has_start_situation_and_questions(setup):
    go(setup, PHASES)
    setup.press(Qt.Key.Key_Insert)
    put(setup, "First hour")
    field(setup, "Starts at")
    setup.type("-10")
    field(setup, "Questions to discuss, one on each line")
    setup.type("Who leads?")
    setup.press(Qt.Key.Key_Return)
    setup.type("Who speaks?")

    (phase,) = setup.saved.phases
    assert (phase.name, phase.starts) == ("First hour", minutes(-10))
    assert phase.questions == ("Who leads?", "Who speaks?")


def test_people_are_functions_that_cover_agencies(setup):
    go(setup, PEOPLE)
    setup.press(Qt.Key.Key_Insert)
    field(setup, "Function")
    setup.type("Deputy of the fire school")
    field(setup, "Covers, by letter")
    setup.type("fp")

    (post,) = setup.saved.staff
    assert (post.role, post.function) == (Role.EVALUATOR, "Deputy of the fire school")
    assert post.covers == ("f", "p")


def test_the_usual_rules_fill_only_what_is_empty(setup):
    go(setup, RULES)
    field(setup, "Safety word")
    setup.type("HALT")
    setup.press(Qt.Key.Key_F7)

    plan = setup.saved
    assert plan.safety_word == "HALT"
    assert len(plan.rules) == 7
    assert len(plan.hot_wash) == 3


def test_a_code_word_is_a_line_with_its_meaning(setup):
    go(setup, RULES)
    field(setup, "Code words, one on each line: WORD = what it means")
    setup.type("STARTEX = it begins")

    (word,) = setup.saved.code_words
    assert (word.word, word.meaning) == ("STARTEX", "it begins")


def test_a_number_that_looks_real_warns_at_once(setup):
    go(setup, CONTACTS)
    setup.press(Qt.Key.Key_Insert)
    setup.type("Duty officer")
    field(setup, "Exercise number")
    advice = page_of(setup).section(CONTACTS - 1).records[0].form.asked["number"].advice
    setup.type("4711")
    calm = advice.isHidden()
    put(setup, "+34 600 123 456")

    assert calm
    assert "real number" in advice.text()
    assert setup.saved.contacts[0].number == "+34 600 123 456"


def test_marking_threat_and_themes_are_set(setup):
    go(setup, MARKING)
    setup.press(Qt.Key.Key_3)
    field(setup, "Threat type")
    setup.press(Qt.Key.Key_2)
    field(setup, "crisis communication")
    setup.press(Qt.Key.Key_Space)

    plan = setup.saved
    assert (plan.marking, plan.threat) == ("TLP:AMBER+STRICT", "firearms")
    assert plan.themes == ("communication",)


def test_a_national_mark_warns_of_its_own_rules(setup):
    go(setup, MARKING)
    field(setup, "Another mark")
    setup.type("VS-NfD")
    advice = page_of(setup).section(MARKING - 1).forms[1].asked["marking"].advice.text()

    assert setup.saved.marking == "VS-NfD"
    assert "national mark" in advice


def test_enter_on_what_is_missing_leads_to_its_field_and_the_line_goes(setup):
    go(setup, CHECKLIST)
    before = len(missing(setup.desk.exercise))
    setup.press(Qt.Key.Key_Return)
    reached = focus().accessibleName()
    setup.type("Try out the warning")

    assert reached == "Purpose: what it is for"
    assert len(missing(setup.desk.exercise)) == before - 1


def test_a_missing_capability_leads_to_its_objective(setup):
    setup.desk.change(
        "two",
        lambda now: replace(
            now,
            objectives=(
                replace(now.objectives[0], capability="Planning"),
                Objective(id="o2", number="2", text="x"),
            ),
        ),
    )
    lack = next(each for each in missing(setup.desk.exercise) if each.ident == "o2")

    page_of(setup).go_to(lack)

    assert page_of(setup).section(OBJECTIVES - 1).objectives.ident == "o2"
    assert focus().accessibleName() == "Capability"


def test_a_contact_is_revealed_from_the_checks(setup):
    setup.desk.change(
        "contacts",
        lambda now: replace(
            now, contacts=(Contact(id="a", function="A"), Contact(id="b", function="B"))
        ),
    )

    setup.screen.go_to("contact", "b")

    assert page_of(setup).section(CONTACTS - 1).records[0].ident == "b"


def test_once_it_has_started_nothing_can_be_changed(setup):
    go(setup, HEAD)
    setup.conduct.start()
    setup.desk.look_whether_open()
    QApplication.processEvents()

    assert not page_of(setup).section(HEAD - 1).isEnabled()
    assert page_of(setup).list.isEnabled()


@pytest.mark.parametrize("place", range(1, 10))
def test_every_control_has_a_name(setup, place):
    go(setup, place)
    page = page_of(setup)
    page.section(place - 1)

    controls = [
        each
        for each in page.findChildren(QWidget)
        if isinstance(each, (QLineEdit, QPlainTextEdit, QListWidget, Choice, KeyButton, QCheckBox))
    ]
    nameless = [
        each
        for each in controls
        if not each.accessibleName() and not (isinstance(each, QCheckBox) and each.text())
    ]
    assert controls
    assert nameless == []


def test_a_key_that_is_pressed_again_goes_back_to_the_sections(setup):
    go(setup, HEAD)

    QTest.keyClick(focus(), Qt.Key.Key_F4)

    assert focus() is page_of(setup).list
