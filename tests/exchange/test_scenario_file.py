from datetime import timedelta

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.exchange.scenario import decode_scenario


def test_durations_are_read_as_iso_8601_also_before_startex():
    row = '{"id":"a","number":"01","title":"t","planned":"-PT10M"}'

    exercise = decode_scenario(f'{{"id":"x","title":"t","msel":{{"rows":[{row}]}}}}')

    assert exercise.msel.rows[0].planned == timedelta(minutes=-10)


@pytest.mark.parametrize(
    ("written", "where"),
    [
        ('{"id":"x","title":3}', "$.title"),
        ('{"id":"x"}', "title"),
        ('{"id":"x","title":"t","length":"soon"}', "$.length"),
        ('{"id":"x","title":"t","colour":"red"}', "$.colour"),
        (
            '{"id":"x","title":"t","objectives":[{"id":"o","number":"1","text":"t","wheels":4}]}',
            "$.objectives[0].wheels",
        ),
        ('{"id":"x"', "truncated"),
        ("", "truncated"),
        ("not a scenario", "malformed"),
    ],
)
def test_what_is_not_a_scenario_is_refused_with_its_place(written, where):
    with pytest.raises(Failed) as failed:
        decode_scenario(written, name="wrong.json")

    assert failed.value.fault is Fault.CORRUPT
    assert failed.value.details["path"] == "wrong.json"
    assert where in failed.value.details["where"]
