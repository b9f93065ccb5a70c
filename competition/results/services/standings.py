"""Computing the standings of a closed round."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.judging.queries.rounds import NOT_SCORED
from competition.judging.rules import RoundState
from competition.platform.i18n import gettext as _
from competition.results.computing import Computed, compute
from competition.results.errors import NothingComparedError, NothingHandedInError, RoundStillOpenError
from competition.results.fairness.models import FairnessAudit
from competition.results.models import JudgeEffect, Standing
from competition.results.queries import Gathered, find_frame, gather, was_compared
from competition.results.services.guards import refuse_when_frozen, write_down


def compute_standings(
    session: Session, *, round_: Round, actor: Account | None, now: datetime
) -> Sequence[Standing]:
    """Compute the standings and the judges' severity of a round anew, in place of those that were there.

    The same sheets give the same figures. Entries that nobody has read are among them, without figures.
    Raises RoundStillOpenError, NothingHandedInError, and FrozenError once the results are frozen.
    """
    campaign = session.get_one(Campaign, round_.campaign_id)
    refuse_when_frozen(session, campaign)
    if round_.state is not RoundState.CLOSED:
        raise RoundStillOpenError
    gathered = gather(session, round_)
    computed = compute(gathered.facts)
    if not any(placed.reads for placed in computed.standings):
        raise NothingHandedInError
    _replace(session, round_, gathered, computed)
    write_down(
        session,
        campaign=campaign,
        action="results.compute",
        actor=actor,
        now=now,
        object_kind="round",
        object_id=round_.id,
        entries=len(computed.standings),
        sheets=len(gathered.facts.sheets),
    )
    return session.scalars(select(Standing).where(Standing.round_id == round_.id)).all()


def compute_compared(
    session: Session, *, campaign: Campaign, actor: Account | None, now: datetime
) -> Sequence[Standing]:
    """Compute the standings of a campaign in which works were only compared, two at a time.

    They hang on a round of their own, in which nobody scores; a round of scoring goes before it. Raises
    NothingComparedError, and FrozenError once the results are frozen.
    """
    refuse_when_frozen(session, campaign)
    if not session.scalar(select(was_compared(campaign.id))):
        raise NothingComparedError
    round_ = find_frame(session, campaign.id) or _frame(session, campaign, now)
    return compute_standings(session, round_=round_, actor=actor, now=now)


def _frame(session: Session, campaign: Campaign, now: datetime) -> Round:
    round_ = Round(
        campaign_id=campaign.id,
        number=NOT_SCORED,
        name=_("Comparisons"),
        state=RoundState.CLOSED,
        closed_at=now,
        created_at=now,
    )
    session.add(round_)
    session.flush()
    return round_


def _replace(session: Session, round_: Round, gathered: Gathered, computed: Computed) -> None:
    for table in (Standing, JudgeEffect, FairnessAudit):
        session.execute(delete(table).where(table.round_id == round_.id))
    if computed.judges:
        session.execute(insert(JudgeEffect), _effects(round_, gathered, computed))
    session.execute(insert(Standing), _standings(round_, gathered, computed))


def _standings(round_: Round, gathered: Gathered, computed: Computed) -> list[dict[str, object]]:
    rows = []
    for placed in computed.standings:
        row = asdict(placed)
        entry_id, category_id = (
            gathered.entry_ids[row.pop("entry")],
            gathered.category_ids[row.pop("category")],
        )
        rows.append({"round_id": round_.id, "entry_id": entry_id, "category_id": category_id, **row})
    return rows


def _effects(round_: Round, gathered: Gathered, computed: Computed) -> list[dict[str, object]]:
    rows = []
    for read in computed.judges:
        row = asdict(read)
        rows.append({"round_id": round_.id, "judge_id": gathered.judge_ids[row.pop("judge")], **row})
    return rows
