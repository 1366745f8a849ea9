"""The server that the portable folder brings compressed."""

import lzma
import os

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.sites.packed import unpacked

PROGRAM = b"#!/bin/sh\nexit 0\n"


@pytest.fixture
def inside(tmp_path):
    folder = tmp_path / "inside"
    folder.mkdir()
    (folder / "server.xz").write_bytes(lzma.compress(PROGRAM))
    return folder


def test_it_is_unpacked_once_and_can_be_started(inside, tmp_path):
    first = unpacked("server", inside, tmp_path / "programs")
    written = first.stat().st_mtime_ns

    again = unpacked("server", inside, tmp_path / "programs")

    assert first.read_bytes() == PROGRAM
    assert os.access(first, os.X_OK)
    assert (again, again.stat().st_mtime_ns) == (first, written)
    assert [each.name for each in first.parent.iterdir()] == ["server"]


def test_a_newer_one_does_not_take_the_older_one_for_its_own(inside, tmp_path):
    first = unpacked("server", inside, tmp_path / "programs")
    (inside / "server.xz").write_bytes(lzma.compress(PROGRAM + b"# newer\n"))

    newer = unpacked("server", inside, tmp_path / "programs")

    assert newer != first
    assert newer.read_bytes().endswith(b"# newer\n")


def test_a_damaged_one_is_said_and_leaves_nothing(inside, tmp_path):
    whole = (inside / "server.xz").read_bytes()
    (inside / "server.xz").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(Failed) as said:
        unpacked("server", inside, tmp_path / "programs")

    assert said.value.fault is Fault.CORRUPT
    assert not [each for each in (tmp_path / "programs").rglob("*") if each.is_file()]


def test_one_that_was_not_compressed_is_started_where_it_lies(inside, tmp_path):
    plain = inside / "server"
    plain.write_bytes(PROGRAM)

    assert unpacked("server", inside, tmp_path / "programs") == plain


def test_where_none_was_brought_there_is_none(tmp_path):
    assert unpacked("server", tmp_path, tmp_path / "programs") is None
