"""Where a file lies, whether the laptop sleeps, what data may do (FAULTS R15, R23, R38)."""

import re
from pathlib import Path

import pytest

from facilitator.services import places
from facilitator.services.awake import Awake, Kept
from facilitator.services.places import risk_of
from tests.house.test_gates import sources
from tests.house.test_gates import test_nothing_runs_what_comes_as_data as runs_nothing
from tests.services.test_awake import SOON, FakeKeeper, settled

MOUNTS = "/dev/sda1 / ext4 rw 0 0\n//nas/town /srv/share cifs rw 0 0\n"
RISKY = (
    "/home/anna/OneDrive - Town/x.exercise",
    "/home/anna/Dropbox/x.exercise",
    "/home/anna/Google Drive/x.exercise",
    "/Users/anna/Library/Mobile Documents/x.exercise",
    "/Users/anna/Library/CloudStorage/OneDrive-Town/x.exercise",
    "/home/anna/Nextcloud/x.exercise",
    "/home/anna/ownCloud/x.exercise",
    "/home/anna/pCloudDrive/x.exercise",
    "/home/anna/MEGAsync/x.exercise",
    "/home/anna/Seafile/x.exercise",
    r"\\server\share\x.exercise",
    "//nas/town/x.exercise",
    "/run/user/1000/gvfs/smb-share/x.exercise",
    "/srv/share/x.exercise",
    "/media/anna/STICK/x.exercise",
)


def unseen():
    return [each for each in RISKY if risk_of(Path(each), MOUNTS) is None]


@pytest.mark.row("R15", "synchronised, network and removable places")
def test_every_risky_place_is_recognised(tally):
    tally(len(RISKY))

    assert unseen() == []


@pytest.mark.known_bad("R15", "names of folders are not looked at")
def test_without_looking_at_names_risky_places_pass(monkeypatch):
    monkeypatch.setattr(places, "_SYNCHRONISED", r"(?!)")

    assert unseen() != []


@pytest.mark.row("R23", "kept awake while in play, and let go")
def test_the_laptop_is_kept_awake_and_let_go_and_both_are_shown():
    keeper = FakeKeeper()
    awake = Awake(keeper)
    awake.hold()
    held = settled(awake)
    awake.release(wait=SOON)

    assert (held, awake.kept) == (Kept.ON, Kept.OFF)
    assert keeper.left.is_set()


@pytest.mark.known_bad("R23", "a system that does not allow it")
def test_a_laptop_that_is_not_kept_awake_is_not_shown_as_if_it_were():
    awake = Awake(FakeKeeper(active=False))
    awake.hold()

    assert settled(awake) is not Kept.ON
    awake.release(wait=SOON)


@pytest.mark.fault
@pytest.mark.row("R38", "no eval, exec, pickle in any source")
def test_no_source_runs_what_comes_as_data(tally):
    found = sources()
    tally(len(found))
    for path in found:
        runs_nothing(path)

    assert not [each for each in found if re.search(r"\byaml\.load\b", each.read_text("utf-8"))]
