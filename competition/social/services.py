"""Asking for the cards, keeping each that is drawn, and switching the kit in."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.contributions.models import Contribution
from competition.platform import audit, files, jobs
from competition.platform.files import Received, StoredFile
from competition.platform.storage import Storage
from competition.social import drawing
from competition.social.content import CardContent, Content, Message, Part, Plan, Post, Sender, fingerprint
from competition.social.errors import NoKitError, NotFrozenError
from competition.social.formats import Format
from competition.social.models import Card, Kit
from competition.social.queries import Place, current_kit, file_of, is_frozen, plan_of

JOB = "social.build_kit"


def request_kit(session: Session, *, campaign: Campaign, actor: Account | None, now: datetime) -> jobs.Job:
    """Ask for the cards and their kit; asking while they are being made gives that job.

    Raises NotFrozenError.
    """
    if not is_frozen(session, campaign.id):
        raise NotFrozenError
    actor_id = actor.id if actor else None
    job = jobs.request(
        session,
        name=JOB,
        args={"campaign": campaign.id},
        key=str(campaign.id),
        actor_id=actor_id,
        campaign_id=campaign.id,
        now=now,
    )
    _record(session, "social.build", "job", job.id, campaign.id, actor_id, now)
    return job


def kit_file(session: Session, *, campaign_id: int, storage: Storage) -> Path:
    """Return where the ZIP of the kit that stands lies. Raises NoKitError."""
    kit = current_kit(session, campaign_id)
    if kit is None:
        raise NoKitError
    return storage.path(file_of(session, kit.file_id).key)


def plan_stamp(plan: Plan, base_url: str) -> str:
    """Return the fingerprint of everything a kit is made from: works, consents, design, addresses."""
    return fingerprint(plan, drawing.version(), base_url)


def content_stamp(plan: Plan, base_url: str) -> dict[str, str]:
    """Return the fingerprints of what a kit says, by its parts, whatever it looks like."""
    posts = [asdict(replace(post, content=_without_day(post.content))) for post in plan.posts]
    left_out = [asdict(each) for each in plan.left_out]
    return {
        Part.POSTS: fingerprint(posts, left_out, list(plan.sender.garland)),
        Part.CAMPAIGN: fingerprint(replace(plan.sender, garland=()), list(plan.languages)),
        Part.CALENDAR: fingerprint(plan.calendar, plan.zone),
        Part.ADDRESS: fingerprint(base_url),
    }


def _without_day(content: Content) -> Content:
    """Return what a post says without the day it tells of, which is the calendar's."""
    return replace(content, on="") if isinstance(content, Message) else content


def says_the_same(kit: Kit, plan: Plan, base_url: str) -> bool:
    """Whether a kit says what the plan says; one that was made to an older design may."""
    return bool(
        kit.fingerprint == plan_stamp(plan, base_url)
        or kit.report.get("content") == content_stamp(plan, base_url)
    )


def changed_parts(kit: Kit, plan: Plan, base_url: str) -> tuple[Part, ...]:
    """Return which parts of what a kit says are not any more as it says; none where that is not known."""
    said, now = kit.report.get("content"), content_stamp(plan, base_url)
    return tuple(part for part in Part if said.get(part) != now[part]) if isinstance(said, dict) else ()


def outdate(session: Session, *, campaign_id: int, part: Part) -> None:
    """Let the kit that stands be outdated by something that no plan tells."""
    kit = current_kit(session, campaign_id)
    if kit is not None:
        kit.fingerprint = ""
        kit.report = {**kit.report, "content": {**kit.report.get("content", {}), part: ""}}


def card_stamp(post: Post, sender: Sender, fmt: Format, faces: Collection[str]) -> str:
    """Return the fingerprint of one card: what it says, what was chosen, the design and the faces at hand."""
    wish = replace(post.wish, crops={key: crop for key, crop in post.wish.crops.items() if key == fmt.key})
    return fingerprint(asdict(wish), post.content, sender, fmt, drawing.version(), sorted(faces))


def says_stamp(content: Content, sender: Sender) -> str:
    """Return the fingerprint of what a card says, whatever it looks like and in whatever language.

    The leaves of its garland say nothing of it.
    """
    return fingerprint(content, replace(sender, locale="", garland=()))


def still_holds(session: Session, *, campaign: Campaign, kit: Kit, base_url: str) -> bool:
    """Whether a kit says exactly what is allowed and known at this moment, in whatever design."""
    return says_the_same(kit, plan_of(session, campaign), base_url)


def keep_cards(
    session: Session,
    *,
    campaign_id: int,
    post: Post,
    fmt: Format,
    locale: str,
    stamp: str,
    says: str,
    drawn: Sequence[tuple[drawing.Drawn, str]],
    storage: Storage,
    now: datetime,
) -> list[Card]:
    """Keep a drawn card, or the slides of a carousel, each with its alt text, in place of those before.

    The old ones' files are forgotten; a card that was there before keeps its address.
    """
    place = (
        Card.campaign_id == campaign_id,
        Card.post == post.key,
        Card.format == fmt.key,
        Card.locale == locale,
    )
    before = {card.slide: card for card in session.scalars(select(Card).where(*place))}
    old = [card.file_id for card in before.values()]
    kept = []
    for slide, (made, alt) in enumerate(drawn, start=1):
        card = before.pop(slide, None) or Card(
            campaign_id=campaign_id, post=post.key, format=fmt.key, locale=locale, slide=slide
        )
        file = files.keep_bytes(session, storage=storage, content=made.content, now=now)
        card.entry_id, card.contribution_id = subject_of(session, post)
        card.file_id, card.fingerprint, card.says, card.made_at = file.id, stamp, says, now
        card.excerpt, card.translation = made.excerpt.text, made.excerpt.translation
        card.alt, card.problems = alt, list(made.problems)
        session.add(card)
        kept.append(card)
    for card in before.values():
        session.delete(card)
    session.flush()
    _forget(session, old)
    return kept


def subject_of(session: Session, post: Post) -> tuple[int | None, int | None]:
    """Return the ids of the entry and of the contribution that a post shows, as far as it shows one."""
    if isinstance(post.content, CardContent):
        return post.content.entry_id, None
    if not post.template.of_voice:
        return None, None
    return None, session.scalar(select(Contribution.id).where(Contribution.ref == post.content.subject))


def drop_cards(session: Session, *, campaign_id: int, keep: Collection[Place]) -> int:
    """Forget the cards that are not among these places (post, format, language); return how many."""
    rows = session.scalars(select(Card).where(Card.campaign_id == campaign_id)).all()
    gone = [card for card in rows if (card.post, card.format, card.locale) not in keep]
    for card in gone:
        session.delete(card)
    session.flush()
    _forget(session, [card.file_id for card in gone])
    return len(gone)


def switch_in(
    session: Session,
    *,
    campaign_id: int,
    received: Received,
    stamp: str,
    cards: int,
    report: dict[str, Any],
    actor_id: int | None,
    now: datetime,
) -> Kit:
    """Let a whole kit stand in place of the one before, whose file is forgotten."""
    file = files.register(session, received=received, now=now)
    kit = Kit(
        campaign_id=campaign_id, file_id=file.id, fingerprint=stamp, cards=cards, report=report, made_at=now
    )
    drop_kit(session, campaign_id=campaign_id)
    session.add(kit)
    session.flush()
    _record(
        session, "social.ready", "kit", kit.id, campaign_id, actor_id, now, cards=cards, sha256=file.sha256
    )
    return kit


def drop_kit(session: Session, *, campaign_id: int) -> None:
    """Forget the kit that stands and its file."""
    before = session.scalars(select(Kit).where(Kit.campaign_id == campaign_id)).all()
    for old in before:
        session.delete(old)
    session.flush()
    _forget(session, [old.file_id for old in before])


def _forget(session: Session, file_ids: list[int]) -> None:
    session.execute(delete(StoredFile).where(StoredFile.id.in_(file_ids)))


def _record(
    session: Session,
    action: str,
    kind: str,
    object_id: int,
    campaign_id: int,
    actor_id: int | None,
    now: datetime,
    **ids: Any,
) -> None:
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        object_kind=kind,
        object_id=object_id,
        campaign_id=campaign_id,
        now=now,
        **ids,
    )
