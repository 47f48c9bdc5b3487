"""A few of the many simulated days, each of which must keep every promise to every guest."""

import pytest
from one_day import play

SAMPLE = range(20)


@pytest.mark.parametrize("seed", SAMPLE)
def test_every_promise_is_kept_on_a_day_as_it_really_goes(seed: int) -> None:
    assert play(seed).world.said
