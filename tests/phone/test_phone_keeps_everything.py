import shutil
import time
from datetime import timedelta

import pytest

from facilitator.domain.events import Struck
from facilitator.services.observing.accepting import Sent
from tests.phone import chromium
from tests.phone.host import Host, free_port
from tests.phone.person import Person

pytestmark = pytest.mark.slow


@pytest.fixture
def handset(tmp_path):
    """A phone whose browser can be killed and started again with what it kept."""
    if chromium.where() is None:
        pytest.skip("needs Chromium, which set-up does not install")
    open_now = []

    def start():
        made = chromium.Browser(tmp_path / "profile")
        open_now.append(made)
        return made

    yield start
    for each in open_now:
        each.kill()


def test_twenty_entries_survive_a_cut_a_killed_browser_and_a_restarted_host(handset, host):
    browser = handset()
    person = Person(browser.page(own=False), host).joins()
    for n in range(1, 11):
        person.writes(f"entry {n}")
    person.sees(saved=10, waiting=0)
    person.page.offline(yes=True)
    for n in range(11, 21):
        person.writes(f"entry {n}")
    person.sees(saved=10, waiting=10)
    browser.kill()
    host.dies()
    host.opens()

    again = Person(handset().page(own=False), host)
    again.page.open(host.origin)
    again.sees(saved=20, waiting=0)

    assert [text for _device, _seq, text in host.lines()] == [f"A entry {n}" for n in range(1, 21)]
    assert [text for text, _number in again.rows()] == [f"entry {n}" for n in range(20, 0, -1)]
    assert len({number for _text, number in again.rows()}) == 20
    assert not again.page.errors


def test_a_host_that_comes_back_is_found_within_ten_seconds(phone, host):
    person = phone().joins()
    host.dies()
    for n in range(1, 4):
        person.writes(f"entry {n}")
    person.page.waits("document.querySelector('#link').dataset.state === 'down'")
    host.waits(lambda: sum("/api/news" in each for each in person.page.asked) > 5, most=40)
    host.opens()
    began = time.monotonic()

    person.sees(saved=3, waiting=0)
    person.is_in()

    assert time.monotonic() - began < 10


def test_two_pages_of_one_phone_give_each_number_once(handset, host):
    browser = handset()
    one = Person(browser.page(own=False), host).joins()
    two = Person(browser.page(own=False), host)
    two.page.open(host.origin)
    two.is_in()
    for each in (one, two):
        each.page.offline(yes=True)
    for n in range(3):
        one.writes(f"one {n}")
        two.writes(f"two {n}")
    for each in (one, two):
        each.page.offline(yes=False)

    host.waits(lambda: len(host.lines()) == 6)

    assert sorted(text for *_who, text in host.lines()) == sorted(
        f"A {who} {n}" for who in ("one", "two") for n in range(3)
    )
    assert [seq for _who, seq, _text in host.lines()] == [1, 2, 3, 4, 5, 6]


def test_entries_kept_as_text_are_sent_once_there_is_a_database(phone, host):
    person = phone()
    hidden = person.page.call(
        "Page.addScriptToEvaluateOnNewDocument",
        source="Object.defineProperty(window, 'indexedDB', {get: () => undefined})",
    )
    person.joins()
    host.dies()
    person.writes("kept as text")
    person.sees(waiting=1)
    person.page.call("Page.removeScriptToEvaluateOnNewDocument", **hidden)
    host.opens()
    person.page.open(host.origin)

    person.sees(saved=1, waiting=0)

    assert [text for *_who, text in host.lines()] == ["A kept as text"]
    assert person.page.run("localStorage.getItem('facilitator:entries')") is None


def test_an_entry_whose_answers_get_lost_is_there_once(phone, host):
    person = phone().joins()
    person.page.loses_answers("/api/entries")
    for n in range(1, 4):
        person.writes(f"entry {n}")
    host.waits(lambda: len(host.lines()) >= 1)
    person.sees(waiting=3)
    person.page.loses_answers("/api/entries", yes=False)

    person.sees(saved=3, waiting=0)

    assert [text for *_who, text in host.lines()] == ["A entry 1", "A entry 2", "A entry 3"]


def test_what_a_restored_host_lost_is_sent_again(phone, host):
    person = phone().joins()
    for n in range(1, 4):
        person.writes(f"entry {n}")
    person.sees(saved=3)
    host.dies()
    shutil.copy(host.path, host.folder / "older")
    host.opens()
    for n in range(4, 7):
        person.writes(f"entry {n}")
    person.sees(saved=6)
    host.dies()
    shutil.copy(host.folder / "older", host.path)
    host.opens()

    person.writes("entry 7")
    person.sees(saved=7, waiting=0)

    assert [text for *_who, text in host.lines()] == [f"A entry {n}" for n in range(1, 8)]


def test_another_entry_under_its_number_makes_the_phone_a_new_device_that_sends_anew(phone, host):
    person = phone().joins()
    person.writes("first")
    person.sees(saved=1)
    device = host.lines()[0][0]
    person.page.offline(yes=True)
    now = host.conduct.now()
    host.door.accept(
        host.conduct.state.observers[device],
        [Sent(seq=2, key="another", wall=now, now=now, line="somebody else's")],
    )
    person.writes("second")
    person.sees(waiting=1)
    person.page.offline(yes=False)

    person.sees(saved=2, waiting=0)

    assert [(device == who, seq, text) for who, seq, text in host.lines()] == [
        (True, 1, "A first"),
        (True, 2, "somebody else's"),
        (False, 1, "A second"),
    ]


def test_what_waits_goes_along_to_another_address_and_is_there_once(phone, host):
    person = phone().joins()
    person.writes("before")
    person.sees(saved=1)
    host.dies()
    person.writes("after, with ü and 漢字")
    person.sees(waiting=1)
    host.opens(port=free_port("127.0.0.1"))
    person.goes_to("more")
    person.page.types("#address", f"127.0.0.1:{host.port}")
    person.page.says("Make the link")
    person.page.waits("document.querySelector('a.way')")

    person.page.open(person.page.run("document.querySelector('a.way').href"))
    person.page.says("Take them over")
    person.is_in()
    person.sees(saved=2, waiting=0)

    assert [text for *_who, text in host.lines()] == ["A before", "A after, with ü and 漢字"]
    assert person.page.run("location.hash") == ""


def test_a_host_that_forgot_the_phone_gets_what_waits_once_it_joined_again(phone, host):
    person = phone().joins()
    person.writes("before")
    person.sees(saved=1)
    host.dies()
    (host.folder / "passes.json").unlink()
    person.writes("waits")
    person.sees(waiting=1)
    host.opens()
    person.page.waits("document.querySelector('#code')", most=30)
    assert "what waits on it is kept" in person.page.text("main")

    person.page.types("#code", host.code())
    person.page.waits("document.querySelector('.join .act') && document.querySelector('#name')")
    person.page.taps(".join .act")
    person.is_in()
    person.sees(saved=2, waiting=0)

    assert [(seq, text) for _who, seq, text in host.lines()] == [(1, "A before"), (1, "A waits")]


def test_what_waits_for_one_exercise_is_never_sent_to_another(phone, host, tmp_path):
    person = phone().joins()
    host.dies()
    person.writes("of the wildfire")
    person.sees(waiting=1)
    (tmp_path / "other").mkdir()
    other = Host(tmp_path / "other", language="es", port=host.port)
    person.host = other
    person.page.waits("document.querySelector('#code')", most=30)

    person.page.types("#code", other.code())
    person.page.waits("document.querySelector('#name')")
    person.page.taps(".join .act")
    person.page.waits("document.querySelector('.entry.apart')")
    person.writes("of the other")
    person.sees(saved=1)

    assert [text for *_who, text in other.lines()] == ["A of the other"]
    assert "of the wildfire" in person.page.text("main")
    other.close()


def test_a_code_typed_while_the_one_of_before_is_asked_is_tried_too(phone, host, tmp_path):
    person = phone().joins()
    host.dies()
    person.page.run(
        """(() => {
          const asks = window.fetch;
          let first = true;
          const slowly = new Promise((go) => { window.letGo = go; });
          window.fetch = async (...what) => {
            const given = await asks(...what);
            if (String(what[0]).includes('invited') && first) { first = false; await slowly; }
            return given;
          };
        })()"""
    )
    (tmp_path / "other").mkdir()
    other = Host(tmp_path / "other", language="es", port=host.port)
    person.page.waits("document.querySelector('#code')", most=30)
    person.page.waits("document.querySelector('.join .act').textContent.includes('moment')")

    person.page.types("#code", other.code()[:2])
    person.page.types("#code", other.code()[2:])
    person.page.run("window.letGo()")

    person.page.waits("document.querySelector('#name')")
    other.close()


def test_half_a_line_and_its_time_survive_a_reload(phone, host):
    person = phone().joins()
    person.page.types("#line", "half a li")
    person.page.waits(
        """new Promise((done) => {
          const asked = indexedDB.open('facilitator');
          asked.onsuccess = () => {
            const there = asked.result.transaction('facts').objectStore('facts').get('draft');
            there.onsuccess = () => {
              asked.result.close();
              done(there.result?.line === 'half a li');
            };
          };
        })"""
    )

    person.page.open(host.origin)
    person.is_in()

    assert person.page.run("document.querySelector('#line').value") == "half a li"


def test_a_phone_whose_memory_was_emptied_is_told_what_it_wrote(phone, host):
    person = phone().joins()
    person.writes("first")
    person.picks("Note")
    person.writes("second")
    person.sees(saved=2)
    person.page.run(
        """new Promise((done) => {
          const asked = indexedDB.open('facilitator');
          asked.onsuccess = () => {
            const step = asked.result.transaction('entries', 'readwrite');
            step.objectStore('entries').clear();
            step.oncomplete = () => { asked.result.close(); done(); };
          };
        })"""
    )

    person.page.open(host.origin)
    person.sees(saved=2)
    person.writes("third")
    person.sees(saved=3, waiting=0)

    assert [text for text, _number in person.rows()] == ["third", "second", "first"]
    assert [seq for _device, seq, _text in host.lines()] == [1, 2, 3]


def test_a_browser_without_a_database_keeps_its_entries_as_text(phone, host):
    person = phone()
    person.page.call(
        "Page.addScriptToEvaluateOnNewDocument",
        source="Object.defineProperty(window, 'indexedDB', {get: () => undefined})",
    )
    person.joins()
    person.page.offline(yes=True)
    person.writes("kept as text")
    person.sees(waiting=1)
    person.page.offline(yes=False)
    person.page.open(host.origin)

    person.sees(saved=1, waiting=0)

    assert [text for *_who, text in host.lines()] == ["A kept as text"]


def test_a_phone_whose_clock_is_two_hours_wrong_lands_at_the_right_time(phone, host):
    person = phone()
    person.page.call(
        "Page.addScriptToEvaluateOnNewDocument",
        source="const right = Date.now; Date.now = () => right.call(Date) + 7200000",
    )
    person.joins()
    person.writes("just now")
    person.sees(saved=1)

    happened = host.entries_of_lines()[0].happened_at

    assert abs(host.conduct.now() - happened) < timedelta(seconds=10)


def test_an_entry_is_struck_with_its_reason(phone, host):
    person = phone().joins()
    person.writes("wrong")
    person.sees(saved=1)
    person.page.taps(".entry .row")
    person.page.types(".strike input", "it was the other boat")
    person.page.says("Strike", ".strike button")

    person.page.waits("document.querySelector('.entry .struck')")
    host.waits(lambda: host.entries(Struck))

    assert host.entries(Struck)[0].event.reason == "it was the other boat"
    assert person.rows()[0][0] == "wrong"
