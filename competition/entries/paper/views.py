"""Entries on paper, typed in by the secretariat."""

from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session
from wtforms import BooleanField, DateField, EmailField, RadioField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import Email, InputRequired, Length, Optional

from competition.accounts.forms import LetterLanguageField
from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.queries import cities
from competition.campaign.wording import age_group_name
from competition.entries.desk import acting
from competition.entries.identity import SchoolClass
from competition.entries.paper.models import PaperClass
from competition.entries.paper.queries import PAGE, paper_lines
from competition.entries.paper.services import add_teacher, finish, hold, receive, start_on_paper
from competition.entries.services import find_or_add_school
from competition.entries.teachers.queries import teachers_of
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import translate
from competition.web.forms import Form
from competition.web.paging import foot, page_asked
from competition.web.policies import Policy, allow
from competition.web.request import db, now, transaction

bp = Blueprint("paper", __name__)


def _paper(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a class on paper of the campaign, for the secretariat."""
    found = OFFICE.resolve(session, viewer, slug=slug)
    if found is None:
        return None
    wanted = select(SchoolClass, PaperClass).join(PaperClass, PaperClass.class_id == SchoolClass.id)
    wanted = wanted.where(SchoolClass.ref == ref, SchoolClass.campaign_id == found["campaign"].id)
    row = session.execute(wanted).one_or_none()
    return {**found, "school_class": row[0], "paper": row[1]} if row else None


PAPER_CLASS = Policy("class on paper, in the office", _paper)


class ReceivedForm(Form):
    """The day on which paper arrived."""

    received_on = DateField(
        _l("Received on"), [InputRequired(_l("Please say on which day the paper arrived."))]
    )


class TeacherForm(Form):
    """Who looks after a class on paper, as far as is known."""

    teacher = StringField(_l("Name of the teacher"), [Length(max=120)])
    email = EmailField(
        _l("Address of the teacher"),
        [Optional(), Length(max=254), Email(_l("This is not an e-mail address."))],
    )
    locale = LetterLanguageField()


class PaperForm(ReceivedForm, TeacherForm):
    """A class whose entries came on paper."""

    city = SelectField(_l("City"), [InputRequired(_l("Please choose a city."))])
    school = StringField(
        _l("School"),
        [InputRequired(_l("Please type the name of the school.")), Length(max=200)],
        render_kw={"autocomplete": "off"},
    )
    class_name = StringField(
        _l("Class"), [InputRequired(_l("Please type the name of the class, such as 4a.")), Length(max=120)]
    )
    age_group = RadioField(_l("Age group"), [InputRequired(_l("Please say how old the pupils are."))])
    accepted = BooleanField(
        _l("The teacher has accepted the rules on paper"),
        [InputRequired(_l("Without that nothing can be entered: please ask the teacher."))],
    )


@bp.get("/c/<slug>/office/paper")
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """List the classes on paper, with the form that starts one."""
    form = _form(campaign)
    form.received_on.data = now().astimezone(ZoneInfo(campaign.time_zone)).date()
    return _page(campaign, form)


@bp.post("/c/<slug>/office/paper")
@allow(OFFICE)
def start_post(campaign: Campaign) -> ResponseReturnValue:
    """Start a class and go to its workspace, which is the teacher's own."""
    form = _form(campaign)
    if not form.validate_on_submit():
        return _page(campaign, form), 400
    try:
        with transaction() as session:
            school = find_or_add_school(
                session, campaign=campaign, city_id=int(form.city.data), name=form.school.data
            )
            started = start_on_paper(
                session,
                campaign=campaign,
                school=school,
                name=form.class_name.data,
                age_group=form.age_group.data,
                received_on=form.received_on.data,
                teacher_name=form.teacher.data or "",
                teacher_email=form.email.data or "",
                locale=form.locale.data,
                actor=acting(),
                now=now(),
            )
    except GarlandError as refusal:
        return _page(campaign, form, translate(refusal)), refusal.status
    flash(_("The class is started. What you add here is marked as typed from paper."), "success")
    return redirect(url_for("class.page", ref=started.ref))


@bp.post("/c/<slug>/office/paper/<ref>/receive")
@allow(PAPER_CLASS)
def receive_post(campaign: Campaign, school_class: SchoolClass, paper: PaperClass) -> ResponseReturnValue:
    """Say when more paper arrived, and go on typing."""
    form = ReceivedForm()
    if not form.validate_on_submit():
        flash(" ".join(str(e) for e in form.received_on.errors), "error")
        return _back(campaign)
    with transaction() as session:
        receive(
            session,
            campaign=campaign,
            school_class=school_class,
            received_on=form.received_on.data,
            actor=acting(),
            now=now(),
        )
    return redirect(url_for("class.page", ref=school_class.ref))


@bp.post("/c/<slug>/office/paper/<ref>/hold")
@allow(PAPER_CLASS)
def hold_post(campaign: Campaign, school_class: SchoolClass, paper: PaperClass) -> ResponseReturnValue:
    """Type with a colleague who has started."""
    with transaction() as session:
        hold(session, school_class=school_class, actor=acting(), now=now())
    return redirect(url_for("class.page", ref=school_class.ref))


@bp.get("/c/<slug>/office/paper/<ref>")
@allow(PAPER_CLASS)
def paper_class(campaign: Campaign, school_class: SchoolClass, paper: PaperClass) -> ResponseReturnValue:
    """Show a class on paper: more paper, its teacher, handing it over."""
    return _class_page(campaign, school_class, paper, TeacherForm(formdata=None))


@bp.post("/c/<slug>/office/paper/<ref>/teacher")
@allow(PAPER_CLASS)
def teacher_post(campaign: Campaign, school_class: SchoolClass, paper: PaperClass) -> ResponseReturnValue:
    """Name its teacher."""
    form = TeacherForm()
    if form.validate_on_submit() and not (form.teacher.data or form.email.data):
        form.teacher.errors = [_("Please type a name or an address.")]
    if form.errors:
        return _class_page(campaign, school_class, paper, form), 400
    with transaction() as session:
        teacher = add_teacher(
            session,
            campaign=campaign,
            school_class=school_class,
            name=form.teacher.data or "",
            email=form.email.data or "",
            locale=form.locale.data,
            actor=acting(),
            now=now(),
        )
    path = url_for(
        "classes_office.teacher", slug=campaign.slug, ref=school_class.ref, teacher_ref=teacher.ref
    )
    return redirect(path)


@bp.post("/c/<slug>/office/paper/<ref>/hand-over")
@allow(PAPER_CLASS)
def finish_post(campaign: Campaign, school_class: SchoolClass, paper: PaperClass) -> ResponseReturnValue:
    """Leave the workspace to the teachers."""
    with transaction() as session:
        finish(session, school_class=school_class, actor=acting(), now=now())
    flash(_("Class %(name)s is handed over to its teachers.", name=school_class.name), "success")
    return _back(campaign)


def _back(campaign: Campaign) -> ResponseReturnValue:
    return redirect(url_for("paper.index", slug=campaign.slug))


def _form(campaign: Campaign) -> PaperForm:
    form = PaperForm()
    chosen = SelectChoice("", _l("Please choose"))
    form.city.choices = [chosen, *(SelectChoice(str(c.id), c.name) for c in cities(db(), campaign.id))]
    groups = dict.fromkeys(category.age_group for category in campaign.categories)
    form.age_group.choices = [SelectChoice(group, age_group_name(group)) for group in groups]
    return form


def _page(campaign: Campaign, form: PaperForm, refusal: str | None = None) -> str:
    page = page_asked()
    lines, more = paper_lines(db(), campaign.id, acting().id, page)
    return render_template(
        "entries/paper/index.html",
        campaign=campaign,
        form=form,
        lines=lines,
        refusal=refusal,
        pages=foot(_("Classes %(first)s to %(last)s"), page=page, size=PAGE, shown=len(lines), more=more),
    )


def _class_page(campaign: Campaign, school_class: SchoolClass, paper: PaperClass, form: TeacherForm) -> str:
    received = ReceivedForm(formdata=None, received_on=paper.received_on)
    return render_template(
        "entries/paper/class.html",
        campaign=campaign,
        school_class=school_class,
        paper=paper,
        form=form,
        received=received,
        teachers=[account for account, in_trust in teachers_of(db(), school_class.id) if not in_trust],
    )
