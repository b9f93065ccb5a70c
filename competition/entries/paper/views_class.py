"""A class on paper: more of it received, a day corrected, its teacher named, handed over."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries.desk import acting
from competition.entries.identity import SchoolClass
from competition.entries.paper.days import correct_day
from competition.entries.paper.forms import DayForm, ReceivedForm, TeacherForm
from competition.entries.paper.models import PaperClass
from competition.entries.paper.policies import PAPER_CLASS
from competition.entries.paper.queries import typed_entries
from competition.entries.paper.room import bp
from competition.entries.paper.services import add_teacher, finish, hold, receive
from competition.entries.teachers.queries import teachers_of
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.web.policies import allow
from competition.web.request import db, now, transaction


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


@bp.post("/c/<slug>/office/paper/<ref>/day")
@allow(PAPER_CLASS)
def day_post(campaign: Campaign, school_class: SchoolClass, paper: PaperClass) -> ResponseReturnValue:
    """Correct the day on which the ticked entries arrived; the others keep theirs."""
    form, refs = DayForm(), request.form.getlist("entry")
    if not form.validate_on_submit():
        flash(" ".join(str(e) for e in form.another_day.errors), "error")
        return _to_class(campaign, school_class)
    with transaction() as session:
        changed = correct_day(
            session,
            campaign=campaign,
            school_class=school_class,
            entry_refs=refs,
            received_on=form.another_day.data,
            actor=acting(),
            now=now(),
        )
    flash(
        ngettext(
            "The day of %(num)s entry is corrected.", "The day of %(num)s entries is corrected.", changed
        ),
        "success",
    )
    return _to_class(campaign, school_class)


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


def _to_class(campaign: Campaign, school_class: SchoolClass) -> ResponseReturnValue:
    return redirect(url_for("paper.paper_class", slug=campaign.slug, ref=school_class.ref))


def _class_page(campaign: Campaign, school_class: SchoolClass, paper: PaperClass, form: TeacherForm) -> str:
    received = ReceivedForm(formdata=None, received_on=paper.received_on)
    return render_template(
        "entries/paper/class.html",
        campaign=campaign,
        school_class=school_class,
        paper=paper,
        form=form,
        received=received,
        day=DayForm(formdata=None),
        typed=typed_entries(db(), school_class.id),
        teachers=[account for account, in_trust in teachers_of(db(), school_class.id) if not in_trust],
    )
