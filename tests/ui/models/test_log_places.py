from array import array
from dataclasses import replace

import pytest

from facilitator.domain.log import LogQuery
from facilitator.ui.models.log import LogModel


class Lines:
    """A journal of which only the line numbers are asked for."""

    def __init__(self, *lines):
        self.found = lines

    def keys(self, _query):
        return array("q", self.found)

    def lines(self, _keys):
        return ()


@pytest.mark.parametrize("order", ["logged", "happened"])
@pytest.mark.parametrize("found", [(), (4,), (2, 5, 9, 14)])
def test_each_line_has_its_place_and_no_other_line_has_one(order, found):
    lines = found if order == "logged" else found[::-1]
    model = LogModel(Lines(*lines), lambda _line: None)
    model.ask(replace(LogQuery(), order=order))

    places = [model.place(line) for line in lines]

    assert places == list(range(len(lines)))
    assert {model.place(line) for line in (0, 3, 6, 99)} == {-1}
