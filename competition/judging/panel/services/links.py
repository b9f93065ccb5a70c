"""A link that the secretariat hands out: who comes by it asks, confirms by mail, and waits for a nod."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.accounts.services import create_account, grant, normalise_email
from competition.campaign.models import Campaign
from competition.judging.panel.errors import DecidedError
from competition.judging.panel.models import PanelLink, PanelRequest
from competition.judging.panel.queries import known_addresses
from competition.judging.panel.rules import LASTS
from competition.judging.panel.services.inviting import invite_judge
from competition.judging.services import join_panel
from competition.judging.services.deeds import write_down
from competition.platform import mail


def make_link(
    session: Session,
    *,
    campaign: Campaign,
    label: str,
    straight_in: bool,
    actor: Account | None,
    now: datetime,
) -> PanelLink:
    """Return a new link to the panel; `straight_in`: without the secretariat's nod."""
    link = PanelLink(
        campaign_id=campaign.id,
        label=label,
        straight_in=straight_in,
        created_by_id=actor.id if actor else None,
        created_at=now,
    )
    session.add(link)
    write_down(session, actor=actor, action="panel.link", thing=link, campaign_id=campaign.id, now=now)
    return link


def revoke(session: Session, *, link: PanelLink, actor: Account | None, now: datetime) -> None:
    """Let a link open nothing any more; who has confirmed already stays. Twice changes nothing."""
    if link.revoked_at is None:
        link.revoked_at = now
        write_down(
            session, actor=actor, action="panel.revoke", thing=link, campaign_id=link.campaign_id, now=now
        )


def ask(
    session: Session, *, link: PanelLink, name: str, email: str, words: str, locale: str, now: datetime
) -> PanelRequest:
    """Take down that somebody wants to judge, and send the letter that shows whose the address is.

    The same whether the address is known or not: nobody learns here who is on the panel.
    """
    session.execute(
        delete(PanelRequest)
        .where(PanelRequest.link_id == link.id, PanelRequest.confirmed_at.is_(None))
        .where(PanelRequest.asked_at < now - LASTS)
    )
    address = normalise_email(email)
    asked = session.scalars(
        select(PanelRequest)
        .where(PanelRequest.link_id == link.id, PanelRequest.email == address)
        .where(PanelRequest.confirmed_at.is_(None))
    ).first()
    if asked is None:
        asked = PanelRequest(link_id=link.id, email=address)
        session.add(asked)
    asked.name, asked.words, asked.locale, asked.asked_at = name, words, locale, now
    session.flush()
    mail.post(
        session,
        event="panel.confirm",
        recipient=address,
        locale=locale,
        ids={"request": asked.ref},
        key=f"{asked.ref}-{now:%Y%m%d%H%M}",
        now=now,
        campaign_id=link.campaign_id,
    )
    return asked


def confirm(
    session: Session, *, asked: PanelRequest, link: PanelLink, campaign: Campaign, now: datetime
) -> Account | None:
    """Take down that the address is theirs; return the account of who is on the panel now, None who waits.

    Whoever is on the panel already simply comes in. Raises LeftPanelError for somebody who has left it.
    """
    if asked.confirmed_at is None:
        asked.confirmed_at = now
        write_down(session, actor=None, action="panel.ask", thing=asked, campaign_id=campaign.id, now=now)
    known = known_addresses(session, campaign_id=campaign.id, now=now)
    if not (link.straight_in or asked.email in known.on_panel):
        return None
    account = create_account(session, email=asked.email, name=asked.name, locale=asked.locale, now=now)
    grant(session, account=account, role=Role.JUDGE, campaign_id=campaign.id)
    join_panel(session, account=account, campaign_id=campaign.id, now=now)
    _decide(asked, now, taken=True)
    session.flush()
    return account


def take(
    session: Session,
    *,
    asked: PanelRequest,
    campaign: Campaign,
    secret_key: str,
    actor: Account | None,
    now: datetime,
) -> None:
    """Nod: the letter with the way in goes out. Raises DecidedError, and what `invite_judge` raises."""
    _require_open(asked)
    invite_judge(
        session,
        campaign=campaign,
        email=asked.email,
        name=asked.name,
        locale=asked.locale,
        secret_key=secret_key,
        actor=actor,
        now=now,
    )
    _decide(asked, now, taken=True)
    write_down(session, actor=actor, action="panel.take", thing=asked, campaign_id=campaign.id, now=now)


def decline(
    session: Session, *, asked: PanelRequest, campaign: Campaign, actor: Account | None, now: datetime
) -> None:
    """Decline, with a letter that says so kindly. Raises DecidedError."""
    _require_open(asked)
    _decide(asked, now, taken=False)
    mail.post(
        session,
        event="panel.declined",
        recipient=asked.email,
        locale=asked.locale,
        ids={"request": asked.ref},
        key=asked.ref,
        now=now,
        campaign_id=campaign.id,
    )
    write_down(session, actor=actor, action="panel.decline", thing=asked, campaign_id=campaign.id, now=now)


def _require_open(asked: PanelRequest) -> None:
    if asked.decided_at is not None:
        raise DecidedError


def _decide(asked: PanelRequest, now: datetime, *, taken: bool) -> None:
    if asked.decided_at is None:
        asked.decided_at, asked.taken = now, taken
