"""What a contribution is, what it has to hold, and what it lacks. Pure: everything is handed in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from competition.consent.rules import Channel, Level, PersonShown, Shown, shown, uses_family_name
from competition.contributions.pattern import parts_missing
from competition.contributions.prose import lines_over
from competition.entries.checks import needs_translation
from competition.entries.rules import ImageState
from competition.entries.texts import troubles


class Kind(StrEnum):
    """What the campaign prints beside entries, in the order in which it is gathered and printed."""

    STATEMENT = "statement"
    STORY = "story"
    QUOTE = "quote"


class Reason(StrEnum):
    """Why a contribution was deleted."""

    WITHDRAWN = "withdrawn"
    TWICE = "twice"
    NOT_FITTING = "not-fitting"
    NEVER_ALLOWED = "never-allowed"
    """Nobody ever allowed it to be shown, and the campaign is long over: Garland deletes it by itself."""


MOST_QUOTES = 5
"""So many quotes of a city are printed."""
_FULL = (Kind.STATEMENT, Kind.STORY)
"""Kinds that need a portrait and answer the guiding questions."""
_PRINTED_IN = ("en", "fr")
"""What statements are in, and what is translated into, where a campaign says nothing else."""


class Lack(StrEnum):
    """The kinds of what may be missing, in the order in which they are mended."""

    TEXT = "text"
    LANGUAGE = "language"
    STATEMENT_LANGUAGE = "statement-language"
    TRANSLATION = "translation"
    TRANSLATION_LANGUAGE = "translation-language"
    PATTERN = "pattern"
    ONE_QUOTE = "one-quote"
    TOO_LONG = "too-long"
    TRANSLATION_TOO_LONG = "translation-too-long"
    UNPRINTABLE = "unprintable"
    QUESTIONS = "questions"
    PORTRAIT = "portrait"
    PORTRAIT_PROBLEM = "portrait-problem"
    DESCRIPTION = "description"
    NAME = "name"
    FAMILY_NAME = "family-name"
    CONSENT = "consent"
    GUARDIAN = "guardian"


@dataclass(frozen=True)
class Missing:
    """One thing that is missing; `values` fill its sentence."""

    kind: Lack
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """What is typed of a contribution: its words, who speaks, and what they allow.

    `minor`: who speaks is under age, and then a parent or guardian must have agreed. A channel that is not in
    `levels` counts as no.
    """

    language: str = ""
    text: str = ""
    translation_language: str = ""
    translation: str = ""
    translation_credit: str = ""
    given_name: str = ""
    family_name: str = ""
    office: str = ""
    answers_questions: bool = False
    minor: bool = False
    guardian_agreed: bool = False
    levels: Mapping[Channel, Level] = field(default_factory=dict)


@dataclass(frozen=True)
class PortraitFacts:
    """Where the portrait stands, and whether it is described for those who cannot see it."""

    state: ImageState
    described: bool


def printed_languages(languages: Sequence[str]) -> Sequence[str]:
    """Return the languages that every reader has: the campaign's own, else English and French."""
    return languages or _PRINTED_IN


def missing(
    kind: Kind, said: Said, portrait: PortraitFacts | None, languages: Sequence[str]
) -> tuple[Missing, ...]:
    """Return all that a contribution lacks; empty means complete."""
    return (
        *_words(kind, said, printed_languages(languages)),
        *_form(kind, said),
        *_portrait(kind, portrait),
        *_person(said),
    )


def shown_of(person: PersonShown, *, minor: bool, guardian_agreed: bool, channel: Channel) -> Shown:
    """Return what `channel` may show; of somebody under age nothing, unless a guardian has agreed."""
    if minor and not guardian_agreed:
        return Shown(allowed=False)
    return shown([person], channel)


def _words(kind: Kind, said: Said, languages: Sequence[str]) -> Iterator[Missing]:
    if not said.text:
        yield Missing(Lack.TEXT)
    if not said.language:
        yield Missing(Lack.LANGUAGE)
    elif needs_translation(said.language, languages):
        if kind is Kind.STATEMENT:
            yield Missing(Lack.STATEMENT_LANGUAGE, {"languages": tuple(languages)})
        elif not said.translation:
            yield Missing(Lack.TRANSLATION, {"languages": tuple(languages)})
    if said.translation and (
        not said.translation_language or needs_translation(said.translation_language, languages)
    ):
        yield Missing(Lack.TRANSLATION_LANGUAGE, {"languages": tuple(languages)})


def _form(kind: Kind, said: Said) -> Iterator[Missing]:
    """Yield where the words do not keep to the rules of their kind."""
    if kind is Kind.QUOTE and said.text:
        yield from _quote(said)
    if kind is Kind.STORY:
        if over := lines_over(said.text, said.language):
            yield Missing(Lack.TOO_LONG, {"lines": over})
        if over := lines_over(said.translation, said.translation_language):
            yield Missing(Lack.TRANSLATION_TOO_LONG, {"lines": over})
    for trouble in dict.fromkeys((*troubles(said.text), *troubles(said.translation))):
        yield Missing(Lack.UNPRINTABLE, {"trouble": trouble.value})
    if kind in _FULL and not said.answers_questions:
        yield Missing(Lack.QUESTIONS)


def _quote(said: Said) -> Iterator[Missing]:
    """Yield what the quote lacks of its pattern, in whichever of its languages the pattern is known."""
    for language, text in ((said.language, said.text), (said.translation_language, said.translation)):
        found = parts_missing(text, language) if text else None
        if found is None:
            continue
        if found.quotes > 1:
            yield Missing(Lack.ONE_QUOTE)
        elif found.parts:
            yield Missing(Lack.PATTERN, {"language": language, "parts": found.parts})


def _portrait(kind: Kind, portrait: PortraitFacts | None) -> Iterator[Missing]:
    if portrait is None:
        if kind in _FULL:
            yield Missing(Lack.PORTRAIT)
        return
    if portrait.state is ImageState.NEEDS_A_LOOK:
        yield Missing(Lack.PORTRAIT_PROBLEM)
    if not portrait.described:
        yield Missing(Lack.DESCRIPTION)


def _person(said: Said) -> Iterator[Missing]:
    named = any(level not in (Level.NO, Level.ANONYMOUS) for level in said.levels.values())
    if named and not said.given_name:
        yield Missing(Lack.NAME)
    if uses_family_name(said.levels) and not said.family_name:
        yield Missing(Lack.FAMILY_NAME)
    if any(channel not in said.levels for channel in Channel):
        yield Missing(Lack.CONSENT)
    if said.minor and not said.guardian_agreed:
        yield Missing(Lack.GUARDIAN)
