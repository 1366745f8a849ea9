import faulthandler
import gc

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from facilitator import i18n

PATIENCE_MS = 60_000
"""Ends a test that hangs, and no test on a machine that is slow or busy."""


class PatientBot(QtBot):
    """Waits long for what is not said to come soon."""

    def waitUntil(self, callback, *, timeout=PATIENCE_MS):  # noqa: N802 - as Qt writes it
        super().waitUntil(callback, timeout=timeout)

    def waitActive(self, widget, *, timeout=PATIENCE_MS):  # noqa: N802 - as Qt writes it
        return super().waitActive(widget, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE_MS, **more):  # noqa: N802 - as Qt writes it
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp, request):
    assert qapp is not None
    return PatientBot(request)


@pytest.fixture(autouse=True)
def nothing_of_the_user_is_touched(tmp_path_factory, monkeypatch):
    """Give every test a home and a computer of no language, and English again when it ends."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    yield
    i18n.use(i18n.SOURCE)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Keep rings of values that hold widgets from being freed by a worker, as the window does."""
    if "qapp" in item.fixturenames and gc.isenabled():
        gc.disable()
        gc.freeze()  # what was imported stays; searching through it after each test takes long


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item):
    """Take a test's windows apart when it ends, and not in the middle of the next one."""
    try:
        return (yield)
    finally:
        if "qapp" in item.fixturenames:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
        if not faulthandler.is_enabled():  # a window that was closed has put away its own
            faulthandler.enable(item.config.stash[fault_handler_stderr_fd_key])
