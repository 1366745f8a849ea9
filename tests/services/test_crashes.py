"""What nobody caught is written to a file and told of, in whatever thread it happened."""

import sys
import threading
from datetime import UTC, datetime

import pytest

from facilitator.services.crashes import Crashes

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


@pytest.fixture
def crashes(tmp_path):
    made = Crashes(tmp_path / "state", lambda: NOW)
    made.install()
    yield made
    made.uninstall()


def fall():
    raise ZeroDivisionError("by nought")


def test_an_error_is_written_down_with_versions_and_told_of(crashes):
    told = []
    crashes.tell(lambda path, text: told.append((path, text)))

    try:
        fall()
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    ((path, text),) = told
    assert path.name == "crash-20261118-090000-000000.txt"
    assert path.read_text() == text
    assert "Facilitator" in text
    assert "by nought" in text


def test_an_error_in_another_thread_is_told_of_too(crashes):
    told = []
    crashes.tell(lambda _path, text: told.append(text))

    thread = threading.Thread(target=fall, name="worker")
    thread.start()
    thread.join()

    assert "thread worker" in told[0]


def test_no_place_for_the_report_is_no_second_crash(tmp_path):
    (tmp_path / "state").write_text("a file where the folder should be")
    crashes = Crashes(tmp_path / "state", lambda: NOW)
    told = []
    crashes.tell(lambda _path, text: told.append(text))
    crashes.install()

    crashes.caught(ValueError, ValueError("odd"), None)
    crashes.uninstall()

    assert "odd" in told[0]


def test_afterwards_everything_is_as_it_was(tmp_path):
    before = (sys.excepthook, threading.excepthook)
    crashes = Crashes(tmp_path, lambda: NOW)

    crashes.install()
    assert (sys.excepthook, threading.excepthook) != before
    crashes.uninstall()

    assert (sys.excepthook, threading.excepthook) == before
