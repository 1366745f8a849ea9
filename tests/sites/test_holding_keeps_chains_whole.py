"""Laws of what is held back: any order, any repetition, and nothing over a gap or a break."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.entry import NO_HASH, Author, Draft
from facilitator.domain.events import NoteLogged
from facilitator.sites.cursor import Cursor, keep, load
from facilitator.sites.holding import Holding, Why
from facilitator.sites.naming import Names, message_id, read_message_id, same
from facilitator.store.rows import row_of
from tests.builders import STARTEX


def chain(station="a", many=6, *, text="note"):
    rows, previous = [], NO_HASH
    for seq in range(1, many + 1):
        draft = Draft(
            event=NoteLogged(number=seq, text=f"{text} {seq}", typed=""),
            happened_at=STARTEX,
            logged_at=STARTEX,
            exercise=timedelta(0),
            author=Author(role="facilitator"),
        )
        rows.append(row_of(draft, station, seq, previous))
        previous = rows[-1].hash
    return rows


A, B = chain("a"), chain("b", 4)


def taken(rows, holding=None):
    holding = holding or Holding({})
    found = []
    for position, row in enumerate(rows, 1):
        holding.take(row, position)
        ready = holding.ready()
        found += ready
        holding.settle(ready)
    return found, holding


@given(st.randoms(use_true_random=False), st.lists(st.sampled_from([*A, *B]), max_size=20))
def test_any_order_and_any_repetition_gives_each_chain_once_in_its_order(chance, again):
    sent = [*A, *B, *again]
    chance.shuffle(sent)

    found, holding = taken(sent)

    once = list(dict.fromkeys(found))
    assert [each for each in once if each.station == "a"] == A
    assert [each for each in once if each.station == "b"] == B
    assert holding.held == 0
    assert holding.heads == {"a": (6, A[-1].hash), "b": (4, B[-1].hash)}


@given(st.sets(st.integers(0, 5)), st.randoms(use_true_random=False))
def test_nothing_is_ready_over_a_gap(missing, chance):
    sent = [row for at, row in enumerate(A) if at not in missing]
    chance.shuffle(sent)

    found, holding = taken(sent)

    first = min(missing, default=6)
    assert found == A[:first]
    assert holding.gaps() == ({"a": first + 1} if len(sent) > first else {})
    assert holding.safe_position(len(sent)) <= len(sent)


def test_a_changed_entry_is_refused_and_the_true_one_still_counts():
    forged = A[2]._replace(payload=A[2].payload.replace("note", "lie"))

    found, holding = taken([*A[:2], forged, *A[2:]])

    assert found == A
    assert [(each.seq, each.why) for each in holding.refused] == [(3, Why.NOT_SOUND)]


def test_an_entry_of_another_chain_is_refused_where_the_link_breaks():
    other = chain("a", text="other")

    found, holding = taken([*A[:3], other[3], *A[3:]])

    assert found == A
    assert [(each.seq, each.why) for each in holding.refused] == [(4, Why.CHAIN)]


def test_a_fork_is_handed_to_the_journal_and_not_dropped():
    other = chain("a", text="other")

    found, _holding = taken([*A[:3], other[0]])

    assert found == [*A[:3], other[0]]


def test_the_stream_is_read_again_from_before_what_is_held():
    _found, holding = taken([A[0], A[3], A[4]])

    assert holding.safe_position(3) == 1


def test_what_the_disk_did_not_take_can_be_read_again():
    holding = Holding({})
    holding.take(A[0], 1)
    assert holding.ready() == [A[0]]

    holding.take(A[0], 1)

    assert holding.ready() == [A[0]]


def test_a_cursor_is_good_for_its_own_stream_only(tmp_path):
    keep(tmp_path / "deep" / "cursor", Cursor(identity="made at nine", position=41))

    kept = load(tmp_path / "deep" / "cursor")

    assert kept.of("made at nine") == 41
    assert kept.of("made at ten") == 0
    assert kept.of("") == 0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"position":"x"}'])
def test_a_damaged_cursor_is_the_beginning(tmp_path, content):
    (tmp_path / "cursor").write_bytes(content)

    assert load(tmp_path / "cursor") == Cursor()


@given(st.text(min_size=1), st.text(min_size=1))
def test_subjects_have_three_words_and_differ_as_their_stations_do(one, other):
    names = Names("e")

    assert names.station(one).count(".") == 2
    assert not set(names.station(one)) & set(" *>\r\n\t")
    assert (names.station(one) == names.station(other)) == (one == other)


@given(st.text(min_size=1), st.integers(1, 10**9), st.binary(min_size=32, max_size=32))
def test_a_message_id_tells_number_and_hash(station, seq, own_hash):
    read, piece = read_message_id(message_id(station, seq, own_hash) + "/again")

    assert read == seq
    assert same(piece, own_hash)


def test_two_entries_under_one_number_have_two_message_ids():
    other = chain("a", text="other")

    assert message_id("a", 1, A[0].hash) != message_id("a", 1, other[0].hash)
