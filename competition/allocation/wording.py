"""The quality of an allocation in words."""

from collections.abc import Mapping

from competition.allocation.figures import Range, closeness, price_of_fairness, within_share
from competition.allocation.linkage import Apart, ApartPool
from competition.allocation.reporting import Report
from competition.allocation.shortage_wording import where_in_words
from competition.judging.duration import duration
from competition.platform.i18n import format_number, ngettext
from competition.platform.i18n import gettext as _


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
        filled=format_number(report.filled),
        wanted=format_number(report.wanted),
        missing=format_number(report.missing),
    )


def languages_in_words(report: Report) -> list[tuple[str, int]]:
    """Say how the entries will be read and how many so, leaving out what does not occur."""
    lines = [
        (_("in the judge's first language"), report.first_language),
        (_("in another language of the judge"), report.other_language),
        (_("through a translation"), report.translation),
        (_("pictures without words to read"), report.wordless),
    ]
    return [(words, count) for words, count in lines if count]


def closeness_in_words(report: Report) -> str:
    """Say how near the languages of judges and entries come to what this panel could do at best."""
    reached = closeness(report)
    if reached is None:
        return ""
    if report.affinity >= report.optimum:
        return _("Entries and judges fit as well in their languages as they possibly can with this panel.")
    return _(
        "Entries and judges fit in their languages to %(share)s of what could be had with this panel.",
        share=f"{format_number(reached)} %",
    )


def fairness_in_words(report: Report) -> str:
    """Say what languages give up for fair loads; empty where it is nothing, or was not worked out."""
    price = price_of_fairness(report)
    if not price:
        return ""
    return _(
        "If loads need not be fair, only within everybody's capacity, languages could fit %(share)s better.",
        share=f"{format_number(price)} %",
    )


def loads_in_words(totals: Range) -> str:
    """Say how many entries judges have."""
    if totals.least == totals.most:
        return ngettext(
            "Each judge reads %(num)s entry.", "Each judge reads %(num)s entries.", int(totals.most)
        )
    return _(
        "A judge reads %(least)s to %(most)s entries; half of them read %(middle)s or fewer.",
        least=format_number(totals.least),
        most=format_number(totals.most),
        middle=format_number(totals.middle),
    )


def shares_in_words(report: Report) -> str:
    """Say for how many judges the load is within half to one and a half times their share."""
    judges, within = len(report.shares), within_share(report.loads, report.shares)
    if not judges:
        return ""
    if within == judges:
        return _("Nobody has less than half or more than one and a half times their share by capacity.")
    return ngettext(
        "%(num)s judge has less than half or more than one and a half times their share by capacity: "
        "languages and conflicts leave no other way.",
        "%(num)s judges have less than half or more than one and a half times their share by capacity: "
        "languages and conflicts leave no other way.",
        judges - within,
    )


def hours_in_words(minutes: Range, whole: float) -> str:
    """Say how long it takes."""
    return _(
        "That takes the judge in the middle about %(middle)s, nobody more than %(most)s; %(all)s in all.",
        middle=duration(minutes.middle),
        most=duration(minutes.most),
        all=duration(whole),
    )


def meetings_in_words(cities: Range, judges: Range) -> str:
    """Say how many cities and other judges a judge meets."""
    met = ngettext(
        "The judge in the middle reads entries from %(num)s city",
        "The judge in the middle reads entries from %(num)s cities",
        round(cities.middle),
    )
    return ngettext(
        "%(met)s and shares entries with %(num)s other judge (at least: %(cities)s and %(judges)s).",
        "%(met)s and shares entries with %(num)s other judges (at least: %(cities)s and %(judges)s).",
        round(judges.middle),
        met=met,
        cities=format_number(cities.least),
        judges=format_number(judges.least),
    )


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


def apart_in_words(pool: ApartPool, categories: Mapping[int, str]) -> tuple[str, int, int, str]:
    """Return category and language, judges, entries, and why these judges cannot be told apart."""
    return where_in_words(pool.category, pool.language, categories), pool.judges, pool.entries, _why(pool)


def _why(pool: ApartPool) -> str:
    if pool.reason is Apart.SINGLE_JUDGE:
        return _("One judge alone reads all of it, so there is nobody to compare with: invite a second one.")
    if pool.reason is Apart.TOO_FEW_READS:
        return _("There are too few reads to join so many judges: another read per entry would.")
    if pool.reason is Apart.COST:
        return _("Joining them would give entries to judges who read the language less well.")
    return _("Cities, schools, languages and loads leave no exchange that would join them.")
