"""The campaign's own code of conduct for judges: written here, accepted by each of them."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField
from wtforms.validators import Length

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.judging.panel.conduct import READY
from competition.judging.panel.services.conduct import change_conduct
from competition.judging.panel.standing import Standing, standing
from competition.judging.panel.views_office import bp
from competition.platform.i18n import available_locales, ngettext, translate
from competition.platform.i18n import gettext as _
from competition.platform.languages import language_name
from competition.web.forms import Form
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

PREFIX = "text_"
MOST = 6000


def _form(stands: Standing) -> Any:
    """Return the form with a field for each language of our pages and of the text; empty ones lie ready."""
    tags = dict.fromkeys([*available_locales(), *stands.texts])
    limit = Length(max=MOST, message=_("Up to 6,000 letters, please."))
    fields = {PREFIX + tag: TextAreaField(language_name(tag), [limit]) for tag in tags}
    kind = type("ConductForm", (Form,), fields)
    return kind(data={PREFIX + tag: stands.texts.get(tag, READY.get(tag, "")) for tag in tags})


@bp.get("/c/<slug>/office/panel/conduct")
@allow(OFFICE)
def conduct(campaign: Campaign) -> ResponseReturnValue:
    """Show the text as it stands, to be changed."""
    stands = standing(db(), campaign_id=campaign.id)
    return _page(stands, _form(stands))


@bp.post("/c/<slug>/office/panel/conduct")
@allow(OFFICE)
def conduct_post(campaign: Campaign) -> ResponseReturnValue:
    """Keep a new version, which every judge is asked to accept again."""
    stands = standing(db(), campaign_id=campaign.id)
    form = _form(stands)
    if not form.validate_on_submit():
        return _page(stands, form), 400
    texts = {field.name.removeprefix(PREFIX): field.data or "" for field in form if PREFIX in field.name}
    try:
        with transaction() as session:
            asked = change_conduct(session, campaign=campaign, texts=texts, actor=viewer().account, now=now())
    except GarlandError as refusal:
        return _page(stands, form, translate(refusal)), refusal.status
    flash(_said(asked), "success")
    return redirect(url_for("inviting.conduct", slug=campaign.slug))


def _said(asked: int) -> str:
    if not asked:
        return _("The code of conduct is saved. Nobody has to accept it again.")
    return ngettext(
        "The code of conduct is saved. %(num)s judge is asked to accept it again at the next visit.",
        "The code of conduct is saved. %(num)s judges are asked to accept it again at the next visit.",
        asked,
    )


def _page(stands: Standing, form: Any, refusal: str = "") -> str:
    fields = [field for field in form if PREFIX in field.name]
    return render_template(
        "judging/panel/conduct_office.html", stands=stands, form=form, fields=fields, refusal=refusal
    )
