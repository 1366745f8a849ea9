"""What is loaded before the first paint; how long that takes is measured by ``make bench``."""

from tests.bench.start_bench import HEAVY, first_paint, program


def test_nothing_heavy_is_loaded_at_the_first_paint(tmp_path):
    _taken, loaded = first_paint(program(), tmp_path)

    assert loaded == []


def test_the_measure_sees_what_is_loaded(tmp_path):
    _taken, loaded = first_paint("import sqlite_utils\n" + program(), tmp_path)

    assert "sqlite_utils" in loaded
    assert set(loaded) <= set(HEAVY)
