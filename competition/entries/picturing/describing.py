"""Descriptions of pictures from windows that may stand open side by side: none writes over another's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.models import Entry
from competition.entries.services.guards import lock_to_change
from competition.entries.services.pictures import describe_pictures
from competition.entries.texts import tidy_line


class Described(Protocol):
    """A picture with its description."""

    ref: str
    alt: str


@dataclass(frozen=True)
class Typed:
    """What a window sends, by the pictures' refs: what is typed, and what stood there when it was opened."""

    alts: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)


def sort_out(images: Iterable[Described], typed: Typed) -> tuple[dict[str, str], dict[str, str]]:
    """Return the descriptions to be saved, and those that another window has changed as well.

    What this window has left as it saw it is neither. Where it does not say what it saw, nobody looked.
    """
    wanted: dict[str, str] = {}
    clashing: dict[str, str] = {}
    for image in images:
        alt = tidy_line(typed.alts.get(image.ref, image.alt))
        seen = tidy_line(typed.seen.get(image.ref, image.alt))
        if alt in (seen, image.alt):
            continue
        (wanted if image.alt == seen else clashing)[image.ref] = alt
    return wanted, clashing


def describe(
    session: Session,
    *,
    entry: Entry,
    typed: Typed,
    actor: Account | None,
    now: datetime,
    by_itself: bool = False,
) -> dict[str, str]:
    """Save what this window has typed; return what it has typed of pictures described elsewhere meanwhile.

    `by_itself` as in `save_words`. Raises what a change may raise.
    """
    lock_to_change(session, entry, now)
    wanted, clashing = sort_out(entry.images, typed)
    describe_pictures(session, entry=entry, alts=wanted, actor=actor, now=now, by_itself=by_itself)
    return clashing
