from facilitator.domain.checks import CheckSort, Weight, checks, gather, mend_all
from tests.builders import exercise, expected, inject


def without_targets(count):
    return exercise(
        *(
            inject(f"{each:02}", planned=each * 6, wants=(expected(f"x{each}", target=None),))
            for each in range(count)
        )
    )


def of(plan, sort):
    return [each for each in gather(checks(plan)) if each.sort is sort]


def test_a_few_of_one_sort_are_told_each_and_many_as_one():
    few = of(without_targets(3), CheckSort.EXPECTED_WITHOUT_TARGET)
    (many,) = of(without_targets(4), CheckSort.EXPECTED_WITHOUT_TARGET)

    assert [each.more for each in few] == [0, 0, 0]
    assert (many.more, many.first.row) == (3, "i-00")


def test_what_is_to_decide_is_never_gathered():
    plan = exercise(*(inject(f"{each:02}", planned=each * 6, text="") for each in range(9)))

    assert len(of(plan, CheckSort.ROW_WITHOUT_TEXT)) == 9


def test_nothing_is_lost_and_what_must_be_decided_stays_first():
    found = checks(without_targets(9))
    gathered = gather(found)

    assert sorted(str(one) for each in gathered for one in each.checks) == sorted(map(str, found))
    weights = [each.weight is Weight.DECIDE for each in gathered]
    assert weights == sorted(weights, reverse=True)


def test_all_of_one_sort_are_mended_at_once():
    plan = without_targets(5)
    (many,) = of(plan, CheckSort.EXPECTED_WITHOUT_TARGET)

    assert of(mend_all(many)(plan), CheckSort.EXPECTED_WITHOUT_TARGET) == []
