"""Composition root: builds each part once and hands it to the next."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QLocale, Qt
from PySide6.QtWidgets import QApplication

from facilitator.i18n import SOURCE, language, use
from facilitator.services.places import state_dir
from facilitator.services.speaking import language_for
from facilitator.ui.tidying import Tidying
from facilitator.ui.window.frame import Frame
from facilitator.ui.window.looks import Looks

if TYPE_CHECKING:
    from facilitator.services.crashes import Crashes
    from facilitator.services.demonstrating import Demonstration
    from facilitator.services.observing.door import Door
    from facilitator.services.observing.serving import Serves
    from facilitator.ui.window.main import Host

WATCHED_STEP = 110
"""Milliseconds between the steps of a demonstration that somebody watches."""


class Opened:
    """The program in its window; what fills the frame is built after the first paint."""

    def __init__(
        self, app: QApplication, path: Path | None = None, *, reading: bool = False
    ) -> None:
        """Show the frame; an exercise named by ``path`` is opened once it stands, or only read."""
        self._path, self._reading = path, reading
        self._looks = Looks()
        _speak(self._looks)
        self.frame = Frame(app, self._looks)
        self._tidying = Tidying(self.frame)
        self._tidying.begin()
        self.host: Host | None = None
        self._crashes: Crashes | None = None
        # through the event loop: the frame has to be on the screen first
        self.frame.painted.connect(self.fill, Qt.ConnectionType.QueuedConnection)
        self.frame.show()

    def fill(self) -> None:
        """Build what fills the frame, and open what is to be opened."""
        from facilitator.services.crashes import Crashes  # noqa: PLC0415 - after the first paint
        from facilitator.services.now import RealClock  # noqa: PLC0415 - after the first paint
        from facilitator.sites.shelf import RoomShelf  # noqa: PLC0415 - after the first paint
        from facilitator.ui.window.care import this_machine  # noqa: PLC0415 - after the first paint
        from facilitator.ui.window.main import Host  # noqa: PLC0415 - after the first paint

        clock = RealClock()
        self._crashes = Crashes(state_dir(), clock.now)
        self._crashes.install()
        self._crashes.tell(self.frame.crashed.emit)
        self.host = Host(self.frame, self._looks, RoomShelf(clock), this_machine(), serve=_serving)
        self.host.first_look(None if self._reading else self._path)
        if self._reading and self._path is not None:
            self.host.apart.read(str(self._path.expanduser().absolute()))

    def close(self) -> None:
        """Close the window and leave the process as it was."""
        self.frame.close()
        self._tidying.end()
        if self._crashes is not None:
            self._crashes.tell(None)
            self._crashes.uninstall()


def application() -> QApplication:
    """Return the process's one application; a running one is taken."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(sys.argv[:1])
    made.setApplicationName("Facilitator")
    made.setDesktopFileName("facilitator")
    return made


def open_window(app: QApplication, path: Path | None = None, *, reading: bool = False) -> Opened:
    """Show the window, with an exercise if one is named; ``reading`` opens it for no writing."""
    return Opened(app, path, reading=reading)


def _serving(door: "Door") -> "Serves":
    """Return the server of a door; it is off until somebody opens the door."""
    from facilitator.ui.say import sentence  # noqa: PLC0415 - after the first paint
    from facilitator.web.serving import Serving  # noqa: PLC0415 - after the first paint

    return Serving(door, say=sentence)


def _speak(looks: Looks) -> None:
    """Speak what the command line chose, else what was set, else what the computer speaks."""
    if language() != SOURCE:
        return
    use(language_for(looks.settings.language, lambda: QLocale.system().name()))
    looks.speak()


def run(argv: Sequence[str], *, reading: bool = False) -> int:
    """Open the program, with an exercise if one is named, and return its exit code."""
    app = application()
    program = open_window(app, Path(argv[0]) if argv else None, reading=reading)
    try:
        return app.exec()
    finally:
        program.close()


@dataclass(frozen=True, slots=True)
class Played:
    """What a demonstration leaves behind."""

    exercise: Path
    report: Path


def play_demo(folder: Path, *, script: Path | str, seed: int) -> Played:
    """Play a script file or a built-in scenario by itself, off-screen where there is no display.

    Raises Failed for the disk, Unreadable for a script that is refused.
    """
    from facilitator.services.demonstrating import set_up  # noqa: PLC0415 - only for a demo
    from facilitator.services.reporting import write_report  # noqa: PLC0415 - heavy

    watched = _has_display()
    if not watched:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # the off-screen platform complains about every window's size
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    app = application()
    demo = set_up(folder, script=script, seed=seed)
    with demo.file:
        _play_in_window(app, demo, step_ms=WATCHED_STEP if watched else 0)
        demo.evaluate()
        report = write_report(
            demo.file, folder / "after-action.pdf", language=language(), now=demo.conduct.now
        )
    return Played(exercise=folder / "demo.exercise", report=report)


def _play_in_window(app: QApplication, demo: "Demonstration", *, step_ms: int) -> None:
    from facilitator.ui.theme import Theme  # noqa: PLC0415 - only for a demo
    from facilitator.ui.widgets import install  # noqa: PLC0415 - only for a demo
    from facilitator.ui.window.demo import DemoWindow  # noqa: PLC0415 - only for a demo

    theme = Theme()
    install(app, theme)
    window = DemoWindow(theme, demo.conduct, demo.play.steps(), step_ms=step_ms)
    wrong: list[Exception] = []
    loop = QEventLoop()
    window.done.connect(loop.quit)
    window.failed.connect(wrong.append)
    window.failed.connect(loop.quit)
    tidying = Tidying(window)
    tidying.begin()
    window.show()
    window.play()
    loop.exec()
    window.close()
    tidying.end()
    if wrong:
        raise wrong[0]


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
