"""Receipt numbers."""

import re

import pytest

from competition.entries.numbers import fresh_number, prefix


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("More than migrants", "MTM"),
        ("école d'été 2026", "CDT"),
        ("A very long name of a campaign", "AVLN"),
        ("Ми разом", "E"),
        ("2026", "E"),
    ],
)
def test_a_number_begins_with_the_campaigns_initials(name, initials):
    assert prefix(name) == initials


def test_a_number_is_short_and_readable_aloud():
    number = fresh_number("More than migrants", lambda _number: False)
    assert re.fullmatch(r"MTM-[2-9BCDFGHJKMNPQRSTVWXZ]{5}", number)


def test_a_number_that_is_taken_is_not_given_again():
    asked = []

    def taken(number):
        asked.append(number)
        return len(asked) < 3

    assert fresh_number("More than migrants", taken) == asked[2]
    assert len(set(asked)) == 3
