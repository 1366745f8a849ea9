"""Page one takes what room there is: no text is cut that another would leave room for."""

from dataclasses import fields, replace

from facilitator.report.frontroom import GROWTH, SMALLEST, roomiest


def size(room):
    return sum(getattr(room, each.name) for each in fields(room))


def test_with_all_the_room_in_the_world_everything_is_as_large_as_it_gets():
    room = roomiest(lambda _room: True)

    assert {name: getattr(room, name) for name in GROWTH} == {
        name: sizes[-1] for name, sizes in GROWTH.items()
    }


def test_without_any_room_page_one_is_the_smallest():
    assert roomiest(lambda _room: False) == SMALLEST


def test_nothing_can_grow_a_step_further_and_still_fit():
    limit = size(SMALLEST) + 150
    room = roomiest(lambda each: size(each) <= limit)

    for name, sizes in GROWTH.items():
        larger = [each for each in sizes if each > getattr(room, name)]
        if larger:
            assert size(replace(room, **{name: larger[0]})) > limit


def test_a_text_that_cannot_grow_leaves_the_room_to_the_others():
    room = roomiest(lambda each: each.reason == 0)

    assert room.reason == 0
    assert room.action == GROWTH["action"][-1]
