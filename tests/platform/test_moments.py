"""Moments in words: by whose clock, in which manner, and how long it is until then."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from competition.platform.i18n import use_locale
from competition.platform.moments import format_datetime, in_words, left, time_city, with_zone, zone_city

DEADLINE = datetime(2026, 11, 19, 22, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("short", "19 Nov 2026, 23:59"),
        ("medium", "19 Nov 2026, 23:59"),
        ("long", "19 November 2026, 23:59 CET"),
        ("full", "Thursday, 19 November 2026, 23:59 CET"),
    ],
)
def test_a_deadline_is_shown_by_the_clocks_of_its_place(style, shown):
    assert format_datetime(DEADLINE, zone="Europe/Brussels", style=style) == shown


def test_the_same_deadline_is_another_day_elsewhere():
    assert format_datetime(DEADLINE, zone="Asia/Tokyo", style="medium") == "20 Nov 2026, 07:59"
    zone = timezone(timedelta(hours=-3))
    assert format_datetime(DEADLINE, zone=zone, style="medium") == "19 Nov 2026, 19:59"


def test_the_hour_that_comes_twice_is_told_apart():
    shown = [
        format_datetime(datetime(2026, 10, 25, hour, 30, tzinfo=UTC), zone="Europe/Brussels")
        for hour in (0, 1)
    ]
    assert shown == ["25 October 2026, 02:30 CEST", "25 October 2026, 02:30 CET"]


def test_a_moment_without_zone_is_not_shown_at_a_guess():
    with pytest.raises(ValueError, match="without time zone"):
        format_datetime(DEADLINE.replace(tzinfo=None), zone="UTC")


@pytest.mark.parametrize(
    ("locale", "style", "said"),
    [
        ("en", "weekday", "Thursday, 19 November, 23:59"),
        ("fr", "weekday", "jeudi 19\xa0novembre à\xa023\xa0h\xa059"),
        ("en", "brief", "19 Nov, 23:59"),
        ("fr", "brief", "19\xa0nov., 23\xa0h\xa059"),
    ],
)
def test_a_moment_of_this_year_needs_no_year(locale, style, said):
    with use_locale(locale):
        assert in_words(DEADLINE, "Europe/Paris", style) == said


def test_a_moment_is_named_by_the_city_whose_time_it_is():
    assert with_zone(DEADLINE, "America/Argentina/Buenos_Aires") == (
        "19 November 2026, 19:59 (Buenos Aires time)"
    )
    with use_locale("fr"):
        assert zone_city("Europe/London") == "Londres"
        said = with_zone(DEADLINE, "Europe/Athens")
        assert said == "20\xa0novembre 2026 à\xa00\xa0h\xa059 (heure d’Athènes)"


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Paris", "de\xa0Paris"),
        ("Europe/Athens", "d’Athènes"),
        ("Africa/Cairo", "du Caire"),
        ("Europe/Helsinki", "d’Helsinki"),
        ("Asia/Hong_Kong", "de\xa0Hong Kong"),
    ],
)
def test_french_says_whose_time_it_is_with_the_right_preposition(zone, said):
    with use_locale("fr"):
        assert time_city(zone) == said
    assert time_city("Europe/Athens") == "Athens"


def test_a_full_hour_in_french_has_no_minutes():
    with use_locale("fr"):
        assert (
            in_words(datetime(2026, 12, 6, 13, tzinfo=UTC), "Europe/Paris")
            == "6\xa0décembre 2026 à\xa014\xa0h"
        )


@pytest.mark.parametrize(
    ("span", "unit", "number"),
    [
        (timedelta(days=4, hours=13), "day", 4),
        (timedelta(days=2), "day", 2),
        (timedelta(hours=47, minutes=59), "hour", 47),
        (timedelta(hours=2), "hour", 2),
        (timedelta(minutes=119, seconds=59), "minute", 119),
        (timedelta(minutes=1), "minute", 1),
        (timedelta(seconds=20), "minute", 1),
    ],
)
def test_what_is_left_is_told_in_the_unit_that_helps(span, unit, number):
    assert left(DEADLINE, DEADLINE - span) == (unit, number)


@pytest.mark.parametrize("late", [timedelta(0), timedelta(seconds=5)])
def test_nothing_is_left_once_the_moment_is_there(late):
    assert left(DEADLINE, DEADLINE + late) is None
