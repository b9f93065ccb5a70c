"""Captions by platform and language: what somebody wrote, else what Garland proposes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from competition.platform.i18n import available_locales, gettext, use_locale
from competition.social.captions.fitting import Told, fitted
from competition.social.captions.links import link
from competition.social.captions.messages import quoted, spoken_by, told_of_message
from competition.social.captions.works import credit_of, told_of_work
from competition.social.content import CardContent, Content, Post, Sender
from competition.social.formats import PLATFORMS, Platform

OWN = "own"
"""In place of a language: that of the work itself, in which Garland says nothing but what the work says."""


def caption(content: Content, sender: Sender, base_url: str, platform: Platform, language: str = "") -> str:
    """Return the caption in what a platform gives it, in the campaign's language or another of Garland's.

    In a language that Garland does not speak it is made of the work's own words. What can be missed goes
    first, the link never; where nobody can follow one, the caption says where it is found: in the caption's
    language if Garland speaks it, else in the campaign's.
    """
    language = language or sender.locale
    spoken = language in available_locales()
    with use_locale(language if spoken else sender.locale):
        elsewhere = gettext("Read more on our website: the link is in our profile.")
        if not spoken:
            told = _own(content)
        elif isinstance(content, CardContent):
            told = told_of_work(content, sender)
        else:
            told = told_of_message(content, sender)
    at, tags = link(content, sender, base_url), sender.hashtags
    return fitted(replace(told, link=at, elsewhere=elsewhere, tags=tags), platform)


def captions_of(
    post: Post,
    sender: Sender,
    base_url: str,
    languages: Sequence[str],
    platforms: Iterable[Platform] = PLATFORMS,
) -> dict[tuple[str, str], str]:
    """Return a post's captions by platform's name and language; those that somebody wrote in their place."""
    return {
        (platform.name, language): post.captions.get(key_of(platform, language))
        or caption(post.content, sender, base_url, platform, language)
        for platform in platforms
        for language in languages_for(post.content, languages)
    }


def languages_for(content: Content, languages: Sequence[str]) -> tuple[str, ...]:
    """Return the languages that a post's captions are written in: the campaign's, and the work's own."""
    own = content.original.language
    same = any(own.split("-")[0] == each.split("-")[0] for each in languages)
    return (*languages, own) if own and not same else tuple(languages)


def key_of(platform: Platform, language: str) -> str:
    """Return what a caption that somebody wrote is kept under, such as `Instagram/en`."""
    return f"{platform.name}/{language}"


def _own(content: Content) -> Told:
    """Return what can be said in the work's own language: its title or words, whose they are, where."""
    own = content.original
    said = quoted(own.text, own.language) if own.text.strip() else ""
    if isinstance(content, CardContent):
        return Told(own.title or said, credit=credit_of(content))
    return Told(said, credit=spoken_by(content))
