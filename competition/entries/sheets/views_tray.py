"""The tray: pages that found nobody, given by hand or set aside."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, City, School
from competition.entries.desk import acting
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.policies import OWN_CLASS
from competition.entries.sheets.models import ScanPage
from competition.entries.sheets.policies import OWN_PAGE
from competition.entries.sheets.queries import find_sheets, lying, sheets_of_class
from competition.entries.sheets.rules import PageState, Trouble
from competition.entries.sheets.services import bring_back, give, set_aside
from competition.entries.sheets.services.giving import Target
from competition.entries.sheets.targets import choices, key_of_sheet, parts_of
from competition.entries.sheets.wording import sheet_label, where, why
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.web.arrival import arrival
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import db, now, transaction

SHOWN = 12
"""How many pages are shown at once: each has the whole class to choose from."""
bp = Blueprint("class_tray", __name__)


@bp.get("/class/<ref>/sheets/tray")
@allow(OWN_CLASS)
def page(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show what lies in the tray, each with those it can be given to; and what was set aside."""
    found, sheets = lying(db(), school_class.id), sheets_of_class(db(), school_class.id)
    return render_template(
        "entries/sheets/tray.html",
        campaign=campaign,
        school_class=school_class,
        tray=[each for each in found if each.page.state is PageState.TRAY],
        others=[each for each in found if each.page.state is not PageState.TRAY],
        twice=sum(each.page.trouble is Trouble.TWICE for each in found if each.page.state is PageState.TRAY),
        choices=choices(db(), campaign, school_class, sheets),
        shown=SHOWN,
        key_of_sheet=key_of_sheet,
        sheet_label=sheet_label,
        where=where,
        why=why,
    )


@bp.post("/class/<ref>/sheets/tray/<page_ref>/give")
@allow(OWN_PAGE)
def give_post(campaign: Campaign, school_class: SchoolClass, page: ScanPage) -> ResponseReturnValue:
    """Give a page to a sheet's pupil, to an entry, or to a new one."""
    target = _target(db(), campaign, school_class, request.form.get("to", ""))
    if target is None:
        flash(_("Please choose whom the page is for."), "error")
        return _back(school_class)
    whole = page.work_id is None
    with transaction() as session:
        entry = give(session, page=page, to=target, actor=acting(), now=arrival(session))
        ref = entry.ref
    if whole:
        said = _("The page is given, as a whole: please look whether a name stands on it, and cut it off.")
        say(said, "warning", undo=None)
        return redirect(url_for("entry_pictures.page", ref=ref))
    flash(_("The page is given."), "success")
    return _back(school_class)


@bp.post("/class/<ref>/sheets/tray/<page_ref>/aside")
@allow(OWN_PAGE)
def aside_post(campaign: Campaign, school_class: SchoolClass, page: ScanPage) -> ResponseReturnValue:
    """Set a page aside that is none of the class's works."""
    with transaction() as session:
        set_aside(session, page=page, actor=acting(), now=now())
    undo = Undo(url_for("class_tray.back_post", ref=school_class.ref, page_ref=page.ref))
    say(_("The page is set aside; it is kept."), undo=undo)
    return _back(school_class)


@bp.post("/class/<ref>/sheets/tray/<page_ref>/back")
@allow(OWN_PAGE)
def back_post(campaign: Campaign, school_class: SchoolClass, page: ScanPage) -> ResponseReturnValue:
    """Lay a page back into the tray."""
    with transaction() as session:
        bring_back(session, page=page, actor=acting(), now=now())
    flash(_("The page lies in the tray again."))
    return _back(school_class)


@bp.post("/class/<ref>/sheets/tray/aside-repeated")
@allow(OWN_CLASS)
def repeated_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Set aside every page whose sheet had come in before."""
    again = [
        each.page
        for each in lying(db(), school_class.id)
        if each.page.state is PageState.TRAY and each.page.trouble is Trouble.TWICE
    ]
    with transaction() as session:
        for each in again:
            set_aside(session, page=each, actor=acting(), now=now())
    said = ngettext(
        "%(num)s page is set aside; it is kept.", "%(num)s pages are set aside; they are kept.", len(again)
    )
    flash(said)
    return _back(school_class)


def _target(session: Session, campaign: Campaign, school_class: SchoolClass, chosen: str) -> Target | None:
    """Return what was chosen, if the class has it."""
    kind, ref = parts_of(chosen)
    if kind == "sheet":
        return next(iter(find_sheets(session, school_class.id, [ref])), None)
    if kind == "entry":
        return session.scalar(
            select(Entry)
            .join(Authorship, Authorship.entry_id == Entry.id)
            .where(Authorship.class_id == school_class.id, Entry.ref == ref)
        )
    open_to = (each for each in campaign.categories if each.age_group == school_class.age_group)
    return next((each for each in open_to if kind == "new" and each.ref == ref), None)


def _back(school_class: SchoolClass) -> ResponseReturnValue:
    return redirect(url_for("class_tray.page", ref=school_class.ref))
