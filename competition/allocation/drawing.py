"""An allocation, drawn."""

from collections.abc import Sequence

from markupsafe import Markup

from competition.allocation.figures import Bin
from competition.platform.drawings import Bar, bars, rows
from competition.platform.i18n import format_number
from competition.platform.i18n import gettext as _


def readings(lines: Sequence[tuple[str, int]]) -> Markup:
    """Draw in which language the entries are read."""
    return Markup(  # noqa: S704 - the drawing escapes its words
        rows(
            [Bar(words, {"plain": number}) for words, number in lines],
            title=_("How the entries are read"),
            described=_("A bar for each way of reading; the table beside it says the same."),
        )
    )


def loads(found: Sequence[Bin]) -> Markup:
    """Draw how many judges have how many entries."""
    return Markup(  # noqa: S704 - the drawing escapes its words
        bars(
            [Bar(span(each), {"plain": each.judges}) for each in found],
            title=_("How much judges read"),
            described=_("A bar for each number of entries; the table beside it says the same."),
        )
    )


def span(each: Bin) -> str:
    """Say from how many to how many entries."""
    first, last = format_number(each.first), format_number(each.last)
    return first if each.first == each.last else f"{first}–{last}"
