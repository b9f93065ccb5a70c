"""A card drawn for a look at it: with what is chosen and not saved yet, nothing kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Lock

from competition.platform import fonts
from competition.platform.storage import Storage
from competition.social.content import Post, Sender
from competition.social.drawing import Drawn
from competition.social.easel import Easel, Task
from competition.social.formats import Format
from competition.social.jobs import at_hand
from competition.social.lettering import Lettering

_one_at_a_time = Lock()
"""Faces are read by one thread only; a card takes some tenths of a second."""


def preview(post: Post, sender: Sender, fmt: Format, instance: Path, storage: Storage) -> tuple[Drawn, ...]:
    """Draw a post in a format with all that was chosen for it."""
    with at_the_easel(instance, storage) as easel:
        return easel.draw(Task(post.content, post.wish, sender, fmt))


@contextmanager
def at_the_easel(instance: Path, storage: Storage) -> Iterator[Easel]:
    """Yield the faces of this machine for a card drawn while somebody waits; others wait for their turn."""
    with _one_at_a_time:
        yield _easel(instance, storage)


def faces_at_hand(instance: Path) -> tuple[str, ...]:
    """Return the names of the files of the faces that cards are drawn with on this machine."""
    return at_hand(fonts.prepare(instance))


@lru_cache(1)
def _easel(instance: Path, storage: Storage) -> Easel:
    """Return the faces with what was learned of them: the first card takes two seconds, the next a tenth."""
    return Easel(Lettering(fonts.prepare(instance)), storage)
