"""Somebody comes by a link to the panel: name and address, a letter, a button."""

from datetime import timedelta

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.views import signed_in_response
from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.panel.forms import AskForm
from competition.judging.panel.models import PanelLink, PanelRequest
from competition.judging.panel.policies import PANEL_LINK, PANEL_REQUEST
from competition.judging.panel.services.links import ask, confirm
from competition.platform.i18n import current_locale, translate
from competition.platform.i18n import gettext as _
from competition.platform.rates import hit
from competition.web.policies import allow
from competition.web.request import config, now, transaction

bp = Blueprint("panel_link", __name__)
QUARTER = timedelta(minutes=15)


@bp.get("/judge/<ref>/<secret>")
@allow(PANEL_LINK)
def page(campaign: Campaign, link: PanelLink, secret: str) -> ResponseReturnValue:
    """Ask who wants to judge."""
    return _page(campaign, link, AskForm(formdata=None))


@bp.post("/judge/<ref>/<secret>")
@allow(PANEL_LINK)
def ask_post(campaign: Campaign, link: PanelLink, secret: str) -> ResponseReturnValue:
    """Send the letter that confirms an address; the same is said whoever it belongs to."""
    form = AskForm()
    if not form.validate_on_submit():
        return _page(campaign, link, form), 400
    address = form.email.data
    buckets = ((f"panel:{request.remote_addr}", 20), (f"panel:{address.lower()}", 5))
    try:
        with transaction() as session:
            for bucket, limit in buckets:
                key = config().secret_key
                hit(session, bucket=bucket, limit=limit, within=QUARTER, now=now(), secret_key=key)
            ask(
                session,
                link=link,
                name=form.name.data,
                email=address,
                words=form.words.data or "",
                locale=current_locale(),
                now=now(),
            )
    except GarlandError as refusal:
        return _page(campaign, link, form, translate(refusal)), refusal.status
    return render_template("judging/panel/asked.html", campaign=campaign, email=address)


@bp.get("/judge/confirm/<ref>/<secret>")
@allow(PANEL_REQUEST)
def confirm_page(
    campaign: Campaign, link: PanelLink, asked: PanelRequest, secret: str
) -> ResponseReturnValue:
    """Show the button that confirms; mail scanners open links, they do not press buttons."""
    return render_template(
        "judging/panel/confirm.html", campaign=campaign, link=link, asked=asked, secret=secret
    )


@bp.post("/judge/confirm/<ref>/<secret>")
@allow(PANEL_REQUEST)
def confirm_post(
    campaign: Campaign, link: PanelLink, asked: PanelRequest, secret: str
) -> ResponseReturnValue:
    """Confirm the address: in at once where the link says so, else the secretariat is asked."""
    with transaction() as session:
        account = confirm(session, asked=asked, link=link, campaign=campaign, now=now())
        if account is not None:
            response = signed_in_response(account, url_for("judging.queue", slug=campaign.slug))
    if account is None:
        return render_template("judging/panel/waits.html", campaign=campaign, asked=asked)
    flash(_("Welcome. You are in."))
    return response


def _page(campaign: Campaign, link: PanelLink, form: AskForm, refusal: str = "") -> str:
    return render_template("judging/panel/ask.html", campaign=campaign, link=link, form=form, refusal=refusal)
