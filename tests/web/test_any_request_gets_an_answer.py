"""Requests of every shape at every address: refused or answered, never an error of ours."""

import json

import pytest

from facilitator.web.application import ROUTES
from tests import nasty
from tests.faults.chance import chance as chance_of
from tests.phones import PICTURE, door_open

SEED = 20261125
MANY = 400
WORDS = [value for _kind, value in nasty.strings()]
NUMBERS = (0, -1, 1, 2, 7, 50, 10**6, 2**31, 2**53, 2**63, 2**64, -(2**63), 1e308, -0.0, 0.5)
FIELDS = (
    *("secret", "name", "role", "covers", "device", "pass", "now", "rtt_ms", "waiting", "head"),
    *("entries", "seq", "key", "at", "line", "inject", "rates", "note", "hot_wash", "feedback"),
    *("strikes", "photo", "late_reason", "task", "rating", "agency", "sort", "text", "rows"),
    *("station", "happened_at", "payload", "hash", "digest", "previous", "kind", "strengths"),
)
ROLES = ("evaluator", "loggist", "player", "safety")


def value(chance, depth=0):
    """Return something that JSON can say."""
    sort = chance.randrange(9 if depth < 4 else 6)
    if sort < 2:
        return chance.choice(WORDS)[: chance.choice((5, 60, 5000))]
    if sort == 2:
        return chance.choice(NUMBERS)
    if sort == 3:
        return chance.choice((None, True, False, "", [], {}))
    if sort < 6:
        return chance.choice(("evaluator", "f", "P", "well", "x1", "decision.logged", "0" * 64))
    if sort == 6:
        return [value(chance, depth + 1) for _ in range(chance.randrange(6))]
    return {chance.choice(FIELDS): value(chance, depth + 1) for _ in range(chance.randrange(7))}


def entry(chance, number):
    """Return an entry that is nearly right."""
    made = {"seq": number, "key": f"k{number}", "at": 1_790_000_000_000, "line": ". x"}
    for _ in range(chance.randrange(4)):
        made[chance.choice(FIELDS)] = value(chance)
    if chance.random() < 0.2:
        made.pop(chance.choice(list(made)))
    return made


def body_for(chance, path, phone, token):
    number = phone.seq + 1
    shape = chance.randrange(10)
    if shape == 0:
        return chance.randbytes(chance.randrange(3000))
    if shape == 1:
        return b"[" * 5000 + b"]" * chance.randrange(5000)
    if shape == 2:
        return json.dumps(value(chance)).encode()
    if path == "/api/photo":
        return PICTURE + chance.randbytes(50)
    if path == "/api/entries":
        lot = [entry(chance, number + each) for each in range(chance.randrange(4))]
        whole = {"now": 1_790_000_000_000, "rtt_ms": 3, "waiting": 1, "head": "", "entries": lot}
    elif path == "/api/join":
        whole = {"secret": token, "name": "Ana", "role": "evaluator"}
    elif path == "/api/rows":
        whole = {"rows": [{each: value(chance) for each in FIELDS}]}
    else:
        whole = {"secret": chance.choice((token, value(chance)))}
    if chance.random() < 0.5:
        whole[chance.choice(FIELDS)] = value(chance)
    written = json.dumps(whole)
    if chance.random() < 0.1:
        written = written[: chance.randrange(len(written))]
    return written.encode("utf-8", "replace")


def question(chance):
    name = chance.choice(("after", "lang", "poll", "x"))
    # a question that is held back would only take time
    asked = str(value(chance, 9))[:200]
    # no client can write half a character into an address
    return {name: asked.encode("utf-8", "replace").decode(), "poll": "1"}


def ask(chance, phone, method, path, token):
    method = method if chance.random() < 0.9 else chance.choice(("GET", "POST", "PUT", "HEAD"))
    headers = {"Accept-Language": chance.choice(("es", "xx,*;q=0", "fr-CA, en", "\u00e9" * 9))}
    headers = {name: each.encode("latin-1") for name, each in headers.items()}
    more = {"params": question(chance)} if chance.random() < 0.4 else {"params": {"poll": "1"}}
    if method == "POST":
        more["content"] = body_for(chance, path, phone, token)
    return phone.ask(method, path, headers=headers, **more)


def is_full(answer):
    """Tell whether an answer says that the room holds no more devices, as it must."""
    return answer.status_code == 503 and answer.json()["error"] == "full"


def campaign(standing, chance, phones, many):
    """Ask, and return the answers that are errors of ours."""
    wrong = []
    for _ in range(many):
        method, path, _handler = chance.choice(ROUTES)
        if path == "/api/leave" and chance.random() < 0.95:
            continue
        phone = chance.choice(phones)
        answer = ask(chance, phone, method, path, standing.token())
        if path == "/api/entries" and answer.status_code == 200:
            phone.seq = answer.json()["next_seq"] - 1
        if answer.status_code >= 500 and not is_full(answer):
            wrong.append((method, path, answer.status_code, answer.text[:200]))
    return wrong


@pytest.fixture
def phones(standing, monkeypatch):
    from facilitator.web import watching

    monkeypatch.setattr(watching, "POLL_S", 0.01)
    standing.conduct.start()
    standing.conduct.deliver("i-01")
    made = [standing.phone(f"N {role}", role, timeout=20) for role in ROLES]
    yield made
    for each in made:
        each.close()


@pytest.mark.parametrize("seed", range(3))
def test_nothing_that_is_asked_is_an_error_of_ours(standing, phones, seed):
    wrong = campaign(standing, chance_of(SEED + seed), phones, MANY)

    assert wrong == []
    assert standing.conduct.file.journal.verify().good


@pytest.mark.fault
def test_nothing_that_is_asked_in_the_long_campaign_is_an_error_of_ours(standing, phones):
    for seed in range(100, 125):
        assert campaign(standing, chance_of(seed), phones, MANY) == []


def test_an_entry_that_is_read_without_care_would_be_an_error(standing, phones, monkeypatch):
    from facilitator.web import application, bodies

    def careless(body, _kind):
        return json.loads(body)

    monkeypatch.setattr(bodies, "read", careless)
    monkeypatch.setattr(application, "report", lambda _error: None)

    assert campaign(standing, chance_of(SEED), phones, 60)


def test_rows_of_a_laptop_that_are_nearly_right_are_refused(tmp_path):
    import httpx

    chance = chance_of(SEED)
    with door_open(tmp_path, laptops=True) as standing:
        url = f"https://127.0.0.1:{standing.opened.laptop_port}"
        with httpx.Client(base_url=url, verify=False, trust_env=False) as laptop:  # noqa: S501 - its own certificate
            body = {"secret": standing.token(), "name": "L", "role": "loggist", "covers": []}
            told = laptop.post("/api/join", json=body, headers={"Origin": url}).json()
            auth = {"Authorization": f"Bearer {told['pass']}"}
            for number in range(200):
                row = {
                    "station": told["device"],
                    "seq": number + 1,
                    "happened_at": chance.choice((0, 1_790_000_000_000_000, 2**62)),
                    "logged_at": 1_790_000_000_000_000,
                    "exercise_ms": chance.choice((0, 5, -1, 10**11)),
                    "author": chance.choice(WORDS)[:150],
                    "audience": chance.choice(("all", "control", "x")),
                    "kind": chance.choice(("note.logged", "run.started", "inject.added", "new")),
                    "payload": json.dumps(value(chance)),
                    "previous": "",
                    "digest": "0" * 64,
                    "hash": "1" * 64,
                }
                body = json.dumps({"rows": [row]}).encode("utf-8", "replace")
                answer = laptop.post("/api/rows", content=body, headers=auth)
                assert 400 <= answer.status_code < 600, answer.text
                assert answer.status_code != 500, answer.text
        assert standing.conduct.state.logged == 0
