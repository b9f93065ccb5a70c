"""What else lies in a bundle: told by the rooms that know it, such as duels and the jury's meeting.

Each tells plain values of a campaign, entries and judges under their references, and no words that somebody
has typed. A list of references alone is put in the order of the names drawn; an order that means something
is told by numbers. A room that lies above results registers here; nothing else is needed.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from competition.results.sealing.versions import OTHERS

Tell = Callable[[Session, int], list[dict[str, Any]]]
_tellers: dict[str, Tell] = {}


def add_to_bundle(name: str) -> Callable[[Tell], Tell]:
    """Have `tell(session, campaign_id)` asked for the file of this name, one of `OTHERS`."""
    if name not in OTHERS:
        raise ValueError(f"no file of a bundle is called {name!r}")

    def register(tell: Tell) -> Tell:
        _tellers[name] = tell
        return tell

    return register


def told(session: Session, campaign_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return what there is of a campaign, by the names of the files."""
    return {name: list(_tellers[name](session, campaign_id)) for name in OTHERS if name in _tellers}
