"""Who may print and fetch a judge's papers, and type a sheet in."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, lazyload

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.campaign.policies import runs
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Judge, Round
from competition.judging.paper.models import PaperPrint
from competition.judging.policies import LIGHT_CAMPAIGN, LIGHT_JUDGE
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, JudgeState, RoundState
from competition.web.policies import Policy


def _print(session: Session, slug: str, print_ref: str) -> Any:
    return session.execute(
        select(Campaign, Round, Judge, PaperPrint)
        .join(Round, Round.campaign_id == Campaign.id)
        .join(PaperPrint, PaperPrint.round_id == Round.id)
        .join(Judge, Judge.id == PaperPrint.judge_id)
        .where(Campaign.slug == slug, PaperPrint.ref == print_ref)
        .options(*LIGHT_CAMPAIGN, *LIGHT_JUDGE, lazyload(Round.categories))
    ).one_or_none()


def _loaded(row: Any) -> dict[str, Any]:
    return {"campaign": row.Campaign, "round_": row.Round, "judge": row.Judge, "printed": row.PaperPrint}


def _office_print(session: Session, viewer: Viewer, slug: str, print_ref: str) -> dict[str, Any] | None:
    """Load what was printed for a judge, for the campaign's secretariat; one statement."""
    row = _print(session, slug, print_ref)
    return _loaded(row) if row is not None and runs(viewer, row.Campaign) else None


def _own_print(session: Session, viewer: Viewer, slug: str, print_ref: str) -> dict[str, Any] | None:
    """Load what was printed for this very judge, who is still on the panel; one statement."""
    row = _print(session, slug, print_ref)
    if row is None or not viewer.has(Role.JUDGE, row.Campaign.id):
        return None
    own = row.Judge.account_id == viewer.account_id and row.Judge.state is JudgeState.READY
    return _loaded(row) if own and row.Round.state is not RoundState.DRAFT else None


def _office_sheet(
    session: Session, viewer: Viewer, slug: str, ref: str, judge_ref: str, sheet_ref: str
) -> dict[str, Any] | None:
    """Load one released assignment of a judge, for the campaign's secretariat; one statement."""
    row = session.execute(
        select(Campaign, Round, Judge, Account, Assignment)
        .join(Round, Round.campaign_id == Campaign.id)
        .join(Assignment, Assignment.round_id == Round.id)
        .join(Judge, Judge.id == Assignment.judge_id)
        .join(Account, Account.id == Judge.account_id)
        .join(Assignment.blind_entry)
        .where(Campaign.slug == slug, Round.ref == ref, Judge.ref == judge_ref, Assignment.ref == sheet_ref)
        .where(Assignment.state == AssignmentState.RELEASED, Round.state == RoundState.OPEN, LIVE)
        .options(*LIGHT_CAMPAIGN, *LIGHT_JUDGE, lazyload(Round.categories))
        .options(contains_eager(Assignment.blind_entry).lazyload(BlindEntry.images))
    ).one_or_none()
    if row is None or not runs(viewer, row.Campaign):
        return None
    return {
        "campaign": row.Campaign,
        "round_": row.Round,
        "judge": row.Judge,
        "account": row.Account,
        "assignment": row.Assignment,
    }


OFFICE_PRINT = Policy("office print", _office_print)
OWN_PRINT = Policy("own print", _own_print)
OFFICE_SHEET = Policy("office sheet", _office_sheet)
