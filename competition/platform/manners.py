"""How a language writes a day and an hour in a sentence, where Babel says it only roughly."""

import re
from datetime import datetime
from typing import Literal

from babel import Locale, dates

_HOURS = {"fr": "HH\N{NO-BREAK SPACE}'h'\N{NO-BREAK SPACE}mm"}
_JOINTS = {"fr": "{1} à\N{NO-BREAK SPACE}{0}"}
_DAY_BEFORE_MONTH = re.compile(r"(?<![\d/])(\d\d?) (?=[^\W\d])")
_SEPT = re.compile(r"\bSept\b")


def hours_in_words(locale: Locale) -> str:
    """Return the pattern of an hour within a sentence, such as "23 h 59" in French."""
    return _HOURS.get(locale.language) or str(dates.get_time_format("short", locale).pattern)


def joint_in_words(style: Literal["short", "medium", "long", "full"], locale: Locale) -> str:
    """Return how a day {1} and an hour {0} are joined within a sentence."""
    return _JOINTS.get(locale.language) or str(dates.get_datetime_format(style, locale))


def style_of_day(
    style: Literal["short", "medium", "long", "full"], locale: Locale
) -> Literal["short", "medium", "long", "full"]:
    """Return the style for a day: English names the month, as 9/2/2026 is read in two ways."""
    return "medium" if style == "short" and locale.language == "en" else style


def day_in_words(day: str, locale: Locale) -> str:
    """Return a written day as French has it: "1er décembre" for the first, number and month on one line.

    English months are shortened to three letters, September like the others.
    """
    if locale.language != "fr":
        return _SEPT.sub("Sep", day) if locale.language == "en" else day
    return _DAY_BEFORE_MONTH.sub(
        lambda number: f"{'1er' if number[1] == '1' else number[1]}\N{NO-BREAK SPACE}", day
    )


def zone_name(moment: datetime, locale: Locale) -> str:
    """Return the short name of a moment's time zone, such as "CET", or "HNE" for Montréal in French.

    The abbreviations of the IANA database go first: those of the French locale are an hour off for the east
    of Europe ("EEST" in winter), and Ireland's summer has none. America has its own in each language.
    """
    own, named = moment.tzname() or "", str(dates.get_timezone_name(moment, "short", locale=locale))
    american = str(moment.tzinfo).startswith("America/")
    if own.isalpha() and not (american and named.isalpha()):
        return own
    return named if named.isalpha() else str(dates.get_timezone_gmt(moment, "long", locale=locale))
