"""The secretariat's board: what has come from each city, and what is still missing."""

from collections.abc import Iterator
from datetime import datetime

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, City
from competition.campaign.office import Task, TaskState, add_tasks
from competition.campaign.policies import OFFICE
from competition.campaign.rules import MilestoneKey
from competition.contributions import wording
from competition.contributions.board import Item, board, city_line
from competition.contributions.policies import OFFICE_CITY
from competition.contributions.rules import MOST_QUOTES, Kind, printed_languages
from competition.entries.wording import missing_badge
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.moments import format_datetime
from competition.web.narrowing import address
from competition.web.navigation import office_nav
from competition.web.policies import allow
from competition.web.request import db

bp = Blueprint("contributions", __name__)
office_nav.add(
    label=_l("Contributions"),
    endpoint="contributions.page",
    position=55,
    also=("contribution", "portrait", "contributions_import"),
)
MOST = {Kind.STATEMENT: 1, Kind.QUOTE: MOST_QUOTES}


@bp.get("/c/<slug>/office/contributions")
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """List the cities with what has come from each; `?missing=1` those where something is missing."""
    found = board(db(), campaign)
    narrow = "missing" in request.args
    return render_template(
        "contributions/board.html",
        campaign=campaign,
        board=found,
        lines=[line for line in found.lines if not (narrow and line.is_whole)],
        narrow=narrow,
        turned=address(missing=None if narrow else 1),
        kinds=Kind,
        item_badge=item_badge,
        most_quotes=MOST_QUOTES,
    )


@bp.get("/c/<slug>/office/contributions/<city_ref>")
@allow(OFFICE_CITY)
def city(campaign: Campaign, city: City) -> ResponseReturnValue:
    """Show what has come from a city, one by one."""
    found = city_line(db(), campaign, city)
    languages = printed_languages(campaign.translation_languages)
    return render_template(
        "contributions/city.html",
        campaign=campaign,
        city=city,
        sections=[
            (
                kind,
                [_as_task(campaign, item) for item in found.of(kind)],
                len(found.of(kind)) < MOST.get(kind, len(found.items) + 1),
                wording.rule(kind, languages),
            )
            for kind in Kind
        ],
        wording=wording,
        most_quotes=MOST_QUOTES,
    )


def _as_task(campaign: Campaign, item: Item) -> dict[str, str]:
    label, _tone = item_badge(item)
    said = [wording.lack_sentence(lack) for lack in item.missing]
    return {
        "label": wording.name_of(item.contribution),
        "url": url_for("contribution.page", slug=campaign.slug, ref=item.contribution.ref),
        "state": "attention" if item.missing else "done" if item.shown else "waiting",
        "said": label,
        "note": " ".join(said),
    }


def item_badge(item: Item) -> tuple[str, str]:
    """Return the label and tone of how a contribution stands."""
    if item.missing:
        return missing_badge(len(item.missing))
    return (_("Ready"), "ready") if item.shown else (_("Shown nowhere"), "pale")


@add_tasks
def tasks(_session: Session, campaign: Campaign, _now: datetime) -> Iterator[Task]:
    """Yield the step of the statements, stories and quotes, where a campaign has a day for them.

    It asks nothing: the overview asks for so much already, and the board tells what is missing.
    """
    day = campaign.calendar.at(MilestoneKey.STATEMENTS)
    if day is not None:
        note = _("Wanted by %(day)s.", day=format_datetime(day, zone=campaign.time_zone))
        url = url_for("contributions.page", slug=campaign.slug)
        yield Task(55, _("Statements, stories and quotes"), url, TaskState.OPEN, note)
