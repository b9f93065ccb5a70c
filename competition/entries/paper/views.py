"""Classes on paper: the list, and the form with which the secretariat starts one."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.queries import cities
from competition.entries.desk import acting
from competition.entries.paper import views_class
from competition.entries.paper.days import day_of
from competition.entries.paper.forms import PaperForm
from competition.entries.paper.queries import PAGE, paper_lines
from competition.entries.paper.room import bp
from competition.entries.paper.services import start_on_paper
from competition.entries.services import find_or_add_school
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db, now, transaction

# The page of one class makes itself known.
__all__ = ["bp", "views_class"]


@bp.get("/c/<slug>/office/paper")
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """List the classes on paper, with the form that starts one."""
    form = _form(campaign)
    form.received_on.data = day_of(campaign, now())
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


def _form(campaign: Campaign) -> PaperForm:
    form = PaperForm()
    form.offer(campaign, cities(db(), campaign.id))
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
