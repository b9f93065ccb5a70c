"""What is sealed, for the secretariat to take away; and who stands behind the names in it."""

import json
from io import BytesIO

from flask import Response
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.entries.export.writing import write_csv
from competition.errors import NotFoundError
from competition.platform.i18n import gettext as _
from competition.results.models import Freeze
from competition.results.policies import OFFICE_FREEZE
from competition.results.queries import find_freeze
from competition.results.room import bp
from competition.results.sealing.bundle import results_json
from competition.results.sealing.store import is_zip, read_bundle, read_bytes
from competition.results.sealing.who import who_is_who
from competition.web.policies import allow
from competition.web.request import db, storage


@bp.get("/c/<slug>/office/results/freezes/<int:number>/bundle")
@allow(OFFICE_FREEZE)
def bundle_file(campaign: Campaign, freeze: Freeze) -> ResponseReturnValue:
    """Send a frozen bundle, byte for byte as it was sealed; lifted ones, too."""
    content = read_bytes(db(), freeze=freeze, storage=storage())
    kind = "zip" if is_zip(content) else "json"
    return _file(content, f"{campaign.slug}-results-{freeze.number}.{kind}", f"application/{kind}")


@bp.get("/c/<slug>/office/results/freezes/<int:number>/names.csv")
@allow(OFFICE_FREEZE)
def names_file(campaign: Campaign, freeze: Freeze) -> ResponseReturnValue:
    """Send who stands behind the names of a bundle, from the database alone."""
    columns = (_("Name in the bundle"), _("Entry"), _("Title"), _("Judge"))
    rows = [dict(zip(columns, row, strict=True)) for row in who_is_who(db(), freeze)]
    out = BytesIO()
    write_csv(columns, rows, out)
    return _file(out.getvalue(), f"{campaign.slug}-results-{freeze.number}-names.csv", "text/csv")


@bp.get("/c/<slug>/office/results/results.json")
@allow(OFFICE)
def results_file(campaign: Campaign) -> ResponseReturnValue:
    """Send standings and awards of the frozen bundle."""
    freeze = find_freeze(db(), campaign.id)
    if freeze is None:
        raise NotFoundError
    held = results_json(read_bundle(db(), freeze=freeze, storage=storage()))
    content = json.dumps(held, indent=2, sort_keys=True, ensure_ascii=False)
    return _file(f"{content}\n".encode(), f"{campaign.slug}-results.json", "application/json")


def _file(content: bytes, name: str, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, mimetype=media_type, headers=headers)
