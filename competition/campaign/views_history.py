"""Who did what, when: the campaign's deeds, the latest first, narrowed by the address."""

from collections.abc import Mapping

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from wtforms import SelectField
from wtforms.fields import SelectChoice

from competition.accounts.models import Account
from competition.campaign.deeds import deed_name, thing_name
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.platform.audit import AuditEntry, doers, history
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import ngettext
from competition.platform.moments import format_datetime
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
    deed = SelectField(_l("Deed"))

    class Meta(Form.Meta):
        """A search changes nothing."""

        csrf = False


@bp.get("/c/<slug>/office/history")
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """List the deeds, page by page."""
    counts = doers(db(), campaign_id=campaign.id)
    ids = {actor for actor, _action, _number in counts if actor is not None}
    people = {person.id: person for person in db().scalars(select(Account).where(Account.id.in_(ids)))}
    form = _form(people, {action for _actor, action, _number in counts})
    who = next((key for key, person in people.items() if person.ref == form.who.data), None)
    deed = form.deed.data if form.deed.data in {action for _actor, action, _number in counts} else None
    fitting = sum(n for actor, action, n in counts if who in (None, actor) and deed in (None, action))
    at = page_asked()
    found = history(
        db(), campaign_id=campaign.id, actor_id=who, action=deed, limit=PAGE, skip=(at - 1) * PAGE
    )
    return render_template(
        "campaign/history.html",
        rows=[_row(campaign, each, people.get(each.actor_id or 0)) for each in found],
        form=form,
        chips=chips(form),
        bare=request.path,
        found=_found(fitting, sum(n for _actor, _action, n in counts)),
        pages=foot(
            _("Deeds %(first)s to %(last)s"), page=at, size=PAGE, shown=len(found), more=at * PAGE < fitting
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
        return ngettext("%(num)s deed", "%(num)s deeds", whole)
    return ngettext("%(found)s of %(num)s deed", "%(found)s of %(num)s deeds", whole, found=fitting)


def _row(campaign: Campaign, deed: AuditEntry, actor: Account | None) -> list[str]:
    who = (actor.name or actor.address or "") if actor else _("Garland")
    when = format_datetime(deed.at, zone=campaign.time_zone, style="medium")
    return [when, who, deed_name(deed.action), thing_name(deed.object_kind, deed.object_id)]
