"""The rows of the list, each with what is in it as the book will have it, and where each may go."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from competition.platform.fonts import FontSet
from competition.publication.composing.arrangement import Filled, printed
from competition.publication.composing.choices import Arrangement, Composed
from competition.publication.composing.facing import among, facing_voices, facing_works, moved
from competition.publication.composing.rows import ChapterRow, VoiceRow, WorkRow
from competition.publication.composing.rules import Order
from competition.publication.composing.saying import FRONT, Move
from competition.publication.composing.spoken import in_turn
from competition.publication.manuscript import ChapterKind, Work
from competition.publication.voices import Voice, within_limits


@dataclass(frozen=True)
class Listing:
    """Makes rows of chapters; `refs` are the references of works, `voices` all that may be printed."""

    arrangement: Arrangement
    language: str
    faces: FontSet
    refs: Mapping[int, str]
    voices: Sequence[Voice]

    def rows(self, parts: Sequence[Filled]) -> Iterator[ChapterRow]:
        """Yield the rows of these chapters."""
        keys = [each.chapter.key for each in parts]
        for at, each in enumerate(parts):
            chapter = each.chapter
            up, down = _moves("part", chapter.key, chapter.moves, "", keys, at)
            yield ChapterRow(chapter, tuple(self._works(each)), up, down, tuple(self._said(chapter)))

    def _works(self, part: Filled) -> Iterator[WorkRow]:
        works, faced = self._faced_works(part)
        own = [self.refs[work.entry_id] for work in works]
        for at, work in enumerate(works):
            wish = self.arrangement.wish(work)
            ways = _moves("work", own[at], wish.moves, part.chapter.key, own, at)
            yield WorkRow(work, own[at], wish, *ways, work.entry_id in faced)

    def _said(self, chapter: Composed) -> Iterator[VoiceRow]:
        voices, faced = self._faced_voices(chapter)
        over = {silent.ref for silent in within_limits([each for each in voices if self._wants(each)])[1]}
        own = [voice.ref for voice in voices]
        for at, voice in enumerate(voices):
            wish = self.arrangement.wish_of_voice(voice.ref)
            ways = _moves("voice", voice.ref, wish.moves, chapter.key, own, at)
            if chapter.kind is ChapterKind.QUOTES:
                ways = None, None
            yield VoiceRow(voice, wish, *ways, voice.ref in over, voice.ref in faced)

    def _faced_works(self, part: Filled) -> tuple[Sequence[Work], frozenset[int]]:
        """Return the works of a section in the order of the book, and which have changed places for it."""
        if part.chapter.order is not Order.FACING or len(part.works) < 2:
            return part.works, frozenset()
        wanted = printed(part.works, self.arrangement, self.language)
        order = facing_works(wanted, self.language, self.faces)
        works = {work.entry_id: work for work in part.works}
        return [works[each] for each in among(list(works), order)], moved(_ids(wanted), order)

    def _faced_voices(self, chapter: Composed) -> tuple[Sequence[Voice], frozenset[str]]:
        """Return who speaks in a chapter in the order of the book, and who has changed places for it."""
        said = in_turn(self.voices, chapter, self.arrangement)
        if chapter.kind is ChapterKind.QUOTES or chapter.order is not Order.FACING or len(said) < 2:
            return said, frozenset()
        wanted = tuple(voice for voice in said if self._wants(voice))
        order = facing_voices(wanted, self.language, self.faces)
        voices = {voice.ref: voice for voice in said}
        return [voices[each] for each in among(list(voices), order)], moved(
            [each.ref for each in wanted], order
        )

    def _wants(self, voice: Voice) -> bool:
        return voice.ref not in self.arrangement.silenced


def _ids(works: Sequence[Work]) -> list[int]:
    return [work.entry_id for work in works]


def _moves(
    kind: str, what: str, moves: int, chapter: str, names: Sequence[str], at: int
) -> tuple[Move | None, Move | None]:
    """Return the moves of the buttons of a row, up and down."""
    up, down = (Move(kind, what, moves, chapter, after) if after else None for after in _ways(names, at))
    return up, down


def _ways(names: Sequence[str], at: int) -> tuple[str | None, str | None]:
    """Return after which of the names one of them stands when it goes up, and when it goes down."""
    up = None if at == 0 else names[at - 2] if at > 1 else FRONT
    return up, names[at + 1] if at + 1 < len(names) else None
