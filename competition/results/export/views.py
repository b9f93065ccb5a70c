"""The results as a table, for the secretariat to take out."""

from flask import request
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.entries.desk import acting
from competition.entries.export.writing import WRITERS
from competition.errors import NotFoundError
from competition.results.export.outcomes import COLUMNS, outcomes
from competition.results.export.sending import send_table
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

    def note(number: int) -> None:
        with fresh_transaction() as (session, loaded):
            its = loaded["campaign"]
            note_export(session, campaign=its, kind=kind, number=number, actor=acting(), now=now())

    return send_table(kind, f"{campaign.slug}-results", COLUMNS, outcomes(db(), round_), note)
