"""The page on which schools, or cities, become one: what follows is shown first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.campaign.merging import told_of_cities, told_of_schools
from competition.campaign.models import Campaign, City, School
from competition.campaign.policies import OFFICE
from competition.entries.desk import acting
from competition.entries.places.errors import NothingToMergeError
from competition.entries.places.forms import MergeForm
from competition.entries.places.queries import cities_by_ref, school_ids, schools_by_ref, schools_in_common
from competition.entries.places.room import bp
from competition.entries.places.services import MOST, merge_cities, merge_schools
from competition.platform.countries import country_name
from competition.platform.i18n import LazyText, format_list, ngettext, translate
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.policies import allow
from competition.web.request import db, now, transaction

Places = Sequence[School] | Sequence[City]


@dataclass(frozen=True)
class Merging:
    """What is to become one: how it is named in the address, found, named, told about, and made one."""

    field: str
    heading: LazyText
    warning: LazyText
    list_page: str
    find: Callable[[Session, int, Sequence[str]], Places]
    name: Callable[..., str]
    is_possible: Callable[..., bool]
    follows: Callable[[Sequence[int]], list[str]]
    merge: Callable[..., None]


def _named(city: City) -> str:
    return f"{city.name}, {country_name(city.country)}" if city.country else city.name


def _follows(ids: Sequence[int]) -> list[str]:
    """Say what follows of cities: schools, those of one name become one, and what is the schools'."""
    schools, common = school_ids(db(), ids), schools_in_common(db(), ids)
    said = [ngettext("%(num)s school", "%(num)s schools", len(schools))]
    if common:
        names = format_list(common[:12])
        one = "%(names)s is in both of them and becomes one school."
        many = "%(names)s are in more than one of them; each becomes one school."
        said.append(ngettext(one, many, len(common), names=names))
    return [*said, *(told_of_schools(db(), schools) if schools else []), *told_of_cities(db(), ids)]


SCHOOLS = Merging(
    field="school",
    heading=_l("Merge schools"),
    warning=_l("This cannot be undone: afterwards nobody knows which class was of which school."),
    list_page="places.schools",
    find=schools_by_ref,
    name=lambda school: school.name,
    is_possible=lambda chosen: len(chosen) > 1 and len({each.city_id for each in chosen}) == 1,
    follows=lambda ids: told_of_schools(db(), ids),
    merge=lambda session, chosen, **more: merge_schools(session, schools=chosen, **more),
)
CITIES = Merging(
    field="city",
    heading=_l("Merge cities"),
    warning=_l("This cannot be undone: afterwards nobody knows which school was of which city."),
    list_page="places.cities",
    find=cities_by_ref,
    name=_named,
    is_possible=lambda chosen: len(chosen) > 1,
    follows=_follows,
    merge=lambda session, chosen, **more: merge_cities(session, cities=chosen, **more),
)


@bp.get("/c/<slug>/office/schools/merge")
@allow(OFFICE)
def merge(campaign: Campaign) -> ResponseReturnValue:
    """Show what would follow if the chosen schools became one."""
    return _show(SCHOOLS, campaign)


@bp.post("/c/<slug>/office/schools/merge")
@allow(OFFICE)
def merge_post(campaign: Campaign) -> ResponseReturnValue:
    """Make schools one."""
    return _merge(SCHOOLS, campaign)


@bp.get("/c/<slug>/office/schools/cities/merge")
@allow(OFFICE)
def merge_cities_page(campaign: Campaign) -> ResponseReturnValue:
    """Show what would follow if the chosen cities became one."""
    return _show(CITIES, campaign)


@bp.post("/c/<slug>/office/schools/cities/merge")
@allow(OFFICE)
def merge_cities_post(campaign: Campaign) -> ResponseReturnValue:
    """Make cities one."""
    return _merge(CITIES, campaign)


def _show(what: Merging, campaign: Campaign) -> str:
    chosen = what.find(db(), campaign.id, request.args.getlist(what.field)[:MOST])
    return _page(what, campaign, chosen, _form(what, chosen))


def _merge(what: Merging, campaign: Campaign) -> ResponseReturnValue:
    """Make them one, unless one of those that were shown is gone meanwhile."""
    refs = request.form.getlist(what.field)[:MOST]
    chosen = what.find(db(), campaign.id, refs)
    form = _form(what, chosen)
    if len(chosen) != len(set(refs)) or not what.is_possible(chosen):
        return _page(what, campaign, chosen, form, translate(NothingToMergeError())), 409
    if not form.validate_on_submit():
        return _page(what, campaign, chosen, form), 400
    stays = next(each for each in chosen if each.ref == form.stays.data)
    with transaction() as session:
        what.merge(session, chosen, campaign=campaign, stays=stays, actor=acting(), now=now())
    flash(_("They are one now: %(name)s.", name=stays.name), "success")
    return redirect(url_for(f"places.{what.field}", slug=campaign.slug, ref=stays.ref))


def _form(what: Merging, chosen: Places) -> MergeForm:
    form = MergeForm()
    form.stays.choices = [(each.ref, what.name(each)) for each in chosen]
    return form


def _page(
    what: Merging, campaign: Campaign, chosen: Places, form: MergeForm, refusal: str | None = None
) -> str:
    possible = what.is_possible(chosen)
    return render_template(
        "entries/places/merge.html",
        campaign=campaign,
        chosen=chosen,
        form=form,
        refusal=refusal or (None if possible else translate(NothingToMergeError())),
        possible=possible,
        follows=what.follows([each.id for each in chosen]) if possible else [],
        field=what.field,
        back=url_for(what.list_page, slug=campaign.slug),
        heading=what.heading,
        warning=what.warning,
    )
