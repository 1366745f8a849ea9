import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from facilitator import i18n


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
