"""Taking a class of an earlier campaign over into one that is open."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms import BooleanField, HiddenField, RadioField, SelectField, SelectMultipleField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from competition.accounts.models import Account
from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign, City, School
from competition.campaign.policies import find_campaign
from competition.campaign.queries import cities
from competition.campaign.wording import age_group_name
from competition.entries.desk import acting
from competition.entries.errors import RulesChangedError
from competition.entries.identity import SchoolClass
from competition.entries.policies import OWN_CLASS
from competition.entries.services.guards import require_open_for_somebody
from competition.entries.start.copying import city_like, co_teachers, next_name, take_over
from competition.errors import GarlandError
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import translate
from competition.web.forms import Form
from competition.web.policies import Policy, allow
from competition.web.request import db, now, transaction

bp = Blueprint("class_copy", __name__)


def _earlier(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Campaign] | None:
    """Load a campaign, and a class that this teacher looked after in an earlier one."""
    campaign = find_campaign(session, slug)
    found = OWN_CLASS.resolve(session, viewer, ref=ref) if campaign else None
    if campaign is None or found is None or found["campaign"].year >= campaign.year:
        return None
    return {**found, "campaign": campaign}


EARLIER_CLASS = Policy("own class of an earlier campaign", _earlier)


class CopyForm(Form):
    """What comes along, and the acceptance of this year's rules."""

    class_name = StringField(
        _l("Class"), [InputRequired(_l("Please type the name of the class, such as 4a.")), Length(max=120)]
    )
    city = SelectField(_l("City"), [InputRequired(_l("Please choose your city."))])
    age_group = RadioField(_l("Age group"), [InputRequired(_l("Please say how old the pupils are."))])
    teachers = SelectMultipleField(
        _l("Look after it with you again"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    accepted = BooleanField(
        _l("I have read the rules and accept them for the class"),
        [InputRequired(_l("Please read the rules and accept them; without that nothing can be entered."))],
    )
    rules_version = HiddenField()


@bp.get("/c/<slug>/enter/again/<ref>")
@allow(EARLIER_CLASS)
def page(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show what would come along."""
    require_open_for_somebody(db(), campaign, now())
    return _page(campaign, school_class, school, _form(campaign, school_class, city)[0])


@bp.post("/c/<slug>/enter/again/<ref>")
@allow(EARLIER_CLASS)
def take_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Take the class over and go to its workspace."""
    form, others = _form(campaign, school_class, city)
    if not form.validate_on_submit():
        return _page(campaign, school_class, school, form), 400
    version = form.rules_version.data or ""
    try:
        with transaction() as session:
            started = take_over(
                session,
                earlier=school_class,
                school=school,
                campaign=campaign,
                city_id=int(form.city.data),
                name=form.class_name.data,
                age_group=form.age_group.data,
                rules_version=int(version) if version.isdecimal() else 0,
                with_teachers=[each for each in others if each.ref in form.teachers.data],
                teacher=acting(),
                now=now(),
            )
            return redirect(url_for("class.page", ref=started.ref))
    except RulesChangedError as refusal:
        form.rules_version.data, form.accepted.data = str(campaign.rules_version), False
        return _page(campaign, school_class, school, form, translate(refusal)), refusal.status
    except GarlandError as refusal:
        return _page(campaign, school_class, school, form, translate(refusal)), refusal.status


def _form(campaign: Campaign, earlier: SchoolClass, city: City) -> tuple[CopyForm, list[Account]]:
    """Return the form, filled in as far as last year tells, and who looked after the class as well."""
    others = list(co_teachers(db(), earlier, acting()))
    groups = dict.fromkeys(category.age_group for category in campaign.categories)
    same = city_like(db(), campaign, city)
    form = CopyForm(
        class_name=next_name(earlier.name),
        city=str(same.id) if same else "",
        age_group=earlier.age_group if earlier.age_group in groups else None,
        rules_version=str(campaign.rules_version),
    )
    form.city.choices = [
        SelectChoice("", _l("Please choose")),
        *(SelectChoice(str(each.id), each.name) for each in cities(db(), campaign.id)),
    ]
    form.age_group.choices = [SelectChoice(group, age_group_name(group)) for group in groups]
    form.teachers.choices = [SelectChoice(each.ref, each.name or each.address or "") for each in others]
    if request.method == "GET":
        form.teachers.data = [each.ref for each in others]
    return form, others


def _page(
    campaign: Campaign, earlier: SchoolClass, school: School, form: CopyForm, refusal: str | None = None
) -> str:
    return render_template(
        "entries/start/again.html",
        campaign=campaign,
        earlier=earlier,
        school=school,
        form=form,
        refusal=refusal,
    )
