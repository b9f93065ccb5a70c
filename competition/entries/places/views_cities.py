"""The secretariat's page of cities: with their countries, renamed, merged."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign, City
from competition.campaign.policies import OFFICE
from competition.entries.desk import acting
from competition.entries.places.forms import CityForm, city_form
from competition.entries.places.queries import cities_by_ref, city_lines, likely_same_cities
from competition.entries.places.room import bp
from competition.entries.places.services import change_city
from competition.errors import GarlandError
from competition.platform.countries import country_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
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


def _city_page(campaign: Campaign, city: City, form: CityForm, refusal: str | None = None) -> str:
    return render_template(
        "entries/places/city.html", campaign=campaign, city=city, form=form, refusal=refusal
    )
