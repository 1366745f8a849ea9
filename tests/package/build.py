"""Build the portable folder: ``build/package/facilitator``, the same for every system that builds.

``python tests/package/build.py [FOLDER]`` needs what the lock installs, and on Linux ``strip``,
``nm`` and ``objdump`` of binutils. What is built is for this system and processor only.
"""

import lzma
import shutil
import subprocess
import sys
import time
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.package import icudata, licences, products

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "resources" / "package" / "facilitator.spec"
DEBUG_SYMBOLS_IN = (
    "libpython*.so*",
    "sqlcipher3/*.so",
    "python3*/lib-dynload/*.so",
    "cryptography/**/*.so",
    "pypdfium2_raw/*.so",
)
"""What is delivered with symbols for a debugger."""
PATCHED = (
    "pikepdf.libs/libqpdf*",
    "PySide6/Qt/lib/libicu[iu]*",
    "PIL/_imaging*.so",
    "python_calamine/*.so",
)
"""The same, but patched by a wheel: some of these no longer load once they are stripped."""
CATALOGUES = "translations/*/LC_MESSAGES"
OF_THE_SYSTEM = (
    *("ld-linux", "libc.so", "libdl.so", "libm.so", "libpthread.so", "libresolv.so", "librt.so"),
    # where there is a Wayland to show a window on
    *("libwayland-client.so", "libwayland-cursor.so"),
)
WINDOW = """#!/bin/sh
# The window; on this system it differs from the command in nothing but what it opens.
here=$(dirname -- "$(readlink -f -- "$0")")
exec "$here/facilitator" open "$@"
"""


def build(target, work):
    """Build into ``target/facilitator`` and return that folder."""
    subprocess.run((sys.executable, ROOT / "tests/house/catalogue.py", "compile"), check=True)
    subprocess.run(
        (
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", str(target), "--workpath", str(work), str(SPEC)),
        ),
        check=True,
        cwd=ROOT,
    )
    folder = Path(target) / "facilitator"
    pack(folder / "_internal")
    if sys.platform.startswith("linux"):
        slim(folder / "_internal")
        window = folder / "facilitator-desktop"
        window.write_text(WINDOW, encoding="utf-8")
        window.chmod(0o755)
        if lacking := missing(folder / "_internal"):
            raise SystemExit(f"The folder lacks {', '.join(lacking)}")
    if unknown := licences.collect(folder):
        raise SystemExit(f"No licence was found for {', '.join(unknown)}")
    return folder


def pack(inside):
    """Compress the server of rooms, which few need: the program unpacks it on first use."""
    for server in inside.glob("nats-server*"):
        if sys.platform.startswith("linux"):
            subprocess.run(("strip", "--strip-unneeded", server), check=True)
        with server.open("rb") as source, lzma.open(f"{server}.xz", "wb", preset=9) as packed:
            shutil.copyfileobj(source, packed)
        server.unlink()


def loads(library):
    """Tell whether a library can still be loaded, as far as finding what it is linked with goes."""
    done = subprocess.run(
        (sys.executable, "-c", "import ctypes, sys; ctypes.CDLL(sys.argv[1])", library),
        capture_output=True,
        check=False,
    )
    return done.returncode == 0


def strip_patched(library):
    """Strip what a wheel has patched, unless it does not load any more afterwards."""
    stripped = library.with_name(f"{library.name}.stripped")
    subprocess.run(("strip", "--strip-unneeded", "-o", stripped, library), check=True)
    # beside the others, where it looks for what it needs
    if loads(stripped):
        stripped.replace(library)
    else:
        stripped.unlink()


def slim(inside):
    """Take out symbols of debuggers, and links, which a stick formatted with FAT cannot hold."""
    for pattern in DEBUG_SYMBOLS_IN:
        for library in inside.glob(pattern):
            if not library.is_symlink():
                subprocess.run(("strip", "--strip-unneeded", library), check=True)
    for pattern in PATCHED:
        for library in inside.glob(pattern):
            strip_patched(library)
    if not products.lighten(inside):
        print("gcc or nm is not here, or numpy is new: the folder is 28 MB larger", file=sys.stderr)
    languages = {"en", *(each.parent.name for each in (ROOT / "resources").glob(CATALOGUES))}
    for library in inside.rglob("libicudata.so.*"):
        if not library.is_symlink() and not icudata.trim(library, languages):
            print("icupkg or gcc is not here: the folder is 28 MB larger", file=sys.stderr)
    for link in [each for each in inside.rglob("*") if each.is_symlink()]:
        link.unlink()


def missing(inside):
    """Return the libraries that are needed, and neither the folder nor the system has them."""
    there = {each.name for each in inside.rglob("*.so*")}
    needed = set()
    for library in inside.rglob("*.so*"):
        head = subprocess.run(
            ("objdump", "-p", library), capture_output=True, text=True, check=True
        )
        needed |= {line.split()[1] for line in head.stdout.splitlines() if "NEEDED" in line}
    return sorted(each for each in needed - there if not each.startswith(OF_THE_SYSTEM))


def size_mb(folder):
    """Return how many megabytes all files of a folder hold."""
    return sum(each.stat().st_size for each in Path(folder).rglob("*") if each.is_file()) / 1e6


def main(argv):
    target = Path(argv[0]) if argv else ROOT / "build" / "package"
    began = time.monotonic()
    shutil.rmtree(target / "facilitator", ignore_errors=True)
    folder = build(target, target / "work")
    print(f"{folder}: {size_mb(folder):.0f} MB, built in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
