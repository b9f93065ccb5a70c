"""The order that a section really has in the book, where works change places so that pages face well.

Shown is the order of the A4 book; another format may ask for another one.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

from competition.platform import i18n
from competition.platform.fonts import FontSet
from competition.publication.breaks import bound_voice, bound_work
from competition.publication.formats import A4
from competition.publication.layout import planner_of
from competition.publication.letters import ruler
from competition.publication.manuscript import Picture, Work
from competition.publication.speaking import Speeches, in_order
from competition.publication.voices import Voice

Key = TypeVar("Key", bound=Hashable)
_KEPT = 256
"""Orders that are kept in memory, as planning takes a moment."""
_PICTURE = Picture("", 1, 1)


@lru_cache(maxsize=_KEPT)
def facing_works(works: tuple[Work, ...], language: str, faces: FontSet) -> tuple[int, ...]:
    """Return these works as they are printed, by entry."""
    with i18n.use_locale(language):  # credits are measured in the book's words
        placed = planner_of(faces, A4).section([as_set(work) for work in works])
    return tuple(each.work.entry_id for each in placed)


@lru_cache(maxsize=_KEPT)
def facing_voices(voices: tuple[Voice, ...], language: str, faces: FontSet) -> tuple[str, ...]:
    """Return these statements or stories as they are printed, by reference."""
    with i18n.use_locale(language):
        speeches = Speeches(ruler(faces))
        settings = speeches.together([bound_voice(voice) for voice in voices])
    return tuple(voice.ref for voice in in_order(voices, settings))


def as_set(work: Work) -> Work:
    """Return a work as it is planned; a picture that was not looked up takes its page."""
    pictures = work.pictures or (_PICTURE,) * work.pictures_sent
    return bound_work(replace(work, pictures=pictures))


def among(keys: Sequence[Key], printed: Sequence[Key]) -> list[Key]:
    """Return the keys in the order of those that are printed; each of the others behind its neighbour."""
    found = list(printed)
    for at, key in enumerate(keys):
        if key not in found:
            found.insert(found.index(keys[at - 1]) + 1 if at else 0, key)
    return found


def moved(before: Sequence[Key], after: Sequence[Key]) -> frozenset[Key]:
    """Return the keys that changed places, while the others stayed in theirs."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    stay = {key for block in blocks for key in before[block.a : block.a + block.size]}
    return frozenset(before) - stay
