"""Keep of ICU's data what sorting in our languages needs: 4 MB instead of 32.

Qt for Linux is linked against a library that holds ICU's data for all languages and nothing else.
``icupkg`` (icu-devtools) takes items out of such data, a compiler puts the rest into a library of
the same name again. Where one of them is not there, the library stays as it came.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ALWAYS = {
    *("root", "pool", "ucadata", "cnvalias", "supplementalData", "res_index", "numberingSystems"),
    *("likelySubtags", "timezoneTypes", "zoneinfo64", "windowsZones", "metaZones", "metadata"),
    *("currencyNumericCodes", "keyTypeData", "plurals", "pluralRanges", "dayPeriods", "icuver"),
    *("genderList", "grammaticalFeatures", "icustd", "tzdbNames", "units"),
}
NEVER = ("brkitr/", "translit/", "rbnf/", "unit/")
"""Rules for breaking lines, other scripts and numbers in words: Qt has its own, or needs none."""
SOURCE = """.section .rodata
.balign 16
.globl {symbol}
.type {symbol}, @object
{symbol}:
.incbin "{data}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack,"",@progbits
"""


def wanted(item, languages):
    """Tell whether an item stays: all that is no language's, and of those ours."""
    stem, _dot, kind = item.rpartition("/")[2].rpartition(".")
    if item.startswith(NEVER):
        return False
    if kind in {"nrm", "icu", "spp", "cfu"}:
        return True
    if kind != "res":
        return False
    return stem in ALWAYS or stem.partition("_")[0] in languages


def trim(library, languages):
    """Replace the library by one with less in it; return whether that could be done."""
    if not all(shutil.which(each) for each in ("icupkg", "gcc", "readelf")):
        return False
    found = re.search(r"libicudata\.so\.(\d+)", library.name)
    symbol = f"icudt{found[1]}_dat"
    start, size = place_of(symbol, library)
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        (folder / "in").mkdir()
        (folder / "out").mkdir()
        # the items bear the name of the file that holds them
        name = f"icudt{found[1]}l.dat"
        whole, less = folder / "in" / name, folder / "out" / name
        whole.write_bytes(library.read_bytes()[start : start + size])
        said = subprocess.run(("icupkg", "-l", whole), capture_output=True, text=True, check=True)
        gone = [each for each in said.stdout.split() if not wanted(each, languages)]
        (folder / "gone.txt").write_text("\n".join(gone) + "\n")
        subprocess.run(("icupkg", "-r", folder / "gone.txt", whole, less), check=True)
        source = folder / "data.S"
        source.write_text(SOURCE.format(symbol=symbol, data=less))
        subprocess.run(
            ("gcc", "-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-o", library, source),
            check=True,
        )
    return True


def place_of(symbol, library):
    """Return where a symbol's bytes stand in the file of a library, and how many they are."""
    lines = output("readelf", "-W", "--dyn-syms", library).splitlines()
    fields = next(line.split() for line in lines if line.rstrip().endswith(symbol))
    address, size = int(fields[1], 16), int(fields[2], 0)
    for line in output("readelf", "-W", "-S", library).splitlines():
        at = re.search(r"\] \.rodata\s+\S+\s+([0-9a-f]+) ([0-9a-f]+) ([0-9a-f]+)", line)
        if at:
            return address - int(at[1], 16) + int(at[2], 16), size
    raise ValueError(f"{library.name} holds its data elsewhere")


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
