import pytest
from click.testing import CliRunner

from facilitator.__main__ import cli
from facilitator.domain.clock import ClockPhase
from facilitator.domain.msel import RowKind
from facilitator.services import scenarios
from facilitator.services.demonstrating import set_up


@pytest.mark.parametrize("key", scenarios.every_key())
def test_every_built_in_scenario_plays_itself_to_the_end_with_one_of_its_alternatives(
    key, tmp_path
):
    demo = set_up(tmp_path, script=key, seed=7)
    with demo.file:
        for _step in demo.play.steps():
            pass

        state = demo.conduct.state
        assert demo.conduct.exercise.title == scenarios.load(key, "en").title
        assert state.clock.phase is ClockPhase.ENDED
        choice = [each for each in demo.conduct.exercise.msel.rows if each.choice]
        assert sum(each.id in state.deliveries for each in choice) <= 1
        for row in demo.conduct.exercise.msel.rows:
            if row.kind in {RowKind.INJECT, RowKind.ADMIN} and not row.choice:
                assert row.id in state.deliveries or row.id in state.marks, row.number


def test_a_scenario_that_does_not_exist_is_refused_with_the_names_of_those_that_do(tmp_path):
    told = CliRunner().invoke(cli, ["demo", "--out", str(tmp_path / "out"), "--scenario", "nope"])

    assert told.exit_code == 2
    assert "wildfire" in told.output
    assert not (tmp_path / "out").exists()
