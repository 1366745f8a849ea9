"""What has to be installed to run the program, beside the toolkit alone."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tests.bench.figures import figure

ROOT = Path(__file__).parents[2]
MB = 1_000_000
TIMES = 2.0
"""How many times as large as the toolkit alone all of it may be."""
OWN = ("facilitator", "resources")


def measure(_made):
    names = needed("facilitator")
    sizes = {each: size(each) for each in names}
    qt = sum(sizes.get(each, 0) for each in ("pyside6-essentials", "shiboken6"))
    own = sum(
        path.stat().st_size
        for folder in OWN
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    whole = own + sum(sizes.values())
    return [
        figure("installed: Qt and its binding alone", qt / MB, "MB"),
        figure("installed: our own code, words, fonts and scenarios", own / MB, "MB"),
        figure(
            f"installed: all of it, with {len(names)} packages", whole / MB, "MB", TIMES * qt / MB
        ),
    ]


def needed(root):
    """Return the packages that running the program needs, without its extras."""
    found, waiting = set(), direct(root)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            waiting |= direct(name)
        except PackageNotFoundError:
            # asked for on another system only
            continue
        found.add(name)
    return found


def direct(name):
    asked = distribution(name).requires or []
    plain = [each for each in asked if "extra ==" not in each]
    return {re.split(r"[\s;<>=!~\[(]", each, maxsplit=1)[0].lower() for each in plain}


def size(name):
    """Return the bytes of a package's files, without the bytecode made of them."""
    paths = [Path(str(each.locate())) for each in distribution(name).files or []]
    return sum(each.stat().st_size for each in paths if each.suffix != ".pyc" and each.is_file())
