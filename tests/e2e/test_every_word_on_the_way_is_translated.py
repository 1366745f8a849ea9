"""From a blank exercise to a corrective action, nothing is shown that was never translated."""

import re

import pytest

from facilitator.services import now
from facilitator.services.now import PlayedClock
from tests import walk
from tests.builders import STARTEX
from tests.in_greek import written
from tests.painted import labels, untranslated
from tests.pseudo import PSEUDO, accented, spoken_for_english

NUMBERED = {
    "Why? (1)": accented("Why? ({n})").format(n=1),
    "I  Three strengths 1": accented("I  Three strengths") + " 1",
}
"""Names that hold a number."""
TYPED = ("Chief", "of", "the", "fire", "service", "because")
"""What the walk types with words of its own, and what the line needs."""
pytestmark = pytest.mark.qt_log_ignore("QPdfEngine: unable to create a gradient")


class Walk(walk.Walk):
    """Finds its way by names that nobody speaks."""

    def tab_to(self, name):
        super().tab_to(NUMBERED.get(name) or accented(name))


def marked(said):
    """Return what is typed so that it is known again: each word begins with zz."""
    if isinstance(said, tuple):
        return tuple(map(marked, said))
    if isinstance(said, str):
        return re.sub(r"[A-Za-z]{2,}", lambda found: f"zz{found[0]}", said)
    return said


@pytest.fixture
def spelt(monkeypatch):
    """Speak the pseudo-language, and type words that are known again."""
    for name, said in vars(walk).copy().items():
        if name.isupper():
            monkeypatch.setattr(walk, name, marked(said))
    with spoken_for_english(PSEUDO), written(monkeypatch):
        yield


@pytest.mark.usefixtures("spelt")
def test_no_station_of_the_walk_shows_a_word_that_was_never_translated(user, monkeypatch, tmp_path):
    clock, found, stations = PlayedClock(STARTEX), [], []
    monkeypatch.setattr(now, "RealClock", lambda: clock)

    def seen(name):
        stations.append(name)
        session = user.host.session
        kept = (*TYPED, *(labels(session.exercise) if session else ()))
        found.extend(f"{name}: {each}" for each in sorted(untranslated(user.frame, written=kept)))

    user.starts()
    Walk(user, clock, tmp_path, seen).goes_all_the_way()

    assert len(stations) > 20
    assert found == []
