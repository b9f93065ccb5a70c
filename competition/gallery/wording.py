"""What stands beside a work on its page, as far as the credit says anything, and what can be chosen."""

from collections.abc import Sequence

from competition.campaign.wording import age_group_name, award_name, form_name, forms_name
from competition.entries.credits import Credit
from competition.entries.rules import MadeBy
from competition.gallery.choosing import Option
from competition.gallery.queries import Opened, Shelf
from competition.platform.i18n import format_list, formats, gettext_noop, ngettext
from competition.platform.i18n import gettext as _
from competition.platform.languages import language_name

QUIET_AWARD = "published"
"""To be among the published works is no prize that a label would name."""
FACETS = {
    "form": gettext_noop("Form"),
    "ages": gettext_noop("Age group"),
    "language": gettext_noop("Language"),
    "city": gettext_noop("City"),
}


def made_by(credit: Credit) -> str:
    """Return who made the work; empty for one pupil without a name."""
    if not credit.names:
        return "" if credit.made_by is MadeBy.PUPIL else _("made together")
    names = list(credit.names)
    if credit.unnamed:
        names.append(ngettext("%(num)s other", "%(num)s others", credit.unnamed))
    return format_list(names)


def comes_from(credit: Credit) -> str:
    """Return class, school, city and country."""
    city = "" if credit.school.endswith(credit.city) else credit.city
    return ", ".join(part for part in (credit.class_name, credit.school, city, _country(credit)) if part)


def award(kind: str) -> str:
    """Return an award to be named beside a work."""
    return "" if kind == QUIET_AWARD else award_name(kind)


def category(form: str, age_group: str) -> str:
    """Return a form with its age group, for one work."""
    return f"{form_name(form)} · {_('ages %(ages)s', ages=age_group_name(age_group))}"


def facet_name(facet: str) -> str:
    """Return what is chosen by: form, age group, language, city."""
    return _(FACETS[facet])


def value_name(facet: str, value: str) -> str:
    """Return a value of a facet in words."""
    names = {"form": forms_name, "ages": age_group_name, "language": language_name}
    return names[facet](value) if facet in names else value


def sorted_options(facet: str, options: Sequence[Option]) -> list[tuple[str, Option]]:
    """Return options with their names; languages and cities by name, the others as they come."""
    named = [(value_name(facet, option.value), option) for option in options]
    return sorted(named, key=lambda each: each[0].casefold()) if facet in ("language", "city") else named


def share_description(opened: Opened) -> str:
    """Return what is said of a work where its link is shared: nothing of a person."""
    place = ", ".join(part for part in (opened.credit.city, _country(opened.credit)) if part)
    said = (award(opened.award), category(opened.category.form, opened.category.age_group), place)
    return " · ".join(part for part in said if part)


def colophon(works: Sequence[Shelf]) -> list[str]:
    """Return how many works, cities and languages there are to read."""
    cities = {work.credit.city for work in works}
    languages = {work.language for work in works if work.language}
    said = [
        ngettext("%(num)s work", "%(num)s works", len(works)),
        ngettext("from %(num)s city", "from %(num)s cities", len(cities)),
    ]
    if languages:
        said.append(ngettext("in %(num)s language", "in %(num)s languages", len(languages)))
    return said


def _country(credit: Credit) -> str:
    return formats().territories.get(credit.country, "") if credit.country else ""


WORDS = {"made_by": made_by, "comes_from": comes_from, "award": award, "category": category}
