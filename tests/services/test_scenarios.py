import re
from collections import Counter
from datetime import timedelta

import msgspec
import pytest

from facilitator import resources
from facilitator.domain.msel import RowKind
from facilitator.domain.shapes import OUTLINES, SLOTS
from facilitator.services import scenarios

WRITTEN = [(each.key, each.language) for each in scenarios.built_in()]
EACH = pytest.mark.parametrize(("key", "language"), WRITTEN)
OTHERS = pytest.mark.parametrize(
    ("key", "language"), [(key, language) for key, language in WRITTEN if language != "en"]
)
TO_FILL_IN = "three-modules"
"""A frame without a story: its cards name no time."""
OF_EACH_STORY = pytest.mark.parametrize(
    ("key", "language"), [(key, language) for key, language in WRITTEN if key != TO_FILL_IN]
)
TOWNS = {
    "wildfire": "Sant Ardell",
    "flash-flood": "Port-Aurel",
    "vehicle-attack": "Belrive-sur-Mer",
    "crowd-crush": "Zilverhaven",
    "school-threat": "Castelmire",
    "heat-wave": "Torrelumbre",
    "tanker-accident": "Orsenval",
    "missing-child": "Sant Ardell",
    "three-modules": "[",
    "first-look": "Sant Ardell",
}
THEMES = {
    "en": (
        "vulnerability assessment",
        "security by design",
        "ethics of technology",
        "crisis communication",
    ),
    "es": (
        "evaluación de vulnerabilidades",
        "seguridad desde el diseño",
        "ética de la tecnología",
        "comunicación de crisis",
    ),
    "fr": (
        "évaluation des vulnérabilités",
        "sécurité dès la conception",
        "éthique des technologies",
        "communication de crise",
    ),
}
LONGEST_CARD = 700
REAL_PLACES = (
    "alicante|alacant|altea|barcelona|benidorm|benit[aà]txell|calp|calpe|castell[oó]n|cullera|"
    "d[eé]nia|gandia|girona|j[aá]vea|x[aà]bia|llutxent|madrid|marseille|moraira|murcia|nice|"
    "paiporta|pedr[oó]g[aã]o|tarragona|teulada|torrevieja|val[eè]ncia|vallmora|"
    "amsterdam|antwerp|berlin|bruxelles|brussels|cannes|duisburg|hambour?g|hillsborough|"
    "london|londres|lyon|manchester|nantes|paris|par[ií]s|rotterdam|toulouse|zeebrugge"
)


def planned(minutes):
    return timedelta(minutes=minutes)


def texts_of(value):
    """Return every text of a decoded file with its place."""
    found = {}

    def walk(each, place):
        if isinstance(each, dict):
            for name, inner in each.items():
                walk(inner, f"{place}.{name}")
        elif isinstance(each, list):
            for index, inner in enumerate(each):
                walk(inner, f"{place}[{index}]")
        elif isinstance(each, str):
            found[place] = each

    walk(value, "$")
    return found


def written(key, language):
    return msgspec.json.decode(resources.read_text("scenarios", f"{key}.{language}.json"))


def skeleton(exercise):
    """Return all of a plan that no language changes."""
    rows = [
        (
            *(row.id, row.number, row.kind, row.phase, row.planned, row.to, row.to_all),
            *(row.objectives, row.contingency_for, row.contingency_after, row.story_jump),
            *(row.follows, row.on_decision, row.follows_after, row.choice),
            *(row.critical, row.discussion, len(row.questions), bool(row.storyline)),
            tuple((each.id, each.agencies, each.sort, each.target) for each in row.expected),
        )
        for row in exercise.msel.rows
    ]
    return {
        "rows": rows,
        "agencies": [(each.id, each.shape, each.colour, each.seats) for each in exercise.agencies],
        "objectives": [
            (each.id, each.number, len(each.critical_tasks)) for each in exercise.objectives
        ],
        "phases": [
            (each.id, each.starts, each.story_start, len(each.questions))
            for each in exercise.phases
        ],
        "times": (exercise.story_start, exercise.length, exercise.type, exercise.mode),
    }


@EACH
def test_every_scenario_decodes_in_every_language(key, language):
    exercise = scenarios.load(key, language, exercise_id="mine")

    assert exercise.id == "mine"
    assert exercise.language == language
    assert exercise.safety_word
    assert TOWNS[key] in exercise.place


@OTHERS
def test_every_language_has_the_bones_of_the_english_one(key, language):
    assert skeleton(scenarios.load(key, language)) == skeleton(scenarios.load(key, "en"))


@OTHERS
def test_what_english_says_each_language_says_too_and_in_other_words(key, language):
    english, other = texts_of(written(key, "en")), texts_of(written(key, language))

    assert english.keys() == other.keys()
    assert [place for place, text in other.items() if not text.strip()] == []
    for place in english:
        if place.endswith((".read_aloud", ".text", ".notes", ".title", ".situation")):
            assert english[place] != other[place], place


@EACH
def test_every_scenario_says_which_theme_it_serves(key, language):
    why = scenarios.load(key, language).why.casefold()

    assert any(theme in why for theme in THEMES[language])


@EACH
def test_every_row_that_players_get_has_words_a_sender_and_a_way(key, language):
    for row in scenarios.load(key, language).msel.rows:
        assert row.text.strip(), row.number
        assert row.read_aloud.strip(), row.number
        assert row.notes.strip(), row.number
        assert row.sender, row.number
        assert row.method, row.number
        assert row.to or row.to_all, row.number


@EACH
def test_no_text_is_too_long_for_a_card(key, language):
    for row in scenarios.load(key, language).msel.rows:
        for text in (row.text, row.read_aloud, row.notes):
            assert len(text) <= LONGEST_CARD, row.number


@EACH
def test_what_is_read_aloud_is_two_to_seven_sentences(key, language):
    for row in scenarios.load(key, language).msel.rows:
        sentences = re.findall(r"[.?!][”»\]]?(?:\s|$)", row.read_aloud)
        assert 2 <= len(sentences) <= 7, (row.number, len(sentences))


@EACH
def test_every_objective_is_tested_by_an_inject(key, language):
    exercise = scenarios.load(key, language)
    played = {
        each for row in exercise.msel.rows if row.kind is RowKind.INJECT for each in row.objectives
    }

    assert played == {each.id for each in exercise.objectives}
    assert all(each.capability and each.critical_tasks for each in exercise.objectives)


@EACH
def test_what_is_expected_is_expected_of_a_recipient(key, language):
    exercise = scenarios.load(key, language)
    everybody = {each.id for each in exercise.agencies}

    for row in exercise.msel.rows:
        recipients = everybody if row.to_all else set(row.to)
        assert recipients <= everybody, row.number
        for each in row.expected:
            assert each.agencies, row.number
            assert set(each.agencies) <= recipients, row.number


@EACH
def test_no_id_and_no_number_comes_twice(key, language):
    exercise = scenarios.load(key, language)
    rows = exercise.msel.rows
    ids = Counter([row.id for row in rows] + [each.id for row in rows for each in row.expected])
    numbers = Counter(row.number.casefold() for row in rows)

    assert max(ids.values()) == 1
    assert max(numbers.values()) == 1


@EACH
def test_agencies_are_told_apart_by_letter_shape_and_what_is_typed(key, language):
    agencies = scenarios.load(key, language).agencies

    assert [(each.shape, each.colour) for each in agencies] == list(SLOTS[: len(agencies)])
    assert {each.shape for each in agencies} <= OUTLINES.keys()
    typed = Counter(
        word.casefold() for each in agencies for word in {each.letter, each.short, each.name}
    )
    assert max(typed.values()) == 1
    assert all(" " not in each.short for each in agencies)


@EACH
def test_rows_stand_in_the_order_of_play_within_known_phases(key, language):
    exercise = scenarios.load(key, language)
    times = [row.planned for row in exercise.msel.rows]

    assert times == sorted(times)
    assert {row.phase for row in exercise.msel.rows} == {each.id for each in exercise.phases}
    assert exercise.msel.rows[-1].planned <= exercise.length


@EACH
def test_a_contingency_waits_on_an_expected_action_of_an_earlier_row(key, language):
    exercise = scenarios.load(key, language)
    waiting = [row for row in exercise.msel.rows if row.kind is RowKind.CONTINGENCY]

    assert waiting
    for row in waiting:
        parent = exercise.msel.row(row.contingency_for)
        assert parent is not None
        assert parent.expected
        assert row.number == f"{parent.number}-A"
        assert row.planned == parent.planned + row.contingency_after
        assert row.objectives == parent.objectives


@EACH
def test_no_real_place_no_telephone_number_and_no_name_of_a_person(key, language):
    for place, text in texts_of(written(key, language)).items():
        assert not re.search(rf"\b({REAL_PLACES})\b", text, re.IGNORECASE), place
        assert not re.search(r"\d{3}[ -]?\d{2,3}[ -]?\d{2,3}[ -]?\d{2,3}", text) or (
            place.endswith("story_start")
        ), place
        assert "@" not in text, place


@OF_EACH_STORY
def test_the_times_that_a_card_names_are_the_times_of_its_row(key, language):
    exercise = scenarios.load(key, language)
    story, checked = exercise.story_start, 0

    for row in exercise.msel.rows:
        if row.story_jump:
            story += row.story_jump
        named = re.match(r"[^.\n]{0,60}?\b(\d\d:\d\d)[.,]", row.text)
        if named and row.kind is RowKind.INJECT and row.planned >= planned(0):
            assert named[1] == (story + row.planned).strftime("%H:%M"), row.number
            checked += 1
    assert checked >= 2 * len(exercise.objectives) - 1


@EACH
def test_alternatives_come_due_by_the_same_decision_and_name_no_time(key, language):
    rows = scenarios.load(key, language).msel.rows
    choices = {row.choice for row in rows if row.choice}

    for choice in choices:
        offered = [row for row in rows if row.choice == choice]
        assert len(offered) > 1
        assert len({(row.on_decision, row.follows_after, row.to) for row in offered}) == 1
        assert not [row.number for row in offered if re.search(r"\d\d:\d\d", row.text)]


@EACH
def test_what_a_row_waits_on_is_expected_earlier(key, language):
    earlier = set()
    for row in scenarios.load(key, language).msel.rows:
        assert not row.on_decision or row.on_decision in earlier, row.number
        earlier |= {each.id for each in row.expected}


def test_the_spanish_scenario_speaks_of_the_services_of_spain():
    exercise = scenarios.load("wildfire", "es")
    words = " ".join(texts_of(written("wildfire", "es")).values())

    assert [each.name for each in exercise.agencies] == [
        "Bomberos",
        "Policía Local",
        "Guardia Civil",
        "Ambulancias",
        "Ayuntamiento",
    ]
    assert "".join(each.letter for each in exercise.agencies) == "BPGAM"
    for word in ("CECOPAL", "PMA", "ES-Alert", "EMERGENCIA REAL"):
        assert word in words


def test_the_french_wildfire_speaks_of_the_services_of_france():
    exercise = scenarios.load("wildfire", "fr")
    words = " ".join(texts_of(written("wildfire", "fr")).values())

    assert [each.name for each in exercise.agencies] == [
        "Sapeurs-pompiers",
        "Police municipale",
        "Gendarmerie",
        "SAMU–SMUR",
        "Commune",
    ]
    for word in ("PCC", "COS", "DOS", "FR-Alert", "DEBEX", "FINEX", "URGENCE RÉELLE"):
        assert word in words


@EACH
def test_only_the_empty_tabletop_has_brackets_to_fill_in(key, language):
    words = " ".join(texts_of(written(key, language)).values())

    assert ("[" in words) == (key == TO_FILL_IN)


def test_the_list_shows_each_file_and_says_what_it_holds():
    files = {path.name for path in resources.path("scenarios").iterdir()}

    listed = scenarios.built_in()

    assert files == {f"{each.key}.{each.language}.json" for each in listed} | {"index.json"}
    for each in listed:
        plan = scenarios.load(each.key, each.language)
        assert scenarios.described(plan, key=each.key) == each
    assert {(each.key, each.language) for each in listed} >= {
        (key, language) for key in scenarios.every_key() for language in ("en", "es", "fr")
    }


@pytest.mark.parametrize(
    ("key", "language", "spoken"),
    [
        ("wildfire", "es", "es"),
        ("wildfire", "es_ES", "es"),
        ("wildfire", "es-MX", "es"),
        ("wildfire", "fr-BE", "fr"),
        ("wildfire", "nl", "en"),
        ("wildfire", "", "en"),
        ("crowd-crush", "de", "en"),
        ("crowd-crush", "ca", "es"),
        ("wildfire", "ca_ES", "es"),
    ],
)
def test_a_language_without_a_scenario_gets_the_next_best_for_its_readers(key, language, spoken):
    offered = {each.key: each.language for each in scenarios.for_language(language)}

    assert tuple(offered) == scenarios.every_key()
    assert offered[key] == spoken
    assert scenarios.load(key, language).language == spoken


@pytest.mark.parametrize("key", ["", "../tokens", "wildfire.en"])
def test_a_key_that_no_scenario_has_reads_no_file(key):
    with pytest.raises(KeyError):
        scenarios.load(key, "en")
