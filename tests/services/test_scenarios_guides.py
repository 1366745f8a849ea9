"""What the built-in scenarios promise: ten of them, each complete with its evaluation guide."""

import re
from collections import Counter

import pytest

from facilitator.domain.msel import ExpectedSort, RowKind
from facilitator.services import scenarios

WRITTEN = [(each.key, each.language) for each in scenarios.built_in()]
EACH = pytest.mark.parametrize(("key", "language"), WRITTEN)
OTHERS = pytest.mark.parametrize(
    ("key", "language"), [(key, language) for key, language in WRITTEN if language != "en"]
)
TEN = {
    "wildfire",
    "flash-flood",
    "vehicle-attack",
    "crowd-crush",
    "school-threat",
    "heat-wave",
    "tanker-accident",
    "missing-child",
    "three-modules",
    "first-look",
}
TO_FILL_IN = "three-modules"
THEMES = {
    "vulnerability": (
        "vulnerability assessment",
        "evaluación de vulnerabilidades",
        "évaluation des vulnérabilités",
    ),
    "design": ("security by design", "seguridad desde el diseño", "sécurité dès la conception"),
    "ethics": ("ethics of technology", "ética de la tecnología", "éthique des technologies"),
    "communication": ("crisis communication", "comunicación de crisis", "communication de crise"),
}
THREATS = {"vehicle-attack": "vehicle", "school-threat": "firearms"}
"""The types of the EU vulnerability assessment tool; natural and technical hazards have none."""
FULL_LENGTH = ("wildfire", "vehicle-attack")
"""Climate change and security, and the cooperation of first responders."""
LONGEST_RULE = 130


def tasks_of(exercise):
    return {task.id: task for each in exercise.objectives for task in each.critical_tasks}


def objective_of(exercise):
    return {task.id: each.id for each in exercise.objectives for task in each.critical_tasks}


def guide(exercise):
    """Return all of the evaluation guide and the frame that no language changes."""
    return (
        [
            (goal.id, [(task.id, task.agencies) for task in goal.tasks])
            for each in exercise.objectives
            for goal in each.targets
        ],
        [
            (row.id, row.tasks, [action.task for action in row.expected])
            for row in exercise.msel.rows
        ],
        (exercise.themes, exercise.threat),
        (len(exercise.rules), len(exercise.code_words), len(exercise.hot_wash)),
    )


def numbers_in(text):
    return sorted(re.findall(r"\d+", text))


def test_there_are_ten_scenarios_each_in_three_languages():
    languages = {key: {language for name, language in WRITTEN if name == key} for key, _ in WRITTEN}

    assert set(languages) == TEN
    assert all(each >= {"en", "es", "fr"} for each in languages.values())


@EACH
def test_every_objective_has_one_target_with_a_number_and_tasks_below_it(key, language):
    for objective in scenarios.load(key, language).objectives:
        (target,) = objective.targets
        assert re.search(r"\d", target.text), objective.id
        assert target.text != objective.text, objective.id
        assert target.tasks, objective.id


@EACH
def test_every_critical_task_names_its_source_and_agencies_that_play(key, language):
    exercise = scenarios.load(key, language)
    playing = {each.id for each in exercise.agencies}

    for task in tasks_of(exercise).values():
        assert task.text.strip(), task.id
        assert task.source.strip(), task.id
        assert task.agencies, task.id
        assert set(task.agencies) <= playing, task.id


@EACH
def test_no_target_and_no_task_has_the_id_of_another(key, language):
    exercise = scenarios.load(key, language)
    goals = [each for objective in exercise.objectives for each in objective.targets]
    ids = Counter([each.id for each in goals] + [task.id for each in goals for task in each.tasks])

    assert max(ids.values()) == 1


@EACH
def test_every_critical_task_is_tested_by_an_inject(key, language):
    exercise = scenarios.load(key, language)
    tested = {
        task for row in exercise.msel.rows if row.kind is RowKind.INJECT for task in row.tasks
    }

    assert tested == tasks_of(exercise).keys()


@EACH
def test_what_a_row_tests_lies_under_its_objectives(key, language):
    exercise = scenarios.load(key, language)
    above = objective_of(exercise)

    for row in exercise.msel.rows:
        assert len(set(row.tasks)) == len(row.tasks), row.number
        assert {above[each] for each in row.tasks} <= set(row.objectives), row.number


@EACH
def test_what_is_expected_belongs_to_a_task_of_one_of_its_agencies(key, language):
    exercise = scenarios.load(key, language)
    tasks, linked = tasks_of(exercise), 0

    for row in exercise.msel.rows:
        for action in row.expected:
            if action.task:
                assert set(action.agencies) & set(tasks[action.task].agencies), action.id
                assert action.task in row.tasks, action.id
                linked += 1
    expected = sum(len(row.expected) for row in exercise.msel.rows)
    assert linked * 4 >= expected * 3


@EACH
def test_every_decision_action_and_request_has_a_target_in_minutes(key, language):
    for row in scenarios.load(key, language).msel.rows:
        for action in row.expected:
            if action.sort is not ExpectedSort.REPORT:
                assert action.target, action.id


@EACH
def test_every_scenario_has_three_contingencies_that_test_what_their_parent_tests(key, language):
    exercise = scenarios.load(key, language)
    waiting = [row for row in exercise.msel.rows if row.kind is RowKind.CONTINGENCY]

    assert len(waiting) >= 3
    for row in waiting:
        assert row.tasks == exercise.msel.row(row.contingency_for).tasks, row.number


@EACH
def test_the_exercise_begins_and_ends_with_a_row_of_control(key, language):
    rows = scenarios.load(key, language).msel.rows
    begins = next(
        row for row in rows if row.planned is not None and row.planned.total_seconds() >= 0
    )

    assert begins.kind is RowKind.ADMIN
    assert "STARTEX" in (begins.number, begins.title)
    assert rows[-1].kind is RowKind.ADMIN
    assert begins.to_all
    assert rows[-1].to_all


@EACH
def test_the_hot_wash_asks_three_questions_and_no_phase_asks_them_too(key, language):
    exercise = scenarios.load(key, language)
    asked = {question for phase in exercise.phases for question in phase.questions}

    assert len(set(exercise.hot_wash)) == 3
    assert all("?" in each for each in exercise.hot_wash)
    assert not asked & set(exercise.hot_wash)
    assert not [
        each
        for each in asked
        if re.match("hot wash|evaluación en caliente|retex", each, re.IGNORECASE)
    ]


@EACH
def test_the_themes_are_those_that_the_reason_for_the_scenario_names(key, language):
    exercise = scenarios.load(key, language)
    named = {
        theme
        for theme, words in THEMES.items()
        if any(each in exercise.why.casefold() for each in words)
    }

    assert set(exercise.themes) == named
    assert len(set(exercise.themes)) == len(exercise.themes) > 0


@EACH
def test_only_attacks_have_a_threat_type(key, language):
    assert scenarios.load(key, language).threat == THREATS.get(key, "none")


@EACH
def test_the_rules_of_play_are_few_and_short_and_each_a_sentence(key, language):
    rules = scenarios.load(key, language).rules

    assert 5 <= len(rules) <= 7
    assert max(map(len, rules)) <= LONGEST_RULE
    assert all(each.endswith(".") for each in rules)


@EACH
def test_the_first_code_word_is_the_safety_word(key, language):
    exercise = scenarios.load(key, language)
    words = [each.word for each in exercise.code_words]

    assert words[0] == exercise.safety_word
    assert len(set(words)) == len(words) >= 4
    assert all(each.meaning.strip() for each in exercise.code_words)


@EACH
def test_every_scenario_says_what_it_is_for_and_how_far_it_goes(key, language):
    exercise = scenarios.load(key, language)

    assert exercise.purpose.strip()
    assert exercise.scope.strip()


@OTHERS
def test_every_language_has_the_guide_of_the_english_one(key, language):
    assert guide(scenarios.load(key, language)) == guide(scenarios.load(key, "en"))


@OTHERS
def test_a_target_has_the_same_numbers_in_every_language_and_other_words(key, language):
    theirs, english = scenarios.load(key, language), scenarios.load(key, "en")

    for mine, other in zip(theirs.objectives, english.objectives, strict=True):
        assert numbers_in(mine.targets[0].text) == numbers_in(other.targets[0].text), mine.id
        assert mine.targets[0].text != other.targets[0].text, mine.id
        for task, source in zip(mine.critical_tasks, other.critical_tasks, strict=True):
            assert task.text != source.text, task.id
            assert task.source != source.source, task.id


@pytest.mark.parametrize("key", FULL_LENGTH)
def test_the_scenarios_after_the_pilot_simulations_are_of_full_length(key):
    exercise = scenarios.load(key, "en")
    injects = [row for row in exercise.msel.rows if row.kind is RowKind.INJECT]

    assert len(injects) >= 18
    assert exercise.length is not None
    assert exercise.length.total_seconds() >= 110 * 60
    assert {each for row in injects for each in row.to} == {each.id for each in exercise.agencies}
