"""Draw the Plan screen as people see it: python tests/shots_plan.py FOLDER [--language es] …"""

import argparse
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
from facilitator.ui.plan.script.columns import Column  # noqa: E402
from facilitator.ui.window.frame import PLAN  # noqa: E402


def settle(app):
    """Let everything that waits be done."""
    for _turn in range(20):
        app.processEvents()
        QTest.qWait(15)


def main(words):
    """Draw what the arguments ask for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--language", default="en")
    asked.add_argument("--dark", action="store_true")
    asked.add_argument("--scale", type=float, default=1.0)
    asked.add_argument("--size", default="1440x900")
    asked.add_argument("--page", type=int, default=0)
    asked.add_argument("--details", action="store_true")
    asked.add_argument("--keys", action="store_true")
    options = asked.parse_args(words)
    app = application()
    opened = open_window(app)
    settle(app)
    if options.language != "en":
        opened.host.speak(options.language)
    i18n.use(options.language)
    looks = opened.frame.looks
    opened.host.start_scenario(load("wildfire", options.language), "LEVANT 26")
    opened.host.screens.show(PLAN)
    looks.keep(replace(looks.settings, dark=options.dark, scale=options.scale))
    looks.changed.emit()
    opened.frame.resize(*(int(each) for each in options.size.split("x")))
    settle(app)
    plan = opened.frame.pages.widget(PLAN)
    plan.show_page(options.page)
    if options.keys:
        plan.turn_keys()
    if options.page == 0:
        page = plan.pages.widget(0)
        page.view.go(9, Column.TITLE)
        page.acts.retime(1)
        if options.details:
            page.open_details()
    settle(app)
    light = "dark" if options.dark else "light"
    size = options.size.split("x")[0]
    kind = f"{options.page}{'-keys' if options.keys else ''}{'-details' if options.details else ''}"
    name = f"plan-{kind}-{light}-{options.language}-{round(options.scale * 100)}-{size}.png"
    options.folder.mkdir(parents=True, exist_ok=True)
    opened.frame.grab().save(str(options.folder / name))
    opened.close()
    return options.folder / name


if __name__ == "__main__":
    print(main(sys.argv[1:]))
