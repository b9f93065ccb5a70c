"""Settling what becomes of remarks: a person lets each of them go out, edits it or holds it back."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.errors import NotFoundError
from competition.judging.models import Scoresheet
from competition.results.digest.models import RemarkRuling, RemarkState
from competition.results.digest.queries import Remark, find_remark
from competition.results.digest.rules import names_somebody
from competition.results.errors import RemarkChangedError, RemarkEmptyError, RemarkNamesJudgeError
from competition.results.services.guards import write_down


def settle_remark(
    session: Session,
    *,
    campaign: Campaign,
    ref: str,
    seen: str,
    remark: Remark | None,
    actor: Account,
    now: datetime,
) -> None:
    """Let the remark of an assignment go out in these words, or with None hold it back.

    `seen` is what the judge had written when it was read. Raises NotFoundError, RemarkChangedError,
    RemarkEmptyError and RemarkNamesJudgeError.
    """
    found = find_remark(session, campaign.id, ref)
    if found is None:
        raise NotFoundError
    sheet, judge = found
    if seen.split() != sheet.remark.split():
        raise RemarkChangedError
    if remark is not None and not remark.text.strip():
        raise RemarkEmptyError
    if remark is not None and names_somebody(remark.text, judge):
        raise RemarkNamesJudgeError
    _keep(session, sheet, remark, actor, now)
    action = "remark.pass" if remark else "remark.hold"
    write_down(session, campaign=campaign, action=action, actor=actor, now=now, remarks=1)


def pass_as_written(
    session: Session, *, campaign: Campaign, remarks: Mapping[str, Remark], actor: Account, now: datetime
) -> int:
    """Let remarks that were read on one page go out as they are, by their refs; return how many.

    What has changed since it was read, and what names its judge, stays and waits.
    """
    passed = 0
    for ref, remark in remarks.items():
        found = find_remark(session, campaign.id, ref)
        if found is None or remark.text.split() != found[0].remark.split():
            continue
        if not names_somebody(remark.text, found[1]):
            _keep(session, found[0], remark, actor, now)
            passed += 1
    if passed:
        write_down(session, campaign=campaign, action="remark.pass", actor=actor, now=now, remarks=passed)
    return passed


def _keep(session: Session, sheet: Scoresheet, remark: Remark | None, actor: Account, now: datetime) -> None:
    """Write the ruling over what was settled before."""
    ruling = session.get(RemarkRuling, sheet.id) or RemarkRuling(scoresheet_id=sheet.id)
    ruling.state = RemarkState.PASSED if remark else RemarkState.HELD
    ruling.written = sheet.remark
    ruling.text = remark.text.strip() if remark else ""
    ruling.language = remark.language if remark else ""
    ruling.decided_by_id, ruling.decided_at = actor.id, now
    session.add(ruling)
    session.flush()
