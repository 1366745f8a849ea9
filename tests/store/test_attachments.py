"""Files kept in the exercise file."""

from hashlib import sha256

import pytest

from facilitator.domain.attachments import LARGEST
from facilitator.domain.errors import Failed, Fault, Reason, Refused

PICTURE = b"\x89PNG made up"


def test_what_was_added_is_read_back(file):
    kept = file.attachments.add("map.png", "image/png", PICTURE)

    assert kept.sha256 == sha256(PICTURE).hexdigest()
    assert (kept.name, kept.media, kept.size) == ("map.png", "image/png", len(PICTURE))
    assert file.attachments.read(kept.sha256) == PICTURE


def test_the_same_bytes_are_kept_once_whatever_they_are_called(file):
    first = file.attachments.add("map.png", "image/png", PICTURE)
    second = file.attachments.add("board.png", "image/png", PICTURE)

    assert first.sha256 == second.sha256
    assert file.attachments.all() == ((first.sha256, len(PICTURE)),)


def test_bytes_that_changed_are_not_passed_off_as_the_attachment(file):
    kept = file.attachments.add("map.png", "image/png", PICTURE)
    with file.database.writing() as raw:
        raw.execute("UPDATE attachment SET content = x'00'")

    with pytest.raises(Failed) as failed:
        file.attachments.read(kept.sha256)

    assert failed.value.fault is Fault.CORRUPT


def test_an_attachment_that_is_not_there_is_said_to_be_missing(file):
    with pytest.raises(Failed) as failed:
        file.attachments.read("00" * 32)

    assert failed.value.fault is Fault.MISSING


def test_what_is_too_large_is_refused_and_nothing_is_kept(file):
    with pytest.raises(Refused) as refused:
        file.attachments.add("film.mp4", "video/mp4", bytes(LARGEST + 1))

    assert refused.value.reason is Reason.TOO_LARGE
    assert file.attachments.all() == ()


def test_a_name_with_a_lone_surrogate_can_be_kept(file):
    assert file.attachments.add("a\ud800.png", "image/png", PICTURE).name == "a\ufffd.png"
