"""Draw the checks and the timeline of the Plan screen into a folder, for a person to look at.

Usage: python tests/shots_checks.py [FOLDER]
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from facilitator import i18n
from facilitator.ui.theme import Theme, density_for, load_fonts
from facilitator.ui.widgets import apply_theme, install
from tests.plan_table import PlanTable, wildfire

SIZES = {
    "1280-dark": (1280, 640, Theme(dark=True)),
    "1440-light": (1440, 800, Theme(dark=False)),
    "200-dark": (1280, 640, Theme(dark=True, scale=2.0)),
}
LANGUAGES = ("en", "es")


def pages():
    from facilitator.ui.plan.checks.page import ChecksPage

    found = {"checks": ChecksPage}
    try:
        from facilitator.ui.plan.lanes import LanesPage
    except ImportError:
        return found
    return {**found, "lanes": LanesPage}


def draw(app, folder, language):
    i18n.use(language)
    table = PlanTable(wildfire(language))
    for name, build in pages().items():
        for size, (width, height, look) in SIZES.items():
            theme = look.with_density(density_for(width, height + 80, look.scale))
            install(app, theme)
            ground = QWidget()
            ground.setWindowTitle(name)
            rows = QVBoxLayout(ground)
            rows.setContentsMargins(0, 8, 0, 0)
            page = build(theme, table.desk, table.tasks)
            rows.addWidget(page)
            apply_theme(ground, theme)
            ground.resize(width, height)
            ground.show()
            ground.activateWindow()
            page.arrive()
            strip = getattr(page, "strip", None)
            table.until(lambda strip=strip: strip is None or strip.plots)
            for _turn in range(10):
                app.processEvents()
            ground.grab().save(str(folder / f"plan-{name}-{language}-{size}.png"))
            ground.close()
            ground.deleteLater()
            app.processEvents()
    table.close()


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    load_fonts()
    for language in LANGUAGES:
        draw(app, folder, language)
    print(folder.resolve())


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
