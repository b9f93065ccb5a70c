"""What a caption says where no work is shown: the campaign's own news, and what people say."""

from collections.abc import Callable, Sequence
from datetime import date

from competition.campaign.wording import award_name
from competition.platform.i18n import current_locale, format_date, format_list, gettext, ngettext
from competition.social import wording
from competition.social.captions.fitting import Told
from competition.social.content import Listed, Message, Sender, Words
from competition.social.posts.templates import Template
from competition.social.quotes import quotation_marks
from competition.social.sentences import sentences


def told_of_message(message: Message, sender: Sender) -> Told:
    """Return what a caption says, in the current language."""
    return _TOLD[message.template](message, sender)


def names_of(message: Message, sender: Sender) -> dict[str, str]:
    """Return what sentences about a campaign are filled with."""
    return {"campaign": sender.name, "year": str(sender.year)}


def _announced(message: Message, sender: Sender) -> Told:
    lead = gettext("The results of %(campaign)s %(year)s are here.", **names_of(message, sender))
    return Told(lead, body=(took_part(message),))


def took_part(message: Message) -> str:
    """Return how many works came from how many cities and in how many languages; nothing where none did."""
    if not message.figure("entries"):
        return ""
    return gettext(
        "%(works)s from %(cities)s, in %(languages)s.",
        works=ngettext("%(num)s work", "%(num)s works", message.figure("entries")),
        cities=ngettext("%(num)s city", "%(num)s cities", message.figure("cities")),
        languages=ngettext("%(num)s language", "%(num)s languages", message.figure("languages")),
    )


def _counted_down(message: Message, sender: Sender) -> Told:
    day = format_date(date.fromisoformat(message.on))
    lead = ngettext(
        "%(num)s day until the results of %(campaign)s %(year)s, on %(day)s.",
        "%(num)s days until the results of %(campaign)s %(year)s, on %(day)s.",
        message.figure("days"),
        day=day,
        **names_of(message, sender),
    )
    return Told(lead, body=(took_part(message),))


def _thanked(message: Message, sender: Sender) -> Told:
    cities = message.cities
    lead = ngettext(
        "Thank you to the city that wrote, drew and read for %(campaign)s %(year)s.",
        "Thank you to the %(num)s cities that wrote, drew and read for %(campaign)s %(year)s.",
        len(cities),
        **names_of(message, sender),
    )
    return Told(lead, body=(format_list(cities),) if cities else ())


def _won(message: Message, sender: Sender) -> Told:
    lead = gettext(
        "The awards of %(campaign)s %(year)s: %(category)s",
        category=wording.category_of(message),
        **names_of(message, sender),
    )
    lines = tuple(listed_line(each) for each in message.listed)
    more = tuple(
        ngettext("and %(num)s more", "and %(num)s more", left) for left in range(1, len(message.listed))
    )
    return Told(lead, list=lines, more=more)


def listed_line(each: Listed) -> str:
    """Return award, title with its translation, and whose work it is, in a line."""
    other = each.translation.title if each.translation else ""
    title = each.original.title or other
    named = f"{title} ({other})" if other and other != title else title
    whose = wording.DOT.join(part for part in (each.who, each.city) if part)
    told = award_name(each.award) + gettext(":") + f" {named}"
    return f"{told}, {whose}" if named and whose else told if named else f"{told}{whose}"


def _said(message: Message, _sender: Sender) -> Told:
    """Return what somebody says, as far as there is room for whole sentences, then who says it.

    What the caption's own readers understand comes first, the original before other translations.
    """
    both = [words for words in (message.original, message.translation) if words and words.text.strip()]
    if not both:
        return Told(spoken_by(message))
    both.sort(key=lambda words: words.language.split("-")[0] != current_locale())
    said = tuple(quoted(words.text, words.language) for words in both)
    shorter = tuple(quoted(text, both[0].language) for text in _openings(both[0]))
    return Told(said[0], shorter, body=said[1:], credit=spoken_by(message))


def spoken_by(message: Message) -> str:
    """Return who speaks, as far as they allow it, the office and the city."""
    return ", ".join(part for part in (message.who, message.office, message.city) if part)


def quoted(text: str, language: str) -> str:
    """Return a text in its language's quotation marks, unless it brings its own."""
    running = " ".join(text.split())
    if running[:1] in tuple("\"'«“„”「『‘‹»"):
        return running
    opening, closing = quotation_marks(language)
    return f"{opening}{running}{closing}"


def _openings(words: Words) -> Sequence[str]:
    """Return the text's first sentences, the most first, without the whole text."""
    whole = sentences(" ".join(words.text.split()), words.language)
    return [" ".join(whole[:count]) for count in range(len(whole) - 1, 0, -1)]


def _published(message: Message, sender: Sender) -> Told:
    lead = gettext("The book of %(campaign)s %(year)s is out.", **names_of(message, sender))
    count = message.figure("works")
    inside = ngettext(
        "It holds %(num)s awarded work, in its own language and in translation.",
        "It holds %(num)s awarded works, each in its own language and in translation.",
        count,
    )
    return Told(lead, body=(inside if count else "", took_part(message)))


_TOLD: dict[Template, Callable[[Message, Sender], Told]] = {
    Template.ANNOUNCEMENT: _announced,
    Template.COUNTDOWN: _counted_down,
    Template.THANKS: _thanked,
    Template.WINNERS: _won,
    Template.STATEMENT: _said,
    Template.QUOTE: _said,
    Template.PUBLICATION: _published,
}
