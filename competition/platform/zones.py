"""The time zone of a place: its country's, where nearly everybody there lives by one, or its city's own.

tzdata and CLDR tell of no country with several large zones which is that of its capital or of most people,
and know no city but those that zones are named after. Where neither helps, there is no answer here: whoever
asks goes by the organiser's clocks.
"""

import unicodedata
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from babel.core import Locale, UnknownLocaleError
from babel.dates import get_timezone_location
from babel.languages import get_official_languages

_NEARLY_ALL = ("most of ", "(mainland)", "(peninsula)", "Beijing Time")
_ALWAYS = ("en", "fr")
"""Languages in which names of cities are known everywhere, beside those of the country."""


def zone_of_place(country: str, city: str) -> str | None:
    """Return the zone of a city: its country's, or the one named after it; None where neither is known."""
    return zone_of_country(country) or _named_after_cities(country.upper()).get(_bare(city))


@cache
def zone_of_country(country: str) -> str | None:
    """Return the zone of a country by its two letters; None for what is unknown or has several large ones.

    Islands and towns that keep a time of their own beside a mainland are told by tzdata's remarks. Zones that
    differed once and keep one time by now count as one.
    """
    zones = _zones().get(country.upper(), [])
    if len({_rule(name) for name, _remark in zones}) == 1:
        return zones[0][0]
    main = [name for name, remark in zones if remark and any(said in remark for said in _NEARLY_ALL)]
    return main[0] if len(main) == 1 else None


@cache
def _named_after_cities(country: str) -> dict[str, str]:
    """Return the zones of a country by the names of their cities, in its languages and ours."""
    names = (*_ALWAYS, *get_official_languages(country, de_facto=True))
    locales = [found for name in names if (found := _locale(name))]
    # Deeper ones, such as America/Indiana/Petersburg, are named after towns of which there are many.
    zones = [name for name, _remark in _zones().get(country, []) if name.count("/") == 1]
    return {
        _bare(get_timezone_location(name, locale=locale, return_city=True)): name
        for name in zones
        for locale in locales
    }


def _locale(name: str) -> Locale | None:
    try:
        return Locale.parse(name)
    except UnknownLocaleError:
        return None


def _bare(name: str) -> str:
    """Return a name without case and accents."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char)).strip()


@cache
def _zones() -> dict[str, list[tuple[str, str]]]:
    """Return the zones of every country with tzdata's remarks."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in _file("zone.tab").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            country, _place, name, *remark = line.split("\t")
            found.setdefault(country, []).append((name, remark[0] if remark else ""))
    return found


def _rule(zone: str) -> bytes:
    """Return by which rule a zone's clocks go from now on: the last line of its file (RFC 9636)."""
    return _file(zone).read_bytes().rstrip(b"\n").rpartition(b"\n")[2]


def _file(name: str) -> Traversable:
    return files("tzdata").joinpath("zoneinfo", *name.split("/"))
