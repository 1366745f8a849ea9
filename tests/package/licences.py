"""Collect the licences of everything that the portable folder holds, into its folder ``licences``.

They are taken from where they were installed: the notes of the distributions, and for libraries of
a Debian system the notes of its packages. What neither of them tells is written here.
"""

import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from tests.package import wheelhouse

ROOT = Path(__file__).resolve().parents[2]
NAMED_AS = ("licen", "copying", "notice", "copyright", "authors")
TEXTS = Path("/usr/share/common-licenses")
OF_QT = ("LGPL-3", "GPL-3")
BUILT_WITH = ("pyinstaller",)
DOCUMENTS = Path("/usr/share/doc")
SQLCIPHER = """SQLCipher, compiled into sqlcipher3 with SQLite (public domain), OpenSSL (Apache-2.0)

Copyright (c) ZETETIC LLC. All rights reserved.

Redistribution and use in source and binary forms, with or without modification, are permitted
provided that the following conditions are met:
    * Redistributions of source code must retain the above copyright notice, this list of
      conditions and the following disclaimer.
    * Redistributions in binary form must reproduce the above copyright notice, this list of
      conditions and the following disclaimer in the documentation and/or other materials
      provided with the distribution.
    * Neither the name of the ZETETIC LLC nor the names of its contributors may be used to endorse
      or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY ZETETIC LLC ''AS IS'' AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A
PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL ZETETIC LLC BE LIABLE FOR ANY DIRECT,
INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO,
PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE,
EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
"""
FIRST = """What this folder is made of, and under which licences
=====================================================

Facilitator itself: MIT, see LICENSE.txt here. Everything else keeps the licence of its makers.

Qt and PySide6 are used under the LGPL version 3: they lie in _internal/PySide6 as libraries of
their own, and may be exchanged there for others of the same version. Their source is offered by
the Qt project. Encrypted exercises are written by SQLCipher (BSD) with the cipher of OpenSSL
(Apache-2.0), both in _internal/sqlcipher3. The server of rooms, nats-server, is under Apache-2.0.
The font IBM Plex Sans is under the SIL Open Font License, beside its files in
_internal/resources/fonts.
"""


def collect(folder):
    """Write ``licences`` into the folder; return the parts that no licence was found for."""
    target = Path(folder) / "licences"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    shutil.copy(ROOT / "LICENSE", target / "LICENSE.txt")
    (target / "SQLCipher.txt").write_text(SQLCIPHER, encoding="utf-8")
    lines, lacking = [], []
    names = wheelhouse.needed([*wheelhouse.asked_for(), *BUILT_WITH])
    for name in sorted(names):
        about = metadata.distribution(name)
        said = under(about.metadata)
        lines.append(f"{about.metadata['Name']} {about.version}: {said or 'see its folder'}")
        if not of_a_distribution(about, target / name) and not said:
            lacking.append(name)
    for text in (TEXTS / each for each in OF_QT):
        if text.is_file():
            shutil.copy(text, target / f"{text.name}.txt")
    lines += [f"{each} (library of the system)" for each in of_the_system(Path(folder), target)]
    (target / "README.txt").write_text("\n".join((FIRST, *lines, "")), encoding="utf-8")
    return lacking


def under(notes):
    """Return what a distribution says in one line about its licence."""
    said = notes["License-Expression"] or notes["License"] or ""
    if not said or "\n" in said:
        kinds = [each for each in notes.get_all("Classifier") or () if each.startswith("License")]
        said = ", ".join(each.rpartition(" :: ")[2] for each in kinds)
    return said


def of_a_distribution(about, target):
    """Copy the texts that a distribution came with; return how many they are."""
    count = 0
    for each in about.files or ():
        inside = next((part for part in each.parts if part.endswith(".dist-info")), None)
        if inside is None or not any(part.lower().startswith(NAMED_AS) for part in each.parts[1:]):
            continue
        # one flat folder a part: a stick may not hold long paths
        to = target / "-".join(each.parts[each.parts.index(inside) + 1 :])
        to.parent.mkdir(exist_ok=True)
        shutil.copy(str(each.locate()), to)
        count += 1
    return count


def of_the_system(folder, target):
    """Copy the notes of the system's packages whose libraries were taken; return their names."""
    if shutil.which("dpkg-query") is None:
        return []
    inside = folder / "_internal"
    taken = [each.name for each in (*inside.glob("*.so*"), *inside.glob("lent/*.so*"))]
    paths = [f"*/{each}" for each in taken if "cpython" not in each and ".abi3." not in each]
    said = subprocess.run(
        ("dpkg-query", "-S", *paths), capture_output=True, text=True, check=False
    ).stdout
    found = {line.partition(":")[0] for line in said.splitlines()}
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    kept = []
    for name in sorted(found | {version}):
        note = DOCUMENTS / name / "copyright"
        if note.is_file():
            (target / "system").mkdir(exist_ok=True)
            shutil.copy(note, target / "system" / f"{name}.txt")
            kept.append(name)
    return kept
