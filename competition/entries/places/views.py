"""The secretariat's page of schools: found, added, renamed, merged, invited."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign, City, School
from competition.campaign.policies import OFFICE
from competition.campaign.queries import cities
from competition.entries.desk import acting
from competition.entries.places import following, views_cities, views_merging
from competition.entries.places.forms import NarrowForm, NewSchoolForm, SchoolForm
from competition.entries.places.queries import (
    PAGE,
    SchoolName,
    classes_of,
    counts_of_schools,
    fitting,
    likely_same,
    school_names,
)
from competition.entries.places.room import bp
from competition.entries.places.services import rename_school
from competition.entries.services import find_or_add_school
from competition.entries.ways.views import code_of
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.web.narrowing import address, chips
from competition.web.paging import foot, page_asked
from competition.web.policies import Policy, allow
from competition.web.request import config, db, now, transaction

__all__ = [
    "bp",
    "following",
    "views_cities",
    "views_merging",
]  # what makes itself known, and pages of the same room


def _school(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a school of the campaign and its city, for the secretariat."""
    found = OFFICE.resolve(session, viewer, slug=slug)
    if found is None:
        return None
    wanted = select(School, City).join(City, City.id == School.city_id)
    wanted = wanted.where(School.ref == ref, City.campaign_id == found["campaign"].id)
    row = session.execute(wanted).one_or_none()
    return {**found, "school": row[0], "city": row[1]} if row else None


OFFICE_SCHOOL = Policy("school of the campaign, in the office", _school)


@bp.get("/c/<slug>/office/schools")
@allow(OFFICE)
def schools(campaign: Campaign) -> ResponseReturnValue:
    """List the schools; `?alike=1` those that may be one."""
    return _list(campaign, NewSchoolForm(formdata=None))


@bp.post("/c/<slug>/office/schools")
@allow(OFFICE)
def add_post(campaign: Campaign) -> ResponseReturnValue:
    """Add a school, so that it can be invited."""
    form = NewSchoolForm()
    places = {city.ref: city for city in cities(db(), campaign.id)}
    form.offer([(ref, city.name) for ref, city in places.items()])
    if not form.validate_on_submit():
        return _list(campaign, form), 400
    with transaction() as session:
        city_id = places[form.city.data].id
        school = find_or_add_school(session, campaign=campaign, city_id=city_id, name=form.name.data)
    return redirect(url_for("places.school", slug=campaign.slug, ref=school.ref))


def _list(campaign: Campaign, new: NewSchoolForm) -> str:
    names = school_names(db(), campaign.id)
    places = cities(db(), campaign.id)
    refs = [(city.ref, city.name) for city in places]
    form = NarrowForm(request.args)
    form.offer(refs)
    new.offer(refs)
    city_id = next((city.id for city in places if city.ref == form.city.data), None)
    found, page = fitting(names, (form.search.data or "")[:120], city_id), page_asked()
    alike = likely_same(found)[:PAGE] if "alike" in request.args else None
    shown = found[(page - 1) * PAGE : page * PAGE] if alike is None else [s for group in alike for s in group]
    return render_template(
        "entries/places/schools.html",
        form=form,
        new=new,
        shown=shown,
        alike=alike,
        counts=counts_of_schools(db(), [each.id for each in shown]),
        merge_url=lambda group: _merge_url(campaign, group),
        turned=address(alike=None if alike is not None else 1, page=None),
        chips=chips(form),
        bare=url_for("places.schools", slug=campaign.slug),
        found=ngettext("%(num)s school", "%(num)s schools", len(found)),
        pages=foot(
            _("Schools %(first)s to %(last)s"),
            page=page,
            size=PAGE,
            shown=len(shown),
            more=len(found) > page * PAGE,
        ),
    )


def _merge_url(campaign: Campaign, group: list[SchoolName]) -> str:
    return url_for("places.merge", slug=campaign.slug, school=[each.ref for each in group])


@bp.get("/c/<slug>/office/schools/<ref>")
@allow(OFFICE_SCHOOL)
def school(campaign: Campaign, school: School, city: City) -> ResponseReturnValue:
    """Show a school: its name, its classes, the link that invites it to start."""
    return _school_page(campaign, school, city, SchoolForm(formdata=None, name=school.name))


@bp.post("/c/<slug>/office/schools/<ref>")
@allow(OFFICE_SCHOOL)
def rename_post(campaign: Campaign, school: School, city: City) -> ResponseReturnValue:
    """Rename it."""
    form = SchoolForm()
    if not form.validate_on_submit():
        return _school_page(campaign, school, city, form), 400
    try:
        with transaction() as session:
            rename_school(
                session, campaign=campaign, school=school, name=form.name.data, actor=acting(), now=now()
            )
    except GarlandError as refusal:
        return _school_page(campaign, school, city, form, translate(refusal)), refusal.status
    flash(_("It is saved."), "success")
    return redirect(url_for("places.school", slug=campaign.slug, ref=school.ref))


def _school_page(
    campaign: Campaign, school: School, city: City, form: SchoolForm, refusal: str | None = None
) -> str:
    path = url_for("classes.start", slug=campaign.slug, school=school.ref)
    invitation = f"{config().base_url}{path}"
    return render_template(
        "entries/places/school.html",
        campaign=campaign,
        school=school,
        city=city,
        form=form,
        refusal=refusal,
        classes=classes_of(db(), school.id),
        invitation=invitation,
        code=code_of(invitation),
    )
