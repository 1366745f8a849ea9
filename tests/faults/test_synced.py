"""What is said to be on a disk was synced to it before anything was told or renamed."""

import os
from pathlib import Path

import pytest

from facilitator.services import outfile, settings
from facilitator.services.settings import Settings
from facilitator.store.emergency import Emergency
from facilitator.store.library import write_whole
from tests.store.made import decision, draft


@pytest.fixture
def acts(monkeypatch):
    """The syncs and renames, in their order."""
    done = []
    fsync, replace = os.fsync, Path.replace

    def synced(number):
        done.append("sync")
        return fsync(number)

    def renamed(path, target):
        done.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    return done


def test_a_document_is_synced_before_it_takes_its_name(tmp_path, acts):
    outfile.written(tmp_path / "report.pdf", lambda target: target.write(b"x"))

    assert acts == ["sync", "rename"]


def test_a_small_file_is_synced_before_it_takes_its_name(tmp_path, acts):
    write_whole(tmp_path / "recent.json", b"[]")

    assert acts == ["sync", "rename"]


def test_settings_are_synced_before_they_take_their_name(tmp_path, acts):
    settings.save(Settings(), tmp_path / "settings.json")

    assert acts == ["sync", "rename"]


def test_a_line_that_is_put_aside_is_synced_before_it_is_told(tmp_path, acts):
    Emergency(tmp_path, "exercise-1").keep(draft(decision(1)))

    assert acts == ["sync"]
