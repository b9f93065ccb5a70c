"""The words of the consent form in every language it speaks, on paper and online: one file for each."""

import tomllib
from collections.abc import Collection, Mapping
from functools import cache

from babel.core import get_global

from competition.config import ROOT
from competition.consent.rules import Channel, Level

FOLDER = ROOT / "competition" / "consent" / "words"
FIRST = "en"
_LEVELS = {
    Level.NO: "no",
    Level.ANONYMOUS: "anonymous",
    Level.FIRST: "first",
    Level.FIRST_INITIAL: "first_initial",
    Level.FULL: "full",
}


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that the form speaks, as BCP 47 tags in the order of the alphabet."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def words(language: str) -> Mapping[str, str]:
    """Return the words in a language; in English where the form does not speak it."""
    tag = language if language in languages() else FIRST
    with (FOLDER / f"{tag}.toml").open("rb") as file:
        return tomllib.load(file)


def channels(language: str) -> dict[Channel, str]:
    """Return what each channel is called."""
    return {channel: words(language)[channel.value] for channel in Channel}


def levels(language: str, *, of_a_group: bool = False) -> dict[Level, str]:
    """Return what each level means; a group that is counted has no names to show."""
    said = {level: words(language)[key] for level, key in _LEVELS.items()}
    return {level: said[level] for level in (Level.NO, Level.ANONYMOUS)} if of_a_group else said


def languages_of(country: str, known: Collection[str] | None = None) -> list[str]:
    """Return the official languages of a country (ISO 3166), the most spoken first.

    Only those that are `known`: without any said, those that the form speaks.
    """
    spoken = get_global("territory_languages").get(country.upper(), {})
    official = [(tag, facts) for tag, facts in spoken.items() if facts.get("official_status")]
    ranked = sorted(official, key=lambda pair: -pair[1].get("population_percent", 0))
    tags = dict.fromkeys(tag.split("_")[0] for tag, _facts in ranked)
    return [tag for tag in tags if tag in (languages() if known is None else known)]
