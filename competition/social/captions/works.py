"""What a caption says of a winning work: title, award, credit by consent, city and language."""

from competition.campaign.wording import age_group_name
from competition.platform.i18n import gettext
from competition.platform.i18n import gettext_noop as _
from competition.platform.languages import language_name
from competition.social import wording
from competition.social.captions.fitting import Told
from competition.social.content import CardContent, Sender

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


def told_of_work(content: CardContent, sender: Sender) -> Told:
    """Return what a caption says of a work, in the current language."""
    return Told(_sentence(content, sender), credit=credit_of(content), language=_language(content))


def lead(content: CardContent, sender: Sender) -> str:
    """Return award, category and title in a sentence of their own."""
    named = named_work(content)
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
    named = named_work(content)
    words = (_WON if content.award == "winner" else _HONOURED).get(content.form)
    if not named or words is None:
        return lead(content, sender)
    ages = age_group_name(content.age_group)
    told = gettext(words, award=wording.award_of(content), campaign=sender.name, year=sender.year, ages=ages)
    return told + gettext(":") + f" {named}"


def named_work(content: CardContent) -> str:
    """Return the title, and its translation where there is one."""
    other = content.translation.title if content.translation else ""
    title = content.original.title
    return f"{title} ({other})" if title and other and other != title else title or other


def credit_of(content: CardContent) -> str:
    """Return whose work it is as far as it may be said, school and city."""
    return wording.DOT.join(part for part in (content.who, content.school, content.city) if part)


def _language(content: CardContent) -> str:
    if not content.original.language or not content.original.text:
        return ""
    return gettext("Written in %(language)s.", language=language_name(content.original.language))
