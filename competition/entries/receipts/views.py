"""The receipts of a class: their list, each on a page and as PDF; and what was done with an entry."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, City, School
from competition.entries.desk import acting
from competition.entries.identity import Authorship, SchoolClass, Submission
from competition.entries.models import Entry
from competition.entries.policies import OWN_CLASS, OWN_ENTRY
from competition.entries.receipts.archive import archive
from competition.entries.receipts.facts import receipt_facts
from competition.entries.receipts.history import story_of
from competition.entries.receipts.policies import OWN_RECEIPT
from competition.entries.receipts.queries import handed_in
from competition.entries.receipts.services import request_pdf
from competition.platform.garland import Kind
from competition.web.documents import send_pdf, send_unkept
from competition.web.policies import allow
from competition.web.request import db, now, storage, transaction

bp = Blueprint("receipts", __name__)


@bp.get("/class/<ref>/receipts")
@allow(OWN_CLASS)
def index(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """List when the class handed in."""
    return render_template(
        "entries/receipts/index.html",
        campaign=campaign,
        school_class=school_class,
        school=school,
        city=city,
        handed_in=handed_in(db(), school_class.id),
    )


@bp.get("/class/<ref>/receipts/<receipt>")
@allow(OWN_RECEIPT)
def page(submission: Submission) -> ResponseReturnValue:
    """Show a receipt with all its entries."""
    facts = receipt_facts(db(), submission)
    return render_template(
        "entries/receipts/page.html",
        campaign=facts.campaign,
        receipt=facts,
        submission=submission,
        school_class=facts.school_class,
        kinds=[Kind(line.form) for line in facts.lines],
    )


@bp.get("/class/<ref>/receipts/<receipt>/state")
@allow(OWN_RECEIPT)
def state(submission: Submission) -> ResponseReturnValue:
    """Return whether the PDF is there, for the script that looks again."""
    school_class = db().get_one(SchoolClass, submission.class_id)
    return render_template("entries/receipts/_pdf.html", submission=submission, school_class=school_class)


@bp.post("/class/<ref>/receipts/<receipt>/pdf")
@allow(OWN_RECEIPT)
def make_post(submission: Submission) -> ResponseReturnValue:
    """Ask for the PDF once more, where making it failed."""
    with transaction() as session:
        school_class = session.get_one(SchoolClass, submission.class_id)
        if submission.file_id is None:
            campaign_id = school_class.campaign_id
            request_pdf(session, submission, campaign_id=campaign_id, actor=acting(), now=now())
    return page(submission)


@bp.get("/class/<ref>/receipts/<receipt>/pdf")
@allow(OWN_RECEIPT)
def pdf(submission: Submission) -> ResponseReturnValue:
    """Send the PDF; what is not made yet is not there."""
    return send_pdf(submission.file_id, f"receipt-{submission.ref}.pdf")


@bp.get("/entry/<ref>/download")
@allow(OWN_ENTRY)
def download(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Send the words and all originals of an entry, whatever its state."""
    name = f"{entry.number or entry.ref}.zip"
    held = archive(db(), entry=entry, storage=storage())
    return send_unkept(held, "application/zip", name, attached=True)


@bp.get("/entry/<ref>/history")
@allow(OWN_ENTRY)
def history(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Tell what was done with an entry, the latest first; of the judges there is nothing to read."""
    return render_template(
        "entries/receipts/history.html",
        campaign=campaign,
        school_class=school_class,
        entry=entry,
        story=story_of(db(), entry, school_class),
    )
