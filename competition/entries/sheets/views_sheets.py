"""Sheets for a class: asked for, printed, printed again, thrown away."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, Category, City, School
from competition.entries.desk import acting
from competition.entries.forgetting.rules import KEPT_DAYS
from competition.entries.identity import SchoolClass
from competition.entries.policies import OWN_CLASS
from competition.entries.services.guards import calendar_of
from competition.entries.sheets.forms import SheetsForm
from competition.entries.sheets.models import Sheet, SheetPrint
from competition.entries.sheets.policies import OWN_PRINT
from competition.entries.sheets.queries import (
    count_waiting,
    find_sheets,
    prints_of_class,
    sheets_of_class,
)
from competition.entries.sheets.rules import Paper
from competition.entries.sheets.services import (
    entries_without_picture,
    forget_sheets,
    make_sheets,
    request_print,
)
from competition.entries.sheets.wording import sheet_badge, sheet_label
from competition.errors import GarlandError
from competition.platform.i18n import current_locale, ngettext, translate
from competition.platform.jobs import Job
from competition.web.arrival import arrival
from competition.web.documents import send_pdf
from competition.web.policies import allow
from competition.web.request import db, now, transaction

bp = Blueprint("class_sheets", __name__)


@bp.get("/class/<ref>/sheets")
@allow(OWN_CLASS)
def page(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show the form that asks for sheets, and those that there are."""
    return _page(campaign, school_class, SheetsForm(formdata=None))


@bp.post("/class/<ref>/sheets")
@allow(OWN_CLASS)
def make_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Make the sheets and ask for their PDF."""
    form = SheetsForm()
    form.offer(_categories(campaign, school_class), drafts=1)
    if not form.validate_on_submit():
        return _page(campaign, school_class, form), 400
    try:
        with transaction() as session:
            sheets = make_sheets(
                session,
                school_class=school_class,
                category=next(each for each in campaign.categories if each.id == form.category.data),
                paper=Paper(form.paper.data),
                pupils=form.pupils(),
                entries=entries_without_picture(session, school_class) if form.drafts.data else (),
                actor=acting(),
                now=arrival(session),
            )
            asked = _print(session, school_class, sheets)
    except GarlandError as refusal:
        return _page(campaign, school_class, form, translate(refusal)), refusal.status
    return redirect(url_for("jobs.progress", ref=asked[0].ref))


@bp.post("/class/<ref>/sheets/chosen")
@allow(OWN_CLASS)
def chosen_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Print the chosen sheets again, or throw them away."""
    chosen = find_sheets(db(), school_class.id, request.form.getlist("sheet"))
    with transaction() as session:
        if "forget" in request.form:
            gone = forget_sheets(session, school_class=school_class, sheets=chosen, actor=acting(), now=now())
            flash(ngettext("%(num)s sheet is thrown away.", "%(num)s sheets are thrown away.", gone))
            asked = []
        else:
            asked = _print(session, school_class, chosen)
    if len(asked) == 1:
        return redirect(url_for("jobs.progress", ref=asked[0].ref))
    return redirect(url_for("class_sheets.page", ref=school_class.ref))


@bp.get("/class/<ref>/sheets/print/<print_ref>")
@allow(OWN_PRINT)
def download(printed: SheetPrint) -> ResponseReturnValue:
    """Send printed sheets under a name that tells nothing."""
    return send_pdf(printed.file_id, "sheets.pdf")


def _print(session: Session, school_class: SchoolClass, sheets: Sequence[Sheet]) -> list[Job]:
    """Ask for a PDF of these sheets, one for each paper."""
    papers = sorted({sheet.paper for sheet in sheets}) or [Paper.A4]
    return [
        request_print(
            session,
            school_class=school_class,
            sheets=[sheet for sheet in sheets if sheet.paper is paper],
            locale=current_locale(),
            actor=acting(),
            now=now(),
        )
        for paper in papers
    ]


def _categories(campaign: Campaign, school_class: SchoolClass) -> list[Category]:
    """Return the forms that a sheet can carry: those that take a picture, drawings first."""
    found = [
        each
        for each in campaign.categories
        if each.age_group == school_class.age_group and each.max_images > 0
    ]
    return sorted(found, key=lambda each: each.takes_text)


def _page(campaign: Campaign, school_class: SchoolClass, form: SheetsForm, refusal: str | None = None) -> str:
    found = sheets_of_class(db(), school_class.id)
    drafts, tray = count_waiting(db(), school_class.id)
    form.offer(_categories(campaign, school_class), drafts=drafts)
    return render_template(
        "entries/sheets/sheets.html",
        campaign=campaign,
        school_class=school_class,
        form=form,
        refusal=refusal,
        drafts=drafts,
        sheets=found,
        here=sum(row.is_here for row in found),
        prints=prints_of_class(db(), school_class.id),
        tray=tray,
        is_open=calendar_of(campaign, school_class).takes_entries(now()),
        kept_days=KEPT_DAYS,
        sheet_badge=sheet_badge,
        sheet_label=sheet_label,
    )
