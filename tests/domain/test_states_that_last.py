"""A state is opened and closed by two lines of the log; nothing else makes a bar."""

from datetime import timedelta

from facilitator.domain.entryline import parse
from facilitator.domain.events import DecisionLogged, Links, NoteLogged, Struck
from facilitator.domain.lasting import lasting
from facilitator.domain.logitems import read_log
from tests.builders import FIRE, POLICE, TOWN, entry, minutes


def line(number, typed, at, kind=DecisionLogged, seq=0):
    """Return an entry as the entry line would write it."""
    read = parse(typed, (FIRE, POLICE, TOWN))
    said = kind(number=number, text=read.text, typed=typed, agencies=read.agencies, tags=read.tags)
    return entry(said, seq=seq or number, at=at)


def states(*entries):
    return lasting(read_log(entries).items)


def test_a_bar_reaches_from_the_line_that_opens_to_the_line_that_closes():
    found = states(
        line(1, "pd cordon round the school #inner_cordon+", 12),
        line(2, "fd two engines", 15),
        line(3, "pd the school is free #inner_cordon- @07", 40),
    )

    (state,) = found["p"]
    assert (state.name, state.since, state.until) == ("inner cordon", minutes(12), minutes(40))
    assert (state.opened, state.closed) == (1, 3)
    assert set(found) == {"p"}


def test_a_state_that_nobody_closes_lasts():
    (state,) = states(line(1, "mun hall open #hall+ #shelter", 5))["m"]

    assert state.until is None
    assert state.closed == 0


def test_a_plain_tag_opens_nothing():
    assert states(line(1, "pd cordon set #cordon", 5), line(2, "pd a #b+c and #d-2m", 6)) == {}


def test_closing_what_is_not_open_makes_no_bar():
    assert states(line(1, "pd cordon lifted #cordon-", 5)) == {}


def test_a_struck_line_neither_opens_nor_closes():
    opened = line(1, "pd cordon #cordon+", 5)
    closed = line(2, "pd lifted #cordon-", 9)
    links = Links(written_as="decision.logged", number=2)
    gone = entry(Struck(entry=closed.ref, was=links, reason="wrong"), seq=3, at=10)

    (state,) = states(opened, closed, gone)["p"]

    assert state.until is None


def test_opening_again_keeps_the_first_beginning():
    (state,) = states(line(1, "pd a #cordon+", 5), line(2, "pd b #Cordon+", 8))["p"]

    assert (state.since, state.opened) == (minutes(5), 1)


def test_a_joint_line_opens_for_all_and_one_that_names_nobody_closes_for_all():
    found = states(
        line(1, "fd+pd #post+ at the school", 5), line(2, "#post- is closed", 9, NoteLogged)
    )

    assert {who: own[0].until for who, own in found.items()} == {
        "f": minutes(9),
        "p": minutes(9),
    }


def test_each_agency_closes_its_own():
    found = states(line(1, "fd+pd #post+ at the school", 5), line(2, "pd leaves #post-", 9))

    assert found["f"][0].until is None
    assert found["p"][0].until == minutes(9)


def test_states_at_the_same_time_lie_on_levels_and_give_them_free_again():
    found = states(
        line(1, "pd a #one+", 1),
        line(2, "pd b #two+", 2),
        line(3, "pd c #one-", 3),
        line(4, "pd d #three+", 4),
    )

    assert [(each.name, each.level) for each in found["p"]] == [
        ("one", 0),
        ("two", 1),
        ("three", 0),
    ]


def test_it_counts_when_it_happened_not_when_it_was_written():
    late = entry(
        NoteLogged(number=1, text="#post+ since the start", typed="", agencies=("f",)),
        seq=2,
        at=2,
    )
    (state,) = states(line(3, "fd post closed #post-", 8, seq=1), late)["f"]

    assert state.until - state.since == timedelta(minutes=6)
