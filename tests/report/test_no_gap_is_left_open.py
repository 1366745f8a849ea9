"""No language prints the gaps of its patterns, or the keys of the program, in any order."""

import re
from dataclasses import replace

import pytest

from facilitator.domain.editions import Edition, Order
from facilitator.i18n import available
from facilitator.services.demonstrating import set_up
from facilitator.services.reportformats import FORMATS
from tests.report.reading import whole

GAP = re.compile(r"\{\w*\}")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    made = set_up(tmp_path_factory.mktemp("demo"), script="vehicle-attack", seed=7)
    with made.file:
        for _step in made.play.steps():
            pass
        made.evaluate()
        yield made


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("order", Order)
def test_every_pattern_is_filled_and_every_key_has_its_word(demo, tmp_path, language, order):
    edition = replace(Edition(), language=language, order=order)

    made = FORMATS["pdf"](demo.file, tmp_path / "out.pdf", edition, demo.conduct.now)

    text = whole(made.read_bytes())
    assert not GAP.findall(text)
    assert "not_taken" not in text
    assert "some_challenges" not in text
