"""The table of measures runs, judges and tells; what it measures is for ``make bench``."""

import json
import sqlite3

import pytest

from facilitator.services.help import parse
from tests.bench import table
from tests.bench.figures import figure, interleaved, measured_again, part
from tests.bench.live_bench import per_mille
from tests.bench.page import LANGUAGES, pages
from tests.bench.pagewords import words


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "name",
    [
        "append",
        "open",
        "find",
        "tracker",
        "import",
        "enter",
        "paper",
        "checks",
        "script",
        "growth",
        "size",
    ],
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

    told = json.loads(capsys.readouterr().out)
    assert told["parts"]["open"] == [
        {
            "name": "opening",
            "measured": 1.23,
            "unit": "s",
            "limit": 2,
            "again": False,
            "spread": None,
            "samples": 0,
            "ok": True,
        }
    ]
    assert told["machine"]["sqlite"] == sqlite3.sqlite_version


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


def test_the_first_turns_are_not_kept():
    taken = iter(range(10))

    kept = interleaved(2, warm=3, act=lambda: next(taken))

    assert len(kept["act"]) == 2
    assert next(taken) == 5


def test_the_spread_is_the_middle_half_of_the_samples():
    found = figure("a", 2, "s", values=[1000, 2000, 3000, 4000, 9000], per=1000)

    assert (found.spread, found.samples) == ((2, 4), 5)
    assert figure("b", 2, "s", values=[1]).spread is None


def told_run(**parts):
    figures = {name: [each.plain() for each in found] for name, found in parts.items()}
    said = dict.fromkeys(("cpu", "cores", "ram", "disk", "os", "python", "qt", "sqlite", "busy"), 7)
    return {"date": "2026-11-25", "machine": said, "seconds": 300, "parts": figures}


def test_the_page_says_what_does_not_hold_and_every_figure_in_each_language():
    over = figure("opening", 1234.5, "ms", 1000, values=[1200, 1300])
    told = told_run(open=[over], find=[figure("finding", 3, "ms", 5)], sites=[])

    made = pages(told)

    assert sorted(made) == ["benchmarks.es.md", "benchmarks.fr.md", "benchmarks.md"]
    english = made["benchmarks.md"]
    assert "## 1 of 2 limits hold" in english
    assert "- opening: 1,234 ms (at most 1,000 ms)" in english
    assert "| opening | 1,234 ms | 1,200–1,300 | 2 | 1,000 ms | **missed** |" in english
    assert "| finding | 3 ms |  |  | 5 ms | holds |" in english
    assert "Several sites" not in english
    for text in made.values():
        read = parse("benchmarks", text)
        assert "finding" in read.text()
        assert not set("*`|") & set(read.text())


def test_the_page_has_words_for_every_part():
    for language in LANGUAGES:
        assert set(table.PARTS) <= set(words(language).parts)


def test_only_a_whole_run_makes_the_page():
    with pytest.raises(SystemExit):
        table.arguments(["--page", "--only", "open"])


def test_the_object_goes_into_the_file_that_was_named(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "run", lambda *_a, **_k: [figure("opening", 1.234, "s", 2)])
    out = tmp_path / "bench.json"

    table.main(["--only", "open", "--json", str(out)])

    assert json.loads(out.read_text("utf-8"))["parts"]["open"][0]["ok"]


def test_a_part_that_fails_counts_as_missed_and_costs_no_other(monkeypatch, capsys):
    def fails(name, _folder, **_how):
        if name == "open":
            raise RuntimeError("no disk")
        return [figure("finding", 1, "ms", 2)]

    monkeypatch.setattr(table, "run", fails)

    assert table.main(["--only", "open", "--only", "find"]) == 1
    assert "1 of 2 limits hold" in capsys.readouterr().out
