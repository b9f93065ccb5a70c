"""Bringing in what was read: all of it in one transaction, and nothing twice."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, City
from competition.contributions.errors import ImportRefusedError
from competition.contributions.importing.reading import Bundle
from competition.contributions.models import Contribution
from competition.contributions.services import create_contribution, is_brought_in, send_portrait
from competition.errors import GarlandError
from competition.platform import audit
from competition.platform.files import Received
from competition.platform.i18n import translate
from competition.platform.storage import Storage


def receive_portraits(bundle: Bundle, storage: Storage) -> Mapping[str, Received]:
    """Keep the portraits on disk, before any transaction; return them by the keys of their rows.

    Raises ImportRefusedError with those that cannot be kept.
    """
    kept: dict[str, Received] = {}
    problems: list[tuple[int, str]] = []
    for item in bundle.items:
        try:
            if item.portrait is not None:
                kept[item.key] = item.portrait.received(storage)
        except GarlandError as refusal:
            problems.append((item.row.line, translate(refusal)))
    if problems:
        raise ImportRefusedError(problems)
    return kept


def bring_in(
    session: Session,
    *,
    campaign: Campaign,
    bundle: Bundle,
    portraits: Mapping[str, Received],
    actor: Account | None,
    now: datetime,
) -> list[Contribution]:
    """Make every contribution of a bundle, with its portrait; return them in their order.

    What somebody else has brought in since it was read is left as it is. Raises the refusals of
    `create_contribution` where a city has had its last place taken meanwhile.
    """
    made = []
    for item in bundle.items:
        city = session.get_one(City, item.city.id)
        if is_brought_in(session, city=city, import_key=item.key):
            continue
        contribution = create_contribution(
            session,
            campaign=campaign,
            city=city,
            kind=item.row.kind,
            said=item.row.said,
            import_key=item.key,
            actor=actor,
            now=now,
        )
        if item.portrait is not None:
            send_portrait(
                session,
                contribution=contribution,
                received=portraits[item.key],
                file_name=item.portrait.base_name,
                alt=item.row.alt,
                actor=actor,
                now=now,
            )
        made.append(contribution)
    if made:
        _record(session, campaign, len(made), actor, now)
    return made


def _record(session: Session, campaign: Campaign, number: int, actor: Account | None, now: datetime) -> None:
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action="contribution.import",
        object_kind="campaign",
        object_id=campaign.id,
        campaign_id=campaign.id,
        now=now,
        number=number,
    )
