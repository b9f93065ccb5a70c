"""The teachers of a class: who they are, inviting one, taking one off, leaving."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session
from wtforms import EmailField, StringField

from competition.accounts.errors import LinkSpentError
from competition.accounts.forms import ADDRESS, LetterLanguageField
from competition.accounts.models import Account
from competition.accounts.viewer import Viewer
from competition.accounts.views import signed_in_response
from competition.campaign.models import Campaign, City, School
from competition.entries.desk import acting
from competition.entries.identity import ClassTeacher, SchoolClass
from competition.entries.policies import OWN_CLASS
from competition.entries.queries import place_of
from competition.entries.teachers.queries import open_invitations, teachers_of
from competition.entries.teachers.services import (
    accept,
    find_invitation,
    invite_teacher,
    take_off,
    withdraw_invitation,
)
from competition.entries.texts import tidy_line
from competition.errors import GarlandError
from competition.platform.i18n import current_locale, translate
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form
from competition.web.policies import PUBLIC, Policy, allow
from competition.web.request import config, db, now, transaction, viewer

bp = Blueprint("class_teachers", __name__)


def _colleague(session: Session, looking: Viewer, ref: str, teacher_ref: str) -> dict[str, Any] | None:
    """Load a class of this teacher, and somebody who looks after it as well (or this teacher)."""
    found = OWN_CLASS.resolve(session, looking, ref=ref)
    if found is None:
        return None
    teacher = session.scalar(
        select(Account)
        .join(ClassTeacher, ClassTeacher.account_id == Account.id)
        .where(ClassTeacher.class_id == found["school_class"].id, Account.ref == teacher_ref)
        .where(ClassTeacher.in_trust.is_(False))
    )
    return {**found, "teacher": teacher} if teacher else None


COLLEAGUE = Policy("teacher of own class", _colleague)


class InviteForm(Form):
    """A colleague's address."""

    email = EmailField(_l("E-mail address of your colleague"), ADDRESS, render_kw={"autocomplete": "off"})
    locale = LetterLanguageField()


class NameForm(Form):
    """How somebody new is called."""

    name = StringField(_l("Your name"), render_kw={"autocomplete": "name", "maxlength": 120})


@bp.get("/class/<ref>/teachers")
@allow(OWN_CLASS)
def page(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """List the teachers and the open invitations, with the form that invites."""
    return _page(campaign, school_class, InviteForm(formdata=None))


@bp.post("/class/<ref>/teachers")
@allow(OWN_CLASS)
def invite_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Send an invitation."""
    form = InviteForm()
    if not form.validate_on_submit():
        return _page(campaign, school_class, form), 400
    try:
        with transaction() as session:
            invite_teacher(
                session,
                school_class=school_class,
                email=form.email.data,
                locale=form.locale.data,
                actor=acting(),
                secret_key=config().secret_key,
                now=now(),
            )
    except GarlandError as refusal:
        return _page(campaign, school_class, form, translate(refusal)), refusal.status
    flash(_("The invitation is on its way to %(address)s.", address=form.email.data), "success")
    return redirect(url_for("class_teachers.page", ref=school_class.ref))


@bp.post("/class/<ref>/teachers/invitations/<invitation_ref>/withdraw")
@allow(OWN_CLASS)
def withdraw_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City, invitation_ref: str
) -> ResponseReturnValue:
    """Withdraw an invitation."""
    with transaction() as session:
        withdraw_invitation(session, school_class=school_class, ref=invitation_ref, actor=acting(), now=now())
    flash(_("The invitation is withdrawn; its link leads nowhere now."))
    return redirect(url_for("class_teachers.page", ref=school_class.ref))


@bp.get("/class/<ref>/teachers/<teacher_ref>/off")
@allow(COLLEAGUE)
def off_page(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City, teacher: Account
) -> ResponseReturnValue:
    """Ask whether somebody is to be taken off the class."""
    leaves = teacher.id == acting().id
    return render_template(
        "entries/teachers/off.html", school_class=school_class, teacher=teacher, leaves=leaves
    )


@bp.post("/class/<ref>/teachers/<teacher_ref>/off")
@allow(COLLEAGUE)
def off_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City, teacher: Account
) -> ResponseReturnValue:
    """Take somebody off the class, or leave it."""
    leaves = teacher.id == acting().id
    with transaction() as session:
        take_off(session, school_class=school_class, teacher=teacher, actor=acting(), now=now())
    if leaves:
        flash(_("You have left class %(name)s.", name=school_class.name))
        return redirect(url_for("home.index"))
    flash(_("%(name)s no longer looks after the class.", name=teacher.name or teacher.address))
    return redirect(url_for("class_teachers.page", ref=school_class.ref))


@bp.get("/class-invitation/<token>")
@allow(PUBLIC)
def invitation(token: str) -> ResponseReturnValue:
    """Show to which class somebody is invited, with the button that accepts."""
    try:
        found = find_invitation(db(), token=token, now=now())
    except LinkSpentError as spent:
        return render_template("accounts/invitation_spent.html"), spent.status
    school_class = db().get_one(SchoolClass, found.class_id)
    return render_template(
        "entries/teachers/invitation.html",
        form=NameForm(formdata=None),
        school_class=school_class,
        place=place_of(db(), school_class),
        inviter=db().get_one(Account, found.invited_by_id),
    )


@bp.post("/class-invitation/<token>")
@allow(PUBLIC)
def invitation_post(token: str) -> ResponseReturnValue:
    """Accept, sign in and go to the class."""
    name = tidy_line(NameForm().name.data or "")[:120]
    try:
        with transaction() as session:
            account, school_class = accept(
                session,
                token=token,
                viewer=viewer().account,
                name=name,
                locale=current_locale(),
                now=now(),
            )
            response = signed_in_response(account, url_for("class.page", ref=school_class.ref))
    except LinkSpentError as spent:
        return render_template("accounts/invitation_spent.html"), spent.status
    flash(_("Welcome. You look after this class now as well."), "success")
    return response


def _page(campaign: Campaign, school_class: SchoolClass, form: InviteForm, refusal: str | None = None) -> str:
    return render_template(
        "entries/teachers/page.html",
        campaign=campaign,
        school_class=school_class,
        teachers=teachers_of(db(), school_class.id),
        waiting=open_invitations(db(), school_class.id, now()),
        me=acting(),
        form=form,
        refusal=refusal,
    )
