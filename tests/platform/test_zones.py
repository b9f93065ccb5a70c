import pytest

from competition.platform.moments import There, differs, with_both
from competition.platform.zones import zone_of_country, zone_of_place
from tests.factories import DEADLINE


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("FR", "Europe/Paris"),
        ("no", "Europe/Oslo"),
        ("UA", "Europe/Kyiv"),
        ("DE", "Europe/Berlin"),
        ("ES", "Europe/Madrid"),
        ("JP", "Asia/Tokyo"),
        ("AR", "America/Argentina/Buenos_Aires"),
        ("UZ", "Asia/Samarkand"),
        ("US", None),
        ("BR", None),
        ("", None),
        ("ZZ", None),
    ],
)
def test_a_country_has_a_zone_where_nearly_everybody_lives_by_one(country, zone):
    assert zone_of_country(country) == zone


@pytest.mark.parametrize(
    ("country", "city", "zone"),
    [
        ("US", "Chicago", "America/Chicago"),
        ("us", " los angeles", "America/Los_Angeles"),
        ("BR", "São Paulo", "America/Sao_Paulo"),
        ("BR", "Sao Paulo", "America/Sao_Paulo"),
        ("CA", "Toronto", "America/Toronto"),
        ("MX", "Ciudad de México", "America/Mexico_City"),
        ("RU", "Москва", "Europe/Moscow"),
        ("AU", "Sydney", "Australia/Sydney"),
        ("FR", "Chicago", "Europe/Paris"),
        ("US", "Boston", None),
        ("US", "Petersburg", None),
        ("CA", "Sydney", None),
        ("", "Chicago", None),
        ("ZZ", "Chicago", None),
    ],
)
def test_in_a_country_of_several_zones_a_city_that_one_is_named_after_lives_by_it(country, city, zone):
    assert zone_of_place(country, city) == zone


def test_two_clocks_are_told_where_they_differ():
    assert differs(DEADLINE, "Europe/Paris", "Europe/Kyiv")
    assert not differs(DEADLINE, "Europe/Paris", "Europe/Oslo")
    assert (
        with_both(DEADLINE, "Europe/Paris", There("Europe/Kyiv", "Lviv"))
        == "19 November 2026, 23:59 (Paris time; 20 Nov, 00:59 in Lviv)"
    )
    assert (
        with_both(DEADLINE, "Europe/Paris", There("Europe/London", "Leeds"))
        == "19 November 2026, 23:59 (Paris time; 22:59 in Leeds)"
    )
    alone = "19 November 2026, 23:59 (Paris time)"
    assert with_both(DEADLINE, "Europe/Paris", None) == alone
    assert with_both(DEADLINE, "Europe/Paris", There("Europe/Oslo", "Bergen")) == alone
