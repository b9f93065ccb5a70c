"""What it costs that alike posts follow each other, and that no order of a small week costs less."""

from itertools import permutations, product
from random import Random

import pytest

from competition.social.schedule.difference import cost, sameness
from competition.social.schedule.postings import Posting
from tests.social.schedule.campaign import day, plan, work


def test_the_city_weighs_more_than_all_the_rest_and_so_on():
    one = work("one")
    assert sameness(one, work("two")) == 15
    assert sameness(one, work("two", 1)) == 3
    assert sameness(one, work("two", 1, 1)) == 1
    assert sameness(one, work("two", 1, 1, 1)) == 0
    assert sameness(Posting("thanks", "thanks"), Posting("publication", "publication")) == 0
    assert cost([one, work("two"), work("three", 1, 1, 1)]) == 15


def _chance(seed: int) -> list[Posting]:
    chosen = Random(seed)
    return [
        Posting(
            f"work-{number}",
            "work",
            chosen.choice("ABC"),
            "FR",
            chosen.choice(("fr", "en")),
            chosen.choice(("poem", "essay", "illustration")),
            chosen.choice(("5-10", "11-18")),
            chosen.choice(("", "s1", "s2")),
        )
        for number in range(6)
    ]


@pytest.mark.parametrize("seed", range(12))
def test_no_other_order_on_the_same_days_costs_less(seed):
    works = _chance(seed)
    at = plan(works)
    order = sorted(works, key=lambda each: at[each.key])
    days = [day(at[each.key]) for each in order]

    def allowed(tried: tuple[Posting, ...]) -> bool:
        seen = [(on, each.school) for on, each in zip(days, tried, strict=True) if each.school]
        return len(seen) == len(set(seen))

    assert cost(order) == min(cost(tried) for tried in permutations(works) if allowed(tried))


def test_every_work_of_a_full_grid_differs_from_the_next_in_its_city():
    works = [work(f"{p}{f}{a}", p, f, a) for p, f, a in product(range(4), range(3), range(2))]
    at = plan(works)
    order = sorted(works, key=lambda each: at[each.key])
    assert cost(order) < 8
