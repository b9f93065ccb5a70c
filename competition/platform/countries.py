"""Countries by their ISO codes: their names for the reader."""

import re
import unicodedata
from functools import cache

from babel import Locale

from competition.platform.i18n import current_locale, formats

_CODE = re.compile(r"[A-Z]{2}")
# Codes of Babel's that are no countries: unions, left-overs, regions of the net, what is made up for tests.
_NO_COUNTRIES = frozenset(
    ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA")
)


def country_name(code: str) -> str:
    """Return a country's name in the current language; an unknown code stands for itself."""
    return str(formats().territories.get(code, code)) if code else ""


def countries() -> list[tuple[str, str]]:
    """Return all countries as (code, name), by their names in the current language."""
    return list(_countries(current_locale()))


def country_code(typed: str) -> str | None:
    """Return the code of a country that was typed: as its code, or by its name here or in English."""
    wanted = _folded(typed)
    for locale in (current_locale(), "en"):
        for code, name in _countries(locale):
            if wanted in (code.casefold(), _folded(name)):
                return code
    return None


@cache
def _countries(locale: str) -> tuple[tuple[str, str], ...]:
    names = Locale.parse(locale, sep="-").territories
    found = [(code, str(name)) for code, name in names.items() if _CODE.fullmatch(code)]
    return tuple(sorted((c for c in found if c[0] not in _NO_COUNTRIES), key=lambda c: _folded(c[1])))


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))
