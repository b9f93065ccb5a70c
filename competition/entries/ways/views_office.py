"""The secretariat's list of classes and their teachers, and the links it hands out where no mail arrives."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session
from wtforms import BooleanField, SearchField, SelectField
from wtforms.fields import SelectChoice

from competition.accounts.models import Account, SignInLink
from competition.accounts.rules import LinkKind
from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.queries import cities
from competition.entries.desk import acting
from competition.entries.identity import SchoolClass
from competition.entries.queries import place_of
from competition.entries.ways.queries import PAGE, Wanted, class_lines, count_lines
from competition.entries.ways.services import hand_out_link, latest_link, mail_link, teacher_of
from competition.entries.ways.views import code_of, link_address, path_of
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import ngettext
from competition.web.forms import Form
from competition.web.narrowing import address, chips
from competition.web.navigation import office_nav
from competition.web.paging import foot, page_asked
from competition.web.policies import Policy, allow
from competition.web.request import config, db, now, transaction

bp = Blueprint("classes_office", __name__)
office_nav.add(label=_l("Classes"), endpoint="classes_office.index", position=6, also=("places", "paper"))


def _teacher(
    session: Session, viewer: Viewer, slug: str, ref: str, teacher_ref: str
) -> dict[str, Any] | None:
    """Load a class of the campaign and one of its teachers, for the secretariat."""
    found = OFFICE.resolve(session, viewer, slug=slug)
    teacher = teacher_of(session, found["campaign"], ref, teacher_ref) if found else None
    if found is None or teacher is None:
        return None
    school_class = session.scalars(select(SchoolClass).where(SchoolClass.ref == ref)).one()
    return {**found, "school_class": school_class, "teacher": teacher}


CLASS_TEACHER = Policy("teacher of a class, in the office", _teacher)


class NarrowForm(Form):
    """What the list of classes is narrowed to."""

    search = SearchField(_l("Class, school, city, name or address"))
    city = SelectField(_l("City"))
    unconfirmed = BooleanField(_l("Address not confirmed"))

    class Meta(Form.Meta):
        """A search changes nothing."""

        csrf = False


@bp.get("/c/<slug>/office/classes")
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """List the classes with their teachers."""
    places = {city.ref: city for city in cities(db(), campaign.id)}
    form = NarrowForm(request.args)
    form.city.choices = [SelectChoice("", _("All")), *(SelectChoice(r, c.name) for r, c in places.items())]
    city = places.get(form.city.data or "")
    wanted = Wanted((form.search.data or "")[:120], bool(form.unconfirmed.data), city.id if city else None)
    page = page_asked()
    lines, more = class_lines(db(), campaign.id, wanted, page)
    fitting, waiting = count_lines(db(), campaign.id, wanted)
    return render_template(
        "entries/ways/classes.html",
        form=form,
        lines=lines,
        found=ngettext("%(num)s class with its teacher", "%(num)s classes with their teachers", fitting),
        waiting=waiting,
        chips=chips(form, leave_out=("unconfirmed",)),
        is_unconfirmed=wanted.unconfirmed,
        turned=address(unconfirmed=None if wanted.unconfirmed else "y"),
        bare=url_for("classes_office.index", slug=campaign.slug),
        pages=foot(_("Lines %(first)s to %(last)s"), page=page, size=PAGE, shown=len(lines), more=more),
    )


@bp.get("/c/<slug>/office/classes/<ref>/<teacher_ref>")
@allow(CLASS_TEACHER)
def teacher(campaign: Campaign, school_class: SchoolClass, teacher: Account) -> ResponseReturnValue:
    """Show a teacher of a class: the link that was handed out, and the ways to reach them."""
    link = _handed(school_class, teacher)
    handed = link_address(link) if link and link.used_at is None and now() < link.expires_at else ""
    return render_template(
        "entries/ways/teacher.html",
        campaign=campaign,
        school_class=school_class,
        place=place_of(db(), school_class),
        teacher=teacher,
        link=link,
        handed=handed,
        code=code_of(handed) if handed else "",
    )


@bp.post("/c/<slug>/office/classes/<ref>/<teacher_ref>/link")
@allow(CLASS_TEACHER)
def link_post(campaign: Campaign, school_class: SchoolClass, teacher: Account) -> ResponseReturnValue:
    """Make a link to be handed out; an earlier one that is still open is void."""
    with transaction() as session:
        earlier = _handed(school_class, teacher)
        if earlier is not None and earlier.used_at is None:
            earlier.expires_at = min(earlier.expires_at, now())
        hand_out_link(
            session,
            school_class=school_class,
            teacher=teacher,
            path=path_of(school_class),
            actor=acting(),
            secret_key=config().secret_key,
            now=now(),
        )
    return _back(campaign, school_class, teacher)


@bp.post("/c/<slug>/office/classes/<ref>/<teacher_ref>/mail")
@allow(CLASS_TEACHER)
def mail_post(campaign: Campaign, school_class: SchoolClass, teacher: Account) -> ResponseReturnValue:
    """Send the teacher the link by mail once more."""
    with transaction() as session:
        mail_link(
            session,
            teacher=teacher,
            path=path_of(school_class),
            secret_key=config().secret_key,
            now=now(),
        )
    flash(_("The link is on its way to %(address)s.", address=teacher.address), "success")
    return _back(campaign, school_class, teacher)


def _handed(school_class: SchoolClass, teacher: Account) -> SignInLink | None:
    return latest_link(db(), teacher=teacher, path=path_of(school_class), kind=LinkKind.HANDED)


def _back(campaign: Campaign, school_class: SchoolClass, teacher: Account) -> ResponseReturnValue:
    path = url_for(
        "classes_office.teacher", slug=campaign.slug, ref=school_class.ref, teacher_ref=teacher.ref
    )
    return redirect(path)
