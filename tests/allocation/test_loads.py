import numpy as np
import pytest

from competition.allocation.loads import fair_bounds


@pytest.mark.parametrize(
    ("capacity", "held", "reads", "lowest", "highest"),
    [
        ([10, 10], [0, 0], 10, [3, 3], [7, 7]),  # a share of 5: from 2.5 to 7.5
        ([30, 10], [0, 0], 20, [8, 3], [22, 7]),  # shares of 15 and 5
        ([10, 10], [4, 0], 6, [0, 3], [3, 7]),  # what is held counts towards the share
        ([2, 20], [0, 0], 20, [1, 10], [2, 20]),  # never beyond capacity
        ([9, 9, 9], [0, 0, 0], 1, [0, 0, 0], [1, 1, 1]),  # no whole number lies between 1/6 and 1/2
        ([5, 5], [7, 0], 4, [0, 3], [0, 5]),  # more held than capacity: no room
        ([0, 0], [0, 0], 4, [0, 0], [0, 0]),
        ([], [], 0, [], []),
    ],
)
def test_a_fair_load_lies_within_half_to_one_and_a_half_times_the_share(
    capacity, held, reads, lowest, highest
):
    bounds = fair_bounds(np.array(capacity, dtype=np.int64), np.array(held, dtype=np.int64), reads)
    assert bounds.lowest.tolist() == lowest
    assert bounds.highest.tolist() == highest
    assert (bounds.highest <= bounds.room).all()
