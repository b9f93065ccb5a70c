"""The words around a work: award, form, ages, credit, and why there is no card."""

import re

from competition.campaign.wording import age_group_name, award_name, form_name
from competition.entries.credits import Credit
from competition.platform.i18n import format_list, gettext, ngettext
from competition.platform.i18n import gettext_noop as _
from competition.social.content import CardContent, Content

DOT = " · "
"""What parts names, class and city on a card."""
_SHORT = re.compile(r" (?=[^\W_]{1,2}(?:\u00a0·|$))")
_COUNTED = re.compile(r"(?<=\d) (?=[^\W\d_])")
REASONS = {
    "consent": _("There is no consent for social media."),
    "gone": _("It does not stand any more."),
    "picture": _("It has no picture that could be opened."),
    "not-allowed": _("Somebody who made it has not allowed social media."),
    "submitted": _("It is being screened anew, so it does not stand at the moment."),
    "returned": _("It was returned to its teacher, so it does not stand at the moment."),
    "disqualified": _("It is disqualified."),
    "withdrawn": _("Its teacher has withdrawn it."),
    "draft": _("It is a draft again, so it does not stand at the moment."),
    "words": _("It has neither a title nor a text."),
}


def reason(code: str) -> str:
    """Return why a work has no card."""
    return gettext(REASONS[code])


def who(credit: Credit) -> str:
    """Return whose work it is, as far as it may be said: names, those without, the class."""
    people = list(credit.names)
    if people and credit.unnamed:
        people.append(ngettext("%(num)s more", "%(num)s more", credit.unnamed))
    return DOT.join(part for part in (format_list(people) if people else "", credit.class_name) if part)


def award_of(content: CardContent) -> str:
    """Return the award in words."""
    return award_name(content.award)


def category_of(content: Content) -> str:
    """Return form and ages, such as "Poem, 11–18"."""
    return category_named(content.form, content.age_group)


def category_named(form: str, age_group: str) -> str:
    """Return form and ages, such as "Poem, 11–18"."""
    return gettext("%(form)s, ages %(ages)s", form=form_name(form), ages=age_group_name(age_group))


def kept(said: str) -> str:
    """Return words whose dots stay at the end of their line, and the "2" of "groupe 2" with its word."""
    return _SHORT.sub("\u00a0", said.replace(DOT, f"\u00a0{DOT.lstrip()}"))


def counted(said: str) -> str:
    """Return words whose figures stay with what follows: no line parts "6 December"."""
    return _COUNTED.sub("\u00a0", said)


def byline(content: Content) -> str:
    """Return the credit and the city, as they stand on a card."""
    return DOT.join(part for part in (content.who, content.city) if part)
