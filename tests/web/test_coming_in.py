"""Codes, passes and names: who gets in, and as whom (FAULTS R42, R51)."""

import pytest

from facilitator.services.observing import invitations
from facilitator.services.observing.invitations import Guest
from tests.phones import Phone, door_open


def guess(standing, secret, source=None):
    with Phone(standing.opened.url, source=source) as stranger:
        return stranger.ask("POST", "/api/invited", json={"secret": secret})


def wrong(standing):
    """Return a code that is not right for anybody."""
    right = {standing.code(each) for each in Guest}
    return next(f"{each:06}" for each in range(5) if f"{each:06}" not in right)


@pytest.mark.row("R42", "guesses from eleven addresses")
def test_the_code_changes_after_ten_wrong_ones_from_ten_addresses(standing):
    with standing.phone() as inside:
        first = standing.code()
        for number in range(10):
            assert guess(standing, wrong(standing), f"127.0.0.{number + 10}").status_code == 403

        eleventh = guess(standing, first, "127.0.0.30")

        assert eleventh.status_code == 403
        assert standing.code() != first
        assert guess(standing, standing.code()).status_code == 200
        inside.write("f Close the road because of smoke")
        assert [each["saved"] for each in inside.send()] == [True]


@pytest.mark.known_bad("R42", "wrong codes counted by address")
def test_a_count_for_each_address_alone_would_let_the_eleventh_in(standing, monkeypatch):
    monkeypatch.setattr(invitations, "MOST_WRONG", 10**9)
    first = standing.code()
    for number in range(10):
        guess(standing, wrong(standing), f"127.0.0.{number + 10}")

    eleventh = guess(standing, first, "127.0.0.30")

    assert eleventh.status_code == 200


def test_the_token_outlives_the_code_that_was_guessed_at(standing):
    token = standing.token()
    for _ in range(10):
        guess(standing, wrong(standing))

    assert guess(standing, token).status_code == 200


def test_a_player_s_code_does_not_make_an_evaluator(standing):
    with Phone(standing.opened.url) as phone:
        answer = phone.ask(
            "POST",
            "/api/join",
            json={"secret": standing.token(Guest.PLAYER), "name": "Ana", "role": "evaluator"},
        )

    assert (answer.status_code, answer.json()["error"]) == (403, "not_this_role")


@pytest.mark.parametrize("role", ["facilitator", "director", "simcell", "", "EVALUATOR", "x"])
def test_nobody_becomes_what_is_not_offered(standing, role):
    with Phone(standing.opened.url) as phone:
        answer = phone.ask(
            "POST", "/api/join", json={"secret": standing.token(), "name": "Ana", "role": role}
        )

    assert answer.json()["error"] == "not_this_role"


def test_who_knows_a_device_and_the_code_but_not_its_pass_is_another_device(standing):
    with standing.phone() as first, Phone(standing.opened.url) as second:
        second.device, second.secret = first.device, "made-up"

        second.join(standing.token(), "Ana")

        assert second.device != first.device
        assert first.view()["phase"] == "ready"


def test_a_device_that_joins_again_by_its_pass_goes_on_where_it_was(standing):
    with standing.phone() as phone:
        before = phone.device
        phone.write(". one")
        phone.send_all()

        told = phone.join(standing.token(), "Ana", "loggist")

        assert (phone.device, told["next_seq"]) == (before, 2)


def test_a_pass_holds_over_a_restart_of_the_host(tmp_path):
    with door_open(tmp_path) as standing:
        phone = standing.phone()
        file, port = standing.conduct.file, standing.opened.port
        standing.serving.stop()
        with door_open(tmp_path, file=file, port=port):
            assert phone.view()["title"] == "LEVANT 26"
        phone.close()


def test_a_pass_ends_when_the_device_leaves(standing):
    with standing.phone() as phone:
        phone.ask("POST", "/api/leave")

        assert phone.ask("GET", "/api/view").status_code == 401


def test_a_device_that_is_shut_out_sees_and_writes_nothing_more(standing):
    standing.conduct.start()
    standing.conduct.deliver("i-01")
    with standing.phone() as phone:
        assert phone.view()["given"]
        standing.door.revoke(phone.device, "not one of ours")

        phone.write(". still here")
        acks, seen = phone.send(), phone.view()

        assert [each["reason"] for each in acks] == ["not_let_in"]
        assert (seen["revoked"], seen["given"], seen["kinds"]) == (True, [], [])
        standing.door.readmit(phone.device)
        assert [each["saved"] for each in phone.send()] == [True]


def test_names_are_kept_without_directions_and_controls(standing):
    with Phone(standing.opened.url) as phone:
        told = phone.join(standing.token(), "A\u202en\u0000a\n  B" + "x" * 200)

    assert told["name"].startswith("Ana B")
    assert len(told["name"]) == 60


def test_a_wrong_code_is_said_in_the_language_of_the_phone(standing):
    with Phone(standing.opened.url) as phone:
        said = {
            lang: phone.ask("GET", "/api/words", params={"lang": lang}).json()["lang"]
            for lang in ("es", "fr", "ca", "xx")
        }
        answer = phone.ask("POST", "/api/invited?lang=es", json={"secret": "no"})

    assert said == {"es": "es", "fr": "fr", "ca": "ca", "xx": "en"}
    assert answer.json()["text"]


def test_no_more_devices_than_the_room_holds(standing, monkeypatch):
    from facilitator.web import entering

    monkeypatch.setattr(entering, "MOST_DEVICES", 2)
    with standing.phone() as first, standing.phone(), Phone(standing.opened.url) as third:
        body = {"secret": standing.token(), "name": "C", "role": "evaluator"}
        answer = third.ask("POST", "/api/join", json=body)
        again = first.join(standing.token())

    assert (answer.status_code, answer.json()["error"]) == (503, "full")
    assert again["device"] == first.device
