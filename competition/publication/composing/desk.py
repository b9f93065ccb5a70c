"""What the pages of the composition show: the chapters in order, the works in each, where each may go."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.consent.rules import Channel
from competition.contributions.queries import contributions_for
from competition.publication.composing.arrangement import Arrangement, Composed, Filled, Wish, filled
from competition.publication.composing.queries import arrangement_of
from competition.publication.composing.saying import FRONT, Move
from competition.publication.manuscript import ChapterKind, Work
from competition.publication.queries import awarded_works
from competition.publication.voices import CHAPTERS


@dataclass(frozen=True)
class WorkRow:
    """A work in the list; `up` and `down` are the moves of its buttons, where it can go there."""

    work: Work
    ref: str
    wish: Wish
    up: Move | None
    down: Move | None


@dataclass(frozen=True)
class ChapterRow:
    """A chapter in the list, with its works."""

    chapter: Composed
    works: tuple[WorkRow, ...]
    up: Move | None
    down: Move | None

    @property
    def printed(self) -> int:
        """How many of its works are printed."""
        return sum(row.wish.included for row in self.works)


@dataclass(frozen=True)
class Desk:
    """The whole composition; `left_out` are the numbers of works that may not appear.

    `voices`: how many statements, stories and quotes there are, by the kind of their chapter.
    """

    arrangement: Arrangement
    chapters: tuple[ChapterRow, ...]
    left_out: tuple[str, ...]
    voices: Mapping[ChapterKind, int] = field(default_factory=dict)

    def chapter(self, key: str) -> ChapterRow | None:
        """Return a chapter by its key."""
        return next((row for row in self.chapters if row.chapter.key == key), None)

    @property
    def sections(self) -> tuple[ChapterRow, ...]:
        """The sections that works may stand in."""
        return tuple(row for row in self.chapters if row.chapter.kind is ChapterKind.WORKS)

    def find(self, ref: str) -> tuple[ChapterRow, WorkRow] | None:
        """Return a work by its reference, and the section it stands in."""
        return next(((part, row) for part in self.sections for row in part.works if row.ref == ref), None)


def desk(session: Session, campaign: Campaign) -> Desk:
    """Return what the page shows, in a fixed number of statements."""
    found = awarded_works(session, campaign=campaign, pictures=False)
    arrangement = arrangement_of(session, campaign.id)
    voices = Counter(CHAPTERS[each.kind] for each in contributions_for(session, campaign.id, Channel.BOOK))
    parts = filled(found.sections, arrangement)
    parts = [each for each in parts if _shown(each, parts, quotes=voices[ChapterKind.QUOTES])]
    return Desk(arrangement, tuple(_rows(parts, arrangement, found.refs)), found.left_out, voices)


def _shown(each: Filled, parts: Sequence[Filled], *, quotes: int) -> bool:
    """Whether a chapter stands in the list: no category without works does, nor room for no quotes."""
    category = each.chapter.category
    if each.chapter.kind is not ChapterKind.QUOTES or not category:
        return bool(each.works) or not category
    return bool(quotes) and any(one.works for one in parts if one.chapter.category == category)


def _rows(parts: Sequence[Filled], arrangement: Arrangement, refs: Mapping[int, str]) -> Iterator[ChapterRow]:
    keys = [each.chapter.key for each in parts]
    for at, each in enumerate(parts):
        moves = each.chapter.moves
        up, down = (
            Move("part", each.chapter.key, moves, "", after) if after else None for after in _ways(keys, at)
        )
        yield ChapterRow(each.chapter, tuple(_works(each, arrangement, refs)), up, down)


def _works(each: Filled, arrangement: Arrangement, refs: Mapping[int, str]) -> Iterator[WorkRow]:
    own = [refs[work.entry_id] for work in each.works]
    for at, work in enumerate(each.works):
        wish = arrangement.wish(work)
        up, down = (
            Move("work", own[at], wish.moves, each.chapter.key, after) if after else None
            for after in _ways(own, at)
        )
        yield WorkRow(work, own[at], wish, up, down)


def _ways(names: Sequence[str], at: int) -> tuple[str | None, str | None]:
    """Return after which of the names one of them stands when it goes up, and when it goes down."""
    up = None if at == 0 else names[at - 2] if at > 1 else FRONT
    return up, names[at + 1] if at + 1 < len(names) else None
