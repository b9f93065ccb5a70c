"""Captions and alt texts: what stands beside a card, in the campaign's language."""

from competition.campaign.wording import age_group_name
from competition.platform.i18n import gettext, use_locale
from competition.platform.i18n import gettext_noop as _
from competition.platform.languages import language_name
from competition.social import wording
from competition.social.content import CardContent, Content, Excerpt, Sender
from competition.social.counting import within
from competition.social.formats import Platform

_WON = {
    "poem": _("We are proud to share the winning poem of %(campaign)s %(year)s (ages %(ages)s)"),
    "essay": _("We are proud to share the winning essay of %(campaign)s %(year)s (ages %(ages)s)"),
    "illustration": _("We are proud to share the winning picture of %(campaign)s %(year)s (ages %(ages)s)"),
}
_HONOURED = {
    "poem": _("A poem that we would love you to read, from %(campaign)s %(year)s (%(award)s, ages %(ages)s)"),
    "essay": _(
        "An essay that we would love you to read, from %(campaign)s %(year)s (%(award)s, ages %(ages)s)"
    ),
    "illustration": _(
        "A picture that we would love you to see, from %(campaign)s %(year)s (%(award)s, ages %(ages)s)"
    ),
}


def link(content: Content, sender: Sender, base_url: str) -> str:
    """Return the address of the work's public page, or the campaign's."""
    if isinstance(content, CardContent):
        return f"{base_url}/c/{sender.slug}/works/{content.entry_ref}"
    return f"{base_url}/c/{sender.slug}"


def caption(content: Content, sender: Sender, base_url: str, platform: Platform) -> str:
    """Return the caption in what a platform gives it; what can be missed goes first, the link never.

    It has no link for platforms on which nobody can follow one.
    """
    if not isinstance(content, CardContent):
        return f"{sender.name} {sender.year}\n{link(content, sender, base_url)}"
    with use_locale(sender.locale):
        lead, body = _sentence(content, sender), [_credit(content), _language(content)]
    address, tags = link(content, sender, base_url) if platform.links else "", " ".join(sender.hashtags)
    for parts in (
        [lead, *body, address, tags],
        [lead, body[0], address, tags],
        [lead, address, tags],
        [lead, address],
    ):
        text = "\n".join(part for part in parts if part)
        if platform.count(text) <= platform.limit:
            return text
    end = f"\n{address}" if address else ""
    return within(lead, platform.limit - platform.count(end), platform.count) + end


def alt_text(content: Content, sender: Sender, excerpt: Excerpt) -> str:
    """Return what a reader hears: the picture's description or the words on the card, then whose they are."""
    if not isinstance(content, CardContent):
        return f"{sender.name} {sender.year}"
    with use_locale(sender.locale):
        said = [_lead(content, sender)]
        if content.picture is not None and not content.original.text:
            said.append(content.picture.alt or gettext("A picture that has no description yet."))
        elif excerpt.text:
            said.append(_spoken(excerpt.text))
        if excerpt.translation:
            said.append(gettext("Translation: %(words)s", words=_spoken(excerpt.translation)))
        said.append(wording.byline(content))
    return "\n".join(part for part in said if part)


def _spoken(verse: str) -> str:
    """Return verse in one line, its lines parted as in prose that quotes it."""
    return " / ".join(line for line in verse.splitlines() if line)


def _lead(content: CardContent, sender: Sender) -> str:
    """Return award, category and title in a sentence of their own."""
    named = _named(content)
    awarded = gettext(
        "%(award)s of %(campaign)s %(year)s (%(category)s)",
        award=wording.award_of(content),
        campaign=sender.name,
        year=sender.year,
        category=wording.category_of(content),
    )
    # The award first, so that the line begins in the language of the caption whatever the title's direction.
    return awarded + gettext(":") + f" {named}" if named else awarded


def _sentence(content: CardContent, sender: Sender) -> str:
    """Return award, ages and title as one tells them to friends; plainly for a form of its own."""
    named = _named(content)
    words = (_WON if content.award == "winner" else _HONOURED).get(content.form)
    if not named or words is None:
        return _lead(content, sender)
    ages = age_group_name(content.age_group)
    told = gettext(words, award=wording.award_of(content), campaign=sender.name, year=sender.year, ages=ages)
    return told + gettext(":") + f" {named}"


def _named(content: CardContent) -> str:
    """Return the title, and its translation where there is one."""
    other = content.translation.title if content.translation else ""
    title = content.original.title
    return f"{title} ({other})" if title and other and other != title else title or other


def _credit(content: CardContent) -> str:
    return " · ".join(part for part in (content.who, content.school, content.city) if part)


def _language(content: CardContent) -> str:
    if not content.original.language or not content.original.text:
        return ""
    return gettext("Written in %(language)s.", language=language_name(content.original.language))
