"""A walk through the whole program by keys alone, from a blank exercise to its last page.

One station after the other; ``seen`` is called at each, for tests that look or for pictures.
"""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from facilitator.domain.evaluation import Rated
from facilitator.ui.plan.checks.loads import LoadStrip
from facilitator.ui.window.frame import CONDUCT, PLAN, REVIEW

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
DIGITS = tuple(getattr(Qt.Key, f"Key_{place}") for place in range(10))
TITLE = "MESTRAL 27"
OBJECTIVE = "All agencies warn 300 residents within 8 minutes"
TARGET = "300 residents warned within 8 minutes"
TASK = "Words the first warning"
EXPECTED = "Warn the residents of the cove"
ROWS = (
    ("0", "Smoke above the estate", EXPECTED),
    ("5", "The only road is jammed", "Keep one lane free"),
    ("12", "Care home asks for buses", "Name one assembly point"),
)
DECISION = "warn the cove by siren"
REASON = "the wind turned"
OBSERVED = "two texts of the warning were read out"
GAP = "The warning went out in two versions"
WHYS = (
    "Two desks wrote a text",
    "Nobody was named for the text",
    "The plan names a room, not a function",
    "The plan was written before the last change of posts",
    "Nobody reads the plan after a change of posts",
)
SETTLED = "two versions, both heard"
LABEL = "before the first play"
ACTION = "Name one function that words every warning"
OWNER = "Town hall"
CONTACT = "Duty officer"
DUE = date(2027, 3, 31)
SAID = "Who words the warning?"
STRENGTH = "One picture for all desks"


class Walk:
    """Goes from station to station as somebody does who has a keyboard and no mouse."""

    def __init__(self, user, clock, folder, seen=lambda _name: None):
        self.user, self.clock, self.folder, self.seen = user, clock, folder, seen

    @property
    def host(self):
        return self.user.host

    @property
    def conduct(self):
        return self.host.session.conduct

    @property
    def exercise(self):
        return self.host.session.exercise

    @property
    def page(self):
        """The page of the screen that is shown."""
        return self.screen.pages.currentWidget()

    @property
    def screen(self):
        return self.user.frame.pages.currentWidget()

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier, times=1):
        for _time in range(times):
            self.user.presses(key, modifier)

    def type(self, text):
        # sign by sign: the first may bring up the line in which the rest is written
        for sign in text:
            self.user.types(sign)

    def enter(self, text):
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def put(self, text):
        self.press(Qt.Key.Key_A, CONTROL)
        self.type(text)

    def tab_to(self, name):
        """Press Tab until what has this name has the keyboard."""
        met = []
        for _turn in range(80):
            met.append(named(QApplication.focusWidget()))
            if met[-1] == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name!r}: {list(dict.fromkeys(met))}")

    def wait(self, minutes=0, seconds=0):
        self.clock.move(timedelta(minutes=minutes, seconds=seconds))

    def settles(self, until):
        self.user.waits(until)

    def goes_all_the_way(self):
        """Walk through every station and return what the tracker says at the end."""
        for station in (
            self.begins,
            self.sets_up,
            self.writes_the_script,
            self.looks_at_the_checks,
            self.keeps_a_version,
            self.plays,
            self.looks_back,
            self.evaluates,
            self.finds,
            self.holds_the_hot_wash,
            self.keys_in_a_form,
            self.reports,
        ):
            station()
        return self.tracks()

    # --- plan --------------------------------------------------------------------------------

    def begins(self):
        self.press(Qt.Key.Key_N, CONTROL)
        self.type(TITLE)
        self.tab_to("Agencies as they sit at the table in")
        self.press(DIGITS[2])
        self.seen("new-exercise")
        self.press(Qt.Key.Key_Return, CONTROL)
        self.settles(lambda: self.host.session is not None)
        assert self.user.frame.pages.currentIndex() == PLAN

    def sets_up(self):
        self.press(Qt.Key.Key_F4)
        self.press(DIGITS[4], ALT)
        self.press(Qt.Key.Key_Insert)
        self.tab_to("What it is to show")
        self.put(OBJECTIVE)
        self.press(Qt.Key.Key_F7)
        self.tab_to("Capabilities")
        self.press(Qt.Key.Key_Return)
        self.tab_to("Targets of the objective")
        self.press(Qt.Key.Key_Insert)
        self.type(TARGET)
        self.tab_to("Critical tasks of the target")
        self.press(Qt.Key.Key_Insert)
        self.type(TASK)
        self.seen("set-up")

    def writes_the_script(self):
        self.press(Qt.Key.Key_F2)
        letter = self.exercise.agencies[0].letter
        for place, (time, title, wanted) in enumerate(ROWS):
            self.press(Qt.Key.Key_N, CONTROL)
            self.type(title)
            self.press(Qt.Key.Key_Backtab, SHIFT)
            self.type(time)
            self.press(Qt.Key.Key_Tab, times=2)
            self.type(letter)
            self.press(Qt.Key.Key_Tab, times=2)
            self.type(f"{letter} 8 {wanted}")
            self.press(Qt.Key.Key_Tab)
            self.type("O1")
            if place == 0:
                self.links_the_task()
        self.seen("script")

    def links_the_task(self):
        self.press(Qt.Key.Key_Return, ALT)
        self.tab_to("Task")
        self.type("O1.1")
        self.tab_to("Critical tasks")
        self.type("O1.1")
        self.seen("details")
        self.press(Qt.Key.Key_Escape)

    def looks_at_the_checks(self):
        self.press(Qt.Key.Key_F5)
        (load,) = self.page.findChildren(LoadStrip)
        self.settles(lambda: bool(load.plots))
        self.seen("checks")

    def keeps_a_version(self):
        self.press(Qt.Key.Key_F6)
        self.press(Qt.Key.Key_L, CONTROL)
        self.enter(LABEL)
        self.seen("versions")

    # --- conduct -----------------------------------------------------------------------------

    def plays(self):
        self.press(Qt.Key.Key_F9)
        assert self.user.frame.pages.currentIndex() == CONDUCT
        self.press(Qt.Key.Key_F5)
        self.settles(lambda: self.conduct.state.clock.in_play)
        self.wait(seconds=20)
        self.press(Qt.Key.Key_F9)
        self.settles(lambda: len(self.conduct.state.deliveries) == 1)
        self.seen("delivered")
        self.wait(minutes=3)
        letter = self.exercise.agencies[0].letter.casefold()
        self.enter(f"{letter} {DECISION} because {REASON} @1")
        self.wait(minutes=1)
        self.attaches()
        self.enter(f"! {letter} {OBSERVED} @1")
        self.seen("logged")
        self.discusses()
        self.ends()

    def attaches(self):
        path = self.folder / "warning.png"
        image = QImage(320, 200, QImage.Format.Format_RGB32)
        image.fill(QColor("#3060a0"))
        image.save(str(path), "PNG")
        self.press(Qt.Key.Key_U, CONTROL)
        self.enter(str(path))
        attaching = self.user.conduct.desk.enclosing.attaching
        self.settles(lambda: bool(attaching.pending))
        self.seen("attached")

    def discusses(self):
        self.press(Qt.Key.Key_F9, SHIFT)
        self.seen("discuss")
        self.press(Qt.Key.Key_Return)
        self.settles(lambda: self.conduct.state.discussion is not None)
        self.wait(minutes=5)
        self.press(Qt.Key.Key_F9, SHIFT)
        self.settles(lambda: self.conduct.state.discussion is None)

    def ends(self):
        self.press(Qt.Key.Key_E, CONTROL)
        self.seen("endex")
        self.press(Qt.Key.Key_1, ALT)
        self.seen("ended")

    # --- review ------------------------------------------------------------------------------

    def looks_back(self):
        self.press(Qt.Key.Key_4, CONTROL)
        assert self.user.frame.pages.currentIndex() == REVIEW
        self.seen("timeline")
        self.press(Qt.Key.Key_F3)
        self.seen("decisions")

    def evaluates(self):
        self.press(Qt.Key.Key_F4)
        self.press(DIGITS[1])
        self.to_the_task()
        self.press(Qt.Key.Key_M)
        self.press(Qt.Key.Key_Return)
        self.enter(OBSERVED)
        self.seen("rated")
        self.press(Qt.Key.Key_F4)
        self.press(DIGITS[4])
        self.to_the_task()
        self.press(Qt.Key.Key_Return)
        self.seen("settling")
        self.enter(SETTLED)
        self.seen("settled")

    def to_the_task(self):
        """Walk down the guide until the critical task is marked."""
        self.press(Qt.Key.Key_Return)
        for _turn in range(9):
            if self.page.steps.current().rated is Rated.TASK:
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError("no critical task in the guide")

    def finds(self):
        self.press(Qt.Key.Key_F5)
        self.press(Qt.Key.Key_I)
        self.seen("sorted")
        self.press(Qt.Key.Key_Right, times=2)
        self.press(Qt.Key.Key_Return)
        self.put(GAP)
        self.press(Qt.Key.Key_Return)
        self.tab_to("Why? (1)")
        for why in WHYS:
            self.type(why)
            self.press(Qt.Key.Key_Return)
        self.tab_to("Critical task")
        self.press(DIGITS[2])
        self.seen("finding")
        self.press(Qt.Key.Key_N, CONTROL)
        for name, words in (
            ("What will be done", ACTION),
            ("Owner (organisation)", OWNER),
            ("Contact (a function)", CONTACT),
            ("Due", DUE.isoformat()),
        ):
            self.tab_to(name)
            self.enter(words)
        self.seen("action")

    def holds_the_hot_wash(self):
        self.press(Qt.Key.Key_F6)
        self.press(Qt.Key.Key_1, ALT)
        self.tab_to("Could be better")
        self.enter(SAID)
        self.seen("hot-wash")

    def keys_in_a_form(self):
        self.press(Qt.Key.Key_F7)
        self.tab_to("Agency")
        self.press(DIGITS[2])
        self.tab_to("I  Three strengths 1")
        self.type(STRENGTH)
        self.tab_to("Well structured and organised")
        for digit in "54345434":
            self.type(digit)
        self.seen("feedback")
        self.press(Qt.Key.Key_Return)

    def reports(self):
        self.press(Qt.Key.Key_F8)
        self.press(Qt.Key.Key_Return, CONTROL)
        self.is_built()
        self.seen("report")
        for button in ("Issue draft", "Issue final"):
            self.tab_to("Approved by")
            self.put("Chief of the fire service")
            self.tab_to(button)
            self.press(Qt.Key.Key_Space)
            self.is_built()
        self.seen("issued")

    def is_built(self):
        page = self.page
        assert page.busy(), page.refusal.sentence()
        self.user.waits(lambda: not page.busy(), 30_000)
        assert not page.refusal.sentence()

    # --- library -----------------------------------------------------------------------------

    def tracks(self):
        self.press(Qt.Key.Key_1, CONTROL)
        self.press(Qt.Key.Key_F3)
        page = self.host.library.tracker
        self.settles(lambda: not page.busy())
        self.seen("tracker")
        return [line.words() for line in page.table.model.lines]


def named(widget):
    """Return what a screen reader calls the widget."""
    return widget.accessibleName() if widget is not None else ""
