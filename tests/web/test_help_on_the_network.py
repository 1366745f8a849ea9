"""The page on what is protected says what the program does (FAULTS R48)."""

import pytest

from facilitator import resources
from facilitator.services.observing.invitations import CODE_DIGITS, MOST_WRONG, TOKEN_BYTES

NAMES = ("network.md", "network.es.md", "network.fr.md")
NUMBERS = {
    "network.md": (f"{TOKEN_BYTES * 8} bits", "six digits", "ten wrong"),
    "network.es.md": (f"{TOKEN_BYTES * 8} bits", "seis cifras", "diez intentos"),
    "network.fr.md": (f"{TOKEN_BYTES * 8} bits", "six chiffres", "dix essais"),
}
OPEN_AIR = {
    "network.md": ("Others on the same Wi-Fi could read", "no real personal data"),
    "network.es.md": ("Otras personas en la misma wifi podrían leer", "ningún dato personal real"),
    "network.fr.md": ("sur le même Wi-Fi pourraient lire", "aucune vraie donnée personnelle"),
}


def said(name):
    return " ".join(resources.read_text("help", name).split())


@pytest.mark.parametrize("name", NAMES)
def test_it_says_that_others_could_read_along(name):
    assert all(each in said(name) for each in OPEN_AIR[name])
    assert "WPA2" in said(name)
    assert "WPA3" in said(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_numbers_on_it_are_those_of_the_program(name):
    assert (CODE_DIGITS, MOST_WRONG) == (6, 10)
    assert all(each in said(name) for each in NUMBERS[name])


@pytest.mark.parametrize("name", NAMES[1:])
def test_every_language_has_every_part(name):
    first, other = (resources.read_text("help", each) for each in (NAMES[0], name))

    assert [each.split()[0] for each in first.splitlines() if each.startswith("#")] == [
        each.split()[0] for each in other.splitlines() if each.startswith("#")
    ]
    assert first.count("\n|") == other.count("\n|")
    assert first.count("\n- ") == other.count("\n- ")


@pytest.mark.row("R48", "both screens say who could read along")
def test_both_screens_say_it(standing):
    with standing.phone() as phone:
        answer = phone.ask("POST", "/api/invited", json={"secret": standing.token()}).json()

    assert answer["warning"] == "Others on this Wi-Fi could read this. No real personal data."
