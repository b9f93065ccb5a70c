"""The rules of the awards in words."""

from competition.platform.i18n import gettext, ngettext
from competition.platform.i18n import gettext_noop as _
from competition.results.quotas import KNOWN, Sense, Tie

RULES = {
    "most-school": _("Awards for one school"),
    "most-school-category": _("Awards for one school in a category"),
    "most-city": _("Awards for one city"),
    "most-city-category": _("Awards for one city in a category"),
    "different-language": _("Languages among the works awarded"),
    "different-city": _("Cities among the works awarded"),
    "different-language-category": _("Languages among the works awarded in each category"),
    "each-form": _("Awards for each form"),
    "each-age": _("Awards for each age group"),
    "most-form": _("Awards for one form"),
    "most-age": _("Awards for one age group"),
}
TIES = {
    Tie.RAW: _("the higher raw mean"),
    Tie.AGREEMENT: _("more agreement among its judges"),
    Tie.NOMINATIONS: _("more nominations"),
    Tie.SUBMITTED: _("handed in earlier"),
}


def rule_name(key: str) -> str:
    """Return what a rule counts."""
    return gettext(RULES[key])


def rule_said(key: str, number: int) -> str:
    """Return a rule with its number."""
    what = rule_name(key)
    if KNOWN[key].sense is Sense.MOST:
        return gettext("%(what)s: at most %(number)s", what=what, number=number)
    return gettext("%(what)s: at least %(number)s", what=what, number=number)


def empty_said(number: int, category: str) -> str:
    """Say how many awards of a category the rules leave empty."""
    return ngettext(
        "%(category)s: %(num)s award stays empty, because the rules let nobody have it.",
        "%(category)s: %(num)s awards stay empty, because the rules let nobody have them.",
        number,
        category=category,
    )
