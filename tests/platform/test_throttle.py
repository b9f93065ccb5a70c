"""What changes nothing is asked so often and no oftener, counted in memory."""

from datetime import timedelta

from competition.platform.throttle import Throttle


def test_too_many_are_refused_until_time_has_passed(now):
    throttle = Throttle(limit=2, within=timedelta(minutes=1))
    assert [throttle.allows("a", now) for _ask in range(3)] == [True, True, False]
    assert throttle.allows("b", now)
    assert not throttle.allows("a", now + timedelta(seconds=59))
    assert throttle.allows("a", now + timedelta(minutes=1))


def test_the_longest_silent_asker_is_forgotten_first(now):
    throttle = Throttle(limit=1, within=timedelta(minutes=1), askers=2)
    assert [throttle.allows(who, now) for who in "abc"] == [True, True, True]
    assert throttle.allows("a", now)
    assert not throttle.allows("c", now)
