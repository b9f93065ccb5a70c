"""Whichever check is taken out of a policy, the table notices."""

from tests.judging.access.asking import differences
from tests.judging.access.table import POLICIES
from tests.judging.access.weakening import policies_with, weakened


def test_without_any_one_check_the_table_finds_a_difference(house):
    _app, world = house
    tried, unnoticed = 0, []
    for name, gone, code in weakened():
        tried += 1
        with policies_with(name, code) as policies:
            if not is_noticed(policies, world):
                unnoticed.append(f"{name}, {gone}")
    assert tried > 0
    assert unnoticed == []


def is_noticed(policies, world):
    try:
        told = [policy for policy in policies if policy.name in POLICIES]
        return any(True for policy in told for _difference in differences(policy, world))
    except Exception:
        return True
    finally:
        world.session.rollback()
