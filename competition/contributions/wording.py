"""Contributions in words: kinds, what they lack, the questions they answer."""

from collections.abc import Sequence

from competition.campaign.models import City
from competition.consent.rules import Channel
from competition.contributions.models import Contribution
from competition.contributions.pattern import PATTERNS, Part
from competition.contributions.prose import WORDS
from competition.contributions.rules import Kind, Lack, Missing, Reason
from competition.entries import facts
from competition.entries.wording import CHANNELS, SHORT_LEVELS, missing_sentence
from competition.platform.i18n import format_list, gettext, ngettext
from competition.platform.i18n import gettext_noop as _
from competition.platform.languages import language_name

KINDS = {Kind.STATEMENT: _("Statement"), Kind.STORY: _("Personal story"), Kind.QUOTE: _("Quote")}
SECTIONS = {
    Kind.STATEMENT: _("The mayor’s statement"),
    Kind.STORY: _("Personal stories"),
    Kind.QUOTE: _("Quotes"),
}
ADD = {
    Kind.STATEMENT: _("Add the statement"),
    Kind.STORY: _("Add a story"),
    Kind.QUOTE: _("Add a quote"),
}
NONE_YET = {
    Kind.STATEMENT: _("No statement yet."),
    Kind.STORY: _("No story yet."),
    Kind.QUOTE: _("No quote yet."),
}
OFFICES = {
    Kind.STATEMENT: _("Such as “Mayor of Limerick”."),
    Kind.STORY: _("What stands below the name, such as “baker”. It may stay empty."),
    Kind.QUOTE: _("What stands below the name. It may stay empty."),
}
QUESTIONS = {
    Kind.STATEMENT: (
        _("What have people who came from elsewhere given to your city?"),
        _("What has your city learned about making people welcome?"),
        _("What comes next?"),
    ),
    Kind.STORY: (
        _("Why this city?"),
        _("What has shaped you?"),
        _("How have encounters shaped you?"),
        _("What are you grateful for?"),
    ),
    Kind.QUOTE: (),
}
REASONS = {
    Reason.WITHDRAWN: _("The person does not want it to be kept any more"),
    Reason.TWICE: _("It was entered twice"),
    Reason.NOT_FITTING: _("It does not belong to this campaign"),
}
_LACKS = {
    Lack.TEXT: _("The text is missing."),
    Lack.LANGUAGE: _("Say which language it is in."),
    Lack.STATEMENT_LANGUAGE: _("A statement is written in %(languages)s."),
    Lack.TRANSLATION: _("A translation into %(languages)s is missing."),
    Lack.TRANSLATION_LANGUAGE: _("Say whether the translation is in %(languages)s."),
    Lack.ONE_QUOTE: _("There is more than one quote in the text; each stands on its own."),
    Lack.QUESTIONS: _("Somebody still has to read whether it answers the guiding questions."),
    Lack.PORTRAIT: _("The portrait is missing."),
    Lack.PORTRAIT_PROBLEM: _("The portrait could not be opened and needs a look."),
    Lack.DESCRIPTION: _("The portrait needs a description for those who cannot see it."),
    Lack.NAME: _("The first name is missing, since it may be shown."),
    Lack.FAMILY_NAME: _("The family name is missing, since some of it may be shown."),
    Lack.CONSENT: _("Say what may be shown in the book, on the website and on social media."),
    Lack.GUARDIAN: _("A parent or guardian still has to agree; nothing is shown before."),
}
_PARTS = {
    "en": {
        Part.OPENING: "I am many things.",
        Part.AM: "I am …",
        Part.LIKE: "I like …",
        Part.DO: "I do …",
        Part.CLOSING: "I am a migrant.",
    },
    "fr": {
        Part.OPENING: "Je suis beaucoup de choses.",
        Part.AM: "Je suis …",
        Part.LIKE: "j’aime …",
        Part.DO: "je fais …",
        Part.CLOSING: "Je suis un migrant.",
    },
}


def named(languages: Sequence[str]) -> str:
    """Return languages by their names, as a choice."""
    return format_list([language_name(tag) for tag in languages], either=True)


def kind_name(kind: Kind) -> str:
    """Return what a kind is called."""
    return gettext(KINDS[kind])


def name_of(contribution: Contribution) -> str:
    """Return who speaks, for the secretariat."""
    person = contribution.person
    return f"{person.given_name} {person.family_name}".strip() or gettext("Without a name yet")


def heading(kind: Kind, city: City) -> str:
    """Return what a page about one contribution is called."""
    return f"{kind_name(kind)} · {city.name}"


def lack_sentence(lack: Missing) -> str:
    """Return what is missing as one says it to the secretariat."""
    if lack.kind is Lack.PATTERN:
        tongue = lack.values["language"].split("-")[0]
        parts = [f"“{_PARTS[tongue][part]}”" for part in lack.values["parts"]]
        return gettext(
            "The quote does not follow its pattern yet; it wants %(parts)s.", parts=format_list(parts)
        )
    if lack.kind in (Lack.TOO_LONG, Lack.TRANSLATION_TOO_LONG):
        return _too_long(lack)
    if lack.kind is Lack.UNPRINTABLE:
        return missing_sentence(facts.Missing(facts.Lack(lack.values["trouble"]), facts.Section.WORK))
    return gettext(_LACKS[lack.kind], languages=named(lack.values.get("languages", ())))


def _too_long(lack: Missing) -> str:
    if lack.kind is Lack.TOO_LONG:
        return ngettext(
            "It is about %(num)s line longer than an A4 page of the book, which holds some %(words)s words.",
            "It is about %(num)s lines longer than an A4 page of the book, which holds some %(words)s words.",
            lack.values["lines"],
            words=WORDS,
        )
    return ngettext(
        "The translation is about %(num)s line longer than an A4 page of the book.",
        "The translation is about %(num)s lines longer than an A4 page of the book.",
        lack.values["lines"],
    )


def consents(contribution: Contribution) -> list[tuple[str, str]]:
    """Return each channel with what was said for it."""
    levels = contribution.said.levels
    return [
        (gettext(CHANNELS[channel]), gettext(SHORT_LEVELS[levels[channel]]))
        if channel in levels
        else (gettext(CHANNELS[channel]), gettext("Nothing said yet"))
        for channel in Channel
    ]


def rule(kind: Kind, languages: Sequence[str]) -> str:
    """Return what a contribution of a kind has to be, in a sentence or two."""
    said = named(languages)
    if kind is Kind.STATEMENT:
        return gettext(
            "Written in %(languages)s, with a portrait; it answers the guiding questions.", languages=said
        )
    if kind is Kind.STORY:
        return gettext(
            "At most one A4 page, some %(words)s words, with a portrait; in %(languages)s, or in the local "
            "language with a translation. It answers the guiding questions.",
            words=WORDS,
            languages=said,
        )
    return gettext(
        "One quote after the pattern “%(pattern)s”, at most five from a city; with a portrait or without.",
        pattern=PATTERNS["en"],
    )
