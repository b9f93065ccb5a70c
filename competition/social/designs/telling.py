"""What messages say in Garland's own words. The language is the one in use."""

from collections.abc import Sequence
from datetime import date

from competition.platform.i18n import format_date, gettext, ngettext
from competition.platform.i18n import gettext_noop as _
from competition.social.content import Message
from competition.social.posts.templates import Template

_HEADLINES = {
    Template.ANNOUNCEMENT: _("The results are out"),
    Template.THANKS: _("Thank you"),
    Template.PUBLICATION: _("The book is out"),
}
FIGURES = ("entries", "schools", "cities", "languages")


def headline(message: Message) -> str:
    """Return what a message says above all."""
    if message.template is Template.COUNTDOWN:
        on = day(message)
        return gettext("Results on %(day)s", day=on) if on else gettext("Until the results")
    return gettext(_HEADLINES[message.template])


def days(count: int) -> str:
    """Return the word for so many days, without their number."""
    return ngettext("day", "days", count)


def day(message: Message) -> str:
    """Return the day that a message tells of, empty where there is none."""
    return format_date(date.fromisoformat(message.on)) if message.on else ""


def counted(message: Message, names: Sequence[str] = FIGURES) -> list[tuple[int, str]]:
    """Return how many took part, and of what; what nobody counted is left out."""
    found = [(message.figure(name), name) for name in names]
    return [(count, _named(name, count)) for count, name in found if count]


def more(count: int) -> str:
    """Return the words for those that a card has no room for."""
    return ngettext("and %(num)s more", "and %(num)s more", count)


def _named(name: str, count: int) -> str:
    if name == "entries":
        return ngettext("entry", "entries", count)
    if name == "schools":
        return ngettext("school", "schools", count)
    return ngettext("city", "cities", count) if name == "cities" else ngettext("language", "languages", count)


def awards(count: int) -> str:
    """Return what a list of so many awarded works is called."""
    return ngettext("Award", "Awards", count)


def to_cities(count: int) -> str:
    """Return whom the thanks go to."""
    return ngettext(
        "to every class in %(num)s city that wrote, drew and translated",
        "to every class in %(num)s cities that wrote, drew and translated",
        count,
    )
