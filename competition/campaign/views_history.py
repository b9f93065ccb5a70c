"""Who did what, when: the campaign's deeds, the latest first, narrowed by the address."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from wtforms import SelectField
from wtforms.fields import SelectChoice

from competition.accounts.models import Account
from competition.campaign.deeds import deed_name, links, unseen
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.platform.audit import AuditEntry, doers, history
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import ngettext
from competition.web.forms import Form
from competition.web.narrowing import chips
from competition.web.navigation import office_nav
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db

PAGE = 50
bp = Blueprint("history", __name__)
office_nav.add(label=_l("History"), endpoint="history.page", position=90)


class NarrowForm(Form):
    """What the history is narrowed to."""

    who = SelectField(_l("Who"))
    deed = SelectField(_l("What"))

    class Meta(Form.Meta):
        """A search changes nothing."""

        csrf = False


@bp.get("/c/<slug>/office/history")
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """List the deeds, page by page."""
    left_out = unseen(db(), campaign)
    counts = doers(db(), campaign_id=campaign.id, unseen=left_out)
    ids = {actor for actor, _action, _number in counts if actor is not None}
    people = {person.id: person for person in db().scalars(select(Account).where(Account.id.in_(ids)))}
    form = _form(people, {action for _actor, action, _number in counts})
    who = next((key for key, person in people.items() if person.ref == form.who.data), None)
    deed = form.deed.data if form.deed.data in {action for _actor, action, _number in counts} else None
    fitting = sum(n for actor, action, n in counts if who in (None, actor) and deed in (None, action))
    at = page_asked()
    found = history(
        db(),
        campaign_id=campaign.id,
        actor_id=who,
        action=deed,
        limit=PAGE,
        skip=(at - 1) * PAGE,
        unseen=left_out,
    )
    return render_template(
        "campaign/history.html",
        rows=list(_rows(campaign, found, people)),
        form=form,
        chips=chips(form),
        bare=request.path,
        found=_found(fitting, sum(n for _actor, _action, n in counts)),
        pages=foot(
            _("Steps %(first)s to %(last)s"), page=at, size=PAGE, shown=len(found), more=at * PAGE < fitting
        ),
    )


def _form(people: Mapping[int, Account], actions: set[str]) -> NarrowForm:
    form = NarrowForm(request.args)
    form.who.choices = _choices({one.ref: one.name or one.address or "" for one in people.values()})
    form.deed.choices = _choices({action: deed_name(action) for action in actions})
    return form


def _choices(names: Mapping[str, str]) -> list[SelectChoice]:
    """Return everything, then each by its name."""
    named = sorted(names.items(), key=lambda pair: pair[1].casefold())
    return [SelectChoice("", _("All")), *(SelectChoice(key, name) for key, name in named)]


def _found(fitting: int, whole: int) -> str:
    if fitting == whole:
        return ngettext("%(num)s step", "%(num)s steps", whole)
    return ngettext("%(found)s of %(num)s step", "%(found)s of %(num)s steps", whole, found=fitting)


def _rows(
    campaign: Campaign, deeds: Sequence[AuditEntry], people: Mapping[int, Account]
) -> Iterator[dict[str, Any]]:
    """Yield a sentence for each deed; what somebody did again and again on one day is one sentence."""
    named, zone = links(db(), campaign, deeds), ZoneInfo(campaign.time_zone)
    for (actor_id, action, _day), group in groupby(deeds, lambda one: _run(one, zone)):
        run = list(group)
        actor = people.get(actor_id or 0)
        about = (named.get((one.object_kind, one.object_id or 0)) for one in run)
        yield {
            "when": run[0].at,
            "who": (actor.name or actor.address or "") if actor else _("Garland"),
            "what": deed_name(action, len(run)),
            "about": list(dict.fromkeys(link for link in about if link is not None)),
        }


def _run(deed: AuditEntry, zone: ZoneInfo) -> tuple[int | None, str, date]:
    return deed.actor_id, deed.action, deed.at.astimezone(zone).date()
