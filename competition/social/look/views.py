"""The page of the settings on which the design of a campaign's cards is chosen beside pictures of each."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.setup_path import Tab, bring, tabs
from competition.campaign.setup_steps import SetupStep
from competition.errors import NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.social.designs import DESIGNS, USUAL
from competition.social.look import samples
from competition.social.look.services import choose_design
from competition.social.posts.queries import design_of
from competition.web.forms import Form
from competition.web.policies import allow
from competition.web.request import config, now, storage, transaction, viewer

bp = Blueprint("social_look", __name__)
bring(Tab(_l("Design of the cards"), "social_look.page", after=SetupStep.WORDS, early=True))
SAID = {
    "garland": _l(
        "Calm and bookish: the campaign’s garland grows round the words, on paper and on the dyes."
    ),
    "broadside": _l("Loud and of the street: wood type between rules, like a bill pasted on a wall."),
}


@bp.get("/c/<slug>/office/card-design")
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """Show the designs that cards can have."""
    return render_template(
        "social/look.html",
        form=Form(),
        designs=DESIGNS,
        said=SAID,
        chosen=design_of(campaign.brand) or USUAL,
        side=samples.SIDE,
        place=None,
        tabs=tabs(campaign, "social_look.page"),
    )


@bp.post("/c/<slug>/office/card-design")
@allow(OFFICE)
def page_post(campaign: Campaign) -> ResponseReturnValue:
    """Let the campaign's cards have a design."""
    asked = request.form.get("design", "")
    if asked not in DESIGNS:
        raise NotFoundError
    with transaction() as session:
        other = choose_design(session, campaign=campaign, design=asked, actor=viewer().account, now=now())
        slug = campaign.slug
    said = _("It is saved.")
    if other:
        said += " " + _(
            "Posts without a design of their own are drawn anew with the kit, and then approved anew."
        )
    flash(said, "success")
    return redirect(url_for("social_look.page", slug=slug))


@bp.get("/c/<slug>/office/card-design/<key>.jpg")
@allow(OFFICE)
def sample(campaign: Campaign, key: str) -> ResponseReturnValue:
    """Return a card of a design in the campaign's own look."""
    if key not in DESIGNS:
        raise NotFoundError
    made = samples.sample(campaign, key, config().instance, storage())
    answer = Response(made, mimetype=samples.MEDIA_TYPE)
    answer.headers["Cache-Control"] = "no-cache"
    return answer
