"""The languages and time zones that a campaign can be set up in."""

from functools import cache
from zoneinfo import available_timezones

from competition.platform.languages import language_name

# Those that are official in Europe, and the large ones beyond.
LANGUAGES = (
    "sq", "ar", "hy", "az", "eu", "be", "bs", "bg", "ca", "zh", "hr", "cs", "da", "nl", "en", "et", "fi",
    "fr", "gl", "ka", "de", "el", "he", "hu", "is", "ga", "it", "ja", "ko", "lv", "lt", "lb", "mk", "mt",
    "cnr", "nb", "pl", "pt", "ro", "ru", "sr", "sk", "sl", "es", "sv", "tr", "uk", "cy",
)  # fmt: skip
_REGIONS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


def language_choices(*more: str) -> list[tuple[str, str]]:
    """Return languages with their names, by name; `more` are those that a campaign has already."""
    tags = dict.fromkeys((*LANGUAGES, *filter(None, more)))
    return sorted(((tag, language_name(tag)) for tag in tags), key=lambda choice: choice[1].casefold())


@cache
def zones() -> tuple[str, ...]:
    """Return the time zones of the world by name."""
    return ("UTC", *sorted(zone for zone in available_timezones() if zone.startswith(_REGIONS)))


def zone_choices() -> list[tuple[str, str]]:
    """Return time zones with their names as they are read."""
    return [(zone, zone.replace("_", " ")) for zone in zones()]
