"""What the book looks like: the designs side by side, and choosing one."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.publication.composing.errors import ChangedMeanwhileError
from competition.publication.composing.forms import DesignForm
from competition.publication.composing.queries import arrangement_of
from competition.publication.composing.services.saving import save_design
from competition.publication.composing.views import ROOM, change
from competition.publication.designs import Design, design_of, designs
from competition.web.messages import say
from competition.web.policies import allow
from competition.web.request import db, transaction

bp = Blueprint("composing_design", __name__)


@bp.get(f"{ROOM}/design")
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """Show the designs, and which the book has."""
    standing = _standing(campaign).name
    return _page(DesignForm(design=standing, seen=standing)), 200


@bp.post(f"{ROOM}/design")
@allow(OFFICE)
def post(campaign: Campaign) -> ResponseReturnValue:
    """Keep which design the book has."""
    form = DesignForm()
    if not form.validate_on_submit():
        return _page(form), 400
    chosen = design_of(form.design.data)
    try:
        with transaction() as session:
            save_design(change(session, campaign), design=chosen.name, seen=form.seen.data)
    except ChangedMeanwhileError as refusal:
        standing = _standing(campaign)
        form.seen.data = standing.name
        return _page(form, f"{translate(refusal)} {_('Now:')} {standing.title}."), refusal.status
    say(_("The next edition is set in the design %(name)s.", name=chosen.title), "success")
    return redirect(url_for("composing.page", slug=campaign.slug))


def _standing(campaign: Campaign) -> Design:
    return design_of(arrangement_of(db(), campaign.id).design)


def _page(form: DesignForm, refusal: str = "") -> str:
    return render_template(
        "publication/composing/design.html", form=form, designs=list(designs().values()), refusal=refusal
    )
