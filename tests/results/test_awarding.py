import pytest

from competition.results.awarding import Candidate, in_order
from competition.results.quotas import DEFAULT_TIES, Quotas, Tie, quotas_of


def candidate(number, calibrated=4.0, **facts):
    return Candidate(number, 1, calibrated, **{"raw": 4.0, "disagreement": 0.5, "submitted": 12.0, **facts})


@pytest.mark.parametrize(
    "better",
    [
        {"calibrated": 4.000002},
        {"raw": 4.1},
        {"disagreement": 0.4},
        {"submitted": 11.0},
        {"entry": 1},
    ],
)
def test_ties_are_decided_by_the_stated_rules_in_order(better):
    """Whoever is better by one rule is worse by all that come after it, and still goes first."""
    rules = ("calibrated", "raw", "disagreement", "submitted", "entry")
    (rule,) = better
    worse = {
        "calibrated": 3.0,
        "raw": 3.9,
        "disagreement": 0.9,
        "submitted": 99.0,
        "entry": 99,
    }
    later = {name: worse[name] for name in rules[rules.index(rule) + 1 :]}
    facts = {"entry": 50, "calibrated": 4.0, "raw": 4.0, "disagreement": 0.5, "submitted": 12.0}
    first, second = Candidate(category=1, **{**facts, **later, **better}), Candidate(category=1, **facts)
    assert in_order([second, first]) == [first, second]


def test_what_is_equal_to_six_decimals_is_a_tie():
    early = candidate(2, 4.0, submitted=1.0)
    assert in_order([candidate(1, 4.0000004), early])[0] is early


def test_one_read_alone_is_no_agreement():
    confirmed = candidate(2, 4.0, disagreement=1.5)
    assert in_order([candidate(1, 4.0, disagreement=float("nan")), confirmed])[0] is confirmed


@pytest.mark.parametrize(
    ("tie", "better", "worse"),
    [
        (Tie.RAW, {"raw": 4.1}, {"raw": 3.9}),
        (Tie.AGREEMENT, {"disagreement": 0.1}, {"disagreement": 0.9}),
        (Tie.NOMINATIONS, {"nominations": 2}, {"nominations": 0}),
        (Tie.SUBMITTED, {"submitted": 1.0}, {"submitted": 99.0}),
    ],
)
def test_a_campaign_chooses_what_decides_first(tie, better, worse):
    """Whoever is better by the rule put first goes first, and without the rule the lower number does."""
    first, second = candidate(2, **better), candidate(1, **worse)
    assert in_order([second, first], [tie])[0] is first
    assert in_order([second, first], [])[0] is second


def test_ties_go_as_ever_until_a_campaign_chooses():
    assert quotas_of({}).ties == DEFAULT_TIES == (Tie.RAW, Tie.AGREEMENT, Tie.SUBMITTED)
    assert quotas_of({"ties": ["nominations"]}) == Quotas(ties=(Tie.NOMINATIONS,))
