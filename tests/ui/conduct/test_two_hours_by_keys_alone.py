"""Two hours of an exercise through the real window, by keys alone, against a model."""

from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox

from facilitator.domain.entry import Author
from facilitator.domain.events import ClosedAs
from facilitator.domain.msel import RowKind
from facilitator.domain.rules import Changes
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.writing import Details
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, expected, inject, minutes

PLAN = exercise(
    inject("01", planned=0, to=("f", "p"), wants=(expected("x1", target=6),)),
    replace(inject("02", planned=None), follows="i-01", follows_after=minutes(4)),
    inject("03", planned=10, to=("p",), wants=(expected("x3", agencies=("p",), target=4),)),
    inject(
        "03-A",
        kind=RowKind.CONTINGENCY,
        contingency_for="i-03",
        after=8,
        planned=None,
        to=("p",),
    ),
    replace(inject("04-A", planned=30), choice="four"),
    replace(inject("04-B", planned=31), choice="four"),
    inject("05", planned=45, to_all=True, to=()),
    inject("06", planned=55, to=("m",)),
    inject("07", planned=70, to=("m",), wants=(expected("x7", agencies=("m",), target=5),)),
    inject("08", planned=85, to=("f",)),
    inject("09", planned=100, to=("p",)),
    inject("10", planned=110, to=("f", "m")),
)
MODAL = QDialog | QMenu | QMessageBox


class Model:
    """The same exercise without a window: each act is a call of the service, by its own clock."""

    def __init__(self):
        self.clock = PlayedClock(STARTEX)
        self.file = ExerciseFile.memory(PLAN, now=self.clock.now)
        self.run = Conduct(self.file, clock=self.clock, author=Author(role="facilitator"))
        self.made = ""

    def last(self):
        """Return the identity of the last entry."""
        return list(self.file.journal.entries())[-1].ref

    def add(self, **more):
        self.made = self.run.add_inject(**more).id

    def close(self):
        self.file.close()


class Hands:
    """Presses keys; a model does the same acts at the same moments."""

    def __init__(self, room, model):
        self.room, self.model = room, model
        self.statuses = set()
        self.modal = 0

    def key(self, keys):
        sequence = QKeySequence(keys)[0]
        target = QApplication.focusWidget() or self.room.screen
        QTest.keyClick(target, sequence.key(), sequence.keyboardModifiers())
        QApplication.processEvents()
        self.look()

    def look(self):
        self.modal += QApplication.activeModalWidget() is not None
        self.modal += any(
            isinstance(each, MODAL) and each.isVisible() for each in QApplication.topLevelWidgets()
        )
        self.statuses |= {each.status for each in self.room.conduct.script()}
        for delivery in self.room.conduct.state.deliveries.values():
            if delivery.acknowledged:
                self.statuses.add("acknowledged")
        if any(each.expected and each.answered for each in self.room.conduct.script()):
            self.statuses.add("actioned")

    def does(self, keys, *acts, text=None):
        """Press a key and answer what it asks for; the model does the acts that this is."""
        self.key(keys)
        if text is not None:
            self.room.type(text)
            self.key("Return")
        for act in acts:
            act(self.model.run)

    def writes(self, line):
        self.room.type(line)
        self.key("Return")
        self.model.run.log(line)

    def pass_by(self, span):
        """Let both clocks go on, with the tick of the window's timer."""
        for clock in (self.room.clock, self.model.clock):
            clock.move(span)
        self.room.desk.tick()
        self.model.run.deliver_due()

    def until(self, minute):
        """Let time pass in steps of twenty seconds until the exercise clock shows a minute."""
        end = minutes(minute)
        while self.room.conduct.elapsed() < end:
            self.pass_by(min(timedelta(seconds=20), end - self.room.conduct.elapsed()))
            self.look()

    def sits(self, seconds):
        """Let wall time pass while the exercise clock may stand still."""
        self.pass_by(timedelta(seconds=seconds))


@pytest.fixture
def hands(make_room):
    model = Model()
    yield Hands(make_room(plan=PLAN), model)
    model.close()


def deliver(ident):
    return lambda run: run.deliver(ident)


def first_half(hands):
    hands.does("F5", lambda run: run.start())
    hands.until(1)
    hands.does("F9", deliver("i-01"))
    hands.does("Ctrl+G", lambda run: run.acknowledge("i-01", "f"), text="f")
    hands.until(3)
    hands.writes("f confirm escape route because the wind turns @01")
    hands.until(6)
    hands.does("F9", deliver("i-02"))
    hands.until(11)
    hands.does("Ctrl+Space", deliver("i-03"))
    hands.until(19)
    hands.does("F9", deliver("i-03-A"))
    hands.writes("? p how many buses")
    hands.key("Ctrl+Shift+E")
    hands.does("Return", lambda run: run.close_expected("x3", ClosedAs.SEEN_DONE, ""))
    hands.until(32)
    hands.does("Alt+B")
    hands.does("F9", deliver("i-04-B"))
    hands.until(40)
    hands.does("Shift+F5", lambda run: run.pause("the chief asks"), text="the chief asks")
    hands.sits(120)
    hands.does("F5", lambda run: run.resume())
    hands.until(46)
    hands.does("F9", deliver("i-05"))
    hands.sits(2)
    hands.does("Ctrl+Shift+R", lambda run: run.recall("i-05", "wrong text"), text="wrong text")
    hands.does("Ctrl+Shift+G", lambda run: run.deliver_again("i-05"))
    hands.until(48)
    hands.does("Ctrl+Shift+R", lambda run: run.recall("i-05", "wrong again"), text="wrong again")
    discusses(hands)


def discusses(hands):
    """Open a discussion, give it more time, let the time run out, close it, open it again."""
    about = ("The road", minutes(3))
    hands.key("Shift+F9")
    hands.room.type("The road")
    hands.key("Tab")
    hands.room.type("3")
    hands.does("Return", lambda run: run.open_discussion(*about))
    hands.until(50)
    hands.does("Shift+F8", lambda run: run.extend_discussion(minutes(5)))
    hands.does("Shift+F9", lambda run: run.close_discussion())
    hands.key("Shift+F9")
    for _field in range(4):
        hands.key("Tab")
    hands.does("Space", lambda run: run.open_discussion("The road", minutes(5)))
    hands.does("Shift+F9", lambda run: run.close_discussion())


def attaches(hands, path):
    """Attach a file by its path to the next entry; the model keeps the same bytes."""
    hands.key("Ctrl+U")
    hands.room.type(str(path))
    hands.key("Return")
    attaching = hands.room.desk.enclosing.attaching
    while attaching.reading():
        QApplication.processEvents()
    kept = hands.model.file.attachments.add(path.name, "text/plain", path.read_bytes())
    hands.room.type("f see the list of names")
    hands.key("Return")
    hands.model.run.log("f see the list of names", details=Details(attachments=(kept,)))


def second_half(hands):
    model = hands.model
    hands.does("F7", lambda run: run.hold("i-06", "room is behind"), text="room is behind")
    hands.does("Ctrl+Shift+T", lambda run: run.shift(minutes(5)), text="+5")
    hands.until(76)
    hands.does("F9", deliver("i-07"))
    hands.writes("m open the hall -4m")
    late = Changes(reason="why it was late", late_reason="from paper")
    hands.does("Alt+1", lambda run: run.amend(model.last(), late))
    hands.writes("m opne the gate")
    hands.does("Ctrl+Z", lambda run: run.undo())
    hands.until(82)
    hands.does(
        "F12",
        lambda run: run.stop_for_safety(),
        lambda run: run.note_emergency("somebody fell, lift"),
        text="somebody fell, lift",
    )
    hands.sits(600)
    hands.does("F5", lambda run: run.clear_safety("all safe", as_director=True), text="all safe")
    hands.does("F5", lambda run: run.resume())
    hands.until(91)
    hands.does("F9", deliver("i-08"))
    hands.sits(2)
    hands.does("F6", lambda run: run.skip("i-09", "no time left"), text="no time left")
    hands.does("Shift+F6", lambda run: run.cancel("i-10", "objective met"), text="objective met")
    hands.key("F8")
    hands.room.type("f")
    hands.key("Tab")
    hands.room.type("The road is open again")
    hands.does("Return", lambda _run: model.add(title="The road is open again", to=("f",)))
    hands.does("F9", lambda run: run.deliver(model.made))
    hands.until(120)
    hands.does("Ctrl+E", lambda run: run.end("objectives met"), text="objectives met")


def written(file):
    """Return every field of every entry; what chance gave is named by its first place."""
    names = {file.station: "the station"}
    rows = []
    for entry in file.journal.entries():
        event = entry.event
        if event.kind == "inject.added":
            names[event.inject.id] = f"made {len(names)}"
        fields = asdict(entry) | {"kind": event.kind, "event": asdict(event)}
        # the chain is made of all the other fields and of the names that chance gave
        del fields["hash"]
        rows.append(named(fields, names))
    return rows


def named(value, names):
    match value:
        case str():
            return names.get(value, value)
        case dict():
            return {named(key, names): named(each, names) for key, each in value.items()}
        case set() | frozenset():
            return sorted((named(each, names) for each in value), key=repr)
        case list() | tuple():
            return [named(each, names) for each in value]
        case _:
            return value


def test_two_hours_go_by_key_events_alone_and_the_journal_is_the_models(hands, tmp_path):
    first_half(hands)
    path = tmp_path / "names.txt"
    path.write_text("one name a line")
    attaches(hands, path)
    second_half(hands)

    ours, models = written(hands.room.conduct.file), written(hands.model.file)
    assert len(ours) == len(models) > 30
    assert ours == models
    assert hands.modal == 0
    assert hands.room.conduct.elapsed() == minutes(120)
    assert hands.statuses >= {
        "standby",
        "due",
        "pending",
        "waiting",
        "contingency",
        "delivered",
        "acknowledged",
        "actioned",
        "recalled",
        "held",
        "skipped",
        "cancelled",
    }


def test_one_field_that_differs_is_seen(hands):
    hands.does("F5", lambda run: run.start())
    hands.until(1)

    hands.does("Shift+F5", lambda run: run.pause("a break"), text="the chief asks")

    ours, models = written(hands.room.conduct.file), written(hands.model.file)
    assert [each["kind"] for each in ours] == [each["kind"] for each in models]
    assert ours != models
    assert ours[0] == models[0]
