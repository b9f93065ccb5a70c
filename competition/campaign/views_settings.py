"""A campaign's name and calendar, cities and words: steps while it is set up, settings ever after."""

from flask import flash
from flask.typing import ResponseReturnValue

from competition.campaign import views_categories, views_logo, views_ready
from competition.campaign.forms import CalendarForm, basics_form, local_moments
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.services import move_milestones
from competition.campaign.settings import basics_of, change_basics, change_cities, change_words, cities_of
from competition.campaign.settings_desk import acting, bp, leave, show, way_on
from competition.campaign.settings_form import CitiesForm, city_lines, words_form
from competition.campaign.setup_steps import SetupStep
from competition.platform.i18n import format_list
from competition.platform.i18n import gettext as _
from competition.web.policies import allow
from competition.web.request import db, transaction

__all__ = ["bp", "views_categories", "views_logo", "views_ready"]  # their pages belong to the same room


@bp.get("/c/<slug>/office/campaign")
@allow(OFFICE)
def basics(campaign: Campaign) -> ResponseReturnValue:
    """Show name, year, language and time zone."""
    return show(campaign, SetupStep.BASICS, basics_form(campaign, data=vars(basics_of(campaign))))


@bp.post("/c/<slug>/office/campaign")
@allow(OFFICE)
def basics_post(campaign: Campaign) -> ResponseReturnValue:
    """Change them."""
    form, guided = basics_form(campaign), campaign.setup_step is not None
    if not form.validate_on_submit():
        return show(campaign, SetupStep.BASICS, form), 400
    with transaction() as session:
        change_basics(session, campaign=campaign, basics=form.basics(), **acting())
        leave(campaign, SetupStep.BASICS)
    return way_on(campaign, SetupStep.BASICS, guided=guided)


@bp.get("/c/<slug>/office/calendar")
@allow(OFFICE)
def calendar(campaign: Campaign) -> ResponseReturnValue:
    """Show the calendar's form."""
    moments = local_moments(campaign.calendar.milestones, campaign.time_zone)
    return show(campaign, SetupStep.CALENDAR, CalendarForm(data=moments))


@bp.post("/c/<slug>/office/calendar")
@allow(OFFICE)
def calendar_post(campaign: Campaign) -> ResponseReturnValue:
    """Move the milestones."""
    form, guided = CalendarForm(), campaign.setup_step is not None
    if not form.validate_on_submit():
        return show(campaign, SetupStep.CALENDAR, form), 400
    with transaction() as session:
        moments = form.moments(campaign.time_zone)
        move_milestones(session, campaign=campaign, moments=moments, **acting())
        leave(campaign, SetupStep.CALENDAR)
    return way_on(campaign, SetupStep.CALENDAR, guided=guided)


@bp.get("/c/<slug>/office/cities")
@allow(OFFICE)
def cities(campaign: Campaign) -> ResponseReturnValue:
    """Show the cities."""
    lines = city_lines(cities_of(db(), campaign))
    return show(campaign, SetupStep.CITIES, CitiesForm(data={"cities": lines}))


@bp.post("/c/<slug>/office/cities")
@allow(OFFICE)
def cities_post(campaign: Campaign) -> ResponseReturnValue:
    """Change them; a city that somebody is from stays."""
    form, guided = CitiesForm(), campaign.setup_step is not None
    if not form.validate_on_submit():
        return show(campaign, SetupStep.CITIES, form), 400
    with transaction() as session:
        stay = change_cities(session, campaign=campaign, cities=form.typed(), **acting())
        leave(campaign, SetupStep.CITIES)
    if stay:
        flash(_("%(cities)s stay: a school or a judge is from there.", cities=format_list(stay)), "warning")
    return way_on(campaign, SetupStep.CITIES, guided=guided)


@bp.get("/c/<slug>/office/words")
@allow(OFFICE)
def words(campaign: Campaign) -> ResponseReturnValue:
    """Show the campaign's words and colours."""
    return show(campaign, SetupStep.WORDS, words_form(campaign))


@bp.post("/c/<slug>/office/words")
@allow(OFFICE)
def words_post(campaign: Campaign) -> ResponseReturnValue:
    """Change them."""
    form, guided = words_form(campaign), campaign.setup_step is not None
    if not form.validate_on_submit():
        return show(campaign, SetupStep.WORDS, form), 400
    with transaction() as session:
        change_words(session, campaign=campaign, words=form.words(), **acting())
        leave(campaign, SetupStep.WORDS)
    return way_on(campaign, SetupStep.WORDS, guided=guided)
