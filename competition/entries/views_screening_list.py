"""The secretariat's list of entries: narrowed and ordered by the address."""

import json
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.wording import age_group_name, form_name
from competition.entries.list_order import ORDERS
from competition.entries.listing import (
    PAGE,
    Filters,
    count_entries,
    counts_by_state,
    entry_rows,
    languages_used,
)
from competition.entries.marks import MARKS
from competition.entries.reasons import sentences
from competition.entries.rules import EntryState
from competition.entries.screening_forms import FilterForm, return_form
from competition.entries.screening_pages import cities_of
from competition.entries.screening_way import along, filters_asked, narrowed
from competition.entries.wording import state_badge
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import ngettext
from competition.platform.languages import language_name
from competition.web.keyboard import Group, Key, keyboard
from competition.web.narrowing import Order, address, chips, heads, order_asked
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db, now

bp = Blueprint("screening", __name__)
MOST = 500
"""So many entries are decided about in one go."""
EARLIEST = Order("handed-in")
keyboard.on(
    "screening.index",
    groups=(
        Group(
            _l("In the list of entries"),
            (
                Key(("J", "K"), _l("On to the next entry, back to the one before")),
                Key(("X",), _l("Tick it, or take the tick away")),
                Key(("O",), _l("Open it")),
                Key((_l("Shift"), "A"), _l("Tick all on this page"), between="+"),
                Key(("A",), _l("Accept the ticked entries")),
                Key(("R",), _l("Open the form that returns the ticked entries")),
                Key(("U",), _l("Undo what was just done")),
                Key(("/",), _l("Search")),
            ),
        ),
    ),
)


@bp.get("/c/<slug>/office/entries")
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """List the campaign's entries, the earliest first."""
    form, filters = asked(campaign)
    page, order = page_asked(), order_asked(ORDERS, EARLIEST)
    rows, more = entry_rows(
        db(), campaign.id, filters, page=page, order=order.key, descending=order.descending
    )
    counts = counts_by_state(db(), campaign.id)
    number = _number(campaign, filters, counts)
    form.sort.data = "" if order == EARLIEST else order.asked
    waiting = [row for row in rows if row.state is EntryState.SUBMITTED]
    return render_template(
        "entries/screening/index.html",
        form=form,
        filters=filters,
        rows=rows,
        page=page,
        pages=foot(_("Entries %(first)s to %(last)s"), page=page, size=PAGE, shown=len(rows), more=more),
        states=_states(counts, filters.state),
        chips=chips(form),
        heads=heads(ORDERS, order, EARLIEST),
        found=_found(filters, number, sum(counts.values())),
        to_screen=counts.get(EntryState.SUBMITTED, 0),
        is_narrowed=filters != Filters(state=filters.state),
        labels=json.dumps([_accept_label(number) for number in range(1, len(waiting) + 1)]),
        waiting=waiting,
        tick_all="tick" in request.args,
        fitting=_fitting(filters, number, len(waiting)),
        most=MOST,
        locales=(),
        reasons_in=sentences,
        return_form=return_form(local_day(campaign, now()), formdata=None),
        marks=MARKS,
        along=along(),
        narrowed=narrowed(),
        here=address(page=page if page > 1 else None),
        tick=address(page=page if page > 1 else None, tick="all"),
        bare=url_for("screening.index", slug=campaign.slug),
        state_badge=state_badge,
    )


def asked(campaign: Campaign) -> tuple[FilterForm, Filters]:
    """Return what the address asks for, as the form shows it and as the list is narrowed.

    A city or a category that is asked for in vain is left out.
    """
    cities = {city.ref: city for city in cities_of(db(), campaign.id)}
    form = _filter_form(campaign, {ref: city.name for ref, city in cities.items()})
    wanted = filters_asked()
    known = {each.ref for each in campaign.categories}
    return form, replace(
        wanted,
        category=wanted.category if wanted.category in known else "",
        city=wanted.city if wanted.city in cities else "",
    )


def local_day(campaign: Campaign, moment: datetime) -> date:
    """Return the day that it is by the campaign's clocks."""
    return moment.astimezone(ZoneInfo(campaign.time_zone)).date()


def _fitting(filters: Filters, number: int, on_page: int) -> int:
    """Return how many the whole list holds where all wait for screening; 0 where one page shows them."""
    return number if filters.state is EntryState.SUBMITTED and number > on_page > 0 else 0


def _number(campaign: Campaign, filters: Filters, counts: dict[EntryState, int]) -> int:
    """Return how many entries the list holds on all its pages; asked only where the states do not tell."""
    if filters == Filters():
        return sum(counts.values())
    if filters.state and filters == Filters(state=filters.state):
        return counts.get(filters.state, 0)
    return count_entries(db(), campaign.id, filters)


def _accept_label(number: int) -> str:
    return ngettext("Accept %(num)s entry", "Accept %(num)s entries", number)


def _filter_form(campaign: Campaign, cities: dict[str, str]) -> FilterForm:
    form = FilterForm(request.args)
    everything = [("", _("All"))]
    form.category.choices = everything + [
        (each.ref, f"{form_name(each.form)} {age_group_name(each.age_group)}") for each in campaign.categories
    ]
    languages = [(tag, language_name(tag)) for tag in languages_used(db(), campaign.id)]
    form.language.choices = everything + sorted(languages, key=lambda pair: pair[1])
    form.city.choices = everything + list(cities.items())
    forms = dict.fromkeys(each.form for each in campaign.categories)
    ages = dict.fromkeys(each.age_group for each in campaign.categories)
    form.form.choices = everything + [(key, form_name(key)) for key in forms]
    form.age_group.choices = everything + [(key, age_group_name(key)) for key in ages]
    form.mark.choices = everything + [(key, str(mark.label)) for key, mark in MARKS.items()]
    return form


def _found(filters: Filters, number: int, whole: int) -> str:
    """Say how many entries of how many the list holds."""
    if filters == Filters():
        return ngettext("%(num)s entry", "%(num)s entries", whole)
    return ngettext("%(found)s of %(num)s entry", "%(found)s of %(num)s entries", whole, found=number)


def _states(counts: dict[EntryState, int], chosen: EntryState | None) -> list[tuple[str, int, str, bool]]:
    """Return the states that occur as (label, number, address, whether it is the chosen one)."""
    whole = (_("All"), sum(counts.values()), address(state=None), chosen is None)
    occurring = [state for state in EntryState if counts.get(state) or state is chosen]
    return [whole, *(_state(state, counts.get(state, 0), chosen) for state in occurring)]


def _state(state: EntryState, number: int, chosen: EntryState | None) -> tuple[str, int, str, bool]:
    return state_badge(state, office=True)[0], number, address(state=state.value), state is chosen
