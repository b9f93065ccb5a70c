"""How the garland grows: days and weeks."""

from datetime import date

import pytest

from competition.campaign.growth import FormCount, Growth, arrivals, columns, spread, weeks

MONDAY, SUNDAY, NEXT = date(2026, 10, 5), date(2026, 10, 11), date(2026, 10, 12)
DAYS = {MONDAY: {"poem": 2, "essay": 1}, SUNDAY: {"poem": 1}, NEXT: {"essay": 4}}


def test_a_week_begins_on_its_monday():
    assert weeks(DAYS) == {MONDAY: {"poem": 3, "essay": 1}, NEXT: {"essay": 4}}


def test_days_without_entries_are_there_with_nothing_in_them():
    found = spread({SUNDAY: {"poem": 1}}, date(2026, 10, 10), NEXT)
    assert found == {date(2026, 10, 10): {}, SUNDAY: {"poem": 1}, NEXT: {}}


def test_what_came_before_the_call_or_after_the_deadline_is_not_cut_off():
    assert list(spread({MONDAY: {"poem": 1}, SUNDAY: {}}, date(2026, 10, 7), date(2026, 10, 8))) == [
        date(2026, 10, day) for day in range(5, 12)
    ]


@pytest.mark.parametrize(("number", "drawn"), [(92, 92), (93, 14)])
def test_a_long_call_is_drawn_by_week(number, drawn):
    days = spread({MONDAY: {"poem": 1}}, MONDAY, date.fromordinal(MONDAY.toordinal() + number - 1))
    assert len(columns(days)) == drawn


def test_leaves_come_day_by_day_those_of_one_day_mixed():
    assert list(arrivals(DAYS, ["poem", "essay"])) == ["poem", "essay", "poem", "poem", *["essay"] * 4]


def test_the_busiest_day_is_the_first_of_several():
    growth = Growth({MONDAY: {"poem": 1}, SUNDAY: {"poem": 3}, NEXT: {"essay": 3}}, (), (), ())
    assert growth.busiest == (SUNDAY, 3)
    assert Growth({}, (FormCount("poem", 0, 0),), (), ()).busiest is None
