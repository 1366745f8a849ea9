import json
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.phone.states import observer_states, player_states

pytestmark = pytest.mark.slow

STATES = {"observer": observer_states, "player": player_states}
MEASURES = Path(__file__).with_name("measures.js").read_text("utf-8")


@pytest.fixture(scope="module")
def axe(tmp_path_factory):
    """The accessibility checker as one script, fetched by npm where there is one."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("needs npm, to fetch axe-core")
    folder = tmp_path_factory.mktemp("axe")
    got = subprocess.run(
        [npm, "pack", "axe-core@4", "--silent"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    packed = next(folder.glob("*.tgz"), None)
    if got.returncode or packed is None:
        pytest.skip("npm could not fetch axe-core")
    with tarfile.open(packed) as archive:
        return archive.extractfile("package/axe.min.js").read().decode()


def violations(page, axe):
    page.run(axe + "; 0")
    found = page.run(
        """axe.run(document, {runOnly: {type: 'tag', values:
          ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})
          .then((all) => all.violations.map((each) =>
            each.id + ': ' + each.nodes.map((node) => node.target + ' ' + node.failureSummary)))"""
    )
    return [each[:400] for each in found]


@pytest.mark.parametrize("who", STATES)
@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_axe_finds_nothing_wrong_in_any_state(browser, host, axe, who, dark):
    wrong = {
        state: found
        for state, page in STATES[who](browser, host, dark=dark)
        if (found := violations(page, axe))
    }

    assert wrong == {}


@pytest.mark.parametrize("who", STATES)
@pytest.mark.parametrize(
    ("size", "language"),
    [((320, 568), "de"), ((390, 844), "es"), ((844, 390), "fr")],
    ids=["small", "tall", "lying"],
)
def test_everything_fits_and_can_be_hit_with_a_thumb(browser, host, who, size, language):
    wrong, (width, height) = {}, size
    for state, page in STATES[who](browser, host, width=width, height=height, language=language):
        for what in ("small", "wide", "clipped", "shifted"):
            if found := page.run(f"{MEASURES}.{what}()"):
                wrong[f"{state}: {what}"] = found

    assert wrong == {}


@pytest.mark.parametrize("who", STATES)
def test_text_of_twice_the_size_still_fits(browser, host, who):
    wrong = {}
    for state, page in STATES[who](browser, host):
        page.run("document.documentElement.style.fontSize = '200%'")
        page.run("window.visualViewport.dispatchEvent(new Event('resize'))")
        page.draws()
        if found := page.run(f"{MEASURES}.wide()"):
            wrong[state] = found
        if not page.run(f"{MEASURES}.readable()"):
            wrong[f"{state}: to read"] = page.text("main")
        page.run("document.documentElement.style.fontSize = ''")
        page.run("window.visualViewport.dispatchEvent(new Event('resize'))")

    assert wrong == {}


def test_a_keyboard_leaves_the_line_the_marks_and_save_in_sight(phone):
    person = phone().joins()
    person.page.resize(390, 430)
    person.page.waits("document.documentElement.classList.contains('typing')")

    for each in ("#line", "#dock .save", ".agency", ".kind", "#band"):
        box = person.page.run(
            f"""(() => {{
              const box = document.querySelector({json.dumps(each)}).getBoundingClientRect();
              return [box.top, box.bottom];
            }})()"""
        )
        assert box[0] >= 0
        assert box[1] <= 430


def test_everything_can_be_reached_by_keys_and_shows_where_one_is(phone):
    person = phone().joins()
    person.page.run("document.activeElement.blur()")
    seen = []
    for _key in range(50):
        person.page.presses("Tab")
        here = person.page.run(
            """(() => {
              const each = document.activeElement;
              const style = getComputedStyle(each);
              const name = each === document.body ? 'BODY' : each.id || each.className || 'other';
              return [name, style.outlineStyle !== 'none'];
            })()"""
        )
        if here[0] != "BODY":
            seen.append(here)

    assert [name for name, ringed in seen if not ringed] == []
    assert {"tab", "row-button", "agency", "line", "kind"} <= {name.split()[0] for name, _ in seen}
