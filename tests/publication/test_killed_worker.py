"""A worker is killed while it builds the book: the edition before stands, and the next one still comes."""

import pytest

from benchmarks.kill_book import FAULTS, faults_between, kill_builds


@pytest.mark.journey
def test_a_killed_worker_leaves_the_old_edition_and_its_successor_finishes_the_new_one_once(tmp_path):
    faults, _reached = kill_builds(tmp_path, runs=1, seed=5)
    assert faults == dict.fromkeys(FAULTS, 0)


class Spoiled:
    """A shelf after a kill: finished editions by number, and what was told."""

    def __init__(self, editions, *, told, building=0):
        self.finished = lambda: editions
        self.counts = lambda: {"told": told, "building": building, "failed": 0, "letters": told}


@pytest.mark.parametrize(
    ("shelf", "fault"),
    [
        (Spoiled({}, told=0), "lost"),
        (Spoiled({1: (1, 1, b"%PDF cut off")}, told=1), "half"),
        (Spoiled({}, told=1), "half"),
        (Spoiled({}, told=0, building=2), "twice"),
    ],
)
def test_what_is_lost_half_or_there_twice_is_seen(shelf, fault):
    assert faults_between(shelf, {1: "a hash"})[fault] == 1
