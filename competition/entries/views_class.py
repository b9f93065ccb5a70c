"""The class's workspace: a task list, and handing in all that is ready."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.viewer import Viewer
from competition.campaign.front import reading
from competition.campaign.models import Campaign, City, School
from competition.entries.deadline.places import there
from competition.entries.desk import acting, room
from competition.entries.documents.wording import asking
from competition.entries.dossiers import dossiers_of_class
from competition.entries.errors import QuotaFullError, RulesToAcceptError
from competition.entries.home import class_part
from competition.entries.identity import SchoolClass, Submission
from competition.entries.leftover import next_open
from competition.entries.limits_wording import limits_words, places_sentence
from competition.entries.narrow import narrow
from competition.entries.outcomes import asked, in_confidence, outcomes
from competition.entries.paper.marks import paper_of
from competition.entries.policies import OWN_CLASS
from competition.entries.queries import ClassRow
from competition.entries.quotas import places
from competition.entries.services import submit_class
from competition.entries.services.guards import calendar_of, closes_for
from competition.entries.workspace import lines, sprig_kinds, sprig_words
from competition.platform.i18n import ngettext, translate
from competition.web.arrival import arrival
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

NEAR = timedelta(days=3)
bp = Blueprint("class", __name__)


@bp.get("/class/<ref>")
@allow(OWN_CLASS)
def page(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show the entries of the class with what is missing of each, and what to do next."""
    dossiers = dossiers_of_class(db(), campaign, school_class.id)
    found = lines(dossiers, now(), outcomes(db(), campaign, school_class.id))
    narrowed = narrow(dossiers, found, now())
    part = class_part(ClassRow(school_class, school, city, campaign), dossiers, None, now())
    return render_template(
        "entries/class.html",
        campaign=campaign,
        school_class=school_class,
        school=school,
        city=city,
        standing=[line for line in found if not line.is_withdrawn],
        narrowed=narrowed,
        withdrawn=[line for line in found if line.is_withdrawn],
        won=sum(bool(line.won) for line in found),
        confidence=in_confidence(db(), campaign, school_class.id),
        asked=asked(db(), campaign, school_class.id, viewer().account_id),
        step=part.step,
        here=part.url,
        reading=reading(db(), campaign),
        sprig_kinds=sprig_kinds(found),
        sprig_words=sprig_words(found),
        deadline=closes_for(campaign, school_class),
        there=there(city, campaign, now()),
        is_open=calendar_of(campaign, school_class).takes_entries(now()),
        categories=[each for each in campaign.categories if each.age_group == school_class.age_group],
        unconfirmed=_unconfirmed(viewer()),
        unconfirmed_presses=_presses(campaign, school_class),
        paper=paper_of(db(), school_class.id),
        limits_words=limits_words,
        places=[places_sentence(each) for each in places(db(), campaign, school_class)],
        documents=asking({each.entry.ref: each.document for each in dossiers if each.document}),
    )


@bp.get("/class/<ref>/next")
@allow(OWN_CLASS)
def next_page(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Lead to the next entry that wants something, to its first lack; to the class at the end."""
    dossiers = dossiers_of_class(db(), campaign, school_class.id)
    found = next_open(dossiers, now(), request.args.get("after", ""))
    if found is None:
        return redirect(url_for("class.page", ref=school_class.ref))
    return redirect(room(found.missing[0].section, found.entry.ref))


@bp.post("/class/<ref>/submit")
@allow(OWN_CLASS)
def submit_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Hand in every entry that lacks nothing; where the rules have changed, they are shown first."""
    try:
        with transaction() as session:
            given = submit_class(session, school_class=school_class, actor=acting(), now=arrival())
            submission = session.get_one(Submission, given[0].submission_id)
    except RulesToAcceptError as refusal:
        flash(translate(refusal), "warning")
        return redirect(url_for("class_rules.page", ref=school_class.ref))
    except QuotaFullError as refusal:
        flash(translate(refusal), "warning")
        return redirect(url_for("class.page", ref=school_class.ref))
    said = ngettext(
        "%(num)s entry is submitted. The receipt is on its way to you by mail, too.",
        "%(num)s entries are submitted. The receipt is on its way to you by mail, too.",
        len(given),
    )
    flash(said, "success")
    return redirect(url_for("receipts.page", ref=school_class.ref, receipt=submission.ref))


def _presses(campaign: Campaign, school_class: SchoolClass) -> bool:
    """Whether the deadline is so near that an address should be confirmed now."""
    deadline = closes_for(campaign, school_class)
    return deadline is not None and deadline - now() < NEAR


def _unconfirmed(looking: Viewer) -> str | None:
    """Return the address that still waits for its link."""
    return looking.account.pending_email if looking.account else None
