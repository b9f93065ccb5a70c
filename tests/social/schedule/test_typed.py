"""A day and a time typed by hand, by the clocks of the audience."""

from datetime import UTC, datetime

import pytest

from competition.platform.i18n import translate, use_locale
from competition.social.schedule.errors import HourLeftOutError, NoDayError, NoTimeError, YearError
from competition.social.schedule.typed import parse_move
from tests.social.schedule.campaign import PARIS, paris


def test_a_day_and_a_time_are_those_of_the_audience():
    assert parse_move("2026-12-08", "17:30", PARIS) == paris(8, 17, 30)
    assert parse_move(" 2026-12-08 ", " 17:30:12 ", "Asia/Tokyo") == datetime(2026, 12, 8, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "clock", "error"),
    [
        ("", "17:30", NoDayError),
        ("8 December", "17:30", NoDayError),
        ("2026-02-30", "17:30", NoDayError),
        ("0026-12-08", "17:30", YearError),
        ("2026-12-08", "", NoTimeError),
        ("2026-12-08", "25:00", NoTimeError),
        ("2026-12-08", "17:30+02:00", NoTimeError),
    ],
)
def test_what_is_no_moment_is_refused(day, clock, error):
    with pytest.raises(error):
        parse_move(day, clock, PARIS)


@pytest.mark.parametrize("clock", ["02:00", "02:30", "02:59"])
def test_an_hour_that_clocks_leave_out_is_refused_with_what_there_is(clock):
    with pytest.raises(HourLeftOutError) as refused:
        parse_move("2027-03-28", clock, PARIS)
    assert translate(refused.value) == (
        "That time does not exist in Paris: when clocks go forward, 28 March 2027, 01:59 is followed by "
        "28 March 2027, 03:00. Please choose another time."
    )


def test_a_half_hour_that_is_left_out_is_told_too():
    with pytest.raises(HourLeftOutError, match="01:59 is followed by 4 October 2026, 02:30"):
        parse_move("2026-10-04", "02:15", "Australia/Lord_Howe")


def test_it_is_said_in_the_language_of_the_page():
    with use_locale("fr"), pytest.raises(HourLeftOutError) as refused:
        parse_move("2027-03-28", "02:30", PARIS)
    with use_locale("fr"):
        said = translate(refused.value)
    assert said.replace("\u00a0", " ").replace("\u202f", " ") == (
        "Cette heure n’existe pas à Paris : au passage à l’heure d’été, le 28 mars 2027 à 1 h 59 est suivi "
        "du 28 mars 2027 à 3 h. Choisissez une autre heure."
    )


def test_of_an_hour_that_comes_twice_it_is_the_first():
    assert parse_move("2026-10-25", "02:30", PARIS) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
