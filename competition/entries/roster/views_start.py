"""A class from a roster: the table and the files sent, an empty one to fill in, what came of it."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, City, School
from competition.entries.desk import acting
from competition.entries.identity import SchoolClass
from competition.entries.policies import OWN_CLASS
from competition.entries.roster import intake, services, template
from competition.entries.roster.errors import RosterClosedError
from competition.entries.roster.models import Roster, RosterState
from competition.entries.roster.policies import OWN_CLASS_FILE, OWN_ROSTER
from competition.entries.roster.queries import categories_of, find_open
from competition.entries.roster.ways import closed, tell_refused
from competition.entries.services.guards import require_open
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate, translate_key
from competition.web.arrival import arrival
from competition.web.forms import Form
from competition.web.policies import allow
from competition.web.request import db, fresh_transaction, now, storage, transaction

bp = Blueprint("roster", __name__)


@bp.get("/class/<ref>/roster")
@allow(OWN_CLASS)
def page(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Ask for the table and the files; offer to go on with a roster that lies half done."""
    require_open(campaign, now(), school_class)
    return _start_page(campaign, school_class)


@bp.post("/class/<ref>/roster")
@allow(OWN_CLASS, writing=False)
def upload_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Take the table in and the files with it, and go on to the columns."""
    try:
        received, kind, table = intake.take_table(storage(), request.files.get("table"))
    except GarlandError as refusal:
        return _start_page(campaign, school_class, translate(refusal)), refusal.status
    files = intake.take_files(storage(), request.files.getlist("files"))
    where = url_for("roster.page", ref=school_class.ref)
    try:
        with fresh_transaction() as (session, loaded):
            its_class: SchoolClass = loaded["school_class"]
            roster = services.begin(
                session,
                school_class=its_class,
                received=received,
                kind=kind,
                table=table,
                actor=acting(),
                now=arrival(session),
            )
            services.add_files(
                session, roster=roster, single=files.single, archives=files.archives, now=now()
            )
            where = url_for("roster.columns", ref=its_class.ref, roster_ref=roster.ref)
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    else:
        tell_refused(files)
    return redirect(where)


@bp.get("/class/<ref>/roster/template.<kind>")
@allow(OWN_CLASS_FILE)
def template_file(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City, kind: str
) -> ResponseReturnValue:
    """Send an empty roster with the headers of the page's language and two rows to go by."""
    if kind not in template.KINDS:
        raise NotFoundError
    answer = Response(template.make(kind, categories_of(db(), school_class)), mimetype=template.KINDS[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="roster.{kind}"'
    return answer


@bp.post("/class/<ref>/roster/<roster_ref>/put-away")
@allow(OWN_ROSTER)
def put_away_post(campaign: Campaign, school_class: SchoolClass, roster: Roster) -> ResponseReturnValue:
    """Leave the roster; what it held is forgotten."""
    try:
        with transaction() as session:
            services.put_away(session, roster=roster, actor=acting(), now=now())
        flash(_("The roster is put away. Its names and files are not kept."), "success")
    except RosterClosedError as refusal:
        flash(translate(refusal), "error")
    return redirect(url_for("class.page", ref=school_class.ref))


@bp.get("/class/<ref>/roster/<roster_ref>/report")
@allow(OWN_ROSTER)
def report(campaign: Campaign, school_class: SchoolClass, roster: Roster) -> ResponseReturnValue:
    """Tell what came of the roster."""
    if roster.state is not RosterState.DONE:
        return closed(school_class, roster) or redirect(
            url_for("roster.rows", ref=school_class.ref, roster_ref=roster.ref)
        )
    refused = [
        (each["row"], translate_key(each["message"], each["values"])) for each in roster.report["refused"]
    ]
    return render_template(
        "entries/roster/report.html",
        campaign=campaign,
        school_class=school_class,
        report=roster.report,
        refused=refused,
    )


def _start_page(campaign: Campaign, school_class: SchoolClass, refusal: str | None = None) -> str:
    lying = find_open(db(), school_class.id)
    return render_template(
        "entries/roster/start.html",
        campaign=campaign,
        school_class=school_class,
        form=Form(),
        lying=lying,
        lying_rows=len(services.rows_of(lying)[lying.header :]) if lying else 0,
        refusal=refusal,
        most=services.MOST_FILES,
    )
