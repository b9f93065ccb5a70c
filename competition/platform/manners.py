"""How a language writes a day and an hour in a sentence, where Babel says it only roughly."""

import re
from datetime import datetime
from typing import Literal

from babel import Locale, dates

_FRENCH_HOUR = "H\N{NO-BREAK SPACE}'h'"
_JOINTS = {"fr": "{1} à\N{NO-BREAK SPACE}{0}"}
_ELIDED = re.compile("[AEIOUHÀÂÉÈÊÎÔÛ]")
_ASPIRATED = re.compile("Hong|Ho Chi|Hô Chi|Hano|Harare|Hovd")
_AGES = re.compile(r"^(\d+)–(\d+)$")
_DAY_BEFORE_MONTH = re.compile(r"(?<![\d/])(\d\d?) (?=[^\W\d])")
_SEPT = re.compile(r"\bSept\b")


def hours_in_words(moment: datetime, locale: Locale) -> str:
    """Return the pattern of an hour, such as "23 h 59" or "14 h" in French, in a table too."""
    if locale.language != "fr":
        return str(dates.get_time_format("short", locale).pattern)
    return f"{_FRENCH_HOUR}\N{NO-BREAK SPACE}mm" if moment.minute else _FRENCH_HOUR


def whose_time(city: str, locale: Locale) -> str:
    """Return a city as it follows "time": as it is, or in French "de Paris", "d’Athènes", "du Caire"."""
    if locale.language != "fr":
        return city
    for article, joined in (("Le ", "du "), ("Les ", "des ")):
        if city.startswith(article):
            return joined + city.removeprefix(article)
    return (
        f"d’{city}" if _ELIDED.match(city) and not _ASPIRATED.match(city) else f"de\N{NO-BREAK SPACE}{city}"
    )


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


def ages_in_words(ages: str, locale: Locale) -> str:
    """Return a span of ages such as "5–10" as French says it in a sentence and out of it: "5 à 10 ans"."""
    if locale.language != "fr":
        return ages
    return _AGES.sub("\\1 à \\2\N{NO-BREAK SPACE}ans", ages)


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
