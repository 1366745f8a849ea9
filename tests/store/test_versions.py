"""Versions of the plan that are kept."""

from dataclasses import replace

import pytest

from facilitator.domain.errors import Failed, Fault
from tests.store.made import EXERCISE, at

CHANGED = replace(EXERCISE, title="LEVANT 27")


def test_a_version_is_read_back_as_it_was(file):
    file.versions.keep(EXERCISE, at=at(1), label="to the mayor")
    file.versions.keep(CHANGED, at=at(2))

    assert file.versions.load(1) == EXERCISE
    assert file.versions.load(2) == CHANGED
    assert [(each.number, each.label, each.made_at) for each in file.versions.all()] == [
        (1, "to the mayor", at(1)),
        (2, "", at(2)),
    ]


def test_a_plan_that_did_not_change_makes_no_new_version(file):
    file.versions.keep(EXERCISE, at=at(1))
    kept = file.versions.keep(EXERCISE, at=at(9), label="final")

    assert (kept.number, kept.label, kept.made_at) == (1, "final", at(1))
    assert file.versions.all() == (kept,)


def test_a_version_can_be_called_something_else(file):
    file.versions.keep(EXERCISE, at=at(1), label="draft")
    file.versions.label(1, "  for the meeting ")

    assert file.versions.all()[0].label == "for the meeting"


def test_a_version_that_was_never_kept_is_missing(file):
    with pytest.raises(Failed) as failed:
        file.versions.load(7)

    assert failed.value.fault is Fault.MISSING
