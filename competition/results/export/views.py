"""The results as a table, for the secretariat to take out."""

from tempfile import TemporaryFile
from typing import IO

from flask import request, send_file
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.entries.desk import acting
from competition.entries.export.writing import KINDS, WRITERS
from competition.errors import NotFoundError
from competition.results.export.outcomes import COLUMNS, outcomes
from competition.results.export.services import note_export
from competition.results.queries import round_with_standings
from competition.results.room import bp
from competition.web.policies import allow
from competition.web.request import db, fresh_transaction, now


@bp.post("/c/<slug>/office/results/table")
@allow(OFFICE, writing=False)
def table_post(campaign: Campaign) -> ResponseReturnValue:
    """Write standings and awards into a file of its own, remember that it was taken out, and send it."""
    kind, round_ = request.form.get("kind", ""), round_with_standings(db(), campaign.id)
    if kind not in WRITERS or round_ is None:
        raise NotFoundError
    written: IO[bytes] = TemporaryFile()  # noqa: SIM115 - it is closed when it was sent
    try:
        number = WRITERS[kind](COLUMNS, outcomes(db(), round_), written)
        with fresh_transaction() as (session, loaded):
            its = loaded["campaign"]
            note_export(session, campaign=its, kind=kind, number=number, actor=acting(), now=now())
        written.seek(0)
        name = f"{campaign.slug}-results.{kind}"
        answer = send_file(written, mimetype=KINDS[kind], as_attachment=True, download_name=name)
    except BaseException:
        written.close()
        raise
    answer.headers["Cache-Control"] = "no-store"
    return answer
