"""Captions and alt texts: what stands beside a card, in the campaign's language."""

from competition.platform.i18n import gettext, use_locale
from competition.platform.languages import language_name
from competition.social import wording
from competition.social.content import CardContent, Sender


def link(content: CardContent, sender: Sender, base_url: str) -> str:
    """Return the address of the work's public page."""
    return f"{base_url}/c/{sender.slug}/works/{content.entry_ref}"


def caption(content: CardContent, sender: Sender, base_url: str, *, limit: int) -> str:
    """Return the caption in at most `limit` characters; what can be missed goes first, the link never."""
    with use_locale(sender.locale):
        lead, body = _lead(content, sender), [_credit(content), _language(content)]
    address, tags = link(content, sender, base_url), " ".join(sender.hashtags)
    for parts in (
        [lead, *body, address, tags],
        [lead, body[0], address, tags],
        [lead, address, tags],
        [lead, address],
    ):
        text = "\n".join(part for part in parts if part)
        if len(text) <= limit:
            return text
    return f"{lead[: max(0, limit - len(address) - 2)].rstrip()}…\n{address}"


def alt_text(content: CardContent, sender: Sender, excerpt: str) -> str:
    """Return what a reader hears: the picture's description or the words on the card, then whose they are."""
    with use_locale(sender.locale):
        said = [_lead(content, sender)]
        if content.picture is not None and not content.original.text:
            said.append(content.picture.alt or gettext("A picture that has no description yet."))
        elif excerpt:
            said.append(excerpt)
        said.append(wording.byline(content))
    return "\n".join(part for part in said if part)


def _lead(content: CardContent, sender: Sender) -> str:
    """Return award, category and title in a sentence of their own."""
    other = content.translation.title if content.translation else ""
    title = content.original.title
    named = f"{title} ({other})" if title and other and other != title else title or other
    awarded = gettext(
        "%(award)s of %(campaign)s %(year)s (%(category)s)",
        award=wording.award_of(content),
        campaign=sender.name,
        year=sender.year,
        category=wording.category_of(content),
    )
    # The award first, so that the line begins in the language of the caption whatever the title's direction.
    return awarded + gettext(":") + f" {named}" if named else awarded


def _credit(content: CardContent) -> str:
    return " · ".join(part for part in (content.who, content.school, content.city) if part)


def _language(content: CardContent) -> str:
    if not content.original.language or not content.original.text:
        return ""
    return gettext("Written in %(language)s.", language=language_name(content.original.language))
