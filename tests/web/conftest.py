import pytest

from tests.phones import door_open


@pytest.fixture
def standing(tmp_path):
    with door_open(tmp_path) as made:
        yield made
