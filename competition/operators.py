"""The first person of an installation, made from the command line."""

from datetime import datetime

from sqlalchemy import select

from competition import tables  # noqa: F401 - the schema must be whole
from competition.accounts.links import make_link
from competition.accounts.models import Membership
from competition.accounts.rules import Role
from competition.accounts.services import create_account, grant
from competition.config import Config
from competition.platform.db import Database


def make_operator(config: Config, *, email: str, name: str, now: datetime) -> str:
    """Make an address an operator; return the sign-in link that lets them in."""
    with Database(config.database_url).writing() as session:
        account = create_account(session, email=email, name=name, locale="en", now=now)
        grant(session, account=account, role=Role.OPERATOR, campaign_id=None)
        _, token = make_link(session, account=account, next_path="/", secret_key=config.secret_key, now=now)
    return f"{config.base_url}/sign-in/{token}"


def has_operator(config: Config) -> bool:
    """Whether anybody runs this installation."""
    with Database(config.database_url).reading() as session:
        return session.scalar(select(Membership.id).where(Membership.role == Role.OPERATOR)) is not None
