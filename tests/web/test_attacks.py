"""Requests that no page of ours sends: all refused, none of them let in (FAULTS R40, R43, R44)."""

import socket
import subprocess
import sys
import time

import httpx
import pytest

from facilitator.web import guard
from facilitator.web.guard import CSP
from tests.phones import HERE, Phone

EVIL = "http://evil.example"


def raw(standing, text):
    """Send bytes as they are; return the status line and the rest of the answer."""
    with socket.create_connection((HERE, standing.opened.port), timeout=30) as line:
        line.sendall(text)
        said = b""
        while part := line.recv(65536):
            said += part
    head, _, rest = said.partition(b"\r\n")
    return head.decode(), rest.decode("latin-1")


def request(standing, method, path, *lines, host=None, body=b""):
    host = host or f"{HERE}:{standing.opened.port}"
    head = [f"{method} {path} HTTP/1.1", f"Host: {host}", "Connection: close", *lines]
    if body:
        head.append(f"Content-Length: {len(body)}")
    return raw(standing, "\r\n".join([*head, "", ""]).encode() + body)


def own(standing):
    return f"Origin: {standing.opened.url}"


ATTACKS = {
    "a name of somebody else's that points here": (
        "421",
        lambda it: request(it, "GET", "/api/hello", host=f"evil.example:{it.opened.port}"),
    ),
    "our address under another port": (
        "421",
        lambda it: request(it, "GET", "/", host=f"{HERE}:1"),
    ),
    "no host at all": (
        "400",
        lambda it: raw(it, b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n"),
    ),
    "two hosts": (
        "400",
        lambda it: request(it, "GET", "/", f"Host: {HERE}:{it.opened.port}"),
    ),
    "a form of another page": (
        "403",
        lambda it: request(it, "POST", "/api/join", f"Origin: {EVIL}", body=b"{}"),
    ),
    "a page without an origin": (
        "403",
        lambda it: request(it, "POST", "/api/join", "Origin: null", body=b"{}"),
    ),
    "a post that says nothing of where it comes from": (
        "403",
        lambda it: request(it, "POST", "/api/invited", body=b'{"secret":"000000"}'),
    ),
    "a read by another page": (
        "403",
        lambda it: request(it, "GET", "/api/hello", f"Origin: {EVIL}"),
    ),
    "a picture in another page": (
        "403",
        lambda it: request(it, "GET", "/api/hello", "Sec-Fetch-Site: cross-site"),
    ),
    "a page of a neighbour": (
        "403",
        lambda it: request(it, "GET", "/", "Sec-Fetch-Site: same-site"),
    ),
    "asking whether another page may": (
        "403",
        lambda it: request(
            it, "OPTIONS", "/api/join", f"Origin: {EVIL}", "Access-Control-Request-Method: POST"
        ),
    ),
    "a way that is not ours": (
        "405",
        lambda it: request(it, "DELETE", "/api/view", own(it)),
    ),
    "a file of this computer": (
        "404",
        lambda it: request(it, "GET", "/app/..%2f..%2fetc%2fpasswd"),
    ),
    "a folder": ("404", lambda it: request(it, "GET", "/app/")),
    "a body larger than it may be": (
        "413",
        lambda it: request(it, "POST", "/api/join", own(it), "Content-Length: 99999999"),
    ),
    "a body in parts that never ends": (
        "413",
        lambda it: raw(
            it,
            f"POST /api/join HTTP/1.1\r\nHost: {HERE}:{it.opened.port}\r\n{own(it)}\r\n"
            "Transfer-Encoding: chunked\r\n\r\n".encode()
            + b"4000\r\n"
            + b"x" * 0x4000
            + b"\r\n",
        ),
    ),
    "no pass": ("401", lambda it: request(it, "GET", "/api/view")),
    "a pass that nobody holds": (
        "401",
        lambda it: request(it, "GET", "/api/view", "Authorization: Bearer " + "x" * 32),
    ),
    "nothing that is a request": ("400", lambda it: raw(it, b"\x16\x03\x01 hello\r\n\r\n")),
}


@pytest.mark.row("R43", "requests that no page of ours sends")
@pytest.mark.parametrize("name", ATTACKS)
def test_it_is_refused(standing, name):
    status, attack = ATTACKS[name]

    head, rest = attack(standing)

    assert head.split()[1] == status, head
    assert "levant" not in rest.casefold()
    assert "access-control" not in rest.casefold()
    assert "set-cookie" not in rest.casefold()
    lines = {each.casefold() for each in rest.split("\r\n")}
    assert f"content-security-policy: {CSP}".casefold() in lines
    assert "x-frame-options: deny" in lines
    assert not any(each.startswith("server:") for each in lines)


@pytest.mark.known_bad("R43", "the name of the host is not looked at")
def test_a_server_that_does_not_look_at_the_host_answers_a_stranger_s_name(standing, monkeypatch):
    monkeypatch.setattr(guard.Guard, "_refused", lambda *_: None)

    head, _rest = ATTACKS["a name of somebody else's that points here"][1](standing)

    assert head.split()[1] == "200"


@pytest.mark.row("R44", "headers on every answer")
def test_every_answer_has_the_headers_that_keep_others_out(standing):
    with standing.phone() as phone:
        asked = ["/", "/app/app.js", "/app/none", "/none", "/api/hello", "/api/view", "/api/words"]
        answers = [phone.ask("GET", each) for each in asked]

    for answer in answers:
        headers = answer.headers
        assert headers["content-security-policy"] == CSP
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "server" not in headers
        assert "set-cookie" not in headers
    kept = {each.headers["cache-control"] for each in answers if "/api/" in str(each.url)}
    assert kept == {"no-store"}


@pytest.mark.row("R40", "the port is shut a second after stop")
def test_the_port_is_shut_a_second_after_stop_whoever_listens(standing):
    phones = [standing.phone(f"N{each}") for each in range(5)]
    streams = [
        phone.http.stream("GET", "/api/news", headers={**phone.headers, **phone.auth})
        for phone in phones
    ]
    # a stream that nobody holds is closed
    held = [each.__enter__().iter_bytes() for each in streams]
    assert all(b"event: view" in next(each) for each in held)
    assert standing.serving.connected == 5
    began = time.monotonic()

    standing.serving.stop()

    assert time.monotonic() - began < 10  # not as long as a question waits
    assert standing.serving.opened is None
    with pytest.raises(httpx.ConnectError):
        httpx.get(standing.opened.url, trust_env=False)
    for each, phone in zip(streams, phones, strict=True):
        each.__exit__(None, None, None)
        phone.close()


def test_who_says_nothing_is_not_waited_for(standing, monkeypatch):
    from facilitator.web import protocol

    monkeypatch.setattr(protocol, "HEAD_S", 0.3)
    with socket.create_connection((HERE, standing.opened.port), timeout=30) as silent:
        silent.sendall(b"GET / HTTP/1.1\r\n")

        assert silent.recv(100) == b""


def test_a_body_that_does_not_come_is_not_waited_for(standing, monkeypatch):
    monkeypatch.setattr(guard, "PATIENCE_S", 0.3)

    head, _rest = request(standing, "POST", "/api/invited", own(standing), "Content-Length: 100")

    assert head.split()[1] == "408"


@pytest.mark.row("R47", "too many connections")
def test_too_many_connections_are_closed_and_the_others_go_on(standing, monkeypatch):
    from facilitator.web import protocol

    monkeypatch.setattr(protocol, "MOST_CONNECTIONS", 3)
    with Phone(standing.opened.url) as inside:
        assert inside.ask("GET", "/api/hello").status_code == 200
        lines = [socket.create_connection((HERE, standing.opened.port), 5) for _ in range(5)]

        assert lines[-1].recv(10) == b""
        assert inside.ask("GET", "/api/hello").status_code == 200
        for each in lines:
            each.close()


CROWDED = """
import socket, sys
from contextlib import ExitStack
from pathlib import Path
from facilitator.web.protocol import KEPT_FILES, spare_files
from tests.phones import HERE, door_open

with door_open(Path(sys.argv[1])) as standing, ExitStack() as last:
    many = spare_files() + 8
    lines = [
        last.enter_context(socket.create_connection((HERE, standing.opened.port), timeout=4))
        for _ in range(many)
    ]
    standing.conduct.log(". from the desk")
    print(many, KEPT_FILES, standing.conduct.state.logged, lines[-1].recv(9))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sockets are no files there")
def test_strangers_never_take_the_files_that_the_journal_needs(tmp_path):
    limited = f'ulimit -n 200; exec {sys.executable} -c "$0" {tmp_path}'

    done = subprocess.run(
        ["sh", "-c", limited, CROWDED], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "80 128 1 b''", done.stdout + done.stderr


@pytest.mark.row("R47", "entries that are too large")
def test_an_entry_of_more_than_sixteen_thousand_bytes_is_too_large(standing):
    with standing.phone() as phone:
        phone.write("." + "x" * 16_100)
        body = {"now": phone.clock_ms(), "entries": list(phone.waiting.values())}

        answer = phone.ask("POST", "/api/entries", json=body)

    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")
    assert standing.conduct.state.logged == 0
