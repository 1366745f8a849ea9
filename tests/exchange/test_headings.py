import pytest

from facilitator.exchange.headings import fields_of, match, strange, words_of
from facilitator.exchange.synonyms import SYNONYMS

MEANT = [
    ("#", "number"),
    ("MSEL #", "number"),
    ("N.º", "number"),
    ("n°", "number"),
    ("lfd. Nr.", "number"),
    ("SourceReference", "number"),
    ("Inject Title", "title"),
    ("Intitulé", "title"),
    ("Inject Description ", "synopsis"),
    ("IMPLEMENTER (Actual Narrative)", "text"),
    ("DESCRIPTION/SCRIPT", "text"),
    ("stimuli", "text"),
    ("ScheduledTime", "time"),
    ("Time (0600-1800)", "time"),
    ("Heure de jeu", "time"),
    ("Uhrzeit", "time"),
    ("Designated Scenario Time", "scenario_time"),
    ("Exercise Date", "day"),
    ("Send From (Simulated)", "sender"),
    ("Emetteur", "sender"),
    ("Sent To:", "to"),
    ("Send To (Recipient Players)", "to"),
    ("Para", "to"),
    ("à", "to"),
    ("Injected By (Responsible Controller)", "delivered_by"),
    ("Inject Owner", "delivered_by"),
    ("DeliveryMethod", "method"),
    ("Übermittlung", "method"),
    ("EXPECTED\nACTION", "expected"),
    ("Expected player actions ", "expected"),
    ("Réactions attendues :", "expected"),
    ("Reacciones esperadas", "expected"),
    ("Erwartete Maßnahmen", "expected"),
    ("Maximum minutes for discussion", "target"),
    ("1st Objective Supported", "objective"),
    ("Storyline/Thread", "storyline"),
    ("Módulo", "phase"),
    ("Impacted Event Location/Venue", "location"),
    ("Notes/Remarks", "notes"),
    ("Done/To do", "status"),
]


@pytest.mark.parametrize(("heading", "field"), MEANT)
def test_a_heading_is_known_in_the_shapes_people_write(heading, field):
    found = match(heading)

    assert found is not None
    assert found.field == field


@pytest.mark.parametrize(
    "heading",
    ["Identity", "Storytelling", "Notebook", "Tools", "Fromage", "bonus", "Timely", "x" * 500, ""],
)
def test_a_part_of_a_word_is_no_match(heading):
    assert match(heading) is None


def test_storyline_is_not_to_and_notes_is_not_no():
    assert [match(each).field for each in ("Storyline", "Notes", "Incident")] == [
        "storyline",
        "notes",
        "title",
    ]


def test_a_field_has_one_column_and_the_second_with_its_heading_stays_apart():
    found = fields_of(["No.", "Notes", "Time", "Notes", "Comments"])

    assert found == {0: "number", 1: "notes", 2: "time"}


def test_the_title_wins_over_a_subject_and_two_objectives_are_both_kept():
    found = fields_of(["Subject", "Title", "1st Objective Supported", "2nd Objective Supported"])

    assert found == {1: "title", 2: "objective", 3: "objective"}


def test_every_synonym_means_the_field_it_is_listed_under():
    wrong = [
        (synonym.strip(), field, found.field if found else None)
        for field, line in SYNONYMS.items()
        for synonym in line.split("|")
        if (found := match(synonym.strip())) is None or found.field != field
    ]

    assert wrong == []


def test_words_lose_accents_capitals_brackets_and_plurals():
    assert words_of("RÉACTIONS  (attendues)\n") == ("reaction", "attendue")


def test_a_tracker_is_told_from_a_script():
    what, count = strange(["Request #", "County", "Equipment", "Personnel", "Open/Closed"])

    assert (what, count) == ("tracker", 5)
