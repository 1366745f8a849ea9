"""Whatever dies, forgets or is cut: every entry in every room exactly once (seeds)."""

import pytest

from tests.sites import campaign

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", [1, 2])
def test_every_entry_is_in_every_room_exactly_once(tmp_path, seed):
    assert campaign.run(tmp_path, seed, acts=4) > 20
