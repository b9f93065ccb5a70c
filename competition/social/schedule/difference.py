"""How alike posts are that follow each other: readers want other cities, languages, forms, ages. Pure."""

from collections.abc import Sequence
from itertools import pairwise

from competition.social.schedule.postings import Posting


def sameness(one: Posting, other: Posting) -> int:
    """Return what it costs that two posts follow each other: city 8, language 4, form 2, age group 1.

    Each weighs more than all after it. What is not known is not the same as anything.
    """
    return (
        8 * _same(one.city, other.city)
        + 4 * _same(one.language, other.language)
        + 2 * _same(one.form, other.form)
        + 1 * _same(one.age_group, other.age_group)
    )


def cost(postings: Sequence[Posting]) -> int:
    """Return what a row of posts costs in the order of time: the sameness of each with the next, in sum."""
    return sum(sameness(one, other) for one, other in pairwise(postings))


def _same(one: str, other: str) -> int:
    return int(bool(one) and one == other)
