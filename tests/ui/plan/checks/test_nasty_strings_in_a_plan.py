from dataclasses import replace

import pytest

from facilitator.domain.checks import CheckSort
from facilitator.domain.exercise import Objective
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.checks.page import ChecksPage
from facilitator.ui.plan.checks.words import brief, sentence
from facilitator.ui.plan.lanes import LanesPage
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import install
from tests.builders import FIRE, POLICE, exercise, expected, inject
from tests.nasty import strings
from tests.plan_table import laid_out

TEXTS = [text for _kind, text in strings() if text.strip()]


def plan():
    rows = (
        replace(
            inject(f"{place}", planned=place, to=("f",), wants=(expected(f"x{place}"),), text=text),
            id=f"i{place}",
            number=text[:40],
            title=text,
            storyline=text,
        )
        for place, text in enumerate(TEXTS)
    )
    agencies = (replace(FIRE, name=TEXTS[0]), replace(POLICE, name=TEXTS[-1]))
    goals = tuple(
        Objective(id=f"o{place}", number=text[:9], text=text) for place, text in enumerate(TEXTS)
    )
    return replace(exercise(*rows, agencies=agencies), objectives=goals)


@pytest.fixture
def table(qapp):
    install(qapp, Theme())
    with laid_out(plan()) as made:
        yield made


def test_every_nasty_plan_is_checked_and_told_on_one_line(table, qtbot):
    page = ChecksPage(Theme(), table.desk, table.tasks)
    qtbot.addWidget(page)
    page.resize(1280, 640)
    page.show()
    table.until(lambda: page.view.found.lines)
    looked = page.watch.last

    page.grab()

    assert {each.sort for each in looked.checks} >= {CheckSort.OBJECTIVE_WITHOUT_INJECT}
    for each in looked.checks:
        for words in (brief(each, looked.exercise), sentence(each, looked.exercise)):
            assert words == shown(words)


def test_every_nasty_row_is_painted_on_its_lane(table, qtbot):
    page = LanesPage(Theme(), table.desk, table.tasks)
    qtbot.addWidget(page)
    page.resize(1280, 640)
    page.show()
    for _kind in range(4):
        page.again()
        page.grab()
        for row in table.desk.exercise.msel.rows[::7]:
            page.reveal(row.id)
            assert page.view.current().row is row
            assert page.said.text() == shown(page.said.text())
