"""What a rehearsal came to, drawn."""

from collections.abc import Mapping

from markupsafe import Markup

from competition.platform.drawings import Bar, Dot, bars, dots
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.rehearsal.outcome import Outcome, Scenario
from competition.rehearsal.simulation import Sure
from competition.rehearsal.wording import place_in_words


def sureness(outcome: Outcome, meant: int) -> Markup:
    """Draw for each number of reads in how many of 100 rehearsals most awards go right."""
    drawn = [
        Bar(
            ngettext("%(num)s read", "%(num)s reads", each.reads),
            {"meant" if each.reads == meant else "other": round(100 * (each.chance("most") or 0.0))},
        )
        for each in outcome.scenarios
    ]
    return Markup(  # noqa: S704 - the drawing escapes its words
        bars(
            drawn,
            title=_("How sure the awards are"),
            described=_("A bar for each number of reads; the table beside it says the same."),
        )
    )


def places(scenario: Scenario, names: Mapping[int, str], forms: Mapping[int, str]) -> Markup:
    """Draw between which places the best work of each category came out."""
    contested = [each for each in scenario.sure if each.counts]
    drawn = [_dot(each, names, forms) for each in contested]
    most = max((each.high for each in contested), default=2)
    return Markup(  # noqa: S704 - the drawing escapes its words
        dots(
            drawn,
            lowest=1,
            highest=max(2, most),
            title=_("Where the best work comes out"),
            described=_("A line for each category; the table beside it says the same."),
        )
    )


def _dot(sure: Sure, names: Mapping[int, str], forms: Mapping[int, str]) -> Dot:
    said = place_in_words(sure)
    label = _("%(category)s: %(places)s", category=names.get(sure.category, "?"), places=said)
    return Dot(label, sure.low, sure.middle, sure.high, forms.get(sure.category, ""))
