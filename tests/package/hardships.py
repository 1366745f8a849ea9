"""What a built folder has to bear: phones, rooms, and homes damaged, locked or missing."""

import re
import subprocess
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

DAMAGED = '{"theme": "dark", \x00'
NO_HOME = "/dev/null/home"
"""A place where nobody can make a folder, not even the administrator of a system."""
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
SERVED_S, ANSWER_S = 30, 20


def served(program, surroundings, folder):
    """Open the door to phones at this computer alone, and ask for the page as a phone does."""
    command = (program, "serve", "made.exercise", "--address", "127.0.0.1", "--port", "0")
    with subprocess.Popen(
        (*map(str, command), "--seconds", str(SERVED_S)),
        cwd=folder,
        env=surroundings,
        stdout=subprocess.PIPE,
        text=True,
    ) as door:
        try:
            said = next((line for line in door.stdout if ADDRESS.search(line)), "")
            if not said:
                raise RuntimeError("The door did not open")
            # the address is the one just read, of this computer
            page_at = ADDRESS.search(said)[0]
            with urllib.request.urlopen(page_at, timeout=ANSWER_S) as answer:  # noqa: S310 - ours
                page = answer.read()
        finally:
            door.terminate()
    if b"<html" not in page:
        raise RuntimeError("What came is no page")
    return f"a phone was given its page ({len(page) / 1e3:.0f} kB)"


def painted(program, home, **more):
    """Open the window; raises unless it is painted."""
    done = subprocess.run(
        (str(program), "--try-start"),
        env={"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), **more},
        cwd="/",
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    if done.stdout != "painted\n":
        raise RuntimeError(f"The window did not open: {done.stdout}{done.stderr}")


def windows(program, place):
    """Open the window in every hard surrounding; return a sentence for each."""
    home = place / "second home"
    home.mkdir()
    painted(program, home)
    with ThreadPoolExecutor() as both:
        list(both.map(lambda _turn: painted(program, home), range(2)))
    settings = home / ".config" / "facilitator" / "settings.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(DAMAGED)
    painted(program, home)
    if not [
        each for each in settings.parent.iterdir() if each.read_text("utf-8", "replace") == DAMAGED
    ]:
        raise RuntimeError("The damaged settings were thrown away")
    painted(program, NO_HOME)
    painted(program, place / "never made")
    return [
        "the window opens, also twice at once",
        "with damaged settings, which are set aside",
        "with a home in which nothing can be written, and with none",
    ]


def rooms(started, program, home):
    """Play the demo of three rooms on servers of the folder, twice: the first unpacks them."""
    for turn in ("first", "second"):
        started(program, "site", "demo", "--out", turn, home=home)
    unpacked = list(Path(home).rglob("nats-server"))
    if len(unpacked) != 1:
        raise RuntimeError(f"Servers in the profile: {unpacked}")
    return "three rooms played on servers of the folder, unpacked once"
