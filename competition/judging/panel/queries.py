"""Who is on a panel, who was invited and has not answered, and what the panel can read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.models import Account, Invitation, Membership
from competition.accounts.rules import Role
from competition.campaign.models import Campaign, Category, City, School
from competition.campaign.queries import cities_and_schools
from competition.campaign.wording import age_group_name, form_name, forms_name
from competition.entries.blind import BlindEntry
from competition.judging.models import Judge
from competition.judging.panel.models import DeclaredConflict, Invited, PanelLink, PanelRequest
from competition.judging.panel.reading import Places, key
from competition.judging.panel.rules import Answer, Known
from competition.judging.queries.live import LIVE
from competition.judging.rules import JudgeState

LIGHT = (lazyload(Judge.categories), lazyload(Judge.barred_schools))


def known_addresses(session: Session, *, campaign_id: int, now: datetime) -> Known:
    """Return the addresses that a campaign's panel knows; two statements."""
    members = session.execute(
        select(Account.email, Account.pending_email, Judge.state)
        .outerjoin(Judge, (Judge.account_id == Account.id) & (Judge.campaign_id == campaign_id))
        .outerjoin(
            Membership,
            (Membership.account_id == Account.id)
            & (Membership.campaign_id == campaign_id)
            & (Membership.role == Role.JUDGE),
        )
        .where(Judge.id.is_not(None) | Membership.id.is_not(None))
    ).all()
    waiting = session.scalars(
        select(Invitation.email)
        .where(Invitation.campaign_id == campaign_id, Invitation.role == Role.JUDGE)
        .where(Invitation.accepted_at.is_(None), Invitation.expires_at > now)
    )
    left = {_address(row.email, row.pending_email) for row in members if row.state is JudgeState.LEFT}
    return Known(
        on_panel=frozenset(_address(row.email, row.pending_email) for row in members) - left,
        left=frozenset(left),
        waiting=frozenset(waiting),
    )


def _address(email: str | None, pending: str | None) -> str:
    return email or pending or ""


def places_of(session: Session, campaign: Campaign) -> Places:
    """Return what a list of judges may name: by the words of the page, and by those used in files.

    One statement beside that for the categories.
    """
    categories: defaultdict[str, list[int]] = defaultdict(list)
    for category in campaign.categories:
        groups = {key(category.age_group), key(age_group_name(category.age_group))}
        forms = {key(category.form), key(forms_name(category.form)), key(form_name(category.form))}
        whole = {form + group for form in forms for group in groups}
        for word in groups | forms | whole | {key(category.form + "s")}:
            categories[word].append(category.id)
    schools: defaultdict[str, list[int]] = defaultdict(list)
    cities: dict[str, int] = {}
    for city, school in cities_and_schools(session, campaign.id):
        cities[key(city.name)] = city.id
        if school is not None:
            schools[key(school.name)].append(school.id)
            schools[key(f"{school.name}{city.name}")].append(school.id)
    return Places(
        categories={word: tuple(ids) for word, ids in categories.items()},
        cities=cities,
        schools={word: tuple(ids) for word, ids in schools.items()},
    )


@dataclass(frozen=True)
class Waiting:
    """Somebody who was invited and has not said what they can read: how far, and when last written to."""

    ref: str
    name: str
    email: str
    answer: Answer
    invited_at: datetime
    sent_at: datetime
    until: datetime
    letters: int
    judge_ref: str | None = None


def unanswered(session: Session, *, campaign_id: int, now: datetime) -> Sequence[Waiting]:
    """Return who was invited and has not stated a profile, the latest first; one statement."""
    rows = session.execute(
        select(Invitation, Invited, Judge)
        .outerjoin(Invited, Invited.invitation_id == Invitation.id)
        .outerjoin(
            Judge,
            (Judge.campaign_id == Invitation.campaign_id) & (Judge.account_id == Invitation.accepted_by_id),
        )
        .where(Invitation.campaign_id == campaign_id, Invitation.role == Role.JUDGE)
        .where(Judge.id.is_(None) | (Judge.state == JudgeState.INVITED))
        .order_by(Invitation.created_at.desc(), Invitation.id.desc())
        .options(*LIGHT)
    )
    return _newest(_waiting(*row, now) for row in rows)


def _waiting(one: Invitation, invited: Invited | None, judge: Judge | None, now: datetime) -> Waiting:
    return Waiting(
        ref=one.ref,
        name=one.name,
        email=one.email,
        answer=_answer(one, invited, now),
        invited_at=one.created_at,
        sent_at=invited.sent_at if invited else one.created_at,
        until=one.expires_at,
        letters=invited.letters if invited else 1,
        judge_ref=judge.ref if judge else None,
    )


def _answer(one: Invitation, invited: Invited | None, now: datetime) -> Answer:
    if one.accepted_at is not None:
        return Answer.ACCEPTED
    if invited is not None and invited.withdrawn_at is not None:
        return Answer.WITHDRAWN
    return Answer.EXPIRED if one.expires_at <= now else Answer.NONE


def _newest(found: Iterable[Waiting]) -> list[Waiting]:
    """Return the newest invitation of each address: an earlier one that ran out says nothing any more."""
    by_address: dict[str, Waiting] = {}
    for one in found:
        by_address.setdefault(one.email, one)
    return list(by_address.values())


def silent_judges(session: Session, *, campaign_id: int) -> Sequence[tuple[Judge, Account]]:
    """Return judges who came without an invitation and have stated no profile, and those who are to accept
    the changed code of conduct; one statement.
    """
    invited = select(Invitation.accepted_by_id).where(
        Invitation.campaign_id == campaign_id,
        Invitation.role == Role.JUDGE,
        Invitation.accepted_by_id.is_not(None),
    )
    new = (Judge.state == JudgeState.INVITED) & Judge.account_id.not_in(invited)
    rows = session.execute(
        select(Judge, Account)
        .join(Account, Account.id == Judge.account_id)
        .where(Judge.campaign_id == campaign_id)
        .where(new | ((Judge.state == JudgeState.READY) & Judge.conduct_due))
        .order_by(func.lower(Account.name), Judge.id)
        .options(*LIGHT)
    )
    return [(judge, account) for judge, account in rows]


def names_of_places(
    session: Session, city_ids: Iterable[int], school_ids: Iterable[int]
) -> tuple[dict[int, str], dict[int, str]]:
    """Return what cities and schools are called; two statements."""
    cities_ = session.execute(select(City.id, City.name).where(City.id.in_(set(city_ids))))
    schools = session.execute(select(School.id, School.name).where(School.id.in_(set(school_ids))))
    return {row[0]: row[1] for row in cities_}, {row[0]: row[1] for row in schools}


def conflicts_of(session: Session, *, judge_id: int) -> Sequence[DeclaredConflict]:
    """Return what a judge has told in words, the latest first; one statement."""
    return session.scalars(
        select(DeclaredConflict)
        .where(DeclaredConflict.judge_id == judge_id)
        .order_by(DeclaredConflict.declared_at.desc(), DeclaredConflict.id.desc())
    ).all()


def declared_conflicts(
    session: Session, *, campaign_id: int, skip: int, limit: int
) -> Sequence[tuple[DeclaredConflict, Judge, Account]]:
    """Return the conflicts told in words, those to be settled first; one statement."""
    rows = session.execute(
        select(DeclaredConflict, Judge, Account)
        .join(Judge, Judge.id == DeclaredConflict.judge_id)
        .join(Account, Account.id == Judge.account_id)
        .where(Judge.campaign_id == campaign_id)
        .order_by(
            DeclaredConflict.settled_at.is_not(None),
            DeclaredConflict.declared_at.desc(),
            DeclaredConflict.id.desc(),
        )
        .offset(skip)
        .limit(limit)
        .options(*LIGHT)
    )
    return [(conflict, judge, account) for conflict, judge, account in rows]


@dataclass(frozen=True)
class ToDo:
    """What of the panel waits for the secretariat."""

    conflicts: int
    requests: int


def to_do(session: Session, *, campaign_id: int) -> ToDo:
    """Return how many conflicts and requests wait for the secretariat; one statement."""
    conflicts = (
        select(func.count(DeclaredConflict.id))
        .join(Judge, Judge.id == DeclaredConflict.judge_id)
        .where(Judge.campaign_id == campaign_id, DeclaredConflict.settled_at.is_(None))
    )
    requests = (
        select(func.count(PanelRequest.id))
        .join(PanelLink, PanelLink.id == PanelRequest.link_id)
        .where(PanelLink.campaign_id == campaign_id)
        .where(PanelRequest.confirmed_at.is_not(None), PanelRequest.decided_at.is_(None))
    )
    row = session.execute(select(conflicts.scalar_subquery(), requests.scalar_subquery())).one()
    return ToDo(*row)


@dataclass(frozen=True)
class LinkCount:
    """A link, and how many asked by it, confirmed their address, and were taken."""

    link: PanelLink
    asked: int
    confirmed: int
    taken: int


def links_of(session: Session, *, campaign_id: int) -> Sequence[LinkCount]:
    """Return a campaign's links, those that stand first; one statement."""
    rows = session.execute(
        select(
            PanelLink,
            func.count(PanelRequest.id),
            func.count(PanelRequest.confirmed_at),
            func.count(PanelRequest.id).filter(PanelRequest.taken),
        )
        .outerjoin(PanelRequest, PanelRequest.link_id == PanelLink.id)
        .where(PanelLink.campaign_id == campaign_id)
        .group_by(PanelLink.id)
        .order_by(PanelLink.revoked_at.is_not(None), PanelLink.created_at.desc(), PanelLink.id.desc())
    )
    return [LinkCount(link, asked, confirmed, taken) for link, asked, confirmed, taken in rows]


def requests_of(
    session: Session, *, campaign_id: int, skip: int, limit: int
) -> Sequence[tuple[PanelRequest, PanelLink]]:
    """Return who has confirmed an address and waits for the secretariat, the first first; one statement."""
    rows = session.execute(
        select(PanelRequest, PanelLink)
        .join(PanelLink, PanelLink.id == PanelRequest.link_id)
        .where(PanelLink.campaign_id == campaign_id)
        .where(PanelRequest.confirmed_at.is_not(None), PanelRequest.decided_at.is_(None))
        .order_by(PanelRequest.confirmed_at, PanelRequest.id)
        .offset(skip)
        .limit(limit)
    )
    return [(asked, link) for asked, link in rows]


@dataclass(frozen=True)
class Reader:
    """A judge who is ready: the languages from the strongest on, and for how many entries there is room."""

    languages: tuple[str, ...]
    capacity: int


def readers(session: Session, *, campaign_id: int) -> Sequence[Reader]:
    """Return the judges who are ready; one statement."""
    rows = session.execute(
        select(Judge.languages, Judge.capacity).where(
            Judge.campaign_id == campaign_id, Judge.state == JudgeState.READY
        )
    )
    return [Reader(tuple(languages), capacity) for languages, capacity in rows]


def entries_by_language(session: Session, *, campaign_id: int) -> dict[str, tuple[int, int]]:
    """Return the accepted entries by language, and the reads they want; works without words under "".

    One statement.
    """
    rows = session.execute(
        select(BlindEntry.language, Category.takes_text, func.count(BlindEntry.id), func.sum(Category.reads))
        .join(Category, Category.id == BlindEntry.category_id)
        .where(BlindEntry.campaign_id == campaign_id, LIVE)
        .group_by(BlindEntry.language, Category.takes_text)
    )
    found: dict[str, tuple[int, int]] = {}
    for language, takes_text, entries, reads in rows:
        tag = language if takes_text else ""
        before = found.get(tag, (0, 0))
        found[tag] = (before[0] + entries, before[1] + int(reads or 0))
    return found
