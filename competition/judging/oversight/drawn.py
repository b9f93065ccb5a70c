"""The drawings of oversight; each stands beside a table that says the same."""

from collections.abc import Sequence

from markupsafe import Markup

from competition.judging.oversight.queries.categories import CategoryProgress
from competition.judging.queries.spread import Spread
from competition.judging.wording import category_name
from competition.platform.drawings import Bar, bars, rows
from competition.platform.i18n import format_number
from competition.platform.i18n import gettext as _

KINDS = ("done", "begun", "unread", "nobodys")


def by_category(categories: Sequence[CategoryProgress]) -> Markup:
    """Draw how far each category is."""
    drawn = [
        Bar(category_name(each.form, each.age_group), {kind: getattr(each, kind) for kind in KINDS})
        for each in categories
    ]
    said = ", ".join(
        _(
            "%(category)s: %(done)s of %(total)s",
            category=bar.label,
            done=format_number(each.done),
            total=format_number(each.wanted),
        )
        for bar, each in zip(drawn, categories, strict=True)
    )
    return Markup(rows(drawn, title=_("Reads by category"), described=said))  # noqa: S704 - made there


def of_spread(spread: Spread) -> Markup:
    """Draw how often each level was given."""
    drawn = [Bar(str(value), {"plain": count}) for value, count in spread.counts]
    said = ", ".join(f"{value}: {format_number(count)}" for value, count in spread.counts)
    title = _("How the scale was used")
    return Markup(bars(drawn, title=title, described=said))  # noqa: S704 - made there


def kinds_said() -> list[tuple[str, str]]:
    """Return the legend of `by_category`."""
    words = (_("Handed in"), _("Begun"), _("With a judge, not begun"), _("Nobody has it yet"))
    return list(zip(KINDS, words, strict=True))
