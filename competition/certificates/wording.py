"""The words of a certificate in every language it speaks, and which of them a class gets first."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from babel import Locale, dates

from competition.campaign.wording import award_name
from competition.certificates.rules import CLASS_PAGE, Page, Work, language_of_class
from competition.config import ROOT
from competition.consent.wording import languages_of
from competition.platform.i18n import gettext
from competition.platform.i18n import gettext_noop as _
from competition.platform.languages import script_of

FILE = ROOT / "competition" / "certificates" / "words.toml"
FIRST = "en"
# A name and a title as they are written in a language or a script, for the sample that nobody has made.
_SAMPLES = {
    "uk": ("Марія", "Атлантида"),
    "Arab": ("مريم", "البحر"),
    "Armn": ("Մարիամ", "Ծովը"),
    "Cyrl": ("Мария", "Атлантида"),
    "Geor": ("მარიამი", "ზღვა"),
    "Grek": ("Μαρία", "Η θάλασσα"),
    "Hans": ("玛丽亚", "大海"),
    "Hant": ("瑪麗亞", "大海"),
    "Hebr": ("מרים", "הים"),
    "Jpan": ("まりあ", "海"),
    "Kore": ("마리아", "바다"),
}


@cache
def _all() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(FILE.read_text("utf-8"))


def languages() -> tuple[str, ...]:
    """Return the languages that certificates speak, as BCP 47 tags in the order of the alphabet."""
    return tuple(sorted(_all()))


def words(language: str) -> Mapping[str, str]:
    """Return the words in a language; in English where certificates do not speak it."""
    return _all().get(language, _all()[FIRST])


def award_words(work: Work, language: str) -> str:
    """Return what an award is called, with its place where one is said.

    One that a campaign has made up is called as the campaign does.
    """
    said, kind = words(language), work.kind or ""
    named = said.get(kind) or award_name(kind)
    return f"{named} · {said['place'].format(number=work.place)}" if work.place else named


def day_words(day: date | None, language: str) -> str:
    """Return a day in the language of the certificate."""
    known = language if language in _all() else FIRST
    locale = Locale.parse({"en": "en_GB"}.get(known, known.replace("-", "_")))
    return str(dates.format_date(day, "long", locale=locale)) if day else ""


def first_language(works: Iterable[str], *, country: str, campaign: str) -> str:
    """Return the language of a class by those of its works, its country's and the campaign's."""
    return language_of_class(
        works, official=languages_of(country, languages()), campaign=campaign, spoken=languages()
    )


def sample(language: str) -> tuple[str, str]:
    """Return a name and a title in a language, or at least in its script."""
    return _SAMPLES.get(language) or _SAMPLES.get(script_of(language), ("Maria", "Atlantis"))


CHANGED = _("Something has changed since these certificates were made. Please make them anew.")
WHAT = {
    "name": _("the name"),
    "title": _("the title of a work"),
    "class": _("the name of the class"),
    "school": _("the name of the school"),
    "city": _("the name of the city"),
    "campaign": _("the name of the campaign"),
    "organiser": _("the organiser"),
    "signature": _("who signs"),
}
"""What may have to be left out, since no face has all of its characters."""


def part_name(page: Page) -> str:
    """Return whose certificate a page is."""
    if page.part == CLASS_PAGE:
        return gettext("The class")
    titles = ", ".join(work.title for work in page.works if work.title)
    named = page.name or gettext("A pupil without a name")
    return f"{named} ({titles})" if titles else named
