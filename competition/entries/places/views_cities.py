"""The secretariat's page of cities: with their countries, renamed, merged."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.merging import told_of_cities, told_of_schools
from competition.campaign.models import Campaign, City
from competition.campaign.policies import OFFICE
from competition.entries.desk import acting
from competition.entries.places.errors import NothingToMergeError
from competition.entries.places.forms import CityForm, MergeForm, city_form
from competition.entries.places.queries import (
    cities_by_ref,
    city_lines,
    likely_same_cities,
    school_ids,
    schools_in_common,
)
from competition.entries.places.room import bp
from competition.entries.places.services import MOST, change_city, merge_cities
from competition.errors import GarlandError
from competition.platform.countries import country_name
from competition.platform.i18n import format_list, ngettext, translate
from competition.platform.i18n import gettext as _
from competition.web.policies import Policy, allow
from competition.web.request import db, now, transaction


def _city(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a city of the campaign, for the secretariat."""
    found = OFFICE.resolve(session, viewer, slug=slug)
    rows = cities_by_ref(session, found["campaign"].id, [ref]) if found else []
    return {**found, "city": rows[0]} if found and rows else None


OFFICE_CITY = Policy("city of the campaign, in the office", _city)


@bp.get("/c/<slug>/office/schools/cities")
@allow(OFFICE)
def cities(campaign: Campaign) -> ResponseReturnValue:
    """List the cities with their countries and counts."""
    lines = city_lines(db(), campaign.id)
    return render_template(
        "entries/places/cities.html",
        lines=lines,
        alike=likely_same_cities(lines),
        country_name=country_name,
        merge_url=lambda group: url_for(
            "places.merge_cities_page", slug=campaign.slug, city=[each.ref for each in group]
        ),
        without=sum(not line.country for line in lines),
    )


@bp.get("/c/<slug>/office/schools/cities/<ref>")
@allow(OFFICE_CITY)
def city(campaign: Campaign, city: City) -> ResponseReturnValue:
    """Show a city's name and country."""
    return _city_page(campaign, city, city_form(city))


@bp.post("/c/<slug>/office/schools/cities/<ref>")
@allow(OFFICE_CITY)
def city_post(campaign: Campaign, city: City) -> ResponseReturnValue:
    """Change them."""
    form = city_form(city)
    if not form.validate_on_submit():
        return _city_page(campaign, city, form), 400
    try:
        with transaction() as session:
            change_city(
                session,
                campaign=campaign,
                city=city,
                name=form.name.data,
                country=form.country.data or "",
                actor=acting(),
                now=now(),
            )
    except GarlandError as refusal:
        return _city_page(campaign, city, form, translate(refusal)), refusal.status
    flash(_("It is saved."), "success")
    return redirect(url_for("places.cities", slug=campaign.slug))


@bp.get("/c/<slug>/office/schools/cities/merge")
@allow(OFFICE)
def merge_cities_page(campaign: Campaign) -> ResponseReturnValue:
    """Show what would follow if the chosen cities became one."""
    chosen = cities_by_ref(db(), campaign.id, request.args.getlist("city")[:MOST])
    return _merge_page(campaign, chosen, _merge_form(chosen))


@bp.post("/c/<slug>/office/schools/cities/merge")
@allow(OFFICE)
def merge_cities_post(campaign: Campaign) -> ResponseReturnValue:
    """Make them one."""
    refs = request.form.getlist("city")[:MOST]
    chosen = cities_by_ref(db(), campaign.id, refs)
    form = _merge_form(chosen)
    if len(chosen) != len(set(refs)) or len(chosen) < 2:
        return _merge_page(campaign, chosen, form, translate(NothingToMergeError())), 409
    if not form.validate_on_submit():
        return _merge_page(campaign, chosen, form), 400
    stays = next(each for each in chosen if each.ref == form.stays.data)
    with transaction() as session:
        merge_cities(session, campaign=campaign, cities=chosen, stays=stays, actor=acting(), now=now())
    flash(_("They are one now: %(name)s.", name=stays.name), "success")
    return redirect(url_for("places.cities", slug=campaign.slug))


def _city_page(campaign: Campaign, city: City, form: CityForm, refusal: str | None = None) -> str:
    return render_template(
        "entries/places/city.html", campaign=campaign, city=city, form=form, refusal=refusal
    )


def _merge_form(chosen: list[City]) -> MergeForm:
    form = MergeForm()
    form.stays.choices = [(each.ref, _named(each)) for each in chosen]
    return form


def _named(city: City) -> str:
    return f"{city.name}, {country_name(city.country)}" if city.country else city.name


def _merge_page(campaign: Campaign, chosen: list[City], form: MergeForm, refusal: str | None = None) -> str:
    possible = len(chosen) > 1
    return render_template(
        "entries/places/merge.html",
        campaign=campaign,
        chosen=chosen,
        form=form,
        refusal=refusal or (None if possible else translate(NothingToMergeError())),
        possible=possible,
        follows=_follows([each.id for each in chosen]) if possible else [],
        field="city",
        back=url_for("places.cities", slug=campaign.slug),
        heading=_("Merge cities"),
        warning=_("This cannot be undone: afterwards nobody knows which school was of which city."),
    )


def _follows(ids: list[int]) -> list[str]:
    """Say what follows: schools, those of one name become one, and what is the schools'."""
    schools, common = school_ids(db(), ids), schools_in_common(db(), ids)
    said = [ngettext("%(num)s school", "%(num)s schools", len(schools))]
    if common:
        names = format_list(common[:12])
        one = "%(names)s is in both of them and becomes one school."
        many = "%(names)s are in more than one of them; each becomes one school."
        said.append(ngettext(one, many, len(common), names=names))
    return [*said, *(told_of_schools(db(), schools) if schools else []), *told_of_cities(db(), ids)]
