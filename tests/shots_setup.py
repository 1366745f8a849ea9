"""Draw every section of the Set-up page: python tests/shots_setup.py FOLDER."""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="facilitator-shots-"))
for _name in ("DATA", "CONFIG", "STATE", "CACHE"):
    os.environ.setdefault(f"XDG_{_name}_HOME", str(HOME / _name.lower()))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtTest import QTest  # noqa: E402

from facilitator import i18n  # noqa: E402
from facilitator.app import application, open_window  # noqa: E402
from facilitator.services.scenarios import load  # noqa: E402
from facilitator.ui.plan.pages import PAGES  # noqa: E402
from facilitator.ui.window.frame import PLAN  # noqa: E402

SIZES = (
    ("1440-dark", "en", (1440, 900), True, 1.0),
    ("1280-light-es", "es", (1280, 720), False, 1.0),
    ("200-es", "es", (1440, 900), True, 2.0),
)
SECTIONS = 9


def settle(app):
    """Let everything that waits be done."""
    for _turn in range(12):
        app.processEvents()
        QTest.qWait(10)


def main(folder):
    """Draw all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    for name, language, size, dark, scale in SIZES:
        opened = open_window(app)
        settle(app)
        opened.host.speak(language)
        i18n.use(language)
        opened.host.start_scenario(load("wildfire", language), "LEVANT 26")
        opened.host.screens.show(PLAN)
        looks = opened.frame.looks
        looks.keep(replace(looks.settings, dark=dark, scale=scale))
        looks.changed.emit()
        opened.frame.resize(*size)
        settle(app)
        plan = opened.frame.pages.widget(PLAN)
        plan.show_page(next(at for at, each in enumerate(PAGES) if each.key == "F4"))
        page = plan.pages.currentWidget()
        for place in range(SECTIONS):
            page.section(place).begin()
            settle(app)
            opened.frame.grab().save(str(folder / f"setup-{place + 1}-{name}.png"))
        page.section(2).ask_heirs(page.section(2).list.ident)
        settle(app)
        opened.frame.grab().save(str(folder / f"setup-heirs-{name}.png"))
        opened.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
