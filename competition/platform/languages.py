"""Languages by their BCP 47 tags: their names for the reader, and the direction they are written in."""

from functools import cache, lru_cache

import pyphen
from babel import Locale
from babel.core import get_global
from markupsafe import Markup, escape

from competition.platform.i18n import current_locale, formats, gettext, gettext_noop

# The living scripts that run from right to left.
RIGHT_TO_LEFT = frozenset(
    ("Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi")
)

# What Babel does not know: the name, and the script it is usually written in.
_MISSING = {
    "als": (gettext_noop("Tosk Albanian"), "Latn"),
    "apc": (gettext_noop("Levantine Arabic"), "Arab"),
    "arb": (gettext_noop("Standard Arabic"), "Arab"),
    "azb": (gettext_noop("South Azerbaijani"), "Arab"),
    "dag": (gettext_noop("Dagbani"), "Latn"),
    "kmr": (gettext_noop("Northern Kurdish"), "Latn"),
    "lld": (gettext_noop("Ladin"), "Latn"),
    "pnb": (gettext_noop("Western Punjabi"), "Arab"),
    "prs": (gettext_noop("Dari"), "Arab"),
    "rmc": (gettext_noop("Carpathian Romani"), "Latn"),
    "rmn": (gettext_noop("Balkan Romani"), "Latn"),
    "rmy": (gettext_noop("Vlax Romani"), "Latn"),
}


def _parts(tag: str) -> tuple[str, str, str]:
    """Split a tag into language, script and territory; what it does not say is empty."""
    language, *rest = tag.replace("_", "-").split("-")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    territory = next(
        (part.upper() for part in rest if len(part) == 2 or (len(part) == 3 and part.isdigit())), ""
    )
    return language.lower(), script, territory


def language_name(tag: str) -> str:
    """Return the language's name in the current language, with its script or country where the tag says so.

    An unknown tag is its own name, so that nothing is hidden.
    """
    return _named(tag, current_locale())


@cache
def own_name(tag: str) -> str:
    """Return the name a language gives itself, such as "Français", as it stands alone in a list."""
    name = str(Locale.parse(tag.replace("-", "_")).get_display_name())
    return name[:1].upper() + name[1:]


def known_tags() -> list[str]:
    """Return the tags of all languages, and of kinds of them, that have a name of their own here."""
    return [*(str(tag).replace("_", "-") for tag in formats().languages), *_MISSING]


@cache
def _named(tag: str, _locale: str) -> str:
    known = formats()
    language, script, territory = _parts(tag)
    whole = known.languages.get("_".join(part for part in (language, script, territory) if part))
    if whole:
        return str(whole)
    name = known.languages.get(language) or gettext(_MISSING.get(language, ("", ""))[0])
    if not name:
        return tag
    details = [known.scripts.get(script), known.territories.get(territory)]
    shown = ", ".join(detail for detail in details if detail)
    return f"{name} ({shown})" if shown else name


@lru_cache(maxsize=1024)
def script_of(tag: str) -> str:
    """Return the ISO 15924 code of the script a tag is written in, "Zzzz" when nobody knows."""
    language, script, territory = _parts(tag)
    if script:
        return script
    if language in _MISSING:
        return _MISSING[language][1]
    likely = get_global("likely_subtags")
    full = likely.get(f"{language}_{territory}") or likely.get(language) or ""
    return next((part for part in full.split("_")[1:] if len(part) == 4), "Zzzz")


def text_direction(tag: str) -> str:
    """Return "rtl" or "ltr": how text in this language runs, as HTML's `dir` wants it."""
    return "rtl" if script_of(tag) in RIGHT_TO_LEFT else "ltr"


def hyphenates(tag: str) -> bool:
    """Whether the typesetter knows where words of a language may be divided."""
    return pyphen.language_fallback(tag.replace("-", "_")) is not None


def own_words(title: str, language: str | None = "", instead: str = "") -> Markup:
    """Return the title of a work for a page in another language, marked with its own.

    Without a title, what is said `instead`, in the language of the page.
    """
    if not title:
        return escape(instead or gettext("Without a title"))
    marks = f' lang="{escape(language)}" dir="{text_direction(language)}"' if language else ""
    return Markup(f"<bdi{marks}>{escape(title)}</bdi>")  # noqa: S704 - both are escaped
