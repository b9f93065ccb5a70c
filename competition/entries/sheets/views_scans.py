"""Scans of a class's sheets: sent, and how far they are read."""

from flask import Blueprint, flash, jsonify, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from competition.campaign.models import Campaign, City, School
from competition.entries.desk import acting
from competition.entries.identity import SchoolClass
from competition.entries.policies import OWN_CLASS
from competition.entries.services.guards import calendar_of
from competition.entries.sheets.errors import NotAScanError
from competition.entries.sheets.forms import ScansForm
from competition.entries.sheets.models import ScanPage
from competition.entries.sheets.policies import OWN_PAGE
from competition.entries.sheets.queries import ScanRow, scans_of_class
from competition.entries.sheets.rules import ScanState
from competition.entries.sheets.services import keep_scan
from competition.entries.sheets.services.reading import LIMIT
from competition.entries.sheets.wording import scan_badge, scan_words
from competition.errors import GarlandError, NotFoundError
from competition.platform.files import Received, StoredFile, receive
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.platform.storage import MEGABYTE
from competition.web.arrival import arrival
from competition.web.policies import allow
from competition.web.request import db, fresh_transaction, now, storage

READ_KINDS = {
    "application/pdf",
    *(f"image/{kind}" for kind in ("jpeg", "png", "tiff", "webp", "avif", "heic", "heif")),
}
SHOWN = {"page": "page_id", "thumb": "thumb_id", "title": "title_id"}
bp = Blueprint("class_scans", __name__)


@bp.get("/class/<ref>/sheets/scans")
@allow(OWN_CLASS)
def page(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show the field that takes scans, and what came of those that are here."""
    rows = scans_of_class(db(), school_class.id)
    return render_template(
        "entries/sheets/scans.html",
        campaign=campaign,
        school_class=school_class,
        form=ScansForm(formdata=None),
        limit=LIMIT // MEGABYTE,
        is_open=calendar_of(campaign, school_class).takes_entries(now()),
        **_standing(rows),
    )


@bp.get("/class/<ref>/sheets/scans/state")
@allow(OWN_CLASS)
def state(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Return the moving part of the page, for the script that looks again."""
    rows = scans_of_class(db(), school_class.id)
    return render_template("entries/sheets/_scans.html", school_class=school_class, **_standing(rows))


@bp.post("/class/<ref>/sheets/scans")
@allow(OWN_CLASS, writing=False)
def send_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Keep every file sent; what is refused is told by its name. A script sends one and reads the answer."""
    ref, scripted = school_class.ref, request.accept_mimetypes.best == "application/json"
    files = [file for file in request.files.getlist("files") if file.filename]
    taken, refused = _take(files)
    try:
        _keep(taken)
    except GarlandError as refusal:
        if not scripted:
            raise
        taken, refused = [], [*refused, ("", translate(refusal))]
    finally:
        # Not before: the ticket is for these very files.
        for file in files:
            file.close()
    if scripted:
        return jsonify(kept=len(taken), refused=[reason for _name, reason in refused])
    for name, reason in refused:
        flash(_("“%(name)s” was not taken: %(reason)s", name=name, reason=reason), "error")
    if taken:
        flash(ngettext("%(num)s file is safe here.", "%(num)s files are safe here.", len(taken)), "success")
    return redirect(url_for("class_scans.page", ref=ref))


@bp.get("/class/<ref>/sheets/page/<page_ref>/<kind>")
@allow(OWN_PAGE)
def picture(campaign: Campaign, school_class: SchoolClass, page: ScanPage, kind: str) -> ResponseReturnValue:
    """Send the look of a scanned page, or of its title, under a name that tells nothing."""
    wanted = getattr(page, SHOWN[kind]) if kind in SHOWN else None
    file = db().get(StoredFile, wanted) if wanted else None
    if file is None or not storage().exists(file.key):
        raise NotFoundError
    response = send_file(
        storage().open(file.key), mimetype=file.media_type, download_name=f"{kind}.jpg", max_age=0
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _take(files: list[FileStorage]) -> tuple[list[tuple[str, Received]], list[tuple[str, str]]]:
    """Take the files in, whole on disk, before the transaction; return them, and the refused with why."""
    taken, refused = [], []
    for file in files:
        name = file.filename or ""
        try:
            received = receive(storage=storage(), stream=file.stream, limit=LIMIT)
            if received.media_type not in READ_KINDS:
                raise NotAScanError
            taken.append((name, received))
        except GarlandError as refusal:
            refused.append((name, translate(refusal)))
    return taken, refused


def _keep(taken: list[tuple[str, Received]]) -> None:
    """Write down what was taken in, at the moment of its ticket."""
    with fresh_transaction() as (session, loaded):
        arrived = arrival(session)
        for name, received in taken:
            keep_scan(
                session,
                school_class=loaded["school_class"],
                received=received,
                file_name=name,
                actor=acting(),
                now=arrived,
            )


def _standing(rows: list[ScanRow]) -> dict[str, object]:
    """Return how far everything is."""
    working = [row for row in rows if row.scan.state is ScanState.RECEIVED]
    return {
        "rows": rows,
        "working": bool(working),
        "done": sum(row.read for row in rows),
        "total": sum(max(row.scan.pages or 1, row.read) for row in rows if row not in working)
        + sum(row.scan.pages or 1 for row in working),
        "placed": sum(row.placed for row in rows),
        "tray": sum(row.tray for row in rows),
        "blank": sum(row.blank for row in rows),
        "scan_badge": scan_badge,
        "scan_words": scan_words,
    }
