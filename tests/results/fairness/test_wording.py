"""A comparison is said in a sentence with its size first, and never surer than it is."""

from dataclasses import replace

import pytest

from competition.results.fairness.facts import OTHERS, Aspect, Comparison, Hindrance
from competition.results.fairness.page import cells, scale_of, summary
from competition.results.fairness.wording import group_said, interval_said, sentence, size_said

FRENCH = Comparison(Aspect.LANGUAGE, "fr", 34, -2.44, -4.0, -0.9, -5.0, 0.2, -0.21)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (
            FRENCH,
            "2.4 points lower than the other languages. Chance alone would seldom leave so much, but among "
            "20 comparisons it may.",
        ),
        (
            replace(FRENCH, wide_high=-0.1),
            "2.4 points lower than the other languages. More than chance would leave.",
        ),
        (
            Comparison(Aspect.TRANSLATION, "", 9, 1.0, -3.0, 5.0, -6.0, 8.0, 0.1),
            "1.0 points higher than the same works in the original. This may well be chance.",
        ),
        (
            Comparison(Aspect.ORDER, "", 9, 0.04, -3.0, 3.0, -6.0, 6.0, 0.0),
            "As many points as the first of a pile. This may well be chance.",
        ),
    ],
)
def test_a_difference_is_said_by_its_size_and_by_how_sure_it_is(one, said):
    assert sentence(one, 20) == said


def test_what_cannot_be_told_is_said_with_its_reason_and_without_a_number():
    said = {sentence(Comparison(Aspect.LANGUAGE, "fa", 9, hindrance=each), 20) for each in Hindrance}
    assert len(said) == len(Hindrance)
    assert all(one.startswith("This cannot be told: ") and not any(map(str.isdigit, one)) for one in said)


def test_groups_and_figures_come_in_the_readers_words():
    assert group_said(FRENCH) == "French"
    assert group_said(replace(FRENCH, aspect=Aspect.COUNTRY, group="UA")) == "Ukraine"
    assert group_said(replace(FRENCH, aspect=Aspect.AGE, group="5-10")) == "5–10"
    assert group_said(replace(FRENCH, group=OTHERS)) == "The smaller groups together"
    assert (interval_said(FRENCH), size_said(FRENCH)) == ("−4.0 to −0.9", "−0.21")


def test_the_summary_counts_only_what_holds_among_all_comparisons():
    sure = replace(FRENCH, wide_high=-0.1)
    untold = Comparison(Aspect.LANGUAGE, "fa", 9, hindrance=Hindrance.OWN_JUDGES)
    found = summary([FRENCH, sure, untold])
    assert (found.told, found.untold, found.beyond, found.expected) == (2, 1, 1, 0.1)


def test_no_difference_stands_in_the_middle_of_the_drawing():
    scale = scale_of([FRENCH, replace(FRENCH, high=9.0)])
    assert (scale.at(0), scale.at(-9), scale.at(9)) == (50.0, 3.0, 97.0)
    assert scale_of([]).at(0) == 50.0


def test_a_row_of_the_table_has_a_number_or_nothing_in_each_cell():
    assert cells(FRENCH)["difference"] == -2.44
    assert {key for key, value in cells(FRENCH).items() if value == ""} == {"hindrance"}
    untold = cells(Comparison(Aspect.FORM, "poem", 9, hindrance=Hindrance.ALONE))
    assert (untold["hindrance"], untold["low"]) == ("alone", "")
