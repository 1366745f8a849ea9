"""The small library that stands in for OpenBLAS in the portable folder."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.package import products

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("gcc") is None,
    reason="numpy's library is replaced on Linux only, by a compiler",
)
COUNTED_BY_HAND = """
import itertools
import numpy


def made(rows, columns, kind, seed):
    whole = numpy.array([(7 * i + seed) % 11 - 5 for i in range(rows * columns)])
    if kind in "FD":
        whole = whole + 1j * numpy.array([(5 * i + seed) % 7 - 3 for i in range(rows * columns)])
    return whole.reshape(rows, columns).astype(kind)


def by_hand(a, b):
    middle = range(a.shape[1])
    return [[sum(a[i, l].item() * b[l, j].item() for l in middle) for j in range(b.shape[1])]
            for i in range(a.shape[0])]


for kind, m, k, n in itertools.product("fdFD", (1, 2, 5), (1, 3, 6), (1, 2, 4)):
    a, b = made(m, k, kind, 1), made(k, n, kind, 2)
    for x in (a, numpy.asfortranarray(a), a[::-1]):
        for y in (b, numpy.asfortranarray(b), b[:, ::-1]):
            assert numpy.array_equal(x @ y, by_hand(x, y))
            assert numpy.array_equal(numpy.dot(x, y[:, 0]), [row[0] for row in by_hand(x, y)])
            assert numpy.array_equal(numpy.dot(x[0], y), by_hand(x, y)[0])
    assert numpy.array_equal(a @ a.T, by_hand(a, a.T))
    assert numpy.array_equal(a.T @ a, by_hand(a.T, a))
    assert numpy.vdot(a, a) == sum(abs(each.item()) ** 2 for each in a.ravel()).__round__()
try:
    numpy.linalg.solve(numpy.eye(2), numpy.ones(2))
except numpy.linalg.LinAlgError:
    print("all as by hand; solving is refused", flush=True)
numpy.linalg.det(numpy.eye(2))
"""


def test_numpy_multiplies_with_it_as_by_hand_and_is_not_told_wrong_what_it_lacks(tmp_path):
    library = tmp_path / "light.so"
    products.made(library, library.name)

    done = subprocess.run(
        (sys.executable, "-c", COUNTED_BY_HAND),
        env={**os.environ, "LD_PRELOAD": str(library)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == "all as by hand; solving is refused\n"
    assert "dgetrf is not in this package's part of numpy" in done.stderr
    assert done.returncode < 0


def test_a_numpy_that_asks_for_more_keeps_its_own(tmp_path, monkeypatch):
    folder = tmp_path / "numpy.libs"
    folder.mkdir()
    theirs = folder / "libscipy_openblas64_-tried.so"
    theirs.write_bytes(b"theirs")
    monkeypatch.setattr(products, "asked", lambda _inside: {"scipy_something_new_64_"})

    replaced = products.lighten(tmp_path)

    assert replaced is False
    assert [each.read_bytes() for each in folder.iterdir()] == [b"theirs"]
