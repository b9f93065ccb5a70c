"""The rows of a roster: looked over, their files placed, entered."""

from collections.abc import Iterator

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries.desk import acting
from competition.entries.identity import SchoolClass
from competition.entries.roster import intake, services
from competition.entries.roster.models import Roster
from competition.entries.roster.policies import OWN_ROSTER
from competition.entries.roster.queries import categories_of
from competition.entries.roster.rows_page import page_of_rows
from competition.entries.roster.views_start import bp
from competition.entries.roster.ways import closed, tell_refused
from competition.errors import GarlandError
from competition.platform.i18n import translate
from competition.web.arrival import arrival
from competition.web.policies import allow
from competition.web.request import fresh_transaction, now, storage


@bp.get("/class/<ref>/roster/<roster_ref>/rows")
@allow(OWN_ROSTER)
def rows(campaign: Campaign, school_class: SchoolClass, roster: Roster) -> ResponseReturnValue:
    """Show what each row will become, with its files and every problem."""
    return closed(school_class, roster) or page_of_rows(campaign, school_class, roster)


@bp.post("/class/<ref>/roster/<roster_ref>/rows")
@allow(OWN_ROSTER, writing=False)
def rows_post(campaign: Campaign, school_class: SchoolClass, roster: Roster) -> ResponseReturnValue:
    """Keep where a person puts the files, take further ones in; or enter everything."""
    page = request.args.get("page")
    here = url_for("roster.rows", ref=school_class.ref, roster_ref=roster.ref, page=page)
    files = intake.take_files(storage(), request.files.getlist("files"))
    try:
        with fresh_transaction() as (session, loaded):
            held, its_class = loaded["roster"], loaded["school_class"]
            services.place_files(session, roster=held, choices=dict(_placed(held)), now=now())
            services.add_files(session, roster=held, single=files.single, archives=files.archives, now=now())
            if "enter" in request.form and not files.refused:
                job = services.request_entering(
                    session,
                    roster=held,
                    school_class=its_class,
                    categories=categories_of(session, its_class),
                    actor=acting(),
                    now=arrival(session),
                )
                return redirect(url_for("jobs.progress", ref=job.ref))
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    tell_refused(files)
    return redirect(here)


def _placed(roster: Roster) -> Iterator[tuple[int, int]]:
    """Yield the rows typed for files that differ from where they lay; an emptied field leaves one out."""
    for file in roster.files:
        typed, was = request.form.get(f"file-{file.id}"), request.form.get(f"was-{file.id}", "")
        if typed is None or typed.strip() == was:
            continue
        number = typed.strip()
        yield file.id, int(number[:6]) if number.isdecimal() else 0
