"""What the system says of its disks is understood; what it does not say is not guessed."""

import json

import pytest

from facilitator.services.diskguard import (
    WORDS,
    Guard,
    guard_of,
    on_linux,
    on_macos,
    on_windows,
    tell_guard,
)


def device(name, kind, *children):
    return {"name": name, "type": kind} | ({"children": list(children)} if children else {})


def lsblk(*devices):
    return json.dumps({"blockdevices": devices})


LUKS = lsblk(
    device(
        "/dev/nvme0n1",
        "disk",
        device("/dev/nvme0n1p1", "part"),
        device(
            "/dev/nvme0n1p2",
            "part",
            device(
                "/dev/mapper/luks",
                "crypt",
                device("/dev/mapper/vg-root", "lvm"),
                device("/dev/mapper/vg-home", "lvm"),
            ),
        ),
    ),
    device("/dev/sdb", "disk", device("/dev/sdb1", "part")),
)
MOUNTS = """\
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/mapper/vg-root rw
23 22 254:2 / /home rw,relatime shared:2 - ext4 /dev/mapper/vg-home rw
24 22 259:1 / /boot rw,relatime shared:3 - vfat /dev/nvme0n1p1 rw
25 22 8:17 / /media/my\\040stick rw,nosuid shared:4 - vfat /dev/sdb1 rw
26 22 0:30 / /tmp rw,nosuid shared:5 - tmpfs tmpfs rw
27 23 0:40 / /home/ana/Private rw - ecryptfs /home/.ecryptfs/ana rw
28 22 0:41 / /srv rw - zfs tank/srv rw
"""


@pytest.mark.parametrize(
    ("path", "guard"),
    [
        ("/home/ana/levant.exercise", Guard.ENCRYPTED),
        ("/var/levant.exercise", Guard.ENCRYPTED),
        ("/boot/levant.exercise", Guard.PLAIN),
        ("/media/my stick/levant.exercise", Guard.PLAIN),
        ("/homeless/levant.exercise", Guard.ENCRYPTED),
        ("/tmp/levant.exercise", Guard.UNKNOWN),  # noqa: S108 - a path to be read, not written
        ("/home/ana/Private/levant.exercise", Guard.ENCRYPTED),
        ("/srv/levant.exercise", Guard.UNKNOWN),
    ],
)
def test_on_linux_the_disk_that_a_path_lies_on_is_the_one_that_counts(path, guard):
    assert on_linux(MOUNTS, LUKS, path) is guard


def test_on_several_disks_all_have_to_be_encrypted():
    mirror = device("/dev/md0", "raid1")
    closed = device("/dev/mapper/a", "crypt", mirror)
    half = lsblk(device("/dev/sda", "disk", closed), device("/dev/sdb", "disk", mirror))
    whole = lsblk(device("/dev/sda", "disk", closed), device("/dev/sdb", "disk", closed))
    mounts = "22 1 9:0 / / rw - ext4 /dev/md0 rw\n"

    assert on_linux(mounts, half, "/x") is Guard.PLAIN
    assert on_linux(mounts, whole, "/x") is Guard.ENCRYPTED


@pytest.mark.parametrize("said", ["", "{}", "[]", "null", '{"blockdevices": null}', "lsblk: error"])
def test_what_cannot_be_understood_is_unknown(said):
    assert on_linux(MOUNTS, said, "/home/x") is Guard.UNKNOWN
    assert on_linux(said, LUKS, "/home/x") is Guard.UNKNOWN


@pytest.mark.parametrize(
    ("said", "guard"),
    [
        ("1\r\n", Guard.ENCRYPTED),
        ("2\r\n", Guard.PLAIN),
        ("3", Guard.PLAIN),
        ("5", Guard.PLAIN),
        ("6", Guard.UNKNOWN),
        ("", Guard.UNKNOWN),
        ("New-Object : Access denied", Guard.UNKNOWN),
    ],
)
def test_on_windows_bitlocker_counts_when_it_is_on_and_not_suspended(said, guard):
    assert on_windows(said) is guard


@pytest.mark.parametrize(
    ("said", "guard"),
    [
        ("FileVault is On.\n", Guard.ENCRYPTED),
        ("FileVault is Off.\n", Guard.PLAIN),
        ("FileVault is On.\nEncryption in progress: Percent completed = 12\n", Guard.PLAIN),
        ("FileVault is Off, but will be enabled after the next restart.\n", Guard.PLAIN),
        ("", Guard.UNKNOWN),
    ],
)
def test_on_macos_filevault_counts_when_it_is_done(said, guard):
    assert on_macos(said) is guard


def test_each_system_is_asked_in_its_own_way(tmp_path):
    asked = []

    def run(command):
        asked.append(command[0])
        return {"powershell": "1", "fdesetup": "FileVault is Off."}.get(command[0], "")

    assert guard_of(tmp_path, run, "win32") is Guard.ENCRYPTED
    assert guard_of(tmp_path, run, "darwin") is Guard.PLAIN
    assert guard_of(tmp_path, run, "linux") is Guard.UNKNOWN
    assert asked == ["powershell", "fdesetup", "cat", "lsblk"]


def test_this_computer_gives_an_answer_and_never_an_error(tmp_path):
    assert guard_of(tmp_path) in set(Guard)


def test_there_is_a_sentence_for_every_answer():
    assert set(WORDS) == set(Guard)
    assert all(tell_guard(each) for each in Guard)
