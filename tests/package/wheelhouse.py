"""Collect what an installation without a network needs: ``make wheelhouse``.

``build/wheelhouse`` then holds a wheel of the program, one of each part it needs in the version of
the lock, the list with their hashes, and install.py. It is for the system and the Python that
collected it. Fetching needs a network, installing none.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXTRAS = ("sites",)


def main(argv):
    folder = Path(argv[0]) if argv else ROOT / "build" / "wheelhouse"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lock = folder / "part-of-the-lock.txt"
    lock.write_text(part_of_the_lock(), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    fetch = (*pip, "wheel", "--no-deps", "--wheel-dir", str(folder))
    subprocess.run((*fetch, "--require-hashes", "-r", str(lock)), check=True)
    # from a copy, because the build leaves folders beside what it builds
    copy = folder / "source"
    shutil.copytree(ROOT, copy, ignore=left_out)
    subprocess.run((*fetch, "--no-build-isolation", str(copy)), check=True)
    shutil.rmtree(copy)
    lock.unlink()
    shutil.copy(ROOT / "resources" / "package" / "install.py", folder)
    write_lists(folder)
    size = sum(each.stat().st_size for each in folder.iterdir()) / 1e6
    print(f"{folder}: {len(list(folder.glob('*.whl')))} wheels, {size:.0f} MB")


def left_out(folder, names):
    """Leave out what is no part of the program."""
    if Path(folder) == ROOT:
        wanted = {"facilitator", "resources", "pyproject.toml", "README.md", "LICENSE"}
        return [each for each in names if each not in wanted]
    return [each for each in names if each == "__pycache__"]


def part_of_the_lock():
    """Return the lines of the lock that the program needs when it runs."""
    wanted = needed(asked_for())
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    kept = [each for each in blocks if plain(re.split(r"[=\s]", each)[0]) in wanted]
    lacking = wanted - {plain(re.split(r"[=\s]", each)[0]) for each in kept}
    if lacking:
        raise SystemExit(f"Not in the lock: {', '.join(sorted(lacking))}")
    return "\n".join(kept) + "\n"


def asked_for():
    """Return what the project asks for; its installed notes may be older than that."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    more = [line for each in EXTRAS for line in project["optional-dependencies"][each]]
    return [*project["dependencies"], *more]


def needed(lines):
    """Return the distributions that are asked for here, and those that they need, and so on."""
    from packaging.requirements import Requirement

    found, waiting = set(), [(Requirement(line), ("",)) for line in lines]
    while waiting:
        each, extras = waiting.pop()
        applies = not each.marker or any(each.marker.evaluate({"extra": x}) for x in extras)
        if not applies or plain(each.name) in found:
            continue
        found.add(plain(each.name))
        inside = ("", *each.extras)
        waiting += [(Requirement(line), inside) for line in metadata.requires(each.name) or ()]
    return found


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def write_lists(folder):
    """Write the wheels with their hashes: for pip, and for whoever checks by hand."""
    wheels = sorted(folder.glob("*.whl"))
    digests = {each: hashlib.sha256(each.read_bytes()).hexdigest() for each in wheels}
    pins = []
    for each, digest in digests.items():
        name, version = each.name.split("-")[:2]
        pins.append(f"{plain(name)}=={version} --hash=sha256:{digest}\n")
    (folder / "requirements.txt").write_text("".join(pins), encoding="utf-8")
    sums = [f"{digest}  {each.name}\n" for each, digest in digests.items()]
    listed = folder / "requirements.txt"
    sums.append(f"{hashlib.sha256(listed.read_bytes()).hexdigest()}  {listed.name}\n")
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
