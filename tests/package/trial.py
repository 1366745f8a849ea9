"""Try the built folder as a stranger has it: ``python tests/package/trial.py [FOLDER]``.

It is copied to a path with spaces and accents and made read-only, as on a locked stick, started
without a network where the system allows that, with an empty home, and has to import every part,
read a script in a process of its own, play the demo, write the report and tell of itself. Where
strace is there, no socket may be opened to anything but this computer. Then, with this computer's
own network, it has to serve a phone and to play in three rooms, and its window has to open where
homes are damaged, locked or missing (hardships.py).
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.package import hardships

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = "Time;To;Message\n10:00;Fire;Smoke seen\n10:05;Police;Road closed\n"
OUTSIDE = re.compile(
    r"connect\(\d+, \{sa_family=AF_INET6?.*?(?:inet_addr|inet_pton)\(.*?\"(?!127\.|::1)"
)


def alone():
    """Return what starts a program without a network, or nothing where that is not permitted."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    tried = subprocess.run((unshare, "-n", "true"), check=False, capture_output=True)
    return (unshare, "-n") if tried.returncode == 0 else ()


def surroundings(home):
    """Return the variables of somebody who has nothing set: no Python, no display, a home."""
    return {"PATH": "/usr/bin:/bin", "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}


def started(program, *arguments, home, before=()):
    """Start the program and return what it said; raises when it says that it failed."""
    done = subprocess.run(
        (*before, str(program), *map(str, arguments)),
        env=surroundings(home),
        cwd=home,
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, arguments))}: {done.stdout}{done.stderr}")
    return done.stdout


def copied(folder, place):
    """Return the folder copied to a stick that is locked and has a name as people give them."""
    stick = place / "Clé USB été" / "facilitator"
    shutil.copytree(folder, stick)
    for each in (stick, *stick.rglob("*")):
        each.chmod(0o555 if each.is_dir() or os.access(each, os.X_OK) else 0o444)
    return stick


def unlock(place):
    for each in (place, *place.rglob("*")):
        if each.is_dir():
            each.chmod(0o755)


def tried(folder):
    """Try everything; return a sentence for each thing that was found to hold."""
    held = []
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        home = place / "home"
        home.mkdir()
        stick = copied(Path(folder), place)
        program, before = stick / "facilitator", alone()
        held.append(started(program, "--try-parts", home=home, before=before).strip())
        (home / "script.csv").write_text(SCRIPT)
        made_of = ("import", "script.csv", "--into", "made.exercise")
        if "2 rows" not in started(program, *made_of, home=home, before=before):
            raise RuntimeError("The script was not read")
        held.append("a script was read in a process of its own")
        trace = shutil.which("strace")
        log = home / "calls"
        watched = (trace, "-f", "-e", "trace=connect", "-o", str(log)) if trace else ()
        demo = ("--language", "es", "demo", "--out", "demo")
        started(program, *demo, home=home, before=(*before, *watched))
        pdf = (home / "demo" / "after-action.pdf").read_bytes()
        if not pdf.startswith(b"%PDF") or (home / "demo" / "demo.exercise").stat().st_size == 0:
            raise RuntimeError("The demo left no report")
        held.append(f"the demo left its report ({len(pdf) / 1e3:.0f} kB)")
        if trace:
            if found := OUTSIDE.findall(log.read_text(errors="replace")):
                raise RuntimeError(f"It looked outside: {found}")
            held.append("0 connections to anywhere else")
        held.append("without a network" if before else "with a network: unshare is not permitted")
        if "portable folder" not in started(program, "diagnostics", home=home, before=before):
            raise RuntimeError("It does not know that it was built")
        held.append(hardships.served(program, surroundings(home), home))
        held.append(hardships.rooms(started, program, home))
        held += hardships.windows(program, place)
        unlock(place)
    return held


if __name__ == "__main__":
    for sentence in tried(sys.argv[1] if sys.argv[1:] else ROOT / "build/package/facilitator"):
        print(sentence)
