"""A reader never goes on over messages that were lost on a line that was cut."""

import asyncio
from dataclasses import dataclass, field

import pytest

from facilitator.sites.line import Line
from facilitator.sites.place import Place
from facilitator.sites.reading import Reader, count_of, position_of


@dataclass
class Sent:
    """A message as servers send it to a reader."""

    count: int
    headers: dict = field(default_factory=dict)
    form: str = "$JS.ACK.exercise.account.stream.reader.1.{at}.{count}.0.7.x"

    @property
    def reply(self):
        return self.form.format(at=self.count + 40, count=self.count)


class Silent(Reader):
    """A reader that asks nobody."""

    async def _ask(self):
        self._left += self.BATCH


async def nothing():
    pass


def read(*sent):
    async def reading():
        place = Place(exercise="e", addresses=())
        reader = Silent(Line(place, name="", lost=nothing, back=nothing))
        for each in sent:
            await reader._took(each)
        found = [each.count for each in await reader.next(within=1)]
        try:
            return found, await reader.next(within=0.01)
        except ConnectionError as error:
            return found, str(error)

    return asyncio.run(reading())


def test_what_follows_is_read_at_once():
    assert read(Sent(1), Sent(2), Sent(3)) == ([1, 2, 3], [])


def test_what_comes_after_a_loss_is_left_for_another_reader():
    found, wrong = read(Sent(1), Sent(2), Sent(4), Sent(5))

    assert found == [1, 2]
    assert wrong == "gap"


def test_a_consumer_that_is_gone_is_said_after_what_came_before():
    found, wrong = read(Sent(1), Sent(0, headers={"Status": "409"}))

    assert (found, wrong) == ([1], "409")


@pytest.mark.parametrize(
    "form",
    [
        "$JS.ACK.stream.reader.1.{at}.{count}.0.7",
        "$JS.ACK.exercise.account.stream.reader.1.{at}.{count}.0.7.x",
    ],
)
def test_both_forms_of_servers_are_read(form):
    message = Sent(3, form=form)

    assert position_of(message) == (43, 7)
    assert count_of(message) == 3
