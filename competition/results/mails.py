"""The letter to everybody who took part: the results are public, and this is what became of your works."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.campaign.wording import form_name
from competition.config import Config
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.languages import text_direction
from competition.platform.mail import MailContext, mail_event
from competition.results.digest.works import Work, works_of
from competition.results.letters import EVENT
from competition.results.models import Award


def still_public(session: Session, ids: dict[str, Any]) -> bool:
    """Whether the results are public: after a freeze was lifted, no letter leaves until they are again."""
    wanted = select(Campaign.announced_at).where(Campaign.ref == ids["campaign"])
    return session.scalar(wanted) is not None


@mail_event(EVENT, wanted=still_public)
def announced_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """The results are announced, and classes of this teacher have taken part."""
    campaign = session.scalars(select(Campaign).where(Campaign.ref == ids["campaign"])).one()
    teacher = session.scalars(select(Account).where(Account.ref == ids["account"])).one()
    classes = _classes(session, campaign, teacher)
    works = works_of(session, campaign, [each.id for each in classes])
    chosen = [work for work in works if work.kind]
    heading = _heading(chosen)
    stood, awarded = _figures(session, campaign)
    values = {
        "heading": heading,
        "leaves": [work.form for work in chosen or works][:12],
        "name": teacher.name,
        "campaign_name": campaign.name,
        "sender_name": campaign.organiser,
        "chosen": chosen,
        "others": len(works) - len(chosen),
        "remarked": [work for work in works if work.remarks],
        "stood": stood,
        "awarded": awarded,
        "classes": [
            (
                each.name,
                *(f"{config.base_url}/class/{each.ref}/{page}" for page in ("results", "certificates")),
            )
            for each in classes
        ],
        "url": f"{config.base_url}/c/{campaign.slug}/results",
        "form_name": form_name,
        "direction": text_direction,
    }
    return MailContext(_("%(what)s: %(campaign)s", what=heading, campaign=campaign.name), EVENT, values)


def _heading(chosen: Sequence[Work]) -> str:
    """Say how many have won; of works printed without a prize, that they will be; else thank."""
    prizes = sum(work.is_prize for work in chosen)
    if prizes:
        return ngettext("A work of your class has won", "%(num)s works of your classes have won", prizes)
    if chosen:
        return ngettext(
            "A work of your class will be printed",
            "%(num)s works of your classes will be printed",
            len(chosen),
        )
    return _("The results are out, and thank you")


def _classes(session: Session, campaign: Campaign, teacher: Account) -> Sequence[SchoolClass]:
    """Return the teacher's classes of this campaign of which a work stands."""
    standing = (
        select(Authorship.class_id)
        .join(Entry, Entry.id == Authorship.entry_id)
        .where(Entry.campaign_id == campaign.id, Entry.state == EntryState.ACCEPTED)
    )
    return session.scalars(
        select(SchoolClass)
        .join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
        .where(ClassTeacher.account_id == teacher.id, ClassTeacher.in_trust.is_(False))
        .where(SchoolClass.campaign_id == campaign.id, SchoolClass.id.in_(standing))
        .order_by(SchoolClass.name, SchoolClass.id)
    ).all()


def _figures(session: Session, campaign: Campaign) -> tuple[int, int]:
    """Return how many works stood in the competition, and how many of them were chosen."""
    standing = select(func.count(Entry.id), func.count(Award.id)).outerjoin(Award, Award.entry_id == Entry.id)
    stood, awarded = session.execute(
        standing.where(Entry.campaign_id == campaign.id, Entry.state == EntryState.ACCEPTED)
    ).one()
    return stood, awarded
