"""What an allocation had to leave open, in words, with what helps."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from competition.allocation.short_languages import ShortLanguage, by_language
from competition.allocation.shortage import Cure, Shortage
from competition.platform.i18n import format_number, ngettext
from competition.platform.i18n import gettext as _
from competition.platform.languages import language_name


class Said(NamedTuple):
    """A language, the reads missing, in which categories, what helps, and how much of it."""

    language: str
    missing: str
    where: str
    cure: str
    enough: str


def shortages_in_words(shortages: Iterable[Shortage], categories: Mapping[int, str]) -> list[Said]:
    """Return all of it for a table, a language in a line; left out are categories without a name here."""
    known = [each for each in shortages if each.category in categories]
    return [
        Said(
            _language(short.language),
            ngettext("%(num)s read", "%(num)s reads", short.missing),
            _where(short, categories),
            cure_in_words(short),
            _enough_in_words(short),
        )
        for short in by_language(known)
    ]


def shortage_in_words(shortage: Shortage, categories: Mapping[int, str]) -> tuple[str, str]:
    """Return category and language, and the cure."""
    return where_in_words(shortage.category, shortage.language, categories), cure_in_words(shortage)


def _where(short: ShortLanguage, categories: Mapping[int, str]) -> str:
    """Say in which categories, each with its reads where there are several."""
    if len(short.where) == 1:
        return categories[short.where[0][0]]
    return "; ".join(f"{categories[each]}: {format_number(reads)}" for each, reads in short.where)


def _enough_in_words(short: ShortLanguage) -> str:
    """Say how much of the cure would do; empty of an allocation that did not work it out."""
    if not short.judges:
        return ""
    judges = ngettext("%(num)s further judge would do.", "%(num)s further judges would do.", short.judges)
    if not short.places:
        return judges
    places = ngettext(
        "So would room for %(num)s more entry.", "So would room for %(num)s more entries.", short.places
    )
    return f"{judges} {places}"


def _language(tag: str) -> str:
    return language_name(tag) if tag else _("without words")


def where_in_words(category: int, language: str, categories: Mapping[int, str]) -> str:
    """Return category and language."""
    name = categories.get(category, "?")
    return _("%(category)s, %(language)s", category=name, language=_language(language))


def cure_in_words(shortage: Shortage | ShortLanguage) -> str:
    """Say what would help."""
    if shortage.cure is Cure.NO_READER:
        return _("Nobody on the panel reads it: invite a judge who does, or ask for a translation.")
    if shortage.cure is Cure.TOO_FEW_READERS:
        return ngettext(
            "Only %(num)s judge reads it: invite another, or set fewer reads for the category.",
            "Only %(num)s judges read it: invite another, or set fewer reads for the category.",
            shortage.readers,
        )
    if shortage.cure is Cure.CONFLICTS:
        return _(
            "Those who read it are of that city or school, or stepped aside: invite a judge from elsewhere."
        )
    return _("Those who read it are full: ask them for a few more, or invite another judge.")
