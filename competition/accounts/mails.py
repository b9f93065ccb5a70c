"""The letters of signing in: what each says is made from its row at the moment of sending."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account, Invitation, SignInLink
from competition.accounts.tokens import link_token
from competition.config import Config
from competition.platform.i18n import gettext as _
from competition.platform.mail import MailContext, mail_event


def _link_values(session: Session, ids: dict[str, Any], config: Config) -> dict[str, Any]:
    link = session.scalars(select(SignInLink).where(SignInLink.ref == ids["link"])).one()
    token = link_token(config.secret_key, "sign-in", link.ref)
    account = session.get_one(Account, link.account_id)
    return {"name": account.name, "url": f"{config.base_url}/sign-in/{token}", "expires_at": link.expires_at}


@mail_event("accounts.sign_in", repeatable=True)
def sign_in_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """The sign-in link that somebody asked for."""
    return MailContext(_("Your way in"), "accounts.sign_in", _link_values(session, ids, config))


@mail_event("accounts.confirm")
def confirm_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """The link that confirms the address of somebody who has started already."""
    subject = _("Please confirm your address")
    return MailContext(subject, "accounts.confirm", _link_values(session, ids, config))


@mail_event("accounts.invitation")
def invitation_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """An invitation to take a role."""
    row = session.scalars(select(Invitation).where(Invitation.ref == ids["invitation"])).one()
    token = link_token(config.secret_key, "invitation", row.ref)
    values = {
        "name": row.name,
        "about": row.about,
        "url": f"{config.base_url}/invitation/{token}",
    }
    subject = _("An invitation: %(about)s", about=row.about) if row.about else _("An invitation")
    return MailContext(subject, "accounts.invitation", {**values, "expires_at": row.expires_at})
