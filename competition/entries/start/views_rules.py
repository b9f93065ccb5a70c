"""The rules as a class has accepted them, and the acceptance of a new version."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, HiddenField
from wtforms.validators import InputRequired

from competition.campaign.models import Campaign, City, School
from competition.entries.desk import acting
from competition.entries.errors import RulesChangedError
from competition.entries.identity import SchoolClass
from competition.entries.policies import OWN_CLASS
from competition.entries.start.accepting import accept_rules, has_accepted
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import translate
from competition.web.forms import Form
from competition.web.policies import allow
from competition.web.request import now, transaction

bp = Blueprint("class_rules", __name__)


class AcceptForm(Form):
    """The acceptance of the version that was read."""

    accepted = BooleanField(
        _l("I have read the rules and accept them for the class"),
        [InputRequired(_l("Please read the rules and accept them; without that nothing can be submitted."))],
    )
    rules_version = HiddenField()


@bp.get("/class/<ref>/rules")
@allow(OWN_CLASS)
def page(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show the rules, and when the class accepted which version."""
    return _page(campaign, school_class, AcceptForm(rules_version=str(campaign.rules_version)))


@bp.post("/class/<ref>/rules")
@allow(OWN_CLASS)
def accept_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Accept them and go back to the class."""
    form = AcceptForm()
    if not form.validate_on_submit():
        return _page(campaign, school_class, form), 400
    typed = form.rules_version.data or ""
    version = int(typed) if typed.isdecimal() else 0
    try:
        with transaction() as session:
            accept_rules(
                session,
                campaign=campaign,
                school_class=school_class,
                version=version,
                actor=acting(),
                now=now(),
            )
    except RulesChangedError as refusal:
        form.rules_version.data, form.accepted.data = str(campaign.rules_version), False
        return _page(campaign, school_class, form, translate(refusal)), refusal.status
    flash(_("The rules are accepted. Thank you."), "success")
    return redirect(url_for("class.page", ref=school_class.ref))


def _page(campaign: Campaign, school_class: SchoolClass, form: AcceptForm, refusal: str | None = None) -> str:
    return render_template(
        "entries/start/rules.html",
        campaign=campaign,
        school_class=school_class,
        form=form,
        accepted=has_accepted(school_class, campaign),
        refusal=refusal,
    )
