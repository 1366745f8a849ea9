import base64
import json
import zlib
from datetime import timedelta
from struct import pack

import pytest

from facilitator.domain.events import (
    DecisionLogged,
    FeedbackGiven,
    HotWashNoted,
    Logged,
    NoteLogged,
    ObservationLogged,
    RatingGiven,
    RequestLogged,
)
from facilitator.services.observing.invitations import Guest

OPEN_AIR = "Others on this Wi-Fi could read this. No real personal data."


def test_whoever_scans_the_code_is_in_after_a_name_and_one_touch(phone):
    person = phone().arrives()
    assert OPEN_AIR in person.page.text("main")
    person.page.types("#name", "Observer 4")

    person.page.taps(".join .act")
    person.is_in()

    assert person.page.run("location.hash") == ""
    assert person.page.errors == []


def test_whoever_types_the_six_digits_is_in_too(phone, host):
    person = phone()
    person.page.open(host.origin)
    person.page.types("#code", host.code())
    person.page.types("#name", "Observer 5")

    person.page.taps(".join .act")
    person.is_in()

    assert [each.role for each in host.conduct.state.observers.values()] == ["evaluator"]


def test_a_wrong_code_is_said_in_one_sentence_beside_the_field(phone, host):
    person = phone()
    person.page.open(host.origin)
    wrong = f"{(int(host.code()) + 1) % 1_000_000:06}"

    person.page.types("#code", wrong)
    person.page.waits("document.querySelector('#join-wrong')")

    assert "not right" in person.page.text("#join-wrong")


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("Decision", DecisionLogged),
        ("Request", RequestLogged),
        ("Note", NoteLogged),
        ("Strength", ObservationLogged),
        ("To improve", ObservationLogged),
    ],
)
def test_each_button_makes_what_it_says(phone, host, kind, event):
    person = phone().joins()
    person.picks(kind)

    person.writes("Boat of the Red Cross")
    person.sees(saved=1)

    (entry,) = host.entries(Logged)
    assert type(entry.event) is event
    assert entry.event.text == "Boat of the Red Cross"


def test_signs_and_agencies_that_are_typed_light_their_buttons(phone):
    person = phone().joins()
    person.page.types("#line", "+ f+p one message, signed by all")
    person.page.waits("document.querySelector('.kind[data-key=strength][aria-pressed=true]')")

    pressed = person.page.run(
        "[...document.querySelectorAll('.agency[aria-pressed=true]')].map((each) => each.title)"
    )

    assert pressed == ["Fire service", "Local police"]


def test_a_sentence_that_begins_like_an_agency_keeps_its_first_word(phone, host):
    person = phone().joins()

    person.writes("A man is hurt")
    person.sees(saved=1)

    assert host.entries(Logged)[0].event.text == "A man is hurt"


def test_what_an_evaluator_may_not_write_is_said_and_can_be_saved_as_a_note(phone, host):
    person = phone().joins()
    person.page.run("document.querySelector('.agency[title=\"Ambulance\"]').click()")
    person.page.run("document.querySelector('.agency[title=\"Fire service\"]').click()")
    person.writes("two engines")
    person.page.waits("document.querySelector('.entry.refused')")
    person.page.taps(".entry.refused .row")
    assert "does not follow" in person.page.text(".entry.refused .wrong")

    person.page.says("Save as a note")
    person.sees(saved=1, waiting=0)

    assert [type(each.event) for each in host.entries(Logged)] == [NoteLogged]


def test_a_refused_entry_does_not_hold_up_those_behind_it(phone, host):
    person = phone().joins()
    person.page.offline(yes=True)
    person.page.run("document.querySelector('.agency[title=\"Ambulance\"]').click()")
    person.page.run("document.querySelector('.agency[title=\"Fire service\"]').click()")
    person.writes("refused")
    person.page.run("document.querySelector('.agency[title=\"Ambulance\"]').click()")
    person.page.run("document.querySelector('.agency[title=\"Fire service\"]').click()")
    person.writes("taken")
    person.page.offline(yes=False)

    person.sees(saved=1, waiting=0)

    assert [(seq, text) for _who, seq, text in host.lines()] == [(1, "A taken")]


def test_the_clock_runs_by_itself_and_stands_when_play_is_paused(phone, host):
    person = phone().joins()
    first = person.page.text("#clock")
    person.page.waits(f"document.querySelector('#clock').textContent !== {json.dumps(first)}")

    host.conduct.pause("chief asks")
    person.page.waits("document.querySelector('#phase').textContent === 'PAUSED'")

    shown = person.page.run("document.querySelector('#clock').textContent")
    hours, minutes, seconds = (int(each) for each in shown.split(":"))
    shown_at = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    assert abs(shown_at - host.conduct.elapsed()) < timedelta(seconds=2)


def test_what_is_delivered_comes_by_itself_and_is_said_aloud(phone, host):
    person = phone().joins()
    row = next(each for each in host.conduct.exercise.msel.rows if each.number == "10")

    host.conduct.deliver(row.id)
    person.page.waits("document.querySelector('.last .given').textContent.includes('10')")

    assert person.page.text("#told") == f"Delivered: 10 {row.title}"
    assert row.title in person.page.text(".last")


def test_in_a_real_emergency_the_page_shows_stop_and_nothing_else(phone, host):
    person = phone().joins()
    person.page.types("#line", "half")

    host.conduct.stop_for_safety()
    person.page.waits("!document.querySelector('#stop').hidden")

    shown = person.page.text()
    assert shown.startswith("STOP")
    assert "00:" not in shown
    assert "Log" not in shown
    host.conduct.clear_safety("all safe", as_director=True)
    person.page.waits("document.querySelector('#stop').hidden")
    assert person.page.run("document.querySelector('#line').value") == "half"


def test_after_the_end_the_phone_shows_the_words_of_the_host(phone, host):
    person = phone().joins()

    host.conduct.end("objectives met")
    person.page.waits("document.querySelector('#head').dataset.phase === 'ended'")
    person.goes_to("more")
    person.page.waits("document.querySelector('.twelve')")

    words = person.page.run(
        "[...document.querySelectorAll('.twelve li')].map((each) => each.textContent)"
    )
    assert words == list(host.door.fingerprint())


def test_a_phone_that_was_shut_out_says_so_and_keeps_what_was_not_sent(phone, host):
    person = phone().joins()
    device = next(iter(host.conduct.state.observers))
    person.page.offline(yes=True)
    person.writes("not sent")
    person.sees(waiting=1)

    host.door.revoke(device, "lost")
    person.page.offline(yes=False)
    person.page.waits("document.querySelector('#link').dataset.state === 'barred'")

    assert "ended this phone's access" in person.page.text("main")
    assert "not sent" in person.page.text("main")
    assert "Nothing yet" not in person.page.text("main")
    assert person.page.run("document.querySelector('#dock').hidden")
    host.door.readmit(device)
    person.sees(saved=1, waiting=0)


def test_an_evaluator_rates_a_task_and_sees_it(phone, host):
    person = phone().joins()
    person.goes_to("guide")
    person.page.taps(".entry .row")
    person.page.taps(".row-open .choice:nth-child(3)")
    person.page.types(".row-open input[id$=note]", "late, but complete")

    person.page.taps(".row-open .save")
    person.sees(saved=1)

    (entry,) = host.entries(RatingGiven)
    assert (entry.event.rating, entry.event.note) == ("M", "late, but complete")
    assert "major challenges" in person.page.text(".entry .under")


def test_a_player_writes_a_note_a_line_of_the_hot_wash_and_a_feedback_form(phone, host):
    person = phone().joins("Shift leader", guest=Guest.PLAYER)
    assert person.page.count('.tab[data-page="guide"]') == 0
    person.writes("The radio is out")
    person.sees(saved=1)
    person.goes_to("after")
    person.page.says("What could be better?", "label")
    person.page.types("#wash-line", "Numbers earlier")
    person.page.taps("section:first-of-type .save")
    person.page.waits("document.querySelector('#main .entry.saved')")
    person.page.run(
        "document.querySelectorAll('.scores').forEach((each) => each.children[3].click())"
    )
    person.page.types("#strong0", "Clear orders")
    person.page.types("#remarks", "More time")

    person.page.taps("section:last-child .save")
    person.page.waits("document.body.innerText.includes('is on the laptop. Thank you.')")

    (form,) = (each.event for each in host.entries(FeedbackGiven))
    (line,) = (each.event for each in host.entries(HotWashNoted))
    assert [score for _key, score in form.scores] == [4] * 8
    assert (form.strengths, form.remarks) == (("Clear orders",), "More time")
    assert (line.sort, line.text) == ("better", "Numbers earlier")
    assert len(host.entries(NoteLogged)) == 1


def test_a_photo_is_made_small_and_goes_with_its_entry(phone, host):
    person = phone().joins()
    picture = base64.b64encode(_png(2400, 1200)).decode()
    person.page.run(
        f"""(async () => {{
          const bytes = Uint8Array.from(atob("{picture}"), (each) => each.charCodeAt(0));
          const given = new DataTransfer();
          given.items.add(new File([bytes], "x.png", {{type: "image/png"}}));
          const field = document.querySelector('#dock input[type=file]');
          field.files = given.files;
          field.dispatchEvent(new Event('change'));
        }})()"""
    )
    person.page.waits("document.querySelector('.chip img')?.complete")
    assert person.page.run("document.querySelector('.chip img').naturalWidth") == 1600

    person.writes("the road, from the bridge")
    person.sees(saved=1)

    (entry,) = host.entries(Logged)
    (kept,) = entry.event.attachments
    assert kept.media == "image/jpeg"


def _png(width, height):
    """Return a grey picture without any library."""

    def part(name, content):
        return pack(">I", len(content)) + name + content + pack(">I", zlib.crc32(name + content))

    head = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = b"".join(b"\0" + bytes([row % 255]) * width for row in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", zlib.compress(lines))
        + part(b"IEND", b"")
    )


def test_a_host_whose_stream_says_nothing_is_asked_again_and_again(phone, host):
    person = phone()
    person.page.call("Page.addScriptToEvaluateOnNewDocument", source="delete window.ReadableStream")
    person.joins()

    host.conduct.pause("chief asks")
    person.page.waits("document.querySelector('#phase').textContent === 'PAUSED'")

    assert any("poll=1" in each for each in person.page.asked)


@pytest.mark.parametrize(
    ("asked", "word"), [("es-MX", "Guardar"), ("de-AT", "Speichern"), ("fi", "Save")]
)
def test_the_page_speaks_the_language_of_the_phone(phone, asked, word):
    person = phone(language=asked).joins(agency="")

    assert person.page.text("#dock .save") == word


def test_the_language_can_be_chosen_and_stays(phone, host):
    person = phone().joins()
    person.goes_to("more")
    person.page.run(
        """(() => {
          const field = document.querySelector('#more-language');
          field.value = 'fr';
          field.dispatchEvent(new Event('change'));
        })()"""
    )
    person.page.waits("document.documentElement.lang === 'fr'")

    person.page.open(host.origin)
    person.is_in()

    assert person.page.run("document.documentElement.lang") == "fr"


def test_a_chosen_look_wins_over_the_phones(phone, host):
    person = phone(dark=False).joins()
    light = person.page.run("getComputedStyle(document.body).backgroundColor")
    person.goes_to("more")
    person.page.says("Dark", "label")

    person.page.open(host.origin)
    person.is_in()

    assert person.page.run("getComputedStyle(document.body).backgroundColor") != light


def test_whoever_leaves_is_forgotten_on_the_phone_and_not_in_the_log(phone, host):
    person = phone().joins()
    person.writes("stays")
    person.sees(saved=1)
    person.goes_to("more")
    person.page.taps("#leave")
    person.page.waits("document.body.innerText.includes('Everything is on the laptop')")

    person.page.taps("#leave")
    person.page.waits("document.querySelector('#code')")

    assert len(host.lines()) == 1
    person.page.open(host.origin)
    person.page.waits("document.querySelector('#code')")
    assert "stays" not in person.page.text()


def test_a_loggist_sees_what_everybody_wrote_and_an_evaluator_does_not(phone, host):
    loggist = phone().joins("Loggist 2", role="loggist", agency="")
    evaluator = phone().joins()
    host.conduct.log("f two engines to the upper street")

    loggist.goes_to("messages")
    loggist.page.waits("document.body.innerText.includes('two engines to the upper street')")

    evaluator.goes_to("messages")
    assert "upper street" not in evaluator.page.text()


def test_two_phones_see_what_is_theirs_alone(phone, host):
    one, two = phone().joins(), phone().joins("Observer 5", agency="Fire service")
    one.writes("seen by one")
    one.sees(saved=1)

    two.writes("seen by two")
    two.sees(saved=1)

    assert [text for text, _number in one.rows()] == ["seen by one"]
    assert [text for text, _number in two.rows()] == ["seen by two"]
    assert len({who for who, *_ in host.lines()}) == 2
