"""Kill the program again and again while it is typed into; keep what it promised."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

ROOT = Path(__file__).parents[2]
START_S = 30
"""Longer than any start takes, so that a slow one is measured and not waited for in vain."""


@dataclass
class Promises:
    """What was typed, what the window said was saved, and how long each start took."""

    typed: set[str] = field(default_factory=set)
    saved: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    next: int = 1

    def take(self, line: str) -> str:
        what, _, said = line.partition(" ")
        {
            "typed": self.typed.add,
            "saved": self.saved.append,
            "restored": self.restored.append,
            "failed": self.failed.append,
        }.get(what, lambda _said: None)(said)
        if what == "typed":
            self.next = int(said[1:-1]) + 1
        return what


def started(number, path, *, early):
    words = [sys.executable, "-m", "tests.faults.typist", str(number)]
    words += [str(path)] if path else []
    words += ["--early"] if early else []
    return subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def worked(pid, waited):
    """Return how many seconds a process has worked: a machine busy elsewhere counts for nothing.

    Where the system does not tell, it is how long it was waited for.
    """
    told = Path(f"/proc/{pid}/stat")
    if not told.exists():
        return waited
    times = told.read_text("utf-8").rpartition(")")[2].split()[11:13]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def killed(promises, luck, path=None, *, early=False):
    """Start, type for a moment, kill; add to what was promised."""
    began = time.monotonic()
    with started(promises.next, path, early=early) as typist:
        # one that never comes to the point ends the reading below
        watch = Timer(START_S, typist.kill)
        watch.start()
        for line in typist.stdout:
            what = promises.take(line.strip())
            if what == "saved":
                # the first line is on the disk: the entry line works
                waited = time.monotonic() - began
                promises.starts.append(worked(typist.pid, waited))
                promises.waits.append(waited)
                break
        watch.cancel()
        time.sleep(luck.random() * 0.6)
        typist.kill()
        rest = typist.stdout.read()
    # the last piece may have been cut by the kill
    for line in rest.split("\n")[:-1]:
        promises.take(line)
    return promises
