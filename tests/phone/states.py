"""A walk through everything that the page can look like; each state has a name while it holds."""

from datetime import timedelta

from facilitator.services.observing.invitations import Guest
from tests.phone.person import Person

LINES = (
    ("improve", "Nobody had the boat’s number"),
    ("strength", "One message, signed by all"),
    ("decision", "Second ambulance at the harbour because the first one is blocked"),
    ("note", "Mayor asks police for numbers before deciding"),
)


def observer_states(browser, host, **look):
    """Yield (name, page) for whoever observes."""
    page = browser.page(**look)
    person = Person(page, host)
    yield from coming_in(person)
    yield from logging(person)
    yield from other_pages(person)
    yield from standing_still(person)


def coming_in(person):
    page = person.page
    page.open(person.host.origin)
    page.waits("document.querySelector('#code')")
    yield "code", page
    page.types("#code", "000000")
    page.waits("document.querySelector('#join-wrong')")
    yield "code-wrong", page
    page.open("about:blank")
    person.arrives()
    yield "who", page
    page.taps(".join .act")
    page.waits("document.querySelector('#join-wrong')")
    yield "who-wrong", page
    page.types("#name", "Observer 4")
    page.taps("#covers-" + ambulance(person.host))
    page.taps(".join .act")
    person.is_in()
    yield "log-empty", page


def ambulance(host):
    return next(each.id for each in host.conduct.exercise.agencies if each.letter == "A")


def logging(person):
    page = person.page
    for n, (kind, text) in enumerate(LINES):
        page.run(f"document.querySelector('.kind[data-key={kind}]').click()")
        person.writes(text)
        person.sees(saved=n + 1)
    page.types("#line", "p half typed, because")
    page.draws()
    yield "log", page
    page.taps(".entry .row")
    page.waits("document.querySelector('.strike')")
    yield "log-strike", page
    page.taps(".entry .row")
    page.offline(yes=True)
    for text in ("Ambulance chief leaves the table to phone", "The radio is out in the cove"):
        person.writes(text)
    page.waits("document.querySelector('#link').dataset.state === 'down'")
    page.run("document.activeElement.blur()")
    yield "log-offline", page
    person.goes_to("more")
    page.types("#address", "192.168.1.20")
    page.taps("#main form button")
    page.waits("document.querySelector('.way')")
    yield "more-offline", page
    person.goes_to("log")
    page.offline(yes=False)
    person.sees(waiting=0)


def other_pages(person):
    page, host = person.page, person.host
    host.conduct.open_discussion(
        "Who decides about the road?",
        timedelta(minutes=10),
        questions=("What do you know now?", "Who is told, and by whom?"),
    )
    for name in ("guide", "messages", "more"):
        person.goes_to(name)
        page.draws()
        yield name, page
    person.goes_to("guide")
    page.taps(".entry .row")
    page.waits("document.querySelector('.row-open')")
    page.taps(".row-open .choice:nth-child(2)")
    yield "guide-open", page
    page.taps(".row-open .save")
    page.waits("document.querySelector('.entry.saved')")
    yield "guide-rated", page
    person.goes_to("more")
    page.taps("#main .wide")
    page.waits("document.querySelector('#wash-line')")
    yield "after", page


def standing_still(person):
    page, host = person.page, person.host
    person.goes_to("log")
    host.conduct.pause("chief asks")
    page.waits("document.querySelector('#head').dataset.phase === 'paused'")
    yield "paused", page
    host.conduct.stop_for_safety()
    page.waits("!document.querySelector('#stop').hidden")
    yield "stop", page
    host.conduct.clear_safety("all safe", as_director=True)
    page.waits("document.querySelector('#stop').hidden")
    host.conduct.end("objectives met")
    page.waits("document.querySelector('#head').dataset.phase === 'ended'")
    yield "ended", page
    person.goes_to("more")
    page.waits("document.querySelector('.twelve')")
    yield "twelve", page
    person.goes_to("log")
    device = next(iter(host.conduct.state.observers))
    host.door.revoke(device, "lost")
    page.waits("document.querySelector('#link').dataset.state === 'barred'")
    yield "revoked", page


def player_states(browser, host, **look):
    """Yield (name, page) for a player."""
    person = Person(browser.page(**look), host).arrives(Guest.PLAYER)
    page = person.page
    yield "player-who", page
    page.types("#name", "Shift leader")
    page.taps("#covers-" + ambulance(host))
    page.taps(".join .act")
    person.is_in()
    yield "player-log", page
    person.goes_to("messages")
    yield "player-messages", page
    person.goes_to("after")
    yield "player-feedback", page
    page.run(
        "document.querySelectorAll('.scores').forEach((each, n) => each.children[n % 5].click())"
    )
    page.types("#strong0", "Clear orders on the radio")
    page.run("document.querySelector('#main').scrollTop = 900")
    yield "player-filled", page
    page.taps("section:last-child .save")
    page.waits("!document.querySelector('#strong0')")
    yield "player-thanks", page
