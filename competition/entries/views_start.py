"""A teacher starts a class, at once in this browser; the address is confirmed afterwards."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.accounts.links import ask_to_confirm
from competition.accounts.models import Account
from competition.accounts.services import open_pending
from competition.accounts.views import signed_in_response
from competition.campaign.models import Campaign, School
from competition.campaign.policies import CAMPAIGN
from competition.campaign.queries import cities
from competition.entries.errors import RulesChangedError
from competition.entries.forms import AS_TYPED, StartForm
from competition.entries.identity import SchoolClass
from competition.entries.services import find_or_add_school, start_class
from competition.entries.services.guards import require_open_for_somebody
from competition.entries.start.copying import earlier_classes, next_name
from competition.entries.start.queries import meant, school_by_ref
from competition.errors import GarlandError
from competition.platform.i18n import current_locale, translate
from competition.platform.rates import hit
from competition.web.policies import allow
from competition.web.request import config, db, now, transaction, viewer

QUARTER = timedelta(minutes=15)
STARTS_FROM_ONE_PLACE = 40
bp = Blueprint("classes", __name__)


@bp.get("/c/<slug>/enter")
@allow(CAMPAIGN)
def start(campaign: Campaign) -> ResponseReturnValue:
    """Show the form that starts a class; before the call and after the deadline, say so.

    `?school=` is a school's ref, as in the link that the secretariat sends to it.
    """
    require_open_for_somebody(db(), campaign, now())
    return _page(campaign, _form(campaign, school_by_ref(db(), campaign.id, request.args.get("school", ""))))


@bp.post("/c/<slug>/enter")
@allow(CAMPAIGN)
def start_post(campaign: Campaign) -> ResponseReturnValue:
    """Start the class and go to its workspace."""
    form = _form(campaign)
    if not form.validate_on_submit() or _which_school(form):
        return _page(campaign, form), 400
    account = viewer().account
    try:
        with transaction() as session:
            teacher = account or _begin_account(session, form)
            started = _start(session, campaign, form, teacher)
            path = url_for("class.page", ref=started.ref)
            if account:
                return redirect(path)
            ask_to_confirm(
                session, account=teacher, next_path=path, secret_key=config().secret_key, now=now()
            )
            return signed_in_response(teacher, path)
    except RulesChangedError as refusal:
        form.rules_version.data, form.accepted.data = str(campaign.rules_version), False
        return _page(campaign, form, translate(refusal)), refusal.status
    except GarlandError as refusal:
        return _page(campaign, form, translate(refusal)), refusal.status


def _which_school(form: StartForm) -> bool:
    """Whether it must be asked first which school is meant: a name is nearly one that is known."""
    found = meant(db(), int(form.city.data), form.school.data)
    if not found or form.answer == AS_TYPED:
        return False
    chosen = next((school for school in found if school.ref == form.answer), None)
    if chosen is None:
        form.ask_which(found)
        return True
    form.school.data = chosen.name
    return False


def _begin_account(session: Session, form: StartForm) -> Account:
    """Open an account whose address is confirmed later; so often from one place and no oftener."""
    place, secret = f"start:{request.remote_addr}", config().secret_key
    hit(session, bucket=place, limit=STARTS_FROM_ONE_PLACE, within=QUARTER, now=now(), secret_key=secret)
    return open_pending(
        session, email=form.email.data, name=form.teacher.data, locale=current_locale(), now=now()
    )


def _start(session: Session, campaign: Campaign, form: StartForm, teacher: Account) -> SchoolClass:
    school = find_or_add_school(
        session, campaign=campaign, city_id=int(form.city.data), name=form.school.data
    )
    version = form.rules_version.data
    return start_class(
        session,
        campaign=campaign,
        school=school,
        name=form.class_name.data,
        age_group=form.age_group.data,
        rules_version=int(version) if version.isdecimal() else 0,
        teacher=teacher,
        now=now(),
    )


def _form(campaign: Campaign, school: School | None = None) -> StartForm:
    invited = {"city": str(school.city_id), "school": school.name} if school else {}
    form = StartForm(rules_version=str(campaign.rules_version), **invited)
    form.offer(campaign, cities(db(), campaign.id), known=viewer().is_signed_in)
    return form


def _page(campaign: Campaign, form: StartForm, refusal: str | None = None) -> str:
    account, bound = viewer().account, viewer().bound_to
    rows = earlier_classes(db(), account, campaign) if account and bound is None else []
    return render_template(
        "entries/start/start.html",
        campaign=campaign,
        form=form,
        refusal=refusal,
        earlier=[(row, next_name(row.school_class.name)) for row in rows],
    )
