"""Do scores differ by what should not matter? What is planted is found, what cannot be told is said so."""

from competition.results.fairness.audit import audit
from competition.results.fairness.facts import OTHERS, Aspect, Hindrance
from tests.results.fairness.rounds import Read

PANEL = {"ann": -8.0, "ben": -3.0, "cho": 0.0, "dia": 2.0, "eli": 4.0, "fay": 9.0}


def compared(read, aspect):
    return {one.group: one for one in audit(read.works, read.sheets) if one.aspect is aspect}


def read_by_all(read, works, *, noise=1.0, **more):
    for work in works:
        for judge, severity in PANEL.items():
            read.read(work, judge, severity=severity, noise=noise, **more)


def two_languages(more=0.0, *, spread=3.0, works=12, noise=1.0):
    """Works in English and French, all read by the whole panel; the French ones are worth more."""
    read = Read()
    for language, extra in (("en", 0.0), ("fr", more)):
        for _ in range(works):
            worth = 50 + extra + spread * float(read.chance.standard_normal())
            read_by_all(read, [read.work(language, worth=worth)], noise=noise)
    return read


def test_a_difference_that_is_there_is_told_with_its_size_and_an_interval():
    (one,) = compared(two_languages(15.0), Aspect.LANGUAGE).values()
    assert (one.group, one.works, one.hindrance) == ("en", 12, None)
    assert one.low < -15.0 < one.high < 0
    assert one.wide_low <= one.low < one.difference < one.high <= one.wide_high
    assert one.surely_differs
    assert one.standardised < -1


def test_where_there_is_none_the_interval_says_so():
    (one,) = compared(two_languages(0.0), Aspect.LANGUAGE).values()
    assert one.low < 0 < one.high
    assert not one.differs


def test_a_language_that_only_its_own_judges_have_read_has_no_number():
    read = two_languages()
    for _ in range(6):
        work = read.work("fa", worth=80)
        for judge in ("zia", "zoe"):
            read.read(work, judge)
    found = compared(read, Aspect.LANGUAGE)
    assert found["fa"].hindrance is Hindrance.OWN_JUDGES
    assert (found["fa"].difference, found["fa"].low, found["fa"].standardised) == (None, None, None)
    assert found["en"].difference is not None


def test_how_strict_the_judges_of_a_language_are_is_not_taken_for_a_difference():
    """The severe judge reads French alone, the mild one English alone; those in between read both."""
    read = Read()
    for language, own, severity in (("en", "mild", 20.0), ("fr", "severe", -20.0)):
        for _ in range(10):
            work = read.work(language)
            read.read(work, own, severity=severity)
            for judge, each in PANEL.items():
                read.read(work, judge, severity=each)
    (one,) = compared(read, Aspect.LANGUAGE).values()
    assert (one.difference, one.low, one.high) == (0, 0, 0)


def test_no_number_rests_on_the_taste_of_one_or_two_judges():
    read = Read()
    for language, judges in (("en", ("ann", "ben", "cho")), ("fr", ("cho", "dia", "eli"))):
        for _ in range(10):
            worth = 50 + 5 * float(read.chance.standard_normal())
            work = read.work(language, worth=worth)
            for judge in judges:
                read.read(work, judge, noise=2)
    (one,) = compared(read, Aspect.LANGUAGE).values()
    assert one.hindrance is Hindrance.FEW_JUDGES


def test_no_number_rests_on_two_or_three_schools():
    read = Read()
    for country, school in (("NO", "oslo"), ("NO", "bergen"), ("UA", "lviv")):
        for _ in range(8):
            read_by_all(read, [read.work(country=country, school=school)])
    (one,) = compared(read, Aspect.COUNTRY).values()
    assert one.hindrance is Hindrance.FEW_SCHOOLS


def test_works_of_one_school_do_not_count_as_if_they_had_nothing_in_common():
    """Twenty works of four schools each side: as unsure as schools differ, however many works they send."""
    widths = []
    for works in (2, 10):
        read = Read(seed=3)
        for country in ("NO", "UA"):
            for school in range(4):
                worth = 50 + 10 * float(read.chance.standard_normal())
                for _ in range(works):
                    read_by_all(read, [read.work(country=country, school=f"{country}{school}", worth=worth)])
        (one,) = compared(read, Aspect.COUNTRY).values()
        widths.append(one.high - one.low)
    assert min(widths) > 15


def test_a_translation_is_compared_with_the_same_works_in_the_original():
    """Weak works are the ones that were translated; that makes no difference to what a translation costs."""
    read = Read()
    for worth, through in ((70.0, ()), (30.0, ("ann", "ben", "cho")), (35.0, ("dia", "eli", "fay"))):
        for _ in range(8):
            work = read.work(worth=worth)
            for judge, severity in PANEL.items():
                away = judge in through
                read.read(work, judge, severity=severity, translated=away, more=-4.0 * away, noise=0.5)
    (one,) = compared(read, Aspect.TRANSLATION).values()
    assert (one.works, one.hindrance) == (16, None)
    assert one.low < -4.0 < one.high
    assert -5 < one.difference < -3


def test_nothing_is_said_of_translation_where_its_readers_read_nothing_else():
    read = Read()
    for _ in range(8):
        work = read.work()
        for judge in ("ann", "ben"):
            read.read(work, judge)
        for judge in ("cho", "dia"):
            read.read(work, judge, translated=True, more=-30)
    (one,) = compared(read, Aspect.TRANSLATION).values()
    assert one.hindrance is Hindrance.OWN_JUDGES


def test_reading_order_is_told_from_the_first_of_a_pile_to_the_last():
    read = Read()
    works = [read.work(worth=40 + at) for at in range(12)]
    for at, (judge, severity) in enumerate(PANEL.items()):
        pile = works[at * 2 :] + works[: at * 2]
        for place, work in enumerate(pile):
            share = place / 11
            read.read(work, judge, severity=severity, place=share, more=-6 * share, noise=0.5)
    (one,) = compared(read, Aspect.ORDER).values()
    assert one.low < -6 < one.high < 0


def test_small_groups_stand_together_and_one_that_stays_small_is_left_out():
    read = two_languages()
    for language in ("de", "de", "es", "es", "pt"):
        read_by_all(read, [read.work(language)])
    assert {group: one.works for group, one in compared(read, Aspect.LANGUAGE).items()} == {
        "en": 12,
        "fr": 12,
        OTHERS: 5,
    }
    read.sheets = [sheet for sheet in read.sheets if read.works[sheet.work].language != "pt"]
    assert [*compared(read, Aspect.LANGUAGE)] == ["en"]


def test_forms_are_compared_within_an_age_group():
    """Older pupils write more essays and get more points; an essay by itself makes no difference."""
    read = Read()
    for form, age, worth, number in (
        ("poem", "5-10", 40, 12),
        ("poem", "11-18", 70, 6),
        ("essay", "5-10", 40, 6),
        ("essay", "11-18", 70, 12),
    ):
        read_by_all(read, [read.work(form=form, age=age, worth=worth) for _ in range(number)])
    (form,) = compared(read, Aspect.FORM).values()
    (age,) = compared(read, Aspect.AGE).values()
    assert form.low < 0 < form.high
    assert abs(abs(age.difference) - 30) < 1


def test_age_groups_are_compared_within_a_form():
    """Older pupils write more essays, and essays get more points; an age by itself makes no difference."""
    read = Read()
    for form, age, worth, number in (
        ("poem", "5-10", 40, 12),
        ("poem", "11-18", 40, 6),
        ("essay", "5-10", 70, 6),
        ("essay", "11-18", 70, 12),
    ):
        read_by_all(read, [read.work(form=form, age=age, worth=worth) for _ in range(number)])
    (age,) = compared(read, Aspect.AGE).values()
    assert abs(age.difference) < 1
    assert age.low < 0 < age.high


def test_a_form_with_nothing_beside_it_is_said_to_have_none():
    read = Read()
    for form, age in (("poem", "5-10"), ("essay", "11-18")):
        read_by_all(read, [read.work(form=form, age=age) for _ in range(8)])
    assert [one.hindrance for one in compared(read, Aspect.FORM).values()] == [Hindrance.ALONE]


def test_the_same_sheets_give_the_same_figures_in_whatever_order_they_come():
    read = two_languages(4.0)
    first = audit(read.works, read.sheets)
    read.works, read.sheets = dict(reversed(read.works.items())), read.sheets[::-1]
    assert audit(read.works, read.sheets) == first


def test_a_constant_added_to_all_scores_changes_no_figure():
    read = two_languages(4.0)
    first = audit(read.works, read.sheets)
    moved = [type(each)(**{**vars(each), "points": each.points + 1000}) for each in read.sheets]
    for one, other in zip(first, audit(read.works, moved), strict=True):
        assert abs(one.difference - other.difference) < 1e-5
        assert abs(one.low - other.low) < 1e-5


def test_without_sheets_there_is_nothing_to_compare():
    assert audit({}, []) == ()
