import pytest

from competition.allocation.matching import base_language, same_language, same_place
from competition.allocation.rules import Conflict, affinity, conflict, mode_of, reads_category, reads_wanted
from competition.judging.rules import ReadingMode
from tests.allocation.panels import entry, judge


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("pt", "pt-BR", True),
        ("pt-PT", "pt_BR", True),
        ("zh-Hans", "zh-Hant", True),
        ("SR-cyrl", "sr-Latn", True),
        ("nb", "nn", True),
        ("no", "nb-NO", True),
        ("iw", "he", True),
        ("arb", "ar-SY", True),
        ("pt", "es", False),
        ("de", "den", False),
        ("ckb", "ku", False),
        ("", "", False),
        ("", "en", False),
        ("zxx", "zxx", False),
    ],
)
def test_a_reader_of_one_tag_reads_the_other(one, other, same):
    assert same_language(one, other) is same
    assert same_language(other, one) is same


def test_region_script_and_old_code_leave_the_language():
    assert [base_language(tag) for tag in (" pt-BR ", "zh_Hant_TW", "iw", "", "zxx")] == [
        "pt",
        "zh",
        "he",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lublin", "lublin ", True),
        ("Novi  Sad", "Novi Sad", True),
        ("Lublin", "Ghent", False),
        ("", "", False),
        (" ", "", False),
    ],
)
def test_places_are_compared_without_blanks_and_capitals_and_unknown_ones_never_match(one, other, same):
    assert same_place(one, other) is same


@pytest.mark.parametrize(
    ("languages", "language", "translation", "value", "mode"),
    [
        (("uk", "en"), "uk", "en", 3, ReadingMode.ORIGINAL),
        (("en", "uk"), "uk", "en", 2, ReadingMode.ORIGINAL),
        (("en",), "uk", "en", 1, ReadingMode.TRANSLATION),
        (("fr", "en"), "uk", "en", 1, ReadingMode.TRANSLATION),
        (("pt-BR",), "pt", "", 3, ReadingMode.ORIGINAL),
        (("en",), "uk", "fr", None, None),
        (("en",), "uk", "", None, None),
        ((), "uk", "en", None, None),
        ((), "", "", 3, ReadingMode.WORDLESS),
        (("fr",), "", "en", 3, ReadingMode.WORDLESS),
        (("fr",), "zxx", "", 3, ReadingMode.WORDLESS),
    ],
)
def test_how_well_a_judge_reads_an_entry(languages, language, translation, value, mode):
    work = entry(1, language, translation=translation)
    assert affinity(judge(9, *languages), work) == value
    if value:
        assert mode_of(work, value) is mode


@pytest.mark.parametrize(
    ("facts", "bars"),
    [
        ({}, None),
        ({"city": "lublin"}, Conflict.CITY),
        ({"city": "Ghent"}, None),
        ({"barred_schools": frozenset({"Seagull School"})}, Conflict.SCHOOL),
        ({"barred_schools": frozenset({"Other School"})}, None),
        ({"barred_entries": frozenset({1})}, Conflict.ENTRY),
        ({"barred_entries": frozenset({2})}, None),
    ],
)
def test_what_bars_a_judge_from_an_entry(facts, bars):
    work = entry(1, "uk", city="Lublin", school="Seagull School")
    assert conflict(judge(9, "uk", **facts), work) is bars


def test_nobody_gets_an_entry_they_hold():
    assert conflict(judge(9, "uk"), entry(1, already=frozenset({9}))) is Conflict.HOLDS_IT


def test_an_unknown_city_bars_nobody():
    assert conflict(judge(9, "uk", city=""), entry(1, city="")) is None


def test_no_stated_category_means_every_category():
    assert reads_category(judge(9), 4)
    assert reads_category(judge(9, categories=frozenset({4})), 4)
    assert not reads_category(judge(9, categories=frozenset({4})), 5)


@pytest.mark.parametrize(
    ("reads", "already", "wanted"),
    [(3, (), 3), (3, (7,), 2), (1, (7, 8), 0), ({1: 2}, (), 2), ({2: 2}, (), 0), ({}, (), 0)],
)
def test_reads_wanted_are_counted_in_all(reads, already, wanted):
    assert reads_wanted(entry(1, already=frozenset(already)), reads) == wanted


def test_room_is_what_capacity_leaves():
    assert judge(9, capacity=5, load=2).room == 3
    assert judge(9, capacity=5, load=7).room == 0
