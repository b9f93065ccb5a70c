"""The letter that invites somebody to look after a class."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.accounts.tokens import link_token
from competition.campaign.models import Campaign, School
from competition.config import Config
from competition.entries.identity import SchoolClass
from competition.entries.teachers.models import ClassInvitation
from competition.entries.teachers.services import PURPOSE
from competition.platform.i18n import gettext as _
from competition.platform.mail import MailContext, mail_event


@mail_event("entries.co_teacher")
def co_teacher_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """Who invites, and to which class."""
    row = session.execute(
        select(ClassInvitation, SchoolClass, School, Campaign, Account)
        .join(SchoolClass, SchoolClass.id == ClassInvitation.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(Campaign, Campaign.id == SchoolClass.campaign_id)
        .join(Account, Account.id == ClassInvitation.invited_by_id)
        .where(ClassInvitation.ref == ids["invitation"])
    ).one()
    token = link_token(config.secret_key, PURPOSE, row.ClassInvitation.ref)
    values = {
        "inviter": row.Account.name or row.Account.address,
        "class_name": row.SchoolClass.name,
        "school": row.School.name,
        "campaign_name": row.Campaign.name,
        "sender_name": row.Campaign.organiser,
        "url": f"{config.base_url}/class-invitation/{token}",
    }
    subject = _("Look after class %(name)s together", name=row.SchoolClass.name)
    return MailContext(subject, "entries.co_teacher", values)
