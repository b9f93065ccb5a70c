"""Contributions from a table with a ZIP of portraits and texts."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.contributions.errors import ImportRefusedError, NoTableError
from competition.contributions.importing import template
from competition.contributions.importing.bringing import bring_in, receive_portraits
from competition.contributions.importing.columns import Column
from competition.contributions.importing.reading import Bundle, read_bundle
from competition.entries.desk import acting
from competition.entries.roster.parcels import Parcel, parcels_in
from competition.errors import GarlandError
from competition.platform import spreadsheets
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.web.forms import Form
from competition.web.policies import allow
from competition.web.request import db, fresh_transaction, now, storage

bp = Blueprint("contributions_import", __name__)


@bp.get("/c/<slug>/office/contributions/import")
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """Ask for the table and the files that belong to it."""
    return _page(campaign)


@bp.get("/c/<slug>/office/contributions/import/template.csv")
@allow(OFFICE)
def template_file(campaign: Campaign) -> ResponseReturnValue:
    """Send a table to fill in."""
    answer = Response(template.make(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="contributions.csv"'
    return answer


@bp.post("/c/<slug>/office/contributions/import")
@allow(OFFICE, writing=False)
def bring_post(campaign: Campaign) -> ResponseReturnValue:
    """Bring in what stands in the table; where anything is wrong, nothing of it, and all of it is told."""
    slug = campaign.slug
    try:
        with tempfile.TemporaryDirectory(prefix="garland-contributions-") as folder:
            bundle = _read(campaign, Path(folder))
            portraits = receive_portraits(bundle, storage())
        with fresh_transaction() as (session, loaded):
            made = bring_in(
                session,
                campaign=loaded["campaign"],
                bundle=bundle,
                portraits=portraits,
                actor=acting(),
                now=now(),
            )
    except ImportRefusedError as refused:
        return _page(campaign, refused.problems), 400
    except GarlandError as refusal:
        return _page(campaign, [(0, translate(refusal))]), refusal.status
    flash(_told(bundle, len(made)), "success")
    return redirect(url_for("contributions.page", slug=slug))


def _read(campaign: Campaign, folder: Path) -> Bundle:
    sent = request.files.get("table")
    if sent is None or not sent.filename:
        raise NoTableError
    path = _saved(sent, folder / "table")
    table = spreadsheets.read_table(path, kind=spreadsheets.kind_of(path, sent.filename))
    return read_bundle(db(), campaign=campaign, table=table, parcels=_parcels(folder))


def _parcels(folder: Path) -> list[Parcel]:
    """Return the files that were sent: each by itself, and those of a ZIP."""
    found: list[Parcel] = []
    for number, sent in enumerate(request.files.getlist("files")):
        if not sent.filename:
            continue
        path = _saved(sent, folder / f"file-{number}")
        if sent.filename.lower().endswith(".zip"):
            found += parcels_in(path)
        else:
            found.append(Parcel(sent.filename, path))
    return found


def _saved(sent: FileStorage, path: Path) -> Path:
    sent.save(path)
    return path


def _told(bundle: Bundle, number: int) -> str:
    already = bundle.already + len(bundle.items) - number
    said = [ngettext("%(num)s contribution is brought in.", "%(num)s contributions are brought in.", number)]
    if already:
        said.append(ngettext("%(num)s was there already.", "%(num)s were there already.", already))
    if bundle.ignored:
        said.append(_("Columns that were left out: %(columns)s.", columns=", ".join(bundle.ignored)))
    return " ".join(said)


def _page(campaign: Campaign, problems: Sequence[tuple[int, str]] = ()) -> str:
    return render_template(
        "contributions/import.html",
        campaign=campaign,
        form=Form(),
        problems=problems,
        columns=list(Column),
    )
