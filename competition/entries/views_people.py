"""Who made an entry, and what may be shown of whom in which channel."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.consent.models import Person, PersonKind
from competition.entries.consents.typed import chosen_levels
from competition.entries.desk import acting
from competition.entries.dossiers import dossier_of
from competition.entries.errors import ChangedElsewhereError
from competition.entries.facts import Section
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.people_form import MOST_PUPILS, PeopleForm
from competition.entries.policies import OWN_ENTRY
from competition.entries.rules import MadeBy
from competition.entries.services import set_consents, set_people
from competition.entries.services.guards import require_changeable
from competition.entries.services.people import people_of, stamp
from competition.entries.sheet import person_label
from competition.entries.steps import next_step
from competition.entries.wording import CHANNELS, GROUP_LEVELS, LEVELS
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.web.arrival import arrival
from competition.web.forms import Form, clean
from competition.web.policies import allow
from competition.web.request import db, now, transaction

bp = Blueprint("entry_people", __name__)


@bp.get("/entry/<ref>/people")
@allow(OWN_ENTRY)
def page(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Show who made the entry and what they allow."""
    require_changeable(campaign, entry, now())
    people = people_of(db(), entry.id)
    form = PeopleForm()
    form.show(authorship.made_by, people, stamp(authorship.made_by, people))
    return _page(campaign, school_class, entry, form)


@bp.post("/entry/<ref>/people")
@allow(OWN_ENTRY)
def save_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Save who made the entry; or offer a row for one more pupil, with everything typed kept."""
    form = PeopleForm()
    if "more" in request.form:
        return _page(campaign, school_class, entry, form, more=True)
    if not form.validate_on_submit():
        return _page(campaign, school_class, entry, form), 400
    try:
        with transaction() as session:
            forgotten = set_people(
                session,
                entry=entry,
                made_by=MadeBy(form.made_by.data),
                makers=form.makers(),
                seen=form.seen.data,
                actor=acting(),
                now=arrival(),
            )
    except ChangedElsewhereError as refusal:
        people = people_of(db(), entry.id)
        form.seen.data = stamp(authorship.made_by, people)
        return _page(campaign, school_class, entry, form, translate(refusal), people), refusal.status
    except GarlandError as refusal:
        return _page(campaign, school_class, entry, form, translate(refusal)), refusal.status
    _tell(forgotten)
    return redirect(next_step(dossier_of(db(), campaign, entry, authorship), after=Section.PEOPLE))


@bp.get("/entry/<ref>/consents")
@allow(OWN_ENTRY)
def consents(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Show what the people of an entry allow; this may be changed at any time."""
    return _consents_page(campaign, school_class, entry)


@bp.post("/entry/<ref>/consents")
@allow(OWN_ENTRY)
def consents_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Write down what they allow now."""
    people = people_of(db(), entry.id)
    names = {person.ref: clean(request.form.get(f"{person.ref}-family_name", "")) for person in people}
    chosen = {person.ref: chosen_levels(person.ref) for person in people}
    try:
        with transaction() as session:
            set_consents(
                session,
                entry=entry,
                levels=chosen,
                family_names=names,
                actor=acting(),
                now=arrival(),
            )
    except GarlandError as refusal:
        return _consents_page(campaign, school_class, entry, translate(refusal)), refusal.status
    flash(_("The consents are saved. The book, the website and the cards follow them."), "success")
    return redirect(url_for("entry.page", ref=entry.ref))


def _consents_page(campaign: Campaign, school_class: SchoolClass, entry: Entry, refusal: str = "") -> str:
    people = people_of(db(), entry.id)
    return render_template(
        "entries/consents.html",
        campaign=campaign,
        school_class=school_class,
        entry=entry,
        form=Form(),
        people=[_asked(person) for person in people],
        channels=CHANNELS,
        refusal=refusal,
    )


def _asked(person: Person) -> dict[str, object]:
    """Return a person as the page of consents shows one: as was typed, else as it is kept."""
    is_group = person.kind is PersonKind.GROUP
    kept = {consent.channel: consent.level for consent in person.consents}
    return {
        "ref": person.ref,
        "label": person_label(person),
        "is_group": is_group,
        "family_name": request.form.get(f"{person.ref}-family_name", person.family_name),
        "levels": GROUP_LEVELS if is_group else LEVELS,
        "said": {channel.value: level.value for channel, level in (kept | chosen_levels(person.ref)).items()},
    }


def _tell(forgotten: int) -> None:
    """Say that it is saved, and that a family name was not kept where nothing shows it."""
    flash(_("Saved."), "success")
    if forgotten:
        flash(
            ngettext(
                "One family name was not kept: no consent shows it. Choose “initial” or “full name” "
                "and type it again where it may be shown.",
                "%(num)s family names were not kept: no consent shows them. Choose “initial” or “full name” "
                "and type them again where they may be shown.",
                forgotten,
            )
        )


def _page(
    campaign: Campaign,
    school_class: SchoolClass,
    entry: Entry,
    form: PeopleForm,
    refusal: str | None = None,
    others: list[Person] | None = None,
    *,
    more: bool = False,
) -> str:
    if len(form.pupils) < MOST_PUPILS and (more or not len(form.pupils)):
        form.pupils.append_entry()
    return render_template(
        "entries/people.html",
        campaign=campaign,
        school_class=school_class,
        entry=entry,
        category=next(each for each in campaign.categories if each.id == entry.category_id),
        form=form,
        refusal=refusal,
        others=[person_label(person) for person in others or ()],
        channels=CHANNELS,
        levels=LEVELS,
        group_levels=GROUP_LEVELS,
    )
