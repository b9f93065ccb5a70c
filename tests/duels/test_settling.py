"""What a closed duel changes in the order of a category: a table."""

from dataclasses import replace

import pytest

from competition.results.duelled import settled
from competition.results.placed import Placed


def placed(entry, score, chance, category="poem/5-10"):
    return Placed(
        entry=entry,
        category=category,
        reads=0 if score is None else 3,
        nominations=0,
        raw=score,
        calibrated=score,
        se=1.0,
        low=None,
        high=None,
        disagreement=None,
        rank=None,
        rank_low=None,
        rank_high=None,
        award_probability=chance,
        component=None if score is None else 0,
    )


SCORES = [
    placed("a", 90.0, 1.0),
    placed("b", 80.0, 0.9),
    placed("c", 79.0, 0.5),
    placed("d", 78.0, 0.4),
    placed("e", 60.0, 0.01),
    placed("f", 60.0, 0.0),
]


def order(duels, of=SCORES):
    return "".join(each.entry for each in settled(of, duels))


@pytest.mark.parametrize(
    ("duels", "expected", "why"),
    [
        ([], "abcdef", "without a duel nothing changes"),
        ([{"d": 1, "c": 2}], "abdcef", "both too close to call: the duel decides"),
        ([{"d": 1, "c": 2, "b": 3}], "adcbef", "so it does between three"),
        ([{"d": 1, "b": 2}], "adcbef", "the third, which did not fight, keeps its turn"),
        ([{"e": 1, "c": 2}], "abcdef", "one of them is certain: the scores decide"),
        ([{"b": 1, "a": 2}], "abcdef", "a certain award is not put at risk by a duel"),
        ([{"f": 1, "e": 2}], "abcdfe", "equal scores are open whatever the chance"),
        ([{"c": 1, "d": 1}], "abcdef", "equal in the duel: the order of the scores stays"),
        ([{"d": 1, "c": 2}, {"c": 1, "d": 2}], "abcdef", "the duel closed last has the last word"),
        ([{"d": 1, "gone": 2, "c": 3}], "abdcef", "a work that no longer competes is passed over"),
    ],
)
def test_a_duel_decides_where_the_scores_do_not(duels, expected, why):
    assert order(duels) == expected, why


def test_the_ends_of_too_close_are_too_close():
    of = [placed("a", 80.0, 0.95), placed("b", 70.0, 0.05)]
    assert order([{"b": 1, "a": 2}], of) == "ba"
    of = [placed("a", 80.0, 0.951), placed("b", 70.0, 0.05)]
    assert order([{"b": 1, "a": 2}], of) == "ab"


def test_categories_do_not_meet():
    of = [placed("a", 80.0, 0.5), placed("b", 70.0, 0.5, "essay/5-10"), placed("c", 60.0, 0.5)]
    assert order([{"b": 1, "c": 2, "a": 3}], of) == "cba"


def test_works_that_were_only_compared_stand_as_their_comparisons_say():
    of = [replace(each, component=None) for each in SCORES]
    assert order([{"d": 1, "c": 2}, {"f": 1, "e": 2}], of) == "abcdef"
