"""One post at the secretariat's desk: looked at, changed, tried out, approved, left out."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.social.designs import DESIGNS, USUAL
from competition.social.desk import desk
from competition.social.policies import OFFICE_POST
from competition.social.posts.choices import Shows
from competition.social.posts.queries import design_of
from competition.social.review import services, small, telling, words
from competition.social.review.all_at_once import kit_after_the_last
from competition.social.review.drawing import faces_at_hand, preview
from competition.social.review.errors import ChangedMeanwhileError, SeenBeforeError
from competition.social.review.listing import narrowed, seen_stamp, shots_of
from competition.social.review.passages import choosing, is_verse
from competition.social.review.reading import Reviewed
from competition.social.review.typed import (
    ALT_LIMIT,
    MOST_ZOOM,
    OWN,
    Typed,
    alt_fields,
    caption_fields,
    chosen_of,
    proposed_alike,
)
from competition.web.documents import unkept
from competition.web.forms import Form
from competition.web.policies import allow
from competition.web.request import config, db, now, storage, transaction, viewer

bp = Blueprint("social_review", __name__)


@bp.get("/c/<slug>/office/cards/posts/<post>")
@allow(OFFICE_POST)
def page(campaign: Campaign, reviewed: Reviewed) -> ResponseReturnValue:
    """Show a post on every platform, and everything that can be chosen for it."""
    return render_template("social/post.html", **_page(campaign, reviewed))


@bp.post("/c/<slug>/office/cards/posts/<post>")
@allow(OFFICE_POST)
def save_post(campaign: Campaign, reviewed: Reviewed) -> ResponseReturnValue:
    """Keep what was chosen and have the cards drawn so; what cannot be kept stands as it was typed."""
    typed = Typed(request.form)
    chosen = _chosen(campaign, typed, reviewed)
    if typed.errors:
        return render_template("social/post.html", **_page(campaign, reviewed, typed)), 422
    actor = viewer().account
    try:
        with transaction() as session:
            choice = services.choose(
                session,
                campaign=campaign,
                reviewed=reviewed,
                chosen=chosen,
                version=typed.number("version") or 0,
                actor=actor,
                now=now(),
            )
            job = services.request_drawing(session, campaign=campaign, choice=choice, actor=actor, now=now())
            ref = job.ref
    except ChangedMeanwhileError as refusal:
        answer = _page(campaign, reviewed, typed, refused=translate(refusal))
        return render_template("social/post.html", **answer), refusal.status
    return redirect(url_for("jobs.progress", ref=ref))


@bp.post("/c/<slug>/office/cards/posts/<post>/preview")
@allow(OFFICE_POST, writing=False)
def preview_post(campaign: Campaign, reviewed: Reviewed) -> ResponseReturnValue:
    """Draw a card with what is chosen and not saved; nothing of it is kept."""
    typed = Typed(request.form)
    chosen = _chosen(campaign, typed, reviewed)
    wrong = [error for name, error in typed.errors.items() if name.split(":")[0] in ("passage", "crop")]
    if wrong:
        return Response(" ".join(wrong), 422, mimetype="text/plain")
    post = replace(reviewed.post, wish=chosen.wish)
    asked, locale = typed.get("format"), typed.get("locale")
    formats = replace(reviewed, post=post).formats
    fmt = next((each for each in formats if each.key == asked), None)
    sender = replace(reviewed.sender, locale=locale if locale in reviewed.locales else reviewed.sender.locale)
    drawn = preview(post, sender, fmt, config().instance, storage()) if fmt else ()
    if not drawn:
        return Response(_("This format has no use for what is chosen."), 422, mimetype="text/plain")
    return Response(drawn[0].content, mimetype=drawn[0].media_type)


@bp.get("/c/<slug>/office/cards/posts/<post>/picture")
@allow(OFFICE_POST)
def picture(campaign: Campaign, reviewed: Reviewed) -> ResponseReturnValue:
    """Return the whole picture of a post in small, to say what of it is shown."""
    shown = reviewed.post.content.picture
    if shown is None or not storage().exists(shown.key):
        raise NotFoundError
    return unkept(Response(small.small(storage().path(shown.key)), mimetype=small.MEDIA_TYPE))


@bp.post("/c/<slug>/office/cards/posts/<post>/draw")
@allow(OFFICE_POST)
def draw_post(campaign: Campaign, reviewed: Reviewed) -> ResponseReturnValue:
    """Have the cards of a post drawn as it is now."""
    actor = viewer().account
    with transaction() as session:
        choice = services.choice_of(session, campaign=campaign, reviewed=reviewed, actor=actor, now=now())
        job = services.request_drawing(session, campaign=campaign, choice=choice, actor=actor, now=now())
        ref = job.ref
    return redirect(url_for("jobs.progress", ref=ref))


@bp.post("/c/<slug>/office/cards/posts/<post>/include")
@allow(OFFICE_POST)
def include_post(campaign: Campaign, reviewed: Reviewed) -> ResponseReturnValue:
    """Leave a post out of the kit, or take it in again."""
    included = request.form.get("included") == "1"
    with transaction() as session:
        services.include(
            session,
            campaign=campaign,
            reviewed=reviewed,
            included=included,
            actor=viewer().account,
            now=now(),
        )
    flash(_("The post is in again.") if included else _("The post is left out of the kit."), "success")
    return redirect(_way(campaign, reviewed.post.key))


@bp.post("/c/<slug>/office/cards/posts/<post>/approve")
@allow(OFFICE_POST)
def approve_post(campaign: Campaign, reviewed: Reviewed) -> ResponseReturnValue:
    """Approve a post as it was seen; after the last one the kit follows by itself."""
    return redirect(_approve(campaign, [reviewed]) or _way(campaign, reviewed.post.key))


@bp.post("/c/<slug>/office/cards/approve")
@allow(OFFICE)
def approve_shown_post(campaign: Campaign) -> ResponseReturnValue:
    """Approve all posts that the address is narrowed to, as they were seen; the kit follows by itself."""
    found = desk(db(), campaign, base_url=config().base_url)
    _form, fitting = narrowed(found.posts)
    asked = request.query_string.decode("ascii", "ignore")
    way = url_for("social.office", slug=campaign.slug)
    return redirect(_approve(campaign, fitting) or (f"{way}?{asked}" if asked else way))


def _approve(campaign: Campaign, posts: list[Reviewed]) -> str | None:
    """Approve posts, say what came of it, and return the way to the kit where that is made of them now."""
    acting: dict[str, Any] = {
        "campaign": campaign,
        "faces": faces_at_hand(config().instance),
        "actor": viewer().account,
    }
    try:
        if request.form.get("seen") != seen_stamp(posts):
            raise SeenBeforeError
        with transaction() as session:
            approved = services.approve(session, posts=posts, now=now(), **acting)
            session.flush()
            job = (
                kit_after_the_last(session, base_url=config().base_url, now=now(), **acting)
                if approved.posts
                else None
            )
            way = url_for("jobs.progress", ref=job.ref) if job else None
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return None
    for said, tone in telling.approved(approved, kit=way is not None):
        flash(said, tone)
    return way


def _chosen(campaign: Campaign, typed: Typed, reviewed: Reviewed) -> services.Chosen:
    passages = choosing(reviewed.post, reviewed.cards)
    return chosen_of(typed, reviewed, passages, config().base_url, design_of(campaign.brand))


def _way(campaign: Campaign, key: str) -> str:
    if request.form.get("back") == "list":
        asked = request.query_string.decode("ascii", "ignore")
        way = url_for("social.office", slug=campaign.slug)
        return f"{way}?{asked}#post-{key}" if asked else f"{way}#post-{key}"
    return url_for("social_review.page", slug=campaign.slug, post=key)


def _page(
    campaign: Campaign, reviewed: Reviewed, typed: Typed | None = None, refused: str = ""
) -> dict[str, Any]:
    """Return what the page of a post says."""
    base_url, post = config().base_url, reviewed.post
    text = choosing(post, reviewed.cards)
    picture, captions = post.content.picture, caption_fields(reviewed, base_url, typed)
    return {
        "campaign": campaign,
        "reviewed": reviewed,
        "form": Form(),
        "typed": typed,
        "errors": typed.errors if typed else {},
        "refused": refused,
        "shots": shots_of(reviewed, base_url, everywhere=True),
        "drawn": reviewed.is_drawn(faces_at_hand(config().instance)),
        "seen": seen_stamp([reviewed]),
        "version": services.version_of(reviewed),
        "words": words,
        "text": text,
        "verse": is_verse(post.content),
        "captions": captions,
        "alike": {} if typed else proposed_alike(captions),
        "wanted_platform": request.args.get("write", ""),
        "saved": {each.key: each.text for each in caption_fields(reviewed, base_url)} if refused else {},
        "alts": alt_fields(reviewed, typed),
        "designs": DESIGNS,
        "usual_design": design_of(campaign.brand) or USUAL,
        "shows": Shows,
        "has_translation": bool(post.content.translation and post.content.translation.text),
        "picture": picture,
        "limits": {"alt": ALT_LIMIT, "zoom": MOST_ZOOM},
        "own": OWN,
    }
