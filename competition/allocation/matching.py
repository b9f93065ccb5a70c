"""When two languages, or two names of a place, count as the same."""

from functools import lru_cache

# Withdrawn tags and the tags of a macrolanguage's predominant member beside the one in use (IANA language
# subtag registry, CLDR language aliases). Only where the two are written alike: a reader of one reads the
# other.
_SAME_AS = {
    "als": "sq",
    "apc": "ar",
    "arb": "ar",
    "azj": "az",
    "cmn": "zh",
    "ekk": "et",
    "gug": "gn",
    "in": "id",
    "iw": "he",
    "ji": "yi",
    "jw": "jv",
    "khk": "mn",
    "kmr": "ku",
    "lvs": "lv",
    "mo": "ro",
    "nb": "no",
    "nn": "no",
    "npi": "ne",
    "ory": "or",
    "pbu": "ps",
    "pes": "fa",
    "plt": "mg",
    "prs": "fa",
    "sh": "sr",
    "swh": "sw",
    "tl": "fil",
    "uzn": "uz",
    "ydd": "yi",
    "zsm": "ms",
}
_NO_WORDS = "zxx"


@lru_cache(maxsize=4096)
def base_language(tag: str) -> str:
    """Return the language of a BCP 47 tag without region and script; empty where there are no words."""
    base = tag.strip().replace("_", "-").partition("-")[0].lower()
    return "" if base == _NO_WORDS else _SAME_AS.get(base, base)


def same_language(one: str, other: str) -> bool:
    """Whether a reader of one tag reads the other: `pt-BR` and `pt`, `zh-Hans` and `zh-Hant`."""
    base = base_language(one)
    return base != "" and base == base_language(other)


def same_place(one: str, other: str) -> bool:
    """Whether two names of a city or school, both known, mean the same one."""
    return place_key(one) != "" and place_key(one) == place_key(other)


@lru_cache(maxsize=65_536)
def place_key(name: str) -> str:
    """Return what a city's or school's name is compared by: blanks and capitals do not matter."""
    return " ".join(name.split()).casefold()
