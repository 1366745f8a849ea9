from datetime import timedelta

from facilitator.domain.events import (
    Amended,
    DecisionLogged,
    InjectDelivered,
    InjectReplaced,
    InjectSkipped,
    Known,
    ObservationLogged,
    ObservationSort,
    RunEnded,
    RunStarted,
    Struck,
    Unstruck,
)
from facilitator.domain.findings import find
from facilitator.domain.run import fold
from facilitator.domain.verdict import Verdict
from facilitator.domain.written import links_of
from tests.builders import STARTEX, STATION, entry, exercise, expected, inject, minutes

PLAN = exercise(
    inject("01", wants=(expected("x1"),)),
    inject("02", planned=5, to=("f", "p"), wants=(expected("x2", agencies=("f", "p")),)),
    inject("03", planned=9),
)


def given(number, to=("f",)):
    return InjectDelivered(inject=f"i-{number}", number=number, title="", to=to)


def decided(number, text="hold", agencies=("f",), **changes):
    values = {"typed": text, "known": Known(station=STATION)} | changes
    return DecisionLogged(number=number, text=text, agencies=agencies, **values)


def found(*steps, plan=PLAN):
    entries = [entry(event, seq=seq, at=at) for seq, (at, event) in enumerate(steps, 1)]
    state = fold(entries)
    return find(plan, state, entries, verdict=Verdict(entries=len(entries)), now=STARTEX)


def struck(target, at, *, seq, reason="wrong agency"):
    was = links_of(target.event, target.exercise)
    return entry(Struck(entry=target.ref, was=was, reason=reason), seq=seq, at=at)


def test_a_decision_stands_with_what_was_known_then_and_not_later():
    steps = (
        (0, RunStarted(plan_digest="d")),
        (1, given("01")),
        (2, decided(1, known=Known(station=STATION, delivered=(2,)))),
        (5, given("02")),
        (6, decided(2, known=Known(station=STATION, delivered=(2, 4)))),
    )

    fire = found(*steps).agencies[0]

    assert [[each.number for each in line.known] for line in fire.lines] == [["01"], ["01", "02"]]
    assert fire.lines[1].known[-1].at == minutes(5)


def test_a_replaced_delivery_is_known_by_the_number_that_stands():
    wrong = entry(given("03"), seq=2, at=1)
    right = InjectReplaced(
        delivered=wrong.ref, wrong="i-03", wrong_number="03", inject="i-01", number="01", title=""
    )

    line = (
        found(
            (0, RunStarted(plan_digest="d")),
            (1, given("03")),
            (1, right),
            (2, decided(1, known=Known(station=STATION, delivered=(3,)))),
        )
        .agencies[0]
        .lines[0]
    )

    assert [each.number for each in line.known] == ["01"]


def test_a_joint_decision_stands_with_each_of_its_agencies():
    findings = found(
        (0, RunStarted(plan_digest="d")), (1, given("02")), (2, decided(1, agencies=("f", "p")))
    )

    assert [len(each.lines) for each in findings.agencies] == [1, 1, 0]
    assert findings.totals.joint == 1


def test_a_decision_without_an_agency_stands_under_unassigned():
    findings = found((0, RunStarted(plan_digest="d")), (2, decided(1, agencies=())))

    assert findings.agencies[-1].agency is None
    assert findings.totals.unassigned == 1


def test_a_struck_entry_stays_in_the_log_and_counts_for_nothing():
    decision = entry(decided(1, expected=("x1",)), seq=3, at=2)
    log = [entry(RunStarted(plan_digest="d")), entry(given("01"), seq=2, at=1), decision]
    log.append(struck(decision, 3, seq=4))

    findings = find(PLAN, fold(log), log, verdict=Verdict(entries=4), now=STARTEX)

    assert len(findings.log) == 4
    assert findings.log[2].struck is log[3]
    assert (findings.totals.decisions, findings.totals.struck) == (0, 1)
    assert findings.counts.met == 0


def test_an_unstruck_entry_counts_again():
    decision = entry(decided(1), seq=2, at=2)
    was = links_of(decision.event, decision.exercise)
    log = [entry(RunStarted(plan_digest="d")), decision, struck(decision, 3, seq=3)]
    log.append(entry(Unstruck(entry=decision.ref, was=was), seq=4, at=4))

    findings = find(PLAN, fold(log), log, verdict=Verdict(entries=4), now=STARTEX)

    assert findings.log[1].struck is None
    assert findings.totals.decisions == 1


def test_an_amended_entry_keeps_both_versions():
    decision = entry(decided(1, text="hold"), seq=2, at=2)
    was = links_of(decision.event, decision.exercise)
    change = Amended(entry=decision.ref, was=was, now=was, text="hold back")
    log = [entry(RunStarted(plan_digest="d")), decision, entry(change, seq=3, at=3)]

    item = find(PLAN, fold(log), log, verdict=Verdict(entries=3), now=STARTEX).log[1]

    assert (item.logged.text, item.now.text) == ("hold", "hold back")


def test_an_entry_is_late_when_it_was_written_more_than_three_minutes_after():
    log = [
        entry(RunStarted(plan_digest="d")),
        entry(decided(1), seq=2, at=1, written=4),
        entry(decided(2), seq=3, at=1, written=4.1),
    ]

    findings = find(PLAN, fold(log), log, verdict=Verdict(entries=3), now=STARTEX)

    assert [each.late is not None for each in findings.log] == [False, False, True]
    assert findings.totals.late == 1


def test_strengths_and_gaps_come_from_standing_observations():
    strength = ObservationLogged(
        number=1, text="quick", typed="+ quick", sort=ObservationSort.STRENGTH
    )
    gap = ObservationLogged(number=2, text="slow", typed="! slow", sort=ObservationSort.IMPROVE)

    findings = found((0, RunStarted(plan_digest="d")), (1, strength), (2, gap))

    assert [each.logged.text for each in findings.strengths] == ["quick"]
    assert [each.logged.text for each in findings.gaps] == ["slow"]


def test_the_lanes_hold_windows_injects_marks_and_the_skipped():
    findings = found(
        (0, RunStarted(plan_digest="d")),
        (1, given("01")),
        (3, decided(1, expected=("x1",))),
        (9, InjectSkipped(inject="i-03", reason="time")),
        (20, RunEnded()),
    )

    fire = findings.timeline.lanes[0]

    assert [(each.since, each.until) for each in fire.windows] == [(minutes(1), minutes(7))]
    assert fire.given == (minutes(1),)
    assert [each.at for each in fire.marks] == [minutes(3)]
    assert [(each.number, each.skipped) for each in findings.timeline.flags] == [
        ("01", False),
        ("03", True),
    ]


def test_ten_moments_at_most_are_numbered_in_order_of_time():
    steps = [(0, RunStarted(plan_digest="d"))]
    steps += [(at, decided(at, agencies=("f", "p"))) for at in range(1, 15)]

    moments = found(*steps).timeline.moments

    assert [each.number for each in moments] == list(range(1, 11))
    assert [each.at for each in moments] == sorted(each.at for each in moments)


def test_an_empty_journal_gives_findings_too():
    findings = found()

    assert (findings.until, findings.ended, findings.log) == (timedelta(0), False, ())
