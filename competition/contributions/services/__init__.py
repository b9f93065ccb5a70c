"""What is done with contributions; none of it commits."""

from competition.contributions.services.leaving import delete_contribution, withdraw_consents
from competition.contributions.services.portraits import (
    describe_portrait,
    edit_portrait,
    look_at,
    remove_portrait,
    send_portrait,
    set_focus,
)
from competition.contributions.services.writing import (
    create_contribution,
    is_brought_in,
    save_contribution,
    stamp_of,
    tidied,
)

__all__ = [
    "create_contribution",
    "delete_contribution",
    "describe_portrait",
    "edit_portrait",
    "is_brought_in",
    "look_at",
    "remove_portrait",
    "save_contribution",
    "send_portrait",
    "set_focus",
    "stamp_of",
    "tidied",
    "withdraw_consents",
]
