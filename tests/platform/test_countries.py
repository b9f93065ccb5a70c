"""Countries by their ISO codes."""

import pytest

from competition.platform.countries import countries, country_code, country_name
from competition.platform.i18n import use_locale


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("gr", "GR"),
        (" Greece ", "GR"),
        ("côte d’ivoire", "CI"),
        ("Nowhere", None),
        ("EU", None),
        ("QQ", None),
    ],
)
def test_a_country_is_known_by_code_and_name(typed, code):
    assert country_code(typed) == code


def test_its_name_is_the_readers_own():
    with use_locale("fr"):
        assert country_name("GR") == "Grèce"
        assert country_code("grece") == "GR"
        assert country_code("Greece") == "GR"
    assert country_name("GR") == "Greece"
    assert (country_name(""), country_name("QQ")) == ("", "QQ")


def test_they_are_listed_by_name_without_what_is_no_country():
    codes = [code for code, _name in countries()]
    assert len(codes) == len(set(codes)) > 240
    assert {"EU", "UN", "ZZ", "XA"}.isdisjoint(codes)
    assert codes.index("AT") < codes.index("ZW")
