import pytest

from facilitator.exchange.recipients import Roster, everyone, expectations, split


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Fire", ("Fire",)),
        ("Fire, Police", ("Fire", "Police")),
        ("Fire;Police\nAmbulance ", ("Fire", "Police", "Ambulance")),
        ("fire, Fire ,FIRE", ("fire",)),
        ("Police (local, national), Fire", ("Police (local, national)", "Fire")),
        ("Planning/Red Cell", ("Planning/Red Cell",)),
        ("Fire & Rescue", ("Fire & Rescue",)),
        ("---", ()),
        ("", ()),
        (" \n , ;", ()),
    ],
)
def test_recipients_are_cut_at_comma_semicolon_and_line_end(cell, names):
    assert split(cell) == names


def test_one_spelling_is_kept_for_an_agency():
    roster = Roster(["Fire", "FIRE, police"])

    assert [roster.read(each).names for each in ("Fire", "FIRE, police")] == [
        ("Fire",),
        ("Fire", "police"),
    ]


def test_a_name_that_may_be_several_is_kept_as_one_and_said():
    roster = Roster(["Fire", "Fire and Police", "Search and Rescue", "Police/Army"])

    doubtful = [roster.read(each).doubtful for each in ("Fire and Police", "Search and Rescue")]

    assert doubtful == [("Fire and Police",), ()]
    assert roster.read("Police/Army").doubtful == ("Police/Army",)


def test_names_that_differ_in_signs_are_pointed_out_once():
    roster = Roster([])

    assert [roster.like(name) for name in ("J4", "J-4", "J-4", "Sponsor", "Sponsors")] == [
        "",
        "J4",
        "",
        "",
        "Sponsor",
    ]


def test_every_recipient_owes_the_expected_action():
    found = expectations("Log it", ("Fire", "Police"), 5.0)

    assert [(each.agency, each.text, each.target_min) for each in found] == [
        ("Fire", "Log it", 5.0),
        ("Police", "Log it", 5.0),
    ]


def test_lines_that_name_their_agency_go_to_it_alone():
    found = expectations("Fire: evacuate\nPolice: close the road", ("Fire", "Police"), None)

    assert [(each.agency, each.text) for each in found] == [
        ("Fire", "evacuate"),
        ("Police", "close the road"),
    ]


def test_a_numbered_list_stays_one_text():
    found = expectations("1. Evacuate\n2. Report", ("Fire",), None)

    assert [each.text for each in found] == ["1. Evacuate\n2. Report"]


@pytest.mark.parametrize("name", ["All", "TOUS", "todos", "Alle"])
def test_all_means_everyone(name):
    assert everyone(name)
