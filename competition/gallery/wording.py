"""What stands beside a work on its page, as far as the credit says anything."""

from competition.campaign.wording import award_name
from competition.entries.credits import Credit
from competition.entries.rules import MadeBy
from competition.platform.i18n import format_list, formats, ngettext
from competition.platform.i18n import gettext as _

QUIET_AWARD = "published"
"""To be among the published works is no prize that a label would name."""


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
    country = formats().territories.get(credit.country, "") if credit.country else ""
    return ", ".join(part for part in (credit.class_name, credit.school, city, country) if part)


def award(kind: str) -> str:
    """Return an award to be named beside a work."""
    return "" if kind == QUIET_AWARD else award_name(kind)


WORDS = {"made_by": made_by, "comes_from": comes_from, "award": award}
