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
        ("/run/media/anna/STICK/x.exercise", Risk.REMOVABLE),
        ("/Users/anna/Library/CloudStorage/GoogleDrive-a/My Drive/x.exercise", Risk.SYNCHRONISED),
        ("C:\\Users\\anna\\iCloudDrive\\x.exercise", Risk.SYNCHRONISED),
        ("//nas/town/x.exercise", Risk.NETWORK),
        ("/net/nas/x.exercise", Risk.NETWORK),
        ("/srv/web/x.exercise", Risk.NETWORK),
        ("Z:\\town\\x.exercise", Risk.NETWORK),
        ("E:\\x.exercise", Risk.REMOVABLE),
        ("C:\\Users\\anna\\x.exercise", None),
        ("/home/anna/boxes/x.exercise", None),
        ("/home/anna/x.exercise", None),
    ],
)
def test_a_risky_place_is_recognised(path, risk):
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\n//nas/town /srv/share cifs rw 0 0\n"
        "https://town /srv/web fuse.davfs2 rw 0 0\n"
    )
    drives = {"C:\\": 3, "E:\\": 2, "Z:\\": 4}

    assert risk_of(Path(path), mounts, drive_type=lambda root: drives.get(root, 0)) is risk


@pytest.mark.parametrize("mark", [".stfolder", ".dropbox", "._sync_0a1b.db", ".owncloudsync.log"])
def test_a_folder_that_a_program_looks_after_is_recognised_whatever_its_name(tmp_path, mark):
    (tmp_path / mark).touch()
    inside = tmp_path / "exercises" / "levant.exercise"
    inside.parent.mkdir()

    assert risk_of(inside, "") is Risk.SYNCHRONISED


def test_the_settings_of_a_program_that_synchronises_make_no_home_risky(tmp_path):
    (tmp_path / ".dropbox").mkdir()

    assert risk_of(tmp_path / "x.exercise", "") is None


def test_the_folder_that_the_system_names_as_onedrives_is_recognised(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Stadt"))

    assert risk_of(tmp_path / "Stadt" / "x.exercise", "") is Risk.SYNCHRONISED
    assert risk_of(tmp_path / "Stadt 2" / "x.exercise", "") is None


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
