"""Who may print and fetch a judge's papers, and type a sheet in."""

from typing import Any

from sqlalchemy import Executable, select
from sqlalchemy.orm import Session, contains_eager, lazyload

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Judge, Round
from competition.judging.paper.models import PaperPrint
from competition.judging.policies import LIGHT_CAMPAIGN, LIGHT_JUDGE, of_office
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, JudgeState, RoundState
from competition.web.policies import Policy


def _print(slug: str, print_ref: str) -> Executable:
    return (
        select(Campaign, Round, Judge, PaperPrint)
        .join(Round, Round.campaign_id == Campaign.id)
        .join(PaperPrint, PaperPrint.round_id == Round.id)
        .join(Judge, Judge.id == PaperPrint.judge_id)
        .where(Campaign.slug == slug, PaperPrint.ref == print_ref)
        .options(*LIGHT_CAMPAIGN, *LIGHT_JUDGE, lazyload(Round.categories), lazyload(PaperPrint.works))
    )


def _office_print(session: Session, viewer: Viewer, slug: str, print_ref: str) -> dict[str, Any] | None:
    """Load what was printed for a judge, for the campaign's secretariat; one statement."""
    named = {"round_": Round, "judge": Judge, "printed": PaperPrint}
    return of_office(session, viewer, _print(slug, print_ref), **named)


def _own_print(session: Session, viewer: Viewer, slug: str, print_ref: str) -> dict[str, Any] | None:
    """Load what was printed for this very judge, who is still on the panel; one statement."""
    row = session.execute(_print(slug, print_ref)).one_or_none()
    if row is None or not viewer.has(Role.JUDGE, row.Campaign.id):
        return None
    own = row.Judge.account_id == viewer.account_id and row.Judge.state is JudgeState.READY
    if not own or row.Round.state is RoundState.DRAFT:
        return None
    return {"campaign": row.Campaign, "round_": row.Round, "judge": row.Judge, "printed": row.PaperPrint}


def _office_sheet(
    session: Session, viewer: Viewer, slug: str, ref: str, judge_ref: str, sheet_ref: str
) -> dict[str, Any] | None:
    """Load one released assignment of a judge, for the campaign's secretariat; one statement."""
    wanted = (
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
    )
    return of_office(
        session, viewer, wanted, round_=Round, judge=Judge, account=Account, assignment=Assignment
    )


OFFICE_PRINT = Policy("office print", _office_print)
OWN_PRINT = Policy("own print", _own_print)
OFFICE_SHEET = Policy("office sheet", _office_sheet)
