"""When two names are one school."""

import pytest

from competition.campaign.likeness import fold, groups, is_alike, matching, near


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("École Élémentaire", "ecole  elementaire"),
        ("Gymnasium Nr. 3", "GYMNASIUM NR 3"),
        ("Łódź Szkoła", "lodz szkola"),
        ("Großschule", "grossschule"),
        ("Δημοτικό Σχολείο", "δημοτικο σχολειο"),
        ("Ørestad Skole", "Orestad skole"),
    ],
)
def test_case_accents_and_punctuation_make_no_difference(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("がっこう", "かっこう"), ("कुल", "कल"), ("!!!", "???")])
def test_marks_that_are_letters_stay(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gymnasium Nr. 3", "Gymnasium No 3"),
        ("Gymnasium Nr. 3", "3. Gymnasium"),
        ("Lycée n° 12", "Lycee № 12"),
        ("Primary School Hamilton", "Primary Shcool Hamilton"),
        ("Ecole Pasteur", "École Pasteurs"),
    ],
)
def test_these_may_be_one(one, other):
    assert is_alike(one, other)
    assert near(one, ["Something else", other]) == [other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gymnasium Nr. 3", "Gymnasium Nr. 4"),
        ("Gymnasium Nr. 1", "Gymnasium Nr. 11"),
        ("North School", "South School"),
        ("Harbour School", "Fjord School"),
        ("School", "School 3"),
    ],
)
def test_these_are_two(one, other):
    assert not is_alike(one, other)


def test_the_beginning_of_every_word_counts_and_the_name_itself_comes_first():
    names = ["Old Park School", "Park School", "Parkour Club", "Spark School"]
    assert matching("park", names) == ["Park School", "Parkour Club", "Old Park School"]
    assert matching("school park", names) == ["Old Park School", "Park School"]
    assert matching("park", names, most=1) == ["Park School"]


def test_groups_hold_to_one_place_and_pass_through():
    names = [
        (1, 7, "Gymnasium Nr. 3"),
        (2, 7, "Gymnasium No 3"),
        (3, 8, "Gymnasium No 3"),
        (4, 7, "Gymnasium Nr. 4"),
        (5, 7, "3. Gymnasium"),
        (6, 7, "Gymnasum Nr. 3"),
    ]
    assert [sorted(group) for group in groups(names)] == [[1, 2, 5, 6]]


def test_thousands_of_names_are_compared_in_bounds():
    names = [
        (n, n % 3, f"{'abcdefghij'[n % 10] * 4} Schule {chr(97 + n % 26)}{n // 26}x") for n in range(3000)
    ]
    assert isinstance(groups(names), list)
