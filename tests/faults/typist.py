"""The real program, and somebody who types twenty lines a second into its window.

Run as ``python -m tests.faults.typist NEXT [FILE] [--early]``. It says what it types, and what
the window has said is saved, each at once: whoever kills it knows what was promised. ``--early``
breaks the promise: all is said to be saved, and nothing is committed.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from facilitator.app import application, open_window

EVERY_MS = 50
DRAFTED = 3
"""Of so many lines one is written down before Enter, as after a second of typing."""


def say(what: str, number: object) -> None:
    """Tell the other process, at once; a pipe takes a line so short whole."""
    os.write(1, f"{what} {number}\n".encode())


class Typist:
    """Types line after line; ``q7z`` is the seventh."""

    def __init__(self, program, number: int, *, early: bool) -> None:
        self.program, self.number, self.early = program, number, early
        self.sat = False

    @property
    def screen(self):
        return self.program.frame.pages.currentWidget()

    def sit_down(self) -> None:
        self.sat = True
        conduct = self.program.host.session.conduct
        if not conduct.state.clock.in_play:
            conduct.start()
        if self.early:
            conduct.file.database._connection.execute("BEGIN IMMEDIATE")
        entry = self.screen.desk.entry
        entry.saved.connect(self.saved)
        entry.failed.connect(lambda wrong: say("failed", wrong))
        line = self.screen.desk.parts.dock.line
        say("ready", line.isEnabled() and line.isVisible())
        if line.text():
            # what was restored is on the screen: people press Enter
            say("restored", line.text().split()[-1])
            QTest.keyClick(line, Qt.Key.Key_Return)

    def saved(self, entry) -> None:
        say("saved", entry.event.typed.split()[-1])

    def type(self) -> None:
        host = self.program.host
        if host is None or host.session is None:
            return
        if not self.sat:
            self.sit_down()
            return
        line = self.screen.desk.parts.dock.line
        say("typed", f"q{self.number}z")
        QTest.keyClicks(line, f"fd engine out q{self.number}z")
        if self.number % DRAFTED == 0:
            self.screen.keep_line()
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.number += 1


def main(arguments: list[str]) -> None:
    """Open the program as a person does: with a file the first time, with nothing afterwards."""
    early = "--early" in arguments
    number, *paths = [each for each in arguments if each != "--early"]
    app = application()
    program = open_window(app, Path(paths[0]) if paths else None)
    typist = Typist(program, int(number), early=early)
    timer = QTimer()
    timer.timeout.connect(typist.type)
    timer.start(EVERY_MS)
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
