"""Alt texts: what a reader hears of a card."""

from collections.abc import Iterator

from competition.platform.i18n import gettext, use_locale
from competition.social import wording
from competition.social.captions.messages import listed_line, spoken_by, told_of_message
from competition.social.captions.works import lead
from competition.social.content import CardContent, Content, Excerpt, Message, Sender
from competition.social.posts.templates import Template


def alt_text(content: Content, sender: Sender, excerpt: Excerpt) -> str:
    """Return what a reader hears: the picture's description or the words on the card, then whose they are.

    It is in the language of `sender`; the words of a work stay in their own.
    """
    with use_locale(sender.locale):
        said = _of_work if isinstance(content, CardContent) else _of_message
        return "\n".join(part for part in said(content, sender, excerpt) if part)  # type: ignore[arg-type]


def _of_work(content: CardContent, sender: Sender, excerpt: Excerpt) -> Iterator[str]:
    yield lead(content, sender)
    if content.picture is not None and not content.original.text:
        yield content.picture.alt or gettext("A picture that has no description yet.")
    yield from _words(excerpt)
    yield wording.byline(content)


def _of_message(message: Message, sender: Sender, excerpt: Excerpt) -> Iterator[str]:
    if message.template.of_voice:
        if message.picture is not None:
            yield message.picture.alt or gettext("A portrait that has no description yet.")
        yield from _words(excerpt)
        yield spoken_by(message)
        return
    told = told_of_message(message, sender)
    yield told.lead
    if message.template is Template.WINNERS:
        for each in message.listed:
            yield listed_line(each)
            if each.picture is not None:
                yield each.picture.alt or gettext("A picture that has no description yet.")
    else:
        yield from told.body


def _words(excerpt: Excerpt) -> Iterator[str]:
    if excerpt.text:
        yield spoken(excerpt.text)
    if excerpt.translation:
        yield gettext("Translation: %(words)s", words=spoken(excerpt.translation))


def spoken(verse: str) -> str:
    """Return verse in one line, its lines parted as in prose that quotes it."""
    return " / ".join(line for line in verse.splitlines() if line)
