"""Pictures of every state of the phone page: ``python -m tests.phone.shots FOLDER``."""

import sys
import tempfile
from pathlib import Path

from tests.phone.chromium import Browser
from tests.phone.host import Host
from tests.phone.states import observer_states, player_states

SIZES = {"tall": (390, 844), "small": (320, 568), "lying": (844, 390)}


def main(folder, which):
    folder.mkdir(parents=True, exist_ok=True)
    for look in which:
        for states, who in ((observer_states, "o"), (player_states, "p")):
            with tempfile.TemporaryDirectory() as home:
                take(folder, Path(home), states, f"{look}-{who}")


def take(folder, home, states, name):
    size, theme, language, _who = name.split("-")
    host = Host(home, language="es" if language == "es" else "en")
    browser = Browser(home / "profile")
    width, height = SIZES[size]
    look = {"width": width, "height": height, "dark": theme == "dark", "language": language}
    try:
        for number, (state, page) in enumerate(states(browser, host, **look)):
            page.draws()
            page.shot(folder / f"{name}-{number:02}-{state}.png")
        print(name, page.errors)
    finally:
        browser.close()
        host.close()


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        sys.argv[2:] or ["tall-dark-en", "tall-light-en", "small-dark-de", "small-light-es"],
    )
