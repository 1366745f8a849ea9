"""How long the program takes to its first paint, against a bare window of the same toolkit."""

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from functools import cache
from itertools import chain
from pathlib import Path

from tests.bench.figures import figure, median

TIMES = 1.6
HEAVY = ("numpy", "pyqtgraph", "reportlab", "openpyxl", "sqlite_utils", "babel")
"""What costs more than the window itself, and is only imported when it is needed."""

_READ = {".py", ".pyc", ".so", ".qm", ".json", ".ttf", ".otf"}

# Both stop themselves at the first pass through the loop after the paint, when all of the window
# is drawn, and before whatever the program does then.
_STOP = f"""
import os, sys
from PySide6.QtCore import QObject, Qt, Signal
class Stop(QObject):
    painted = Signal()
    def __init__(self):
        super().__init__()
        self.painted.connect(self.stop, Qt.ConnectionType.QueuedConnection)
    def stop(self):
        names = sorted(set({HEAVY!r}) & set(sys.modules))
        os.write(1, ("painted " + " ".join(names) + "\\n").encode())
        os._exit(0)
"""

_BARE = f"""{_STOP}
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        stop.painted.emit()
        super().paintEvent(event)
app = QApplication(sys.argv[:1])
stop = Stop()
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""

_OURS = f"""{_STOP}
from facilitator.ui.window.frame import Frame
drawn = Frame.paintEvent
def paint(self, event):
    stop.painted.emit()
    drawn(self, event)
Frame.paintEvent = paint
stop = Stop()
from facilitator.__main__ import main
sys.argv[:] = ["facilitator"]
main()
"""

# The first paint shows the frame; this one goes on until the start page stands in it.
_FILLED = f"""{_STOP}
from PySide6.QtCore import QTimer
from facilitator.app import Opened
fill = Opened.fill
def fill_and_stop(self):
    fill(self)
    QTimer.singleShot(0, stop.stop)
Opened.fill = fill_and_stop
stop = Stop()
from facilitator.__main__ import main
sys.argv[:] = ["facilitator"]
main()
"""


def first_paint(program, home):
    """Start a program; return milliseconds to its first paint, and the heavy modules it had."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        env=environment(home),
        cwd=Path(__file__).parents[2],
    ) as child:
        said = child.stdout.readline().decode().split()
        taken = (time.perf_counter() - began) * 1000
    if said[:1] != ["painted"]:
        raise RuntimeError("the program ended before it painted")
    return taken, said[1:]


def environment(home):
    """Return a home of its own, and bytecode as there is at every start but the first."""
    own = {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("DATA", "CONFIG", "STATE", "CACHE")}
    own |= {"HOME": str(home), "PYTHONPYCACHEPREFIX": f"{home}/bytecode"}
    own |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    kept = {name: each for name, each in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | own


def program():
    """Return the whole program as it is started, but for stopping at the first paint."""
    return _OURS


def measure(made):
    with tempfile.TemporaryDirectory(dir=made.folder) as home:
        for each in (_BARE, _OURS, _FILLED):
            first_paint(each, home)
        bare, ours, filled = [], [], []
        for _turn in range(made.samples(15, 2)):
            bare.append(first_paint(_BARE, home)[0])
            taken, heavy = first_paint(_OURS, home)
            ours.append(taken)
            filled.append(first_paint(_FILLED, home)[0])
        cold = from_cold(made, home)
    limit = TIMES * median(bare)
    return [
        figure("bare window to its first paint", median(bare), "ms", values=bare),
        figure("start to first paint", median(ours), "ms", limit, values=ours),
        figure("start to the start page, filled", median(filled), "ms", values=filled),
        figure("start to first paint, heavy modules", len(heavy), "", 0),
        *cold,
    ]


def from_cold(made, home):
    """Return starts with the files of interpreter, packages and program out of memory.

    They are pushed out one by one, which any user may do and which slows nobody else; system
    libraries stay in. Where the system cannot do that, nothing is told.
    """
    if not hasattr(os, "posix_fadvise"):
        return []
    bare, ours = [], []
    for _turn in range(1 if made.quick else 3):
        for program_, taken in ((_BARE, bare), (_OURS, ours)):
            pushed_out(home)
            taken.append(first_paint(program_, home)[0])
    return [
        figure("bare window from cold", median(bare), "ms", values=bare),
        figure("start from cold", median(ours), "ms", TIMES * median(bare), values=ours),
    ]


def pushed_out(home):
    """Have the system forget what it keeps in memory of the files that a start reads."""
    for path in (*_installed(), *(Path(home) / "bytecode").rglob("*.pyc")):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@cache
def _installed():
    """Return the files of interpreter, toolkit and program that a start may read."""
    stdlib, packages = (Path(sysconfig.get_path(each)) for each in ("stdlib", "platlib"))
    places = [packages / each for each in ("PySide6", "shiboken6", "msgspec", "platformdirs")]
    places += [each for each in stdlib.iterdir() if each.name not in {"site-packages", "test"}]
    places += [Path(__file__).parents[2] / "facilitator"]
    inside = (each.rglob("*") if each.is_dir() else (each,) for each in places)
    return [
        path
        for path in chain.from_iterable(inside)
        if (path.suffix in _READ or ".so" in path.suffixes) and path.is_file()
    ]
