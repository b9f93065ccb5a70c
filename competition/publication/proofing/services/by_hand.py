"""Where no letter arrives: a link that is handed on, and what a teacher said on paper or by phone."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.links import make_teachers_link
from competition.accounts.models import Account, SignInLink
from competition.accounts.rules import LinkKind
from competition.campaign.models import Campaign
from competition.entries.ways.services import latest_link
from competition.publication.proofing.errors import NoPagesError
from competition.publication.proofing.models import ProofLetter
from competition.publication.proofing.queries import Row, Told
from competition.publication.proofing.rules import Standing, Where
from competition.publication.proofing.services.answering import approve, ask_for_correction
from competition.publication.proofing.services.recording import record
from competition.publication.proofing.services.sending import require_telling, show


def path_of(row: Row) -> str:
    """Return where a teacher sees the pages of a work."""
    return f"/entry/{row.entry.ref}/proof"


def open_link(session: Session, *, row: Row, told: Told, now: datetime) -> SignInLink | None:
    """Return the link that was made for a teacher and can still be used."""
    link = latest_link(session, teacher=told.account, path=path_of(row), kind=LinkKind.HANDED)
    return link if link and link.used_at is None and now < link.expires_at else None


def hand_link(
    session: Session,
    *,
    campaign: Campaign,
    row: Row,
    told: Told,
    actor: Account,
    secret_key: str,
    now: datetime,
) -> SignInLink:
    """Make a link to the pages for one teacher, to be handed on; an earlier one opens nothing any more.

    Raises NotToldYetError, NoPagesError, LinkNotForThemError.
    """
    _shown(session, campaign, row, told, now)
    earlier = open_link(session, row=row, told=told, now=now)
    if earlier is not None:
        earlier.expires_at = now
    link, _token = make_teachers_link(
        session,
        account=told.account,
        kind=LinkKind.HANDED,
        campaign_id=campaign.id,
        made_by=actor,
        next_path=path_of(row),
        secret_key=secret_key,
        now=now,
    )
    record(session, campaign, actor, now, "proof.hand_link", "entry", row.entry.id, link=link.id)
    return link


def note_answer(
    session: Session,
    *,
    campaign: Campaign,
    row: Row,
    told: Told,
    right: bool,
    about: Where,
    words: str,
    stamp: str,
    actor: Account,
    now: datetime,
) -> None:
    """Write down what a teacher has said on paper or by phone to the pages of this stamp.

    Raises NotToldYetError, NoPagesError, PagesChangedError, WordsMissingError, TooMuchSaidError.
    """
    letter = _shown(session, campaign, row, told, now)
    if right:
        approve(session, campaign=campaign, letter=letter, stamp=stamp, actor=actor, now=now, noted_by=actor)
        return
    ask_for_correction(
        session,
        campaign=campaign,
        letter=letter,
        about=about,
        words=words,
        stamp=stamp,
        actor=actor,
        now=now,
        noted_by=actor,
    )


def _shown(session: Session, campaign: Campaign, row: Row, told: Told, now: datetime) -> ProofLetter:
    """Return the letter of a teacher who is shown the pages, made where there is none."""
    require_telling(session, campaign)
    if row.proof is None:
        raise NoPagesError
    if told.letter is None or told.standing is Standing.VOID:
        return show(session, campaign, row.entry.id, told, now)
    return told.letter
