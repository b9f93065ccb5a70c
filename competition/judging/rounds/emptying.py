"""When a draft round loses its entries, or goes: concepts above register what of theirs goes with them."""

from collections.abc import Callable

from sqlalchemy.orm import Session

Forget = Callable[[Session, int], None]
_forgetting: list[Forget] = []


def forget_with_round(forget: Forget) -> Forget:
    """Have `forget(session, round_id)` called when what was allocated in a draft round is dropped."""
    _forgetting.append(forget)
    return forget


def forget_all(session: Session, round_id: int) -> None:
    """Let everything that hangs on the allocation of a draft round go."""
    for forget in _forgetting:
        forget(session, round_id)
