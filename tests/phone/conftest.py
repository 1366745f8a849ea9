import pytest

from tests.phone import chromium
from tests.phone.host import Host
from tests.phone.person import Person


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    if chromium.where() is None:
        pytest.skip("needs Chromium, which set-up does not install")
    made = chromium.Browser(tmp_path_factory.mktemp("profile"))
    yield made
    made.close()


@pytest.fixture
def host(tmp_path):
    made = Host(tmp_path)
    yield made
    made.close()


@pytest.fixture
def phone(browser, host):
    """Return what makes a phone whose owner stands before the door."""

    def take(**look):
        return Person(browser.page(**look), host)

    yield take
    browser.clear()
