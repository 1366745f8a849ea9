import json

import pytest

from tests import nasty

pytestmark = pytest.mark.slow

FORMS = (
    "<img src=x onerror=alert({n})>",
    "<script>alert({n})</script>",
    "<svg/onload=alert({n})>",
    '"><iframe src=javascript:alert({n})>',
    "'-alert({n})-'",
    "javascript:alert({n})",
    "<a href=javascript:alert({n}) autofocus onfocus=alert({n})>x</a>",
    "<style>*{{color:red}}</style>{n}",
    "{{{{constructor.constructor('alert({n})')()}}}}",
    "</textarea></title><details open ontoggle=alert({n})>",
    "<math><mglyph><svg><mtext><textarea><path id=</textarea><img onerror=alert({n}) src=1>",
    "&lt;img src=x onerror=alert({n})&gt;",
    "<template><script>alert({n})</script></template>",
    "\u202e<b>{n}</b>\u2066",
    "<form action=//x><input name=innerHTML value={n}>",
)
MOST = 500


def payloads():
    """Return five hundred strings that mean harm: those of the corpus, and made ones."""
    found = [text for _kind, text in nasty.strings() if text.strip()]
    number = 0
    while len(found) < MOST:
        found.append(FORMS[number % len(FORMS)].format(n=number))
        number += 1
    return found[:MOST]


COUNT = """(() => {
  const found = {};
  for (const {tagName: tag} of document.querySelectorAll('*')) found[tag] = (found[tag] || 0) + 1;
  return found;
})()"""


TYPE_ALL = """async (lines) => {
  const field = document.querySelector('#line');
  for (const line of lines) {
    field.value = line;
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', cancelable: true}));
    while (field.value) await new Promise((done) => setTimeout(done, 3));
  }
}"""


def test_five_hundred_texts_become_text_and_no_element(phone, host):
    person = phone().joins(agency="")
    person.picks("Note")
    person.writes("harmless")
    person.sees(saved=1)
    before = person.page.run(COUNT)

    lines = [". " + " ".join(each[:3000].split()) for each in payloads()]
    for start in range(0, MOST, 50):
        person.page.run(f"({TYPE_ALL})({json.dumps(lines[start : start + 50])})")
    person.page.waits("document.querySelector('#link').dataset.state === 'saved'")
    person.page.says("older entries")
    person.page.waits("document.querySelectorAll('.entry').length > 400")

    after = person.page.run(COUNT)
    rows = after["LI"] - before["LI"]
    # each row is what the harmless one was, and the button for older ones comes and goes
    assert set(after) - set(before) <= {"PATH", "svg", "path", "text"}
    assert after["BUTTON"] - before["BUTTON"] == rows
    assert person.page.dialogs == []
    assert person.page.errors == []
    refused = person.page.count(".entry.refused")
    assert len(host.lines()) + refused == rows + 1


def test_five_hundred_names_titles_and_questions_become_text_and_no_element(phone):
    person = phone().joins()
    person.page.run("import('/app/app.js').then((here) => { window.page = here; })")
    shape = """async (text) => {
      const {app, changed} = window.page;
      app.me = {...app.me, name: text};
      app.view = {...app.view, title: text, discussion: text, questions: [text],
        given: [{inject: 'i', number: '01', title: text, text, at_ms: 1, to: [], to_all: true}],
        agencies: app.view.agencies.map((each) =>
          ({...each, name: text, letter: text, colour: text}))};
      const counts = [];
      for (const each of ['log', 'messages', 'more']) {
        app.page = each;
        changed();
        await new Promise((done) => requestAnimationFrame(done));
        counts.push(document.querySelectorAll('*').length);
      }
      return counts;
    }"""
    harmless = person.page.run(f"({shape})('harmless')")

    counts = [person.page.run(f"({shape})({json.dumps(each)})") for each in payloads()]

    odd = [text for text, each in zip(payloads(), counts, strict=True) if each != harmless]
    assert odd == []
    assert person.page.dialogs == []
    assert person.page.errors == []
