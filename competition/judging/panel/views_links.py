"""The secretariat's links to the panel, and who has come by them."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.tokens import short_token
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.judging.panel.forms import LinkForm
from competition.judging.panel.models import PanelLink, PanelRequest
from competition.judging.panel.policies import OFFICE_LINK, OFFICE_REQUEST
from competition.judging.panel.queries import links_of, requests_of
from competition.judging.panel.rules import LINK
from competition.judging.panel.services.links import decline, make_link, revoke, take
from competition.judging.panel.views_office import bp
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import config, db, now, transaction, viewer

PAGE = 50


@bp.get("/c/<slug>/office/panel/links")
@allow(OFFICE)
def links(campaign: Campaign) -> ResponseReturnValue:
    """Show the links, how many came by each, and who waits for a nod."""
    return _page(campaign, LinkForm(formdata=None))


@bp.post("/c/<slug>/office/panel/links")
@allow(OFFICE)
def link_post(campaign: Campaign) -> ResponseReturnValue:
    """Make a link."""
    form = LinkForm()
    if not form.validate_on_submit():
        return _page(campaign, form), 400
    with transaction() as session:
        make_link(
            session,
            campaign=campaign,
            label=form.label.data,
            straight_in=form.straight_in.data,
            actor=viewer().account,
            now=now(),
        )
    flash(_("The link is ready. Copy it from the list and hand it out."), "success")
    return redirect(url_for("inviting.links", slug=campaign.slug))


@bp.post("/c/<slug>/office/panel/links/<ref>/revoke")
@allow(OFFICE_LINK)
def revoke_post(campaign: Campaign, link: PanelLink) -> ResponseReturnValue:
    """Let a link open nothing any more."""
    with transaction() as session:
        revoke(session, link=link, actor=viewer().account, now=now())
    flash(_("That link opens nothing any more. Who has come by it stays."))
    return redirect(url_for("inviting.links", slug=campaign.slug))


@bp.post("/c/<slug>/office/panel/requests/<ref>/take")
@allow(OFFICE_REQUEST)
def take_post(campaign: Campaign, asked: PanelRequest) -> ResponseReturnValue:
    """Nod to somebody."""
    secret = config().secret_key
    return _decide(
        campaign,
        take,
        _("%(name)s gets the letter with the way in.", name=asked.name),
        asked=asked,
        secret_key=secret,
    )


@bp.post("/c/<slug>/office/panel/requests/<ref>/decline")
@allow(OFFICE_REQUEST)
def decline_post(campaign: Campaign, asked: PanelRequest) -> ResponseReturnValue:
    """Decline somebody."""
    return _decide(
        campaign, decline, _("%(name)s gets a letter that declines kindly.", name=asked.name), asked=asked
    )


def _decide(campaign: Campaign, deed: Any, said: str, **about: Any) -> ResponseReturnValue:
    """Decide a request; a refusal is said on the next page."""
    try:
        with transaction() as session:
            deed(session, campaign=campaign, actor=viewer().account, now=now(), **about)
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    else:
        flash(said, "success")
    return redirect(url_for("inviting.links", slug=campaign.slug))


def _page(campaign: Campaign, form: LinkForm) -> str:
    page = page_asked()
    found = requests_of(db(), campaign_id=campaign.id, skip=(page - 1) * PAGE, limit=PAGE + 1)
    shown = found[:PAGE]
    return render_template(
        "judging/panel/links.html",
        form=form,
        links=links_of(db(), campaign_id=campaign.id),
        address=_address,
        shown=shown,
        pages=foot(
            _("People %(first)s to %(last)s"),
            page=page,
            size=PAGE,
            shown=len(shown),
            more=len(found) > PAGE,
        ),
    )


def _address(link: PanelLink) -> str:
    """Return the address that is handed out."""
    secret = short_token(config().secret_key, LINK, link.ref)
    return f"{config().base_url}{url_for('panel_link.page', ref=link.ref, secret=secret)}"
