"""Give numpy a small library in place of OpenBLAS, which weighs 28 MB with what it needs itself.

numpy does not load without such a library, and this program only multiplies a few small tables
when it draws. Where no compiler is there, or numpy asks for more than products.c has, the library
stays as it came.
"""

import shutil
import subprocess
from pathlib import Path

SOURCE = Path(__file__).with_name("products.c")
ITS_OWN = "libscipy_openblas64_-*.so*"
NEEDED_BY_IT = ("libgfortran-*", "libquadmath-*")
ASKING = ("numpy/_core/_multiarray_umath*.so", "numpy/linalg/_umath_linalg*.so")


def made(library, name):
    """Compile it to a library of that name."""
    subprocess.run(
        (
            *("gcc", "-O2", "-std=c11", "-fPIC", "-shared", "-s", "-fcx-limited-range"),
            *(f"-Wl,-soname,{name}", "-o", library, SOURCE, "-lm"),
        ),
        check=True,
    )


def lighten(inside):
    """Replace numpy's library in the folder; return whether that could be done."""
    theirs = next(inside.glob(f"numpy.libs/{ITS_OWN}"), None)
    if theirs is None or not (shutil.which("gcc") and shutil.which("nm")):
        return False
    ours = theirs.with_suffix(".new")
    made(ours, theirs.name)
    if not asked(inside) or asked(inside) - symbols("--defined-only", ours):
        ours.unlink()
        return False
    ours.replace(theirs)
    for pattern in NEEDED_BY_IT:
        for each in theirs.parent.glob(pattern):
            each.unlink()
    return True


def asked(inside):
    """Return the names that numpy looks for in its library."""
    libraries = [each for pattern in ASKING for each in inside.glob(pattern)]
    found = {each for library in libraries for each in symbols("--undefined-only", library)}
    return {each for each in found if each.startswith("scipy_")}


def symbols(which, library):
    said = subprocess.run(("nm", "-D", which, library), capture_output=True, text=True, check=True)
    return {line.split()[-1].partition("@")[0] for line in said.stdout.splitlines() if line}
