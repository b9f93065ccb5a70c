"""The quality of an allocation in words, and the cure of each shortage."""

from collections.abc import Mapping

from competition.allocation.reporting import Report
from competition.allocation.shortage import Cure, Shortage
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.languages import language_name


def reads_in_words(report: Report) -> str:
    """Say how many of the reads found a reader."""
    if not report.wanted:
        return _("Nothing was lacking: every entry has its readers.")
    if not report.missing:
        return ngettext(
            "Every read has found a reader (%(num)s in all).",
            "All %(num)s reads have found a reader.",
            report.filled,
        )
    return _(
        "%(filled)s of %(wanted)s reads have found a reader; %(missing)s are short, as listed below.",
        filled=report.filled,
        wanted=report.wanted,
        missing=report.missing,
    )


def languages_in_words(report: Report) -> list[str]:
    """Say how the entries will be read, leaving out what does not occur."""
    lines = [
        (report.first_language, _("in the judge's first language")),
        (report.other_language, _("in another language of the judge")),
        (report.translation, _("through a translation")),
        (report.wordless, _("pictures without words to read")),
    ]
    return [f"{count} {words}" for count, words in lines if count]


def links_in_words(report: Report) -> str:
    """Say whether severity can be compared between the judges of each category and language."""
    if report.pools_linked == report.pools:
        return _(
            "The judges of every category and language share entries, "
            "so strict and mild ones can be told apart."
        )
    return _(
        "In %(linked)s of %(pools)s groups of category and language the judges share entries; in the others, "
        "strict and mild judges cannot be told apart.",
        linked=report.pools_linked,
        pools=report.pools,
    )


def shortage_in_words(shortage: Shortage, categories: Mapping[int, str]) -> tuple[str, str, str]:
    """Return category and language, what is missing, and the cure."""
    language = language_name(shortage.language) if shortage.language else _("without words")
    where = _(
        "%(category)s, %(language)s", category=categories.get(shortage.category, "?"), language=language
    )
    missing = ngettext("%(num)s read", "%(num)s reads", shortage.missing)
    return where, missing, _cure(shortage)


def _cure(shortage: Shortage) -> str:
    if shortage.cure is Cure.NO_READER:
        return _("Nobody on the panel reads it: invite a judge who does, or ask for a translation.")
    if shortage.cure is Cure.TOO_FEW_READERS:
        return ngettext(
            "Only %(num)s judge reads it: invite another, or set fewer reads for the category.",
            "Only %(num)s judges read it: invite another, or set fewer reads for the category.",
            shortage.readers,
        )
    if shortage.cure is Cure.CONFLICTS:
        return _("Those who read it are from the same city or school: invite a judge from elsewhere.")
    return _("Those who read it are full: ask them for a few more, or invite another judge.")
