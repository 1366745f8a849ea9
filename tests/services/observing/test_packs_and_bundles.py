"""Memory sticks: a pack goes out, a bundle comes back, whatever the order and however often."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.domain.evaluation import CriticalTask, Target
from facilitator.domain.events import (
    BundleMerged,
    RunStarted,
    StationClockSet,
    StationTimed,
)
from facilitator.domain.exercise import Exercise, Objective
from facilitator.domain.log import LogQuery
from facilitator.domain.msel import Msel
from facilitator.exchange.packs import read_pack
from facilitator.services.now import PlayedClock
from facilitator.services.observing.bundling import hand_in, look_at, merge
from facilitator.services.observing.door import Door
from facilitator.services.observing.packing import make_pack, open_pack
from facilitator.services.session import Shelf
from tests.builders import FIRE, POLICE, TOWN, expected, inject

STARTEX = datetime(2026, 11, 25, 9, tzinfo=UTC)
WRONG = timedelta(hours=2, seconds=7)


class Room:
    """The facilitator's laptop and as many others as a test wants, each with its own clock."""

    def __init__(self, folder):
        self.folder = folder
        self.clock = PlayedClock(STARTEX)
        self.shelf = Shelf(self.clock)
        self.host = self.shelf.make(plan(), folder / "host.exercise")
        self.door = Door(self.host.conduct)
        self.others = []
        self.open = [(self.shelf, self.host)]

    @property
    def conduct(self):
        return self.host.conduct

    def pack(self, name="Ana", role="evaluator", covers=("f",), *, script=False):
        out = self.folder / f"{name}.observer"
        return make_pack(
            self.door, out, name=name, role=role, covers=covers, whole_script=script
        ).path

    def laptop(self, pack, off=WRONG):
        clock = PlayedClock(self.clock.now() + off)
        shelf = Shelf(clock)
        session = open_pack(pack, shelf)
        self.open.append((shelf, session))
        self.others.append(clock)
        return session

    def pass_by(self, minutes):
        for each in (self.clock, *self.others):
            each.move(timedelta(minutes=minutes))

    def close(self):
        for shelf, session in reversed(self.open):
            shelf.close(session)


def plan():
    task = CriticalTask(id="t1", text="Order the evacuation", agencies=("f",))
    target = Target(id="g1", text="Within six minutes", tasks=(task,))
    rows = (
        replace(
            inject("01", planned=0, wants=(expected(),), title="Delivered first"), tasks=("t1",)
        ),
        inject("02", planned=10, title="SECRET second", text="SECRET text"),
    )
    return Exercise(
        id="ex-1",
        title="Valley",
        scenario="SECRET summary",
        purpose="SECRET purpose",
        agencies=(FIRE, POLICE, TOWN),
        objectives=(Objective(id="o1", number="1", text="Warn in time", targets=(target,)),),
        msel=Msel(rows=rows),
    )


@pytest.fixture
def room(tmp_path):
    room = Room(tmp_path)
    yield room
    room.close()


def started(room):
    room.conduct.start()
    room.conduct.deliver("i-01")
    room.pass_by(5)
    return room


def texts(conduct):
    return [
        each.entry.event.text
        for each in conduct.file.journal.lines(
            conduct.file.journal.keys(LogQuery(order="happened"))
        )
    ]


def test_a_pack_holds_nothing_that_is_to_come(room):
    pack = started(room).pack().read_bytes()

    manifest, given_plan = read_pack(pack)

    assert b"SECRET" not in repr(given_plan).encode()
    assert [each.number for each in given_plan.msel.rows] == ["01"]
    assert not given_plan.msel.rows[0].expected
    assert [each.text for each in given_plan.objectives] == ["Warn in time"]
    assert (manifest.role, manifest.covers) == ("evaluator", ("f",))


def test_a_loggists_pack_holds_no_guides_and_an_other_agencys_nothing_delivered(room):
    started(room)

    _manifest, loggist = read_pack(room.pack("Log", "loggist", ()).read_bytes())
    _manifest, police = read_pack(room.pack("Pol", "evaluator", ("p",)).read_bytes())

    assert (loggist.objectives, len(loggist.msel.rows)) == ((), 1)
    assert police.msel.rows == ()


def test_the_script_goes_along_only_for_roles_that_may_have_it(room):
    _manifest, whole = read_pack(room.pack(script=True).read_bytes())

    assert len(whole.msel.rows) == 2
    with pytest.raises(Refused) as refused:
        room.pack("Log", "loggist", (), script=True)
    assert refused.value.reason is Reason.NOT_THIS_ROLE


def test_an_opened_pack_writes_in_its_role_with_numbers_of_its_own(room):
    session = started(room).laptop(room.pack())

    entry = session.conduct.log("+ calm voice on the radio")

    assert entry.author.role == "evaluator"
    assert entry.event.number == 1001
    with pytest.raises(Refused):
        session.conduct.start()


@pytest.mark.row("R24", "a laptop whose clock is two hours wrong")
def test_entries_come_back_at_the_right_time_though_the_clock_was_two_hours_wrong(room):
    session = started(room).laptop(room.pack())
    session.conduct.record(StationClockSet(at=timedelta(minutes=5)))
    room.pass_by(2)
    session.conduct.log("fd evacuate the east bank")

    report = merge(room.conduct, look_at(room.conduct, hand_in(session.conduct, room.folder / "a")))

    line = room.conduct.file.journal.lines(room.conduct.file.journal.keys(LogQuery()))[-1].entry
    assert (report.new, report.lost, report.known) == (3, 0, 0)
    assert line.exercise == timedelta(minutes=7)
    assert line.happened_at == STARTEX + timedelta(minutes=7)
    assert room.conduct.state.answers == {}
    assert room.conduct.state.decided == {"f": 1}
    assert room.conduct.state.last_decision == {"f": timedelta(minutes=7)}


def test_a_second_merge_changes_nothing(room):
    session = started(room).laptop(room.pack())
    session.conduct.record(StationClockSet(at=timedelta(minutes=5)))
    session.conduct.log("+ one")
    out = hand_in(session.conduct, room.folder / "a")
    merge(room.conduct, look_at(room.conduct, out))
    before = tuple(room.conduct.file.journal.rows())

    report = merge(room.conduct, look_at(room.conduct, out))

    assert (report.new, report.known, report.lost) == (0, 3, 0)
    assert tuple(room.conduct.file.journal.rows()) == before


def test_a_merge_is_told_to_whoever_listens_and_counts_at_once(room):
    session = started(room).laptop(room.pack())
    session.conduct.log("fd evacuate the east bank")
    heard = []
    room.conduct.listen(heard.extend)

    merge(room.conduct, look_at(room.conduct, hand_in(session.conduct, room.folder / "a")))

    kinds = [each.event.kind for each in heard]
    assert "decision.logged" in kinds
    assert kinds[-1] == BundleMerged.kind


@pytest.mark.row("R50", "one flipped byte")
@pytest.mark.parametrize("at", [0, 30, 100, -1, -40])
def test_one_flipped_byte_refuses_the_bundle_whole(room, at):
    session = started(room).laptop(room.pack())
    session.conduct.log("+ one")
    out = hand_in(session.conduct, room.folder / "a")
    content = bytearray(out.read_bytes())
    content[at] ^= 1
    out.write_bytes(content)

    with pytest.raises(Failed) as failed:
        look_at(room.conduct, out)

    assert failed.value.fault is Fault.CORRUPT
    assert "+ one" not in texts(room.conduct)


def test_a_bundle_of_another_exercise_is_refused(room, tmp_path):
    other = room.shelf.make(Exercise(id="ex-2", title="Other"), tmp_path / "other.exercise")
    room.open.append((room.shelf, other))
    other.conduct.log("+ elsewhere")
    out = hand_in(other.conduct, tmp_path / "other")

    with pytest.raises(Refused) as refused:
        look_at(room.conduct, out)

    assert refused.value.reason is Reason.OTHER_EXERCISE


def test_a_station_that_nobody_let_in_is_left_out_until_somebody_says_so(room, tmp_path):
    started(room)
    copied = tmp_path / "copied.exercise"
    room.conduct.file.backup(copied)
    shelf = Shelf(room.clock)
    stranger = shelf.open(copied)
    room.open.append((shelf, stranger))
    stranger.conduct.log("+ from a copy")
    out = hand_in(stranger.conduct, tmp_path / "s")

    left = merge(room.conduct, look_at(room.conduct, out))
    taken = merge(room.conduct, look_at(room.conduct, out), strangers=True)

    assert (left.new, left.left_out) == (0, 1)
    assert taken.new == 1
    assert "from a copy" in texts(room.conduct)


def test_what_a_strangers_copy_says_of_the_clock_moves_nothing(room, tmp_path):
    started(room)
    copied = tmp_path / "copied.exercise"
    room.conduct.file.backup(copied)
    shelf = Shelf(room.clock)
    stranger = shelf.open(copied)
    room.open.append((shelf, stranger))
    stranger.conduct.pause("the copy pauses")
    out = hand_in(stranger.conduct, tmp_path / "s")
    clock = room.conduct.state.clock

    merge(room.conduct, look_at(room.conduct, out), strangers=True)

    assert room.conduct.state.clock == clock


def test_what_a_role_may_not_write_is_refused_and_all_behind_it(room):
    session = started(room).laptop(room.pack())
    session.conduct.log("+ allowed")
    # the program itself writes no such thing there: another one has
    draft = session.conduct._recorder.draft(RunStarted(plan_digest="forged"))
    session.conduct.file.journal.append((draft,))
    session.conduct.log("+ behind it")

    report = merge(room.conduct, look_at(room.conduct, hand_in(session.conduct, room.folder / "a")))

    assert (report.new, report.refused) == (2, 2)
    assert "behind it" not in texts(room.conduct)
    assert room.conduct.file.journal.verify().first_bad is None


def test_an_observers_own_station_writes_nothing_that_the_room_would_not_take(room):
    conduct = started(room).laptop(room.pack()).conduct
    conduct.record(StationClockSet(at=timedelta(minutes=5)))
    before = conduct.file.journal.last_line()

    with pytest.raises(Refused) as added:
        conduct.add_inject(title="Fire", to_all=True)
    with pytest.raises(Refused) as stop:
        conduct.stop_for_safety()

    assert {added.value.reason, stop.value.reason} == {Reason.NOT_THIS_ROLE}
    assert conduct.file.journal.last_line() == before
    assert conduct.log("+ this it may").event.text


def test_a_revoked_observers_bundle_brings_nothing(room):
    session = started(room).laptop(room.pack())
    session.conduct.log("+ one")
    room.door.revoke(next(iter(room.conduct.state.observers)), "left the room")

    report = merge(room.conduct, look_at(room.conduct, hand_in(session.conduct, room.folder / "a")))

    assert (report.new, report.refused) == (0, 2)


def test_the_same_pack_opened_on_two_laptops_gives_two_stations_and_no_fork(room):
    pack = started(room).pack()
    one, two = room.laptop(pack), room.laptop(pack, timedelta(0))
    one.conduct.log("+ one")
    two.conduct.log("+ two")

    for name, each in (("a", one), ("b", two)):
        merge(room.conduct, look_at(room.conduct, hand_in(each.conduct, room.folder / name)))

    assert {"one", "two"} <= set(texts(room.conduct))
    assert room.conduct.file.journal.verify().forks == 0


def test_a_copied_observers_file_says_whose_it_is_and_is_merged_too(room, tmp_path):
    session = started(room).laptop(room.pack())
    session.conduct.log("+ first laptop")
    copied = tmp_path / "second.exercise"
    session.conduct.file.backup(copied)
    shelf = Shelf(room.clock)
    second = shelf.open(copied)
    room.open.append((shelf, second))
    second.conduct.log("+ second laptop")

    report = merge(room.conduct, look_at(room.conduct, copied))

    assert second.conduct.author.role == "evaluator"
    assert report.lost == report.left_out == report.refused == 0
    assert {"first laptop", "second laptop"} <= set(texts(room.conduct))


def test_a_whole_exercise_file_is_merged_like_a_bundle(room):
    session = started(room).laptop(room.pack())
    session.conduct.log("+ one")

    report = merge(room.conduct, look_at(room.conduct, session.path))

    assert (report.new, report.lost) == (2, 0)


def test_files_come_along(room):
    session = started(room).laptop(room.pack())
    kept = session.conduct.file.attachments.add("sketch.png", "image/png", b"a sketch")
    entry = session.conduct.log("+ drawn")
    session.conduct.attach(entry.ref, (kept,))

    merge(room.conduct, look_at(room.conduct, hand_in(session.conduct, room.folder / "a")))

    assert room.conduct.file.attachments.read(kept.sha256) == b"a sketch"
    assert room.conduct.file.journal.verify().first_bad is None


def test_a_given_offset_overrules_the_mark(room):
    session = started(room).laptop(room.pack())
    session.conduct.record(StationClockSet(at=timedelta(minutes=5)))
    session.conduct.log("+ one")
    incoming = look_at(room.conduct, hand_in(session.conduct, room.folder / "a"))

    merge(
        room.conduct,
        incoming,
        offsets={each.station: -WRONG + timedelta(minutes=1) for each in incoming.stations},
    )

    timed = room.conduct.file.journal.last_of_kind(StationTimed.kind)
    assert timed.event.by == -WRONG + timedelta(minutes=1)


@pytest.mark.row("R50", "bundles in any order, subset, repetition")
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_bundles_in_any_order_subset_and_repetition_give_the_same_content(tmp_path_factory, data):
    room = Room(tmp_path_factory.mktemp("merge"))
    started(room)
    count = data.draw(st.integers(1, 4), label="laptops")
    bundles = []
    for index in range(count):
        off = timedelta(seconds=data.draw(st.integers(-7200, 7200)))
        session = room.laptop(room.pack(f"obs{index}"), off)
        session.conduct.record(StationClockSet(at=timedelta(minutes=5)))
        for line in data.draw(st.lists(st.sampled_from(["+ a", "fd b", "! c"]), max_size=4)):
            entry = session.conduct.log(line)
            if data.draw(st.booleans()):
                session.conduct.strike(entry.ref, "wrong")
        bundles.append(hand_in(session.conduct, room.folder / f"b{index}"))
    orders = data.draw(st.lists(st.sampled_from(list(permutations(range(count)))), min_size=2))
    results = []
    for index, order in enumerate(orders[:2]):
        copied = room.folder / f"copy{index}.exercise"
        shutil.copyfile(room.host.path, copied)
        results.append(_merged(room, copied, bundles, data, order))
    room.close()

    assert results[0] == results[1]


def _merged(room, copied, bundles, data, order):
    """What others wrote, as one reads it, after merging all of them in some order, some twice."""
    shelf = Shelf(room.clock)
    session = shelf.open(copied)
    some = data.draw(st.lists(st.sampled_from(bundles), max_size=3))
    for each in (*some, *(bundles[index] for index in order)):
        merge(session.conduct, look_at(session.conduct, each))
    state, journal = session.conduct.state, session.conduct.file.journal
    theirs = [each for each in journal.heads() if each[0] in state.posts]
    read = sorted(
        (each.station, each.seq, each.happened_at, each.exercise)
        for each in journal.entries()
        if each.station in state.posts
    )
    shelf.close(session)
    sums = (state.decided, state.last_decision, state.decision_bins, state.logged)
    return sorted(theirs), read, sums, sorted(state.struck.items(), key=str)


def test_a_copy_that_is_run_on_goes_on_numbering(room, tmp_path):
    started(room).conduct.log("fd first")
    copied = tmp_path / "copied.exercise"
    room.conduct.file.backup(copied)
    shelf = Shelf(room.clock)
    second = shelf.open(copied)
    room.open.append((shelf, second))

    assert second.conduct.log("fd second").event.number == 2


def test_a_copied_observers_file_goes_on_in_its_block(room, tmp_path):
    session = started(room).laptop(room.pack())
    session.conduct.log("+ first")
    copied = tmp_path / "second.exercise"
    session.conduct.file.backup(copied)
    shelf = Shelf(room.clock)
    second = shelf.open(copied)
    room.open.append((shelf, second))

    assert second.conduct.log("+ second").event.number == 1002


def test_a_merge_of_other_numbers_leaves_our_own_as_they_were(room):
    session = started(room).laptop(room.pack())
    session.conduct.log("+ one")
    merge(room.conduct, look_at(room.conduct, hand_in(session.conduct, room.folder / "a")))

    assert room.conduct.log("fd ours").event.number == 1
