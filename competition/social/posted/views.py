"""Where posts stand, at the secretariat's desk: what has to be taken down first, then all that was told."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import NotFoundError
from competition.platform.i18n import gettext as _
from competition.social.models import PostedLink
from competition.social.posted.policies import OFFICE_LINK
from competition.social.posted.services import (
    forget_link,
    links_of,
    stands_nowhere,
    still_stands,
    take_down,
)
from competition.social.posted.taking_down import taken_from, to_take_down
from competition.social.queries import everything_of, plan_of
from competition.social.review import words
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("social_posted", __name__)


@bp.get("/c/<slug>/office/cards/posted")
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """Show what has to be taken down, and where everything else stands."""
    plan, chosen = everything_of(db(), campaign)
    links = links_of(db(), campaign.id)
    found = taken_from(db(), plan, chosen, links)
    wrong = {link.id for each in found for link in each.links}
    posts = {post.key: post for post in plan.posts}
    return render_template(
        "social/posted.html",
        found=found,
        standing=[link for link in links if link.taken_down_at is None and link.id not in wrong],
        down=[link for link in links if link.taken_down_at is not None],
        posts=posts,
        words=words,
    )


@bp.post("/c/<slug>/office/cards/posted")
@allow(OFFICE)
def nowhere_post(campaign: Campaign) -> ResponseReturnValue:
    """Keep that a post which has to come down was looked for and stands nowhere."""
    post = request.form.get("post", "")
    by: dict[str, Any] = {"actor": viewer().account, "now": now()}
    with transaction() as session:
        gone = {each.post for each in to_take_down(session, campaign) if not each.links}
        if post not in gone or not stands_nowhere(session, campaign=campaign, post=post, **by):
            raise NotFoundError
    flash(_("It is noted that the post stands nowhere."), "success")
    return redirect(url_for("social_posted.page", slug=campaign.slug))


@bp.post("/c/<slug>/office/cards/posted/<ref>")
@allow(OFFICE_LINK)
def link_post(campaign: Campaign, link: PostedLink) -> ResponseReturnValue:
    """Keep that it was taken down, that it may stand as it does, or that its address was a mistake."""
    do, by = request.form.get("do"), {"actor": viewer().account, "now": now()}
    with transaction() as session:
        said = _done(session, campaign, link, do, by)
    flash(said, "success")
    return redirect(url_for("social_posted.page", slug=campaign.slug))


def _done(session: Any, campaign: Campaign, link: PostedLink, do: str | None, by: dict[str, Any]) -> str:
    if do == "down":
        take_down(session, link=link, **by)
        return _("It is noted that the post was taken down.")
    if do == "forget":
        forget_link(session, link=link, **by)
        return _("The address is removed.")
    post = next((each for each in plan_of(session, campaign).posts if each.key == link.post), None)
    if do != "stands" or post is None:
        raise NotFoundError
    still_stands(session, link=link, post=post, **by)
    return _("It is noted that the post may stand as it does.")
