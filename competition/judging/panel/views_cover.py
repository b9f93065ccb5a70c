"""Which languages the panel covers, with how many judges and places: a drawing, and its table."""

from collections.abc import Sequence

from flask import render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.judging.panel.coverage import Covered, coverage
from competition.judging.panel.queries import entries_by_language, readers
from competition.judging.panel.views_office import bp
from competition.platform.drawings import Bar, rows
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.languages import language_name
from competition.web.policies import allow
from competition.web.request import db

DRAWN = 20
"""So many languages are drawn; all stand in the table."""


@bp.get("/c/<slug>/office/panel/languages")
@allow(OFFICE)
def languages(campaign: Campaign) -> ResponseReturnValue:
    """Show what the panel can read, beside what has come in."""
    judges = readers(db(), campaign_id=campaign.id)
    wanted = entries_by_language(db(), campaign_id=campaign.id)
    covered = coverage(judges, wanted)
    return render_template(
        "judging/panel/languages.html",
        covered=covered,
        drawing=_drawing(covered) if covered else "",
        drawn=min(DRAWN, len(covered)),
        judges=len(judges),
        places=sum(judge.capacity for judge in judges),
        reads=sum(reads for _entries, reads in wanted.values()),
        wordless=wanted.get("", (0, 0))[0],
        said=_said(covered),
    )


def _drawing(covered: Sequence[Covered]) -> Markup:
    """Draw the places in each language: by those who read it best, and by the others."""
    shown = covered[:DRAWN]
    bars = [
        Bar(language_name(one.language), {"plain": one.places, "pale": one.other_places}) for one in shown
    ]
    described = ", ".join(f"{bar.label}: {bar.whole:g}" for bar in bars)
    return Markup(rows(bars, title=_("Places by language"), described=described))  # noqa: S704 - made there


def _said(covered: Sequence[Covered]) -> list[str]:
    """Return what wants the secretariat's eye, in sentences."""
    unread = [language_name(one.language) for one in covered if one.is_unread]
    short = [language_name(one.language) for one in covered if one.is_short and not one.is_unread]
    said = []
    if unread:
        said.append(
            ngettext(
                "Nobody on the panel reads %(languages)s; its entries can be read in translation only.",
                "Nobody on the panel reads %(languages)s; their entries can be read in translation only.",
                len(unread),
                languages=", ".join(unread),
            )
        )
    if short:
        said.append(
            _("There are fewer places than reads are wanted in %(languages)s.", languages=", ".join(short))
        )
    return said
