"""Roles and how long things last: plain facts."""

from datetime import timedelta
from enum import StrEnum

LINK_LASTS = timedelta(hours=24)
INVITATION_LASTS = timedelta(days=30)
PHONE_LINK_LASTS = timedelta(minutes=10)
HANDED_LINK_LASTS = timedelta(days=7)
SESSION_LASTS = timedelta(days=30)
OFFICE_SESSION_LASTS = timedelta(hours=12)


class LinkKind(StrEnum):
    """How a sign-in link travels. Only one that came by mail shows whose the address is."""

    MAIL = "mail"
    PHONE = "phone"
    HANDED = "handed"


class Role(StrEnum):
    """What an account may be in a campaign; the operator is one for the whole installation."""

    TEACHER = "teacher"
    JUDGE = "judge"
    SECRETARIAT = "secretariat"
    OPERATOR = "operator"
