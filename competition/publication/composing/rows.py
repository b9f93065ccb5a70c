"""The rows of the list of what stands in the book."""

from dataclasses import dataclass

from competition.publication.composing.choices import Composed, Wish
from competition.publication.composing.saying import Move
from competition.publication.manuscript import ChapterKind, Work
from competition.publication.voices import Voice


@dataclass(frozen=True)
class WorkRow:
    """A work in the list; `up` and `down` are the moves of its buttons, where it can go there.

    `faced`: it stands here and not in its place by award, so that pages face well.
    """

    work: Work
    ref: str
    wish: Wish
    up: Move | None
    down: Move | None
    faced: bool = False


@dataclass(frozen=True)
class VoiceRow:
    """What somebody says in the list; one `over` the limit of its city is not printed. Quotes do not move."""

    voice: Voice
    wish: Wish
    up: Move | None
    down: Move | None
    over: bool = False
    faced: bool = False

    @property
    def printed(self) -> bool:
        """Whether the book has it."""
        return self.wish.included and not self.over


@dataclass(frozen=True)
class ChapterRow:
    """A chapter in the list, with its works, or with what is said there; a place for quotes has all."""

    chapter: Composed
    works: tuple[WorkRow, ...]
    up: Move | None
    down: Move | None
    voices: tuple[VoiceRow, ...] = ()

    @property
    def printed(self) -> int:
        """How many of its works, or of those who speak there, are printed."""
        return sum(row.wish.included for row in self.works) + sum(row.printed for row in self.voices)

    @property
    def is_ordered(self) -> bool:
        """Whether what is in it stands in an order that can be chosen."""
        kinds = (ChapterKind.WORKS, ChapterKind.STATEMENTS, ChapterKind.STORIES)
        return self.chapter.kind in kinds
