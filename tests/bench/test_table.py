"""The table of measures runs, judges and tells; what it measures is for ``make bench``."""

import json

import pytest

from tests.bench import table
from tests.bench.figures import figure, interleaved, measured_again, part
from tests.bench.live_bench import per_mille


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "name", ["append", "open", "find", "tracker", "import", "enter", "paper", "checks", "script"]
)
def test_a_part_gives_figures_beside_limits(tmp_path, name):
    found = table.run(name, tmp_path, quick=True)

    if name == "import" and not found:
        pytest.skip("the real scripts are not on this machine")
    assert any(each.limit is not None for each in found)
    assert all(each.measured > 0 for each in found)


def test_the_window_is_measured_while_others_write_and_nothing_in_it_moves_by_itself(tmp_path):
    found = {each.name.partition(" (")[0]: each for each in table.run("live", tmp_path, quick=True)}

    assert found["caret or scroll moved by themselves"].measured == 0
    assert found["event loop blocked, p99.9"].limit == 50
    assert found["GO to delivered and painted, p95"].limit == 100
    assert found["GO to delivered and painted, p95"].measured > 0


def test_a_share_of_a_thousand_is_the_value_below_which_that_many_lie():
    assert [per_mille(range(1, 2001), each) for each in (500, 999)] == [1000, 1998]
    assert per_mille([7], 999) == 7


def test_a_figure_over_its_limit_is_missed_and_one_at_its_limit_holds():
    over, at = figure("a", 50.02, "ms", 50), figure("b", 50.0, "ms", 50)

    assert (over.ok, at.ok, figure("c", 9, "ms").ok) == (False, True, True)


def test_a_missed_limit_is_measured_again_and_then_stays_missed(tmp_path, monkeypatch):
    times = []

    def slow(_name, made):
        times.append(made.times)
        return [figure("slow", 2, "s", 1)]

    monkeypatch.setattr(table, "measure", slow)

    found = table.run("open", tmp_path)

    assert times == [1, 2]
    assert [(each.ok, each.again) for each in found] == [(False, True)]


def test_the_exit_code_says_whether_all_limits_hold(monkeypatch, capsys):
    results = {"open": figure("opening", 1, "s", 2), "find": figure("finding", 3, "ms", 2)}
    monkeypatch.setattr(table, "run", lambda name, _folder, **_how: [results[name]])

    codes = table.main(["--only", "open"]), table.main(["--only", "open", "--only", "find"])

    assert codes == (0, 1)
    assert "1 of 2 limits hold" in capsys.readouterr().out


def test_json_holds_each_figure_with_its_verdict(monkeypatch, capsys):
    monkeypatch.setattr(table, "run", lambda *_a, **_k: [figure("opening", 1.234, "s", 2)])

    table.main(["--only", "open", "--json"])

    (told,) = json.loads(capsys.readouterr().out)
    assert told == {
        "name": "opening",
        "measured": 1.23,
        "unit": "s",
        "limit": 2,
        "again": False,
        "ok": True,
    }


def test_a_line_says_the_measure_the_limit_and_the_verdict():
    missed = measured_again(figure("opening", 1, "s", 0.6))

    words = table.line(missed, 10).split()

    assert words == ["opening", "1.00", "s", "0.60", "s", "MISSED,", "measured", "again"]


def test_a_share_is_the_value_below_which_that_many_lie():
    values = range(1, 101)

    assert (part(values, 50), part(values, 95), part([7], 95)) == (50, 95, 7)


def test_acts_are_measured_in_turns():
    order = []
    taken = interleaved(3, one=lambda: order.append(1), two=lambda: order.append(2))

    assert len(taken["one"]) == len(taken["two"]) == 3
    assert {order.index(1), order.index(2)} == {0, 1}
    assert order != [1, 1, 1, 2, 2, 2]
