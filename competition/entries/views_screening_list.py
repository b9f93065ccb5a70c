"""The secretariat's list of entries: narrowed by the address, accepted several at once."""

import json

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.wording import age_group_name, form_name
from competition.entries.desk import acting
from competition.entries.list_order import ORDERS
from competition.entries.queries import (
    PAGE,
    Filters,
    count_entries,
    counts_by_state,
    entries_by_ref,
    entry_rows,
    languages_used,
)
from competition.entries.rules import EntryState
from competition.entries.screening_forms import FilterForm
from competition.entries.screening_pages import cities_of
from competition.entries.screening_wording import why_it_stays
from competition.entries.services import accept_all
from competition.entries.wording import state_badge
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.languages import language_name
from competition.web.messages import Undo, say
from competition.web.narrowing import Order, address, chips, heads, order_asked
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db, now, transaction

bp = Blueprint("screening", __name__)
EARLIEST = Order("handed-in")


@bp.get("/c/<slug>/office/entries")
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """List the campaign's entries, the earliest first."""
    cities = {city.ref: city for city in cities_of(db(), campaign.id)}
    form = _filter_form(campaign, {ref: city.name for ref, city in cities.items()})
    city = cities.get(form.city.data)
    filters = _filters(campaign, form, city.id if city else None)
    page, order = page_asked(), order_asked(ORDERS, EARLIEST)
    rows, more = entry_rows(
        db(), campaign.id, filters, page=page, order=order.key, descending=order.descending
    )
    counts = counts_by_state(db(), campaign.id)
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
        found=_found(campaign, filters, counts),
        to_screen=counts.get(EntryState.SUBMITTED, 0),
        is_narrowed=filters != Filters(state=filters.state),
        labels=json.dumps([_accept_label(number) for number in range(1, len(waiting) + 1)]),
        waiting=waiting,
        tick_all="tick" in request.args,
        here=address(page=page if page > 1 else None),
        tick=address(page=page if page > 1 else None, tick="all"),
        bare=url_for("screening.index", slug=campaign.slug),
        state_badge=state_badge,
    )


@bp.post("/c/<slug>/office/entries")
@allow(OFFICE)
def accept_ticked_post(campaign: Campaign) -> ResponseReturnValue:
    """Accept the ticked entries; say how many were accepted, which stay and why."""
    refs = request.form.getlist("entry")[:PAGE]
    with transaction() as session:
        ticked = entries_by_ref(session, campaign.id, refs)
        waiting = [entry for entry in ticked if entry.state is EntryState.SUBMITTED]
        stay = [entry for entry in ticked if entry.state is not EntryState.SUBMITTED]
        done = accept_all(session, entries=waiting, actor=acting(), now=now())
        reasons = [why_it_stays(entry) for entry in (*stay, *done.left)]
    if done.accepted:
        said = ngettext("%(num)s entry is accepted.", "%(num)s entries are accepted.", done.accepted)
        accepted = [entry.ref for entry in waiting if entry not in done.left]
        way = url_for("screening.take_back_post", slug=campaign.slug)
        say(said, "success", undo=Undo(way, {"entry": accepted}))
    for reason in reasons:
        flash(reason, "warning")
    if not ticked:
        flash(_("No entry is ticked yet. Tick those you have read, then accept them together."))
    return redirect(address())


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
    return form


def _filters(campaign: Campaign, form: FilterForm, city_id: int | None) -> Filters:
    """Return what the address asks for; what it asks for in vain is left out."""
    categories = {each.ref: each.id for each in campaign.categories}
    state = form.state.data
    return Filters(
        state=EntryState(state) if state in set(EntryState) else None,
        category_id=categories.get(form.category.data),
        language=form.language.data or "",
        city_id=city_id,
        search=form.search.data or "",
    )


def _found(campaign: Campaign, filters: Filters, counts: dict[EntryState, int]) -> str:
    """Return how many entries of how many the list holds."""
    whole = sum(counts.values())
    if filters == Filters():
        return ngettext("%(num)s entry", "%(num)s entries", whole)
    if filters.state and filters == Filters(state=filters.state):
        number = counts.get(filters.state, 0)
    else:
        number = count_entries(db(), campaign.id, filters)
    return ngettext("%(found)s of %(num)s entry", "%(found)s of %(num)s entries", whole, found=number)


def _states(counts: dict[EntryState, int], chosen: EntryState | None) -> list[tuple[str, int, str, bool]]:
    """Return the states that occur as (label, number, address, whether it is the chosen one)."""
    whole = (_("All"), sum(counts.values()), address(state=None), chosen is None)
    occurring = [state for state in EntryState if counts.get(state) or state is chosen]
    return [whole, *(_state(state, counts.get(state, 0), chosen) for state in occurring)]


def _state(state: EntryState, number: int, chosen: EntryState | None) -> tuple[str, int, str, bool]:
    return state_badge(state, office=True)[0], number, address(state=state.value), state is chosen
