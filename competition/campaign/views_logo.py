"""The campaign's logo: sent, shown on the grounds of the cards, described, removed."""

import tempfile
from pathlib import Path

from flask import Response, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.errors import NoLogoError
from competition.campaign.logo import LIMIT, describe_logo, keep_logo, logo_of, remove_logo
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.settings_desk import acting, bp
from competition.campaign.settings_form import LogoForm
from competition.campaign.setup_path import Tab, bring, tabs
from competition.campaign.setup_steps import SetupStep
from competition.errors import GarlandError, NotFoundError
from competition.platform import images, kinds, sniff
from competition.platform.errors import EmptyFileError, RefusedKindError, TooLargeError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import translate
from competition.platform.kinds import ACCEPT_PICTURES
from competition.platform.renditions import Made
from competition.platform.storage import MEGABYTE
from competition.web.policies import allow
from competition.web.request import fresh_transaction, storage, transaction

bring(Tab(_l("Logo"), "settings.logo", after=SetupStep.WORDS, early=True))


@bp.get("/c/<slug>/office/logo")
@allow(OFFICE)
def logo(campaign: Campaign) -> ResponseReturnValue:
    """Show the logo with what can be done to it."""
    return _page(campaign)


@bp.post("/c/<slug>/office/logo")
@allow(OFFICE, writing=False)
def logo_post(campaign: Campaign) -> ResponseReturnValue:
    """Look at a picture and keep what is made of it, before anything is written; the logo before it goes."""
    try:
        made = _made()
        size = storage().path(made.key).stat().st_size
    except GarlandError as refusal:
        return _page(campaign, refusal=translate(refusal)), refusal.status
    with fresh_transaction() as (session, loaded):
        keep_logo(session, campaign=loaded["campaign"], made=made, size=size, **acting())
        slug = loaded["campaign"].slug
    flash(_("The logo is saved. It stands on the cards when they are made anew."), "success")
    return redirect(url_for("settings.logo", slug=slug))


@bp.post("/c/<slug>/office/logo/words")
@allow(OFFICE)
def logo_words_post(campaign: Campaign) -> ResponseReturnValue:
    """Save its description."""
    form = LogoForm()
    if not form.validate_on_submit():
        return _page(campaign, form=form), 400
    with transaction() as session:
        describe_logo(session, campaign=campaign, alt=form.alt.data or "", **acting())
    flash(_("It is saved."), "success")
    return redirect(url_for("settings.logo", slug=campaign.slug))


@bp.post("/c/<slug>/office/logo/remove")
@allow(OFFICE)
def logo_remove_post(campaign: Campaign) -> ResponseReturnValue:
    """Remove it for good."""
    with transaction() as session:
        remove_logo(session, campaign=campaign, **acting())
    flash(_("The logo is removed."), "success")
    return redirect(url_for("settings.logo", slug=campaign.slug))


@bp.get("/c/<slug>/office/logo.png")
@allow(OFFICE)
def logo_picture(campaign: Campaign) -> ResponseReturnValue:
    """Send the logo under a name that tells nothing."""
    kept = logo_of(campaign)
    if kept is None or not storage().exists(kept.key):
        raise NotFoundError
    response: Response = send_file(
        storage().open(kept.key), mimetype="image/png", download_name="logo.png", max_age=0
    )
    return response


def _made() -> Made:
    """Return the logo made of the picture that was sent; what was sent is not kept."""
    sent = request.files.get("logo")
    if sent is None or not sent.filename:
        raise NoLogoError
    with tempfile.TemporaryDirectory(prefix="garland-picture-") as folder:
        path = Path(folder) / "sent"
        sent.save(path)
        sent.close()
        size = path.stat().st_size
        if size == 0:
            raise EmptyFileError
        if size > LIMIT:
            raise TooLargeError(limit=LIMIT // MEGABYTE)
        with path.open("rb") as file:
            kind = kinds.kind_of(file.read(sniff.HEAD), sent.filename)
        if not kind.is_taken:
            raise RefusedKindError(kind.message)
        return images.make_logo(path, storage())


def _page(campaign: Campaign, *, form: LogoForm | None = None, refusal: str | None = None) -> str:
    kept = logo_of(campaign)
    return render_template(
        "campaign/settings/logo.html",
        logo=kept,
        form=form or LogoForm(formdata=None, data={"alt": kept.own if kept else ""}),
        place=None,
        tabs=tabs(campaign, "settings.logo"),
        refusal=refusal,
        accept=ACCEPT_PICTURES,
        # Another logo has another address, so that no browser shows the one before.
        picture_url=url_for("settings.logo_picture", slug=campaign.slug, v=kept.file) if kept else "",
    )
