"""Drawing many cards in confined processes, several one after the other in each; few are drawn here.

Cards of one post are drawn in one process, as they share a picture. A process that dies leaves the cards
before it whole; the post it was busy with is tried once more alone, the others go on in another process. A
post at which drawing dies twice stays undrawn, and is told.
"""

import base64
import os
import pickle
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass, field
from itertools import count, groupby
from math import ceil
from pathlib import Path

from competition.platform import sandbox
from competition.platform.fonts import FontSet
from competition.platform.storage import Storage
from competition.social.drawing import Drawn
from competition.social.easel import Easel, Task
from competition.social.errors import CannotDrawError
from competition.social.lettering import Lettering
from competition.social.tray import Tray

CHILD = "competition.social.studio_child"
HANDS = min(2, os.cpu_count() or 1)
FEW = 12
"""So many cards are drawn here sooner than by processes that have to warm up first."""
ALONE = sandbox.Limits(seconds=120, cpu=60, memory=2 << 30, file_size=64 << 20)
PATIENCE = 20.0
"""Seconds of CPU time for one card."""
_BEAT = 0.05

Check = Callable[[], None]
Post = dict[int, Task]
"""The cards of a post, by their place among all that are wanted."""


@dataclass(frozen=True)
class Undrawn:
    """What stands in place of a card whose post ended two processes; `reason` as that of a child."""

    reason: str


Finished = Generator[tuple[Task, tuple[Drawn, ...] | Undrawn], None, None]


@dataclass(frozen=True)
class Studio:
    """Draws cards with the faces and pictures of one installation, in so many processes.

    Where it is `wary`, none is drawn here, however few: a post has ended a process before.
    """

    faces: FontSet
    storage: Storage
    hands: int = HANDS
    wary: bool = False

    def draw_all(self, wanted: Sequence[Task], check: Check = lambda: None) -> Finished:
        """Yield every card in order as soon as it is drawn; the same bytes, whatever draws them.

        `check` is asked now and again; whatever it raises ends the work, and so does leaving the loop.
        Raises CannotDrawError where processes end before they have begun a post.
        """
        if not self.wary and (self.hands < 2 or len(wanted) <= FEW):
            return self._here(wanted, check)
        return self._elsewhere(wanted, check)

    def _here(self, wanted: Sequence[Task], check: Check) -> Finished:
        easel = Easel(Lettering(self.faces), self.storage)
        for task in wanted:
            check()
            yield task, easel.draw(task)

    def _elsewhere(self, wanted: Sequence[Task], check: Check) -> Finished:
        with tempfile.TemporaryDirectory(prefix="garland-cards-") as folder:
            bench = _Bench(self, Lettering(self.faces).fonts, Tray(Path(folder)), _posts(wanted))
            with bench.at_work() as hands:
                for place, task in enumerate(wanted):
                    yield task, bench.wait_for(place, hands, check)


def _posts(wanted: Sequence[Task]) -> list[Post]:
    """Return the cards post by post."""
    groups = groupby(enumerate(wanted), key=lambda each: each[1].content.key)
    return [dict(group) for _, group in groups]


@dataclass(frozen=True)
class _Bench:
    """Processes at work, and the tray between them and us."""

    studio: Studio
    fonts: FontSet
    tray: Tray
    posts: list[Post]
    taken: set[int] = field(default_factory=set)
    failed: dict[int, str] = field(default_factory=dict)
    """Why processes died twice, by the places of the post they drew; told when its turn has come."""

    @contextmanager
    def at_work(self) -> Iterator[list[Future[None]]]:
        """Let hands draw; at the end no process is left: each has ended at its next card."""
        marks = [f"{number}" for number in range(self.studio.hands)]
        with ThreadPoolExecutor(self.studio.hands) as pool:
            try:
                yield [pool.submit(copy_context().run, self._draw, mark) for mark in marks]
            finally:
                self.tray.stop()

    def wait_for(
        self, place: int, hands: Sequence[Future[None]], check: Check
    ) -> tuple[Drawn, ...] | Undrawn:
        """Return what was drawn for a place, once it is there, or why nothing was."""
        while (drawn := self.tray.take(place)) is None:
            check()
            if place in self.failed:
                return Undrawn(self.failed[place])
            ended = wait(hands, timeout=_BEAT)
            for each in ended.done:
                each.result()
            assert ended.not_done or self.tray.has(place) or place in self.failed, "a card was forgotten"
        self.taken.add(place)
        return drawn

    def _draw(self, hand: str) -> None:
        """Draw what nobody else draws, until nothing is left."""
        for attempt in count():
            mark = f"{hand}.{attempt}"
            reason = self._run(self.posts, mark)
            if not reason or self.tray.stopped:
                return
            stuck = self._begun_by(mark)
            if stuck:
                self._try_alone(stuck)
            elif attempt:
                raise CannotDrawError(which="–", reason=reason)

    def _try_alone(self, post: Post) -> None:
        if reason := self._run([post], ""):
            self.failed.update(dict.fromkeys(post, reason))

    def _begun_by(self, mark: str) -> Post:
        """Return what is missing of the post that a process drew when it ended."""
        number = self.tray.last_claim(mark)
        post = {} if number is None else self.posts[number]
        return {
            place: task
            for place, task in post.items()
            if place not in self.taken and not self.tray.has(place)
        }

    def _run(self, posts: Sequence[Post], mark: str) -> str:
        """Have a process draw posts; return what stopped it, if anything did."""
        cards = sum(map(len, posts))
        more = ceil(PATIENCE) * cards if mark else 0
        limits = sandbox.Limits(ALONE.seconds + more, ALONE.memory, ALONE.file_size, ALONE.cpu + more)
        work = pickle.dumps((self.fonts, list(posts)))
        request = {
            "tray": str(self.tray.folder),
            "files": str(self.studio.storage.root.resolve()),
            "mark": mark,
            "patience": PATIENCE,
            "work": base64.b64encode(work).decode(),
        }
        try:
            sandbox.run(CHILD, request, limits=limits)
        except sandbox.ChildFailedError as failure:
            return failure.reason
        return ""
