"""The situation manual: all that players need, and nothing of what is to come (canaries)."""

from dataclasses import replace

import pytest

from facilitator.domain.exercise import (
    CodeWord,
    Contact,
    Objective,
    Phase,
    Post,
    Role,
)
from facilitator.report.word.legal import legal
from facilitator.services.scenarios import load
from tests.builders import FIRE, POLICE, TOWN, exercise, minutes
from tests.canaries import CANARY, canaries, canary_inject
from tests.nasty import strings
from tests.report.documents import after, everything, manual, opened, paragraphs, text
from tests.report.test_report_for_word_processors import faults

SITUATION = "A dry Saturday, 38 degrees."


def phase(number, **more):
    return Phase(**canaries(Phase, number, starts=minutes(10 * number)) | more)


def plan(**more):
    """Return a plan in which everything that players may not read is a canary."""
    clean = {
        "purpose": "Try out one picture",
        "scope": "Town level",
        "director": "the head of civil protection",
        "safety_word": "NO PLAY",
        "marking": "TLP:GREEN",
        "place": "The town hall",
        "code_words": (CodeWord(word="GREEN FOX", meaning="Nobody may use the radio."),),
        "contacts": (Contact(id="c", function="Control desk", number="5001", note=CANARY),),
        "objectives": (
            Objective(id="o", number="O1", text="Share a picture", capability="Public warning"),
        ),
        "staff": (Post(id=CANARY, role=Role.CONTROLLER, function=CANARY),),
        "hot_wash": (CANARY,),
        "phases": (
            Phase(
                id="a",
                name="Before",
                starts=-minutes(10),
                situation=SITUATION,
                questions=("Who is on duty?",),
            ),
            phase(2),
            phase(3),
        ),
    }
    rows = [canary_inject(str(each)) for each in range(20, 26)]
    return replace(
        exercise(*rows, agencies=(FIRE, POLICE, TOWN)),
        scenario=CANARY,
        why=CANARY,
        threat=CANARY,
        themes=(CANARY,),
        **(clean | more),
    )


def test_it_holds_nothing_of_the_script_and_of_no_other_module():
    assert CANARY not in everything(manual(plan()))


def test_a_module_is_told_if_it_was_chosen_and_no_other_is():
    made = text(manual(plan(), modules=(1, 2)))

    assert f"{CANARY} situation 2" in made
    assert f"{CANARY} questions 2" in made
    assert " 3" not in "".join(each for each in made.splitlines() if CANARY in each)


def test_no_row_of_the_script_is_in_it_whatever_modules_are_chosen():
    clean = tuple(Phase(id=f"p{each}", name=f"Phase {each}") for each in range(3))

    made = everything(manual(plan(phases=clean), modules=(1, 2, 3)))

    assert CANARY not in made
    assert "Phase 2" in made


def test_the_story_begins_with_what_is_told_before_the_start_and_is_told_once():
    made = text(manual(plan()))

    assert made.count(SITUATION) == 1
    assert "Who is on duty?" in made


def test_a_first_phase_that_begins_at_the_start_is_no_background():
    later = Phase(id="a", name="First", starts=minutes(0), situation=SITUATION)

    told = manual(plan(phases=(later,)), modules=())

    assert SITUATION not in everything(told)


@pytest.mark.parametrize(
    "said",
    [
        "Try out one picture",
        "Town level",
        "O1",
        "Public warning",
        "GREEN FOX",
        "Nobody may use the radio.",
        "NO PLAY",
        "5001",
        "The town hall",
        "Fire service",
        "the head of civil protection",
        "My agency could practise what matters to it.",
    ],
)
def test_what_players_need_is_there(said):
    assert said in text(manual(plan()))


def test_own_rules_of_play_stand_in_place_of_ours():
    made = manual(plan(rules=("Speak up", "Write down")))

    assert after(made, "Rules of play") == "Speak up\nWrite down"


def test_each_numbered_list_begins_anew():
    two = Phase(id="b", name="b", questions=("x", "y"))
    made = opened(manual(plan(phases=(*plan().phases[:1], two)), modules=(1, 2)))

    numbers = {
        each._p.pPr.numPr.numId.val for each in made.paragraphs if each.style.name == "List Number"
    }

    assert len(numbers) == 3


def test_band_marking_and_language_are_set():
    document = opened(manual(plan(), language="de"))

    assert "TLP:GREEN" in document.sections[0].header.paragraphs[0].text
    assert 'w:lang w:val="de-DE"' in document.styles.element.xml


@pytest.mark.parametrize("language", ["en", "es", "fr", "nl", "de", "ca"])
def test_the_manual_of_a_scenario_is_whole_in_six_languages(language):
    made = manual(load("wildfire", language), language=language)

    styles = [style for style, _said in paragraphs(made)]
    assert faults(made) == []
    assert styles.count("Heading 1") >= 11
    assert styles.count("Title") == 1


def test_the_same_plan_gives_the_same_bytes():
    assert manual(plan()) == manual(plan())


def test_nasty_strings_in_every_field_are_all_there_in_a_legal_document():
    cut = [said[:2000] for _kind, said in strings()]
    everywhere = "\n\n".join(cut)
    made = manual(
        plan(
            purpose=everywhere,
            place=everywhere,
            marking=everywhere,
            rules=tuple(f"Q{index}q{each}z" for index, each in enumerate(cut)),
            contacts=tuple(Contact(id="c", function=each, number=each) for each in cut),
            code_words=tuple(CodeWord(word=each, meaning=each) for each in cut),
            phases=(Phase(id="p", name=everywhere, situation=everywhere, questions=tuple(cut)),),
        )
    )

    rules = after(made, "Rules of play")
    assert faults(made) == []
    assert [each for i, each in enumerate(cut) if f"Q{i}q{legal(each)}z" not in rules] == []


def test_an_empty_plan_still_makes_a_manual():
    assert faults(manual(exercise())) == []


def test_a_plan_s_own_words_for_beginning_and_end_have_not_ours_beside_them():
    own = (CodeWord(word="DEBEX", meaning="It begins."), CodeWord(word="FINEX", meaning="Over."))

    told = after(manual(plan(code_words=own)), "Code words")

    assert "DEBEX" in told
    assert "STARTEX" not in told
    assert "ENDEX" not in told


def test_a_plan_without_words_for_them_gets_ours():
    told = after(manual(plan()), "Code words")

    assert "STARTEX" in told
    assert "ENDEX" in told
