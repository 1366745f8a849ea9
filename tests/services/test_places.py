"""Files have names that every system takes, and risky places are recognised."""

from pathlib import Path

import pytest

from facilitator.services.places import Risk, free_path, risk_of, slug


@pytest.mark.parametrize(
    ("path", "risk"),
    [
        ("/home/anna/OneDrive - Town/x.exercise", Risk.SYNCHRONISED),
        ("/home/anna/Dropbox/x.exercise", Risk.SYNCHRONISED),
        ("/Users/anna/Library/Mobile Documents/x.exercise", Risk.SYNCHRONISED),
        ("/home/anna/Nextcloud/x.exercise", Risk.SYNCHRONISED),
        (r"\\server\share\x.exercise", Risk.NETWORK),
        ("/run/user/1000/gvfs/smb-share/x.exercise", Risk.NETWORK),
        ("/srv/share/x.exercise", Risk.NETWORK),
        ("/media/anna/STICK/x.exercise", Risk.REMOVABLE),
        ("/Volumes/STICK/x.exercise", Risk.REMOVABLE),
        ("/home/anna/x.exercise", None),
    ],
)
def test_a_risky_place_is_recognised(path, risk):
    mounts = "/dev/sda1 / ext4 rw 0 0\n//nas/town /srv/share cifs rw 0 0\n"

    assert risk_of(Path(path), mounts) is risk


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("LEVANT 26", "levant-26"),
        ("Plaça / fuego: ¿evacuar?", "placa-fuego-evacuar"),
        ("../../etc", "etc"),
        ("…", "exercise"),
        ("a" * 200, "a" * 60),
    ],
)
def test_a_title_becomes_a_plain_file_name(title, name):
    assert slug(title) == name


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    free_path("Flood", tmp_path).touch()
    free_path("Flood", tmp_path).touch()

    assert free_path("Flood", tmp_path) == tmp_path / "flood-3.exercise"
