"""The service that conducts, with a real file in memory and a clock that is moved by hand."""

from dataclasses import replace
from datetime import timedelta

import pytest

from facilitator.domain.entry import Author
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import DecisionLogged, InjectReplaced, JumpSort, Struck
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.writing import Details
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, expected, inject, minutes

ROUTE = expected("x1", text="Confirm escape route", agencies=("f",))
CRANE = expected("x2", text="Ask for the crane", agencies=("p",))
ROWS = (
    inject("01", planned=0, to=("f", "p"), wants=(ROUTE, CRANE)),
    inject("02", planned=10, to=("m",)),
    inject("03", planned=20, to_all=True, to=()),
)


@pytest.fixture
def clock():
    return PlayedClock(STARTEX)


@pytest.fixture
def conduct(clock):
    with ExerciseFile.memory(exercise(*ROWS), now=clock.now) as file:
        yield Conduct(file, clock=clock, author=Author(role="facilitator"))


@pytest.fixture
def running(conduct):
    conduct.start()
    return conduct


def again(conduct, clock):
    """Take the exercise up anew from its file, as after a restart."""
    return Conduct(conduct.file, clock=clock, author=conduct.author)


def test_what_was_committed_is_there_after_a_restart(running, clock):
    running.deliver("i-01")
    clock.move(minutes(3))
    running.log("fd confirm escape route by quarry because the road is under smoke")

    restarted = again(running, clock)

    assert restarted.state == running.state
    assert restarted.elapsed() == minutes(3)


def test_listeners_are_told_after_the_commit(running):
    seen = []
    running.listen(lambda entries: seen.append((entries, running.file.journal.last_line())))

    entry = running.log("fd go")

    assert seen == [((entry,), entry.line)]


def test_a_decision_keeps_what_its_agency_had_been_given(running, clock):
    given = running.deliver("i-01")
    clock.move(minutes(1))
    running.deliver("i-02")
    running.acknowledge("i-01", "f")

    fire = running.log("fd go").event
    town = running.log("mun wait").event

    assert fire.known.delivered == (given.seq,)
    assert fire.known.acknowledged == (given.seq,)
    assert town.known.delivered == (given.seq + 1,)


def test_time_is_taken_at_the_first_key_and_can_be_set_back(running, clock):
    typed = clock.now()
    clock.move(timedelta(seconds=20))

    stamped = running.log("fd go", typed_at=typed)
    earlier = running.log("fd crews counted -2m", typed_at=clock.now())

    assert stamped.happened_at == typed
    assert stamped.logged_at == typed + timedelta(seconds=20)
    assert earlier.happened_at == clock.now() - minutes(2)


def test_a_late_entry_says_why_and_is_saved_without_a_reason_too(running, clock):
    clock.move(minutes(10))

    told = running.log(
        "fd second ambulance", typed_at=STARTEX, details=Details(late_reason="from paper")
    )
    untold = running.log("fd third ambulance", typed_at=STARTEX)

    assert told.event.late_reason == "from paper"
    assert untold.exercise == timedelta(0)


def test_undo_strikes_the_last_entry_then_the_one_before(running):
    running.log("fd first")
    running.log("fd second")

    assert running.undo_offer().number == "2"
    running.undo()

    assert running.undo_offer().number == "1"
    assert list(running.state.struck.values()) == [2]


def test_undo_puts_a_skipped_row_back(running):
    running.skip("i-02", "time is short")

    assert running.undo_offer().number == "02"
    running.undo()

    assert "i-02" not in running.state.marks
    assert running.undo_offer() is None


def test_with_nothing_done_undo_is_refused(conduct):
    with pytest.raises(Refused) as refused:
        conduct.undo()

    assert refused.value.reason is Reason.NOTHING_TO_UNDO


def test_replacing_a_wrong_delivery_keeps_its_time(running, clock):
    clock.move(minutes(2))
    wrong = running.deliver("i-02")
    clock.move(minutes(1))

    right = running.replace("i-01", "wrong row")

    assert isinstance(right.event, InjectReplaced)
    assert right.happened_at == wrong.happened_at
    assert set(running.state.deliveries) == {"i-01"}
    assert running.standby().row.inject.id == "i-02"


def test_replacing_an_entry_strikes_it_and_keeps_its_time(running, clock):
    entry = running.log("mun closes the estate road")
    clock.move(minutes(1))

    right = running.replace_entry(entry.ref, "pd closes the estate road", "wrong agency")

    kinds = [type(each.event) for each in running.file.journal.entries()]
    assert kinds[-2:] == [Struck, DecisionLogged]
    assert right.happened_at == entry.happened_at
    assert right.event.replaces_number == entry.event.number


def test_an_inject_made_during_the_run_is_delivered_like_any_other(running):
    made = running.add_inject(title="Press at the gate", text="Two cameras.", to=("m",))

    running.deliver(made.id)

    assert made.number == "A04"
    assert running.state.deliveries[made.id].number == "A04"


def test_after_a_pause_deliver_now_means_now_and_nothing_bursts(running, clock):
    running.pause("coffee")
    clock.move(minutes(60))
    running.resume()

    assert running.elapsed() == timedelta(0)
    assert running.deliver("i-03").exercise == timedelta(0)
    assert len(running.state.deliveries) == 1


def test_the_clock_jumps_only_while_paused_and_forwards(running):
    with pytest.raises(Refused):
        running.jump(JumpSort.CLOCK, minutes(5))
    running.pause()
    running.jump(JumpSort.CLOCK, minutes(5), reason="break")

    assert running.elapsed() == minutes(5)


def test_real_emergency_acts_at_once_and_the_director_clears_it(running, clock):
    clock.move(minutes(4))
    running.stop_for_safety()
    running.note_emergency("observer fainted, room 2")
    clock.move(minutes(30))

    with pytest.raises(Refused) as refused:
        running.clear_safety()
    running.clear_safety("ambulance has left", as_director=True)

    assert refused.value.reason is Reason.ONLY_THE_DIRECTOR
    running.resume()
    assert running.elapsed() == minutes(4)


def test_what_is_written_together_is_rolled_back_together(running):
    before = running.state

    def write_and_fail():
        with running.together():
            running.log("fd one")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()

    assert running.state == before
    assert running.log("fd two").event.number == 1


@pytest.mark.parametrize("line", ["xx boat leaves", "fd", "#", "@999", "+", "=1+1", "-99999m"])
def test_any_line_becomes_an_entry(running, line):
    entry = running.log(line)

    assert entry.event.typed == line
    assert running.file.journal.entry(entry.ref) == entry


def test_a_role_without_the_right_is_refused(clock):
    with ExerciseFile.memory(exercise(*ROWS), now=clock.now) as file:
        loggist = Conduct(file, clock=clock, author=Author(role="loggist"))

        with pytest.raises(Refused) as refused:
            loggist.start()

    assert refused.value.reason is Reason.NOT_THIS_ROLE


def choosing(clock, *rows):
    file = ExerciseFile.memory(exercise(*rows), now=clock.now)
    conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
    conduct.start()
    return conduct


def test_delivering_one_alternative_leaves_the_other_out(clock):
    conduct = choosing(
        clock,
        replace(inject("07-A", planned=0), choice="exit"),
        replace(inject("07-B", planned=0), choice="exit"),
    )

    conduct.deliver("i-07-B")

    rows = {each.inject.number: each for each in conduct.script()}
    assert rows["07-A"].status == "skipped"
    assert "07-B" in rows["07-A"].note


def test_an_automatic_inject_goes_out_at_its_time_and_no_other_does(clock):
    conduct = choosing(
        clock, replace(inject("01", planned=1), automatic=True), inject("02", planned=1)
    )
    clock.move(timedelta(seconds=59))
    early = conduct.deliver_due()
    clock.move(timedelta(seconds=2))

    sent = conduct.deliver_due()

    assert early == ()
    assert [each.event.number for each in sent] == ["01"]
    assert conduct.deliver_due() == ()


def test_what_came_due_in_a_pause_or_a_jump_never_goes_out_by_itself(clock):
    conduct = choosing(clock, replace(inject("01", planned=10), automatic=True))
    clock.move(minutes(5))
    conduct.pause()
    conduct.jump(JumpSort.CLOCK, minutes(5) + timedelta(seconds=1))
    conduct.resume()

    assert conduct.deliver_due() == ()
    assert conduct.standby().row.inject.number == "01"
