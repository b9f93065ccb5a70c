"""Languages of works: the list to choose from, and what somebody typed made into a BCP 47 tag."""

import re
from functools import cache

from babel import Locale, localedata

from competition.platform.i18n import current_locale, formats
from competition.platform.languages import language_name

# What is spoken in classrooms of Europe and beyond; any other language can be typed.
_SPOKEN = """
    am ar az be bg bn br bs ca ckb co cs cy da de el en es et eu fa fi fil fo fr fy ga gd gl gu ha
    he hi hr ht hu hy id ig is it ja ka kk km kmr ko ku ky lb lld lo lt lv mi mk mn ms mt my nb ne
    nl nn oc pa pl prs ps pt rm rmy ro ru sc se sk sl so sq sr sv sw ta te tg th ti tk tl tr uk ur
    uz vi wo yo zh zu
"""
COMMON = tuple(_SPOKEN.split())
_ALSO = {"bengali": "bn", "farsi": "fa", "kurmanji": "kmr", "mandarin": "zh", "sorani": "ckb"}
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(-(?P<script>[a-z]{4}))?(-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<rest>(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*)",
    re.IGNORECASE,
)


def choices() -> list[tuple[str, str]]:
    """Return the common languages as (tag, name), by their names in the current language."""
    return sorted(((tag, language_name(tag)) for tag in COMMON), key=lambda pair: pair[1].casefold())


def language_tag(typed: str) -> str | None:
    """Return the tag for a tag or a language's name (in the reader's language, English or its own).

    Empty stays empty; None when nobody knows what is meant.
    """
    wanted = " ".join(typed.split())
    if not wanted:
        return ""
    if found := _TAG.fullmatch(wanted.replace("_", "-")):
        return _canonical(found)
    return _names(current_locale()).get(wanted.casefold())


def _canonical(found: re.Match[str]) -> str:
    script, region = found["script"] or "", found["region"] or ""
    parts = (found["language"].lower(), script.title(), region.upper(), found["rest"].strip("-").lower())
    return "-".join(part for part in parts if part)


@cache
def _names(_locale: str) -> dict[str, str]:
    """Return the tags by name; where two are called the same, the shorter tag has it."""
    english, here = Locale("en").languages, formats().languages
    known = {str(tag).replace("_", "-") for tag in english} | set(COMMON)
    names: dict[str, str] = {}
    for tag in sorted(known, key=lambda tag: (-len(tag), tag)):
        code = tag.replace("-", "_")
        said = (_own_name(tag), english.get(code), here.get(code), language_name(tag))
        names.update({name.casefold(): tag for name in said if name})
    return {**_ALSO, **names}


def _own_name(tag: str) -> str | None:
    """Return what the speakers of a common language call it, as far as Babel knows."""
    if tag not in COMMON or not localedata.exists(tag):
        return None
    return Locale.parse(tag, sep="-").get_display_name()
