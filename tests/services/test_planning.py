"""What was imported becomes a whole exercise, with nothing lost on the way."""

from datetime import UTC, datetime, timedelta

from facilitator.domain.exercise import TimeMode
from facilitator.domain.msel import RowKind
from facilitator.exchange.draft import ExpectedDraft, RowDraft, ScriptDraft
from facilitator.services.planning import (
    NewExercise,
    exercise_from_draft,
    exercise_from_scenario,
    rehearsal_of,
)

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def planned(*rows, title="Levee breach"):
    draft = ScriptDraft(name="Sheet1", header_row=1, rows=rows)
    return exercise_from_draft(draft, NewExercise(title=title), now=NOW)


def row(number="1", **fields):
    return RowDraft(row=fields.pop("row", 2), number=number, **fields)


def test_recipients_become_agencies_and_everybody_becomes_all():
    made = planned(
        row("1", title="Smoke", to=("Cyber", "Legal")),
        row("2", title="Brief", to=("Tous",)),
    )

    first, second = made.msel.rows
    assert [each.name for each in made.agencies] == ["Cyber", "Legal"]
    assert first.to == tuple(each.id for each in made.agencies)
    assert second.to == ()
    assert second.to_all
    assert not first.to_all


def test_an_expected_action_belongs_to_its_agency_and_has_its_target():
    made = planned(
        row(
            "1",
            to=("Fire", "Police"),
            expected=(
                ExpectedDraft(agency="Police", text="Close the road", target_min=7.5),
                ExpectedDraft(agency="", text="Agree on a command post"),
            ),
        )
    )

    closes, agrees = made.msel.rows[0].expected
    fire, police = made.agencies
    assert closes.agencies == (police.id,)
    assert closes.target == timedelta(minutes=7, seconds=30)
    assert agrees.agencies == (fire.id, police.id)
    assert agrees.joint
    assert agrees.target is None


def test_an_agency_that_only_owes_something_is_an_agency_too():
    made = planned(row("1", to=("Fire",), expected=(ExpectedDraft(agency="Mayor", text="Call"),)))

    assert [each.name for each in made.agencies] == ["Fire", "Mayor"]


def test_the_startex_row_is_zero_and_what_stands_before_it_is_negative():
    made = planned(
        row("0", title="Comms check", day="2026-05-05", time="09:00:00", offset_s=0),
        row("1", title="STARTEX", day="2026-05-05", time="10:00:00", offset_s=3600),
        row("2", title="Flood", day="2026-05-05", time="10:55:00", offset_s=6900),
    )

    assert [each.planned for each in made.msel.rows] == [
        timedelta(hours=-1),
        timedelta(0),
        timedelta(minutes=55),
    ]
    assert made.zero == timedelta(hours=10)
    assert made.story_start == datetime(2026, 5, 5, 10, 0, tzinfo=UTC)
    assert made.length == timedelta(minutes=55)
    assert made.mode is TimeMode.CLOCK


def test_without_a_startex_row_the_first_timed_row_is_zero():
    made = planned(
        row("1", title="Call", time="09:30:00", offset_s=0),
        row("2", title="Mail", time="09:38:00", offset_s=480),
    )

    assert made.msel.rows[0].planned == timedelta(0)
    assert made.zero == timedelta(hours=9, minutes=30)
    assert made.story_start is None


def test_a_script_without_times_goes_by_its_order():
    made = planned(row("1", title="Call"), row("2", title="Mail"))

    assert made.mode is TimeMode.PACED
    assert [each.planned for each in made.msel.rows] == [None, None]
    assert made.zero is None


def test_a_contingency_waits_on_its_parent():
    made = planned(
        row("5", title="Call", offset_s=600),
        row("5-A", title="Second call", kind="contingency", contingency_for="5", offset_s=900),
        row("6-A", title="Third call", kind="contingency", contingency_for="99"),
    )

    parent, reserve, orphan = made.msel.rows
    assert reserve.kind is RowKind.CONTINGENCY
    assert reserve.contingency_for == parent.id
    assert reserve.contingency_after == timedelta(minutes=5)
    assert orphan.contingency_for == ""


def test_a_row_without_number_gets_a_free_one_and_duplicates_stay():
    made = planned(row("3"), row(""), row("3"), row("FSS-9"), row(""))

    assert [each.number for each in made.msel.rows] == ["3", "4", "3", "FSS-9", "5"]
    assert len({each.id for each in made.msel.rows}) == 5


def test_phases_and_objectives_are_listed_once_and_linked():
    made = planned(
        row("1", phase="Alert", objectives=("O1", "Warn the public in three languages")),
        row("2", phase="Alert", objectives=("O1",)),
        row("3", phase="Response"),
    )

    assert [each.name for each in made.phases] == ["Alert", "Response"]
    assert [each.number for each in made.objectives] == ["O1", "2"]
    assert made.msel.rows[1].objectives == (made.objectives[0].id,)
    assert made.msel.rows[2].phase == made.phases[1].id


def test_every_cell_is_kept_somewhere():
    made = planned(
        row(
            "1",
            row=17,
            title="",
            text="Two lines\nof text",
            synopsis="For control only",
            notes="Ring twice",
            status="Omitted",
            standing="skipped",
            priority="Normal",
            kind_written="Key event",
            day="D-Day",
            extra=(("bonus", "100"),),
        )
    )

    kept = made.msel.rows[0]
    assert kept.title == "Two lines"
    assert kept.notes == "For control only\nRing twice"
    assert kept.status == "skipped"
    assert kept.source_row == 17
    assert kept.extra == (
        ("bonus", "100"),
        ("Type", "Key event"),
        ("Priority", "Normal"),
        ("Status", "Omitted"),
        ("Day", "D-Day"),
    )


def test_a_row_of_an_expected_action_is_what_is_expected():
    made = planned(row("1", kind="expected", title="Cordon", text="Close the road", to=("Police",)))

    (ticked,) = made.msel.rows[0].expected
    assert ticked.text == "Close the road"
    assert ticked.agencies == (made.agencies[0].id,)


def test_a_scenario_makes_a_new_exercise_each_time():
    scenario = planned(row("1", title="Smoke"))

    first = exercise_from_scenario(scenario, now=NOW)
    second = exercise_from_scenario(scenario, title=" Autumn ", rehearsal=True, now=NOW)

    assert len({scenario.id, first.id, second.id}) == 3
    assert first.msel == second.msel == scenario.msel
    assert (first.title, second.title) == ("Levee breach", "Autumn")
    assert second.rehearsal


def test_a_rehearsal_is_the_same_exercise():
    made = planned(row("1", title="Smoke"))

    assert rehearsal_of(made).id == made.id
    assert rehearsal_of(made).rehearsal
