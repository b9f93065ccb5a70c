"""The panel: joining it, and stating one's profile."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from competition.accounts.merging import register
from competition.accounts.models import Account
from competition.judging.errors import LeftPanelError, ProfileIncompleteError
from competition.judging.models import (
    BarredSchool,
    Judge,
    JudgeCategory,
)
from competition.judging.rules import JudgeState, Profile
from competition.judging.services.agreeing import accept_conduct
from competition.judging.services.deeds import write_down
from competition.judging.services.lacking import panel_changed


def join_panel(session: Session, *, account: Account, campaign_id: int, now: datetime) -> Judge:
    """Return the account's place on the panel, made when there is none yet.

    Raises LeftPanelError for somebody who has left it.
    """
    judge = session.scalar(
        select(Judge).where(Judge.campaign_id == campaign_id, Judge.account_id == account.id)
    )
    if judge is None:
        judge = Judge(campaign_id=campaign_id, account_id=account.id, created_at=now)
        session.add(judge)
        session.flush()
        write_down(
            session, actor=account, action="judge.join", thing=judge, campaign_id=judge.campaign_id, now=now
        )
    if judge.state is JudgeState.LEFT:
        raise LeftPanelError
    return judge


def state_profile(
    session: Session,
    *,
    judge: Judge,
    profile: Profile,
    conduct_accepted: bool,
    actor: Account | None,
    now: datetime,
) -> None:
    """Take down what a judge states and accept the judge as ready.

    Raises ProfileIncompleteError without a language, without capacity or before the code of conduct is
    accepted.
    """
    if judge.state is JudgeState.LEFT:
        raise LeftPanelError
    agreed = judge.conduct_accepted_at is not None and not judge.conduct_due
    if not (conduct_accepted or agreed):
        raise ProfileIncompleteError
    before = (judge.state, stated(judge))
    _write(judge, profile)
    accept_conduct(session, judge=judge, actor=actor, now=now)
    judge.state = JudgeState.READY
    write_down(
        session, actor=actor, action="judge.profile", thing=judge, campaign_id=judge.campaign_id, now=now
    )
    if before != (judge.state, profile):
        panel_changed(session, judge=judge, now=now)


def amend_profile(
    session: Session, *, judge: Judge, profile: Profile, actor: Account | None, now: datetime
) -> None:
    """Correct a profile for the judge; the code of conduct only the judge can accept."""
    before = stated(judge)
    _write(judge, profile)
    write_down(
        session, actor=actor, action="judge.amend", thing=judge, campaign_id=judge.campaign_id, now=now
    )
    if before != profile:
        panel_changed(session, judge=judge, now=now)


def stated(judge: Judge) -> Profile:
    """Return what stands in a judge's row."""
    return Profile(
        languages=tuple(judge.languages),
        capacity=judge.capacity,
        category_ids=frozenset(each.category_id for each in judge.categories),
        city_id=judge.city_id,
        barred_school_ids=frozenset(each.school_id for each in judge.barred_schools),
    )


def _write(judge: Judge, profile: Profile) -> None:
    """Put a profile into the judge's row, touching only what differs."""
    if not profile.languages or profile.capacity < 1:
        raise ProfileIncompleteError
    judge.languages = list(profile.languages)
    judge.capacity = profile.capacity
    judge.city_id = profile.city_id
    kept = {c.category_id: c for c in judge.categories}
    judge.categories = [kept.get(i) or JudgeCategory(category_id=i) for i in sorted(profile.category_ids)]
    barred = {s.school_id: s for s in judge.barred_schools}
    judge.barred_schools = [
        barred.get(i) or BarredSchool(school_id=i) for i in sorted(profile.barred_school_ids)
    ]


@register
def move_judges(session: Session, source_id: int, into_id: int) -> None:
    """Let places on panels follow when two accounts become one; a place held by both stays with the older
    one.
    """
    held = select(Judge.campaign_id).where(Judge.account_id == into_id).scalar_subquery()
    session.execute(
        update(Judge)
        .where(Judge.account_id == source_id, Judge.campaign_id.not_in(held))
        .values(account_id=into_id)
    )
