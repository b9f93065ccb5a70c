"""The secretariat's table of entries, to take out."""

from tempfile import TemporaryFile
from typing import IO

from flask import Blueprint, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.entries.desk import acting
from competition.entries.export.queries import count, lines
from competition.entries.export.rows import COLUMNS, cells
from competition.entries.export.services import note_export
from competition.entries.export.writing import KINDS, WRITERS
from competition.entries.listing import Filters
from competition.entries.screening_way import filters_asked, narrowed
from competition.errors import NotFoundError
from competition.web.forms import Form
from competition.web.policies import allow
from competition.web.request import db, fresh_transaction, now

bp = Blueprint("export", __name__)


@bp.get("/c/<slug>/office/export")
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """Say what the table holds and how long it is, narrowed as the list of entries was."""
    filters, asked = filters_asked(), narrowed()
    return render_template(
        "entries/export/page.html",
        campaign=campaign,
        form=Form(),
        number=count(db(), campaign.id, filters),
        is_narrowed=filters != Filters(),
        here=url_for("export.file_post", slug=campaign.slug, **asked),
        back=url_for("screening.index", slug=campaign.slug, **asked),
        whole=url_for("export.page", slug=campaign.slug),
    )


@bp.post("/c/<slug>/office/export")
@allow(OFFICE, writing=False)
def file_post(campaign: Campaign) -> ResponseReturnValue:
    """Write the table into a file of its own, remember that it was taken out, and send it."""
    kind = request.form.get("kind", "")
    if kind not in WRITERS:
        raise NotFoundError
    written: IO[bytes] = TemporaryFile()  # noqa: SIM115 - it is closed when it was sent
    try:
        number = WRITERS[kind](COLUMNS, map(cells, lines(db(), campaign.id, filters_asked())), written)
        with fresh_transaction() as (session, loaded):
            its = loaded["campaign"]
            note_export(session, campaign=its, kind=kind, number=number, actor=acting(), now=now())
        written.seek(0)
        answer = send_file(written, mimetype=KINDS[kind], as_attachment=True, download_name=f"entries.{kind}")
    except BaseException:
        written.close()
        raise
    answer.headers["Cache-Control"] = "no-store"
    return answer
