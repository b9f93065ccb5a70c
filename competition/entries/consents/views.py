"""What may be shown of a whole class in one table, and the forms and links that ask the families."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, City, School
from competition.consent import wording
from competition.consent.guardians import call_back, links_of, secret_of
from competition.consent.rules import Channel, Level
from competition.entries.consents.models import ConsentPrint
from competition.entries.consents.policies import OWN_CONSENT_PRINT
from competition.entries.consents.queries import Asked, people_of_class, prints_of_class
from competition.entries.consents.services import request_forms, set_class_consents
from competition.entries.consents.typed import chosen_levels
from competition.entries.desk import acting
from competition.entries.identity import SchoolClass
from competition.entries.policies import OWN_CLASS
from competition.entries.sheet import person_label
from competition.entries.wording import CHANNELS, GROUP_LEVELS, SHORT_LEVELS
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.platform.qr import qr_svg
from competition.web.documents import send_pdf
from competition.web.forms import Form, clean
from competition.web.policies import allow
from competition.web.request import config, db, now, transaction

bp = Blueprint("class_consents", __name__)


@bp.get("/class/<ref>/consents")
@allow(OWN_CLASS)
def page(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show what everybody of the class allows, channel by channel."""
    return _page(campaign, school_class, city)


@bp.post("/class/<ref>/consents")
@allow(OWN_CLASS)
def save_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Write the table down; what is refused is shown where it was chosen."""
    people = people_of_class(db(), school_class.id)
    chosen = {each.person.ref: _chosen(each) for each in people}
    names = {ref: clean(request.form.get(f"{ref}-family", "")) for ref in chosen}
    try:
        with transaction() as session:
            changed = set_class_consents(
                session,
                school_class=school_class,
                levels=chosen,
                family_names=names,
                actor=acting(),
                now=now(),
            )
    except GarlandError as refusal:
        return _page(campaign, school_class, city, refusal=translate(refusal)), refusal.status
    said = ngettext("Saved for %(num)s person.", "Saved for %(num)s people.", changed)
    flash(said if changed else _("Nothing has changed."), "success")
    return redirect(url_for("class_consents.page", ref=school_class.ref))


@bp.post("/class/<ref>/consents/forms")
@allow(OWN_CLASS)
def forms_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Ask for the forms of the class in a language, as a PDF."""
    language = request.form.get("language", "")
    if language not in wording.languages():
        raise NotFoundError
    with transaction() as session:
        job = request_forms(session, school_class=school_class, language=language, actor=acting(), now=now())
    return redirect(url_for("jobs.progress", ref=job.ref))


@bp.get("/class/<ref>/consents/forms/<print_ref>")
@allow(OWN_CONSENT_PRINT)
def forms(printed: ConsentPrint) -> ResponseReturnValue:
    """Send printed forms, under a name that tells nothing of anybody."""
    return send_pdf(printed.file_id, f"consent-forms-{printed.language}.pdf", attached=False)


@bp.get("/class/<ref>/consents/links")
@allow(OWN_CLASS)
def links(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show the guardians' links that there are, to be handed on one by one."""
    asked = [each for each in people_of_class(db(), school_class.id) if not each.is_group]
    return render_template(
        "entries/consents/links.html",
        campaign=campaign,
        school_class=school_class,
        asked=[(each, _address(each)) for each in asked],
        person_label=person_label,
        qr_svg=qr_svg,
        form=Form(),
    )


@bp.post("/class/<ref>/consents/links")
@allow(OWN_CLASS)
def links_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Make a link for every child; or call all of them back."""
    with transaction() as session:
        people = [each.person for each in people_of_class(session, school_class.id) if not each.is_group]
        if request.form.get("do") == "call-back":
            call_back(session, people=people, actor=acting(), now=now())
            flash(_("The links lead nowhere any more. What was answered stays."), "success")
        else:
            links_of(session, people=people, actor=acting(), now=now())
    return redirect(url_for("class_consents.links", ref=school_class.ref))


def _address(asked: Asked) -> str | None:
    """Return the guardian's link, None where there is none yet."""
    if asked.link is None:
        return None
    secret = secret_of(asked.link, config().secret_key)
    return f"{config().base_url}{url_for('guardian.page', ref=asked.link.ref, secret=secret)}"


def _chosen(asked: Asked) -> dict[Channel, Level]:
    """Return what was chosen for somebody, or for all of whom nothing is said; the rest stays."""
    shared = {
        channel: level if not asked.is_group or level is Level.NO else Level.ANONYMOUS
        for channel, level in chosen_levels("rest").items()
        if channel not in asked.said
    }
    return shared | chosen_levels(asked.person.ref)


def _page(campaign: Campaign, school_class: SchoolClass, city: City, refusal: str = "") -> str:
    people = people_of_class(db(), school_class.id)
    return render_template(
        "entries/consents/class.html",
        campaign=campaign,
        school_class=school_class,
        people=people,
        left=sum(not each.is_complete for each in people),
        person_label=person_label,
        channels={channel: _(label) for channel, label in CHANNELS.items()},
        levels={level: _(label) for level, label in SHORT_LEVELS.items()},
        group_levels={level: _(SHORT_LEVELS[level]) for level in GROUP_LEVELS},
        prints=prints_of_class(db(), school_class.id),
        languages=wording.languages(),
        suggested=wording.languages_of(city.country),
        typed=request.form,
        refusal=refusal,
        form=Form(formdata=None),
    )
