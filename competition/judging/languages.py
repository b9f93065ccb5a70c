"""The languages a judge can name: by name, in the reader's language, or by BCP 47 tag."""

import re
from functools import cache

from competition.platform.i18n import current_locale
from competition.platform.languages import known_tags, language_name

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)


def known_names() -> list[str]:
    """Return the names of all languages known, without regional kinds, sorted for a list of suggestions."""
    return sorted({language_name(tag) for tag in known_tags() if "-" not in tag}, key=str.casefold)


def find_tag(typed: str) -> str | None:
    """Return the tag of a language typed by name or tag; None when nobody knows what is meant."""
    wanted = " ".join(typed.split())
    named = _tags_by_name(current_locale()).get(wanted.casefold())
    if named:
        return named
    tag = wanted.replace("_", "-")
    known = _TAG.fullmatch(tag) and language_name(tag) != tag
    return tag if known else None


@cache
def _tags_by_name(_locale: str) -> dict[str, str]:
    """Return tags by name; where two share a name, the shorter tag."""
    return {language_name(tag).casefold(): tag for tag in sorted(known_tags(), key=len, reverse=True)}
