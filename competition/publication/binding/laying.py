"""Setting parts in confined children, several one after the other in each: a warm one is much faster.

A child that is stopped by a part leaves those before it whole. The part it was busy with is tried once more
alone, so that only its own fault is held against it; the others go on in another child.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

from competition.platform import sandbox
from competition.platform.fonts import FontSet
from competition.platform.pdf import Resource
from competition.platform.pdf_part_child import STOP
from competition.publication.binding.cache import Cache
from competition.publication.binding.part import Laid, Part, Unset, made_by, read_laid
from competition.publication.manuscript import digest

CHILD = "competition.publication.binding.part_child"
ALONE = sandbox.Limits(seconds=120, cpu=60, memory=2 << 30, file_size=256 << 20)
PATIENCE = 20
"""Seconds of CPU time for a part among others."""
GROUP = 100
FEW = 4
"""So many parts are not worth a second child: it has to find its fonts first."""
HANDS = min(2, os.cpu_count() or 1)
_BEAT = 0.3

Outcome = Laid | Unset
Tell = Callable[[int], None]


@dataclass
class Layer:
    """Sets parts, or finds them in the cache. `alone` are the limits for one part by itself."""

    cache: Cache
    fonts: FontSet
    alone: sandbox.Limits = ALONE
    patience: float = PATIENCE
    hands: int = HANDS
    build: str = ""
    """What cannot be set is not tried twice in a build of this name, even one cut off and begun again.
    In another it is, as it may have been the machine that was at fault."""

    def lay(self, parts: Sequence[Part], tell: Tell = lambda pages: None) -> dict[str, Outcome]:
        """Return by name what each part came to; `tell` hears how many pages are there.

        Whatever `tell` raises ends the work at the next part; what is set by then stays in the cache.
        """
        keys = {part.name: self.key(part) for part in parts}
        known = {key: found for key in keys.values() if (found := self._find(key))}
        waiting = {keys[each.name]: each for each in parts if keys[each.name] not in known}
        before = _pages(known)
        tell(before)
        known |= self._made(waiting, lambda pages: tell(before + pages)) if waiting else {}
        return {name: known[key] for name, key in keys.items()}

    def stopped(self, key: str, reason: str) -> Unset:
        """Remember for this build that a part cannot be set."""
        self.cache.note(self._of_build(key), reason)
        return Unset(reason)

    def _find(self, key: str) -> Outcome | None:
        path = self.cache.find(key)
        if path is not None:
            return read_laid(key, path)
        reason = self.cache.noted(self._of_build(key))
        return None if reason is None else Unset(reason)

    def _of_build(self, key: str) -> str:
        return digest([key, self.build])

    def key(self, part: Part) -> str:
        """Return under which key a part is kept."""
        return part.key(self.made_by)

    @property
    def made_by(self) -> str:
        """What tells of all that sets parts."""
        return made_by(typesetter(str(self.fonts.folder)), self.fonts)

    def _made(self, waiting: dict[str, Part], tell: Tell) -> dict[str, Outcome]:
        with self.cache.aside() as folder, ThreadPoolExecutor(self.hands) as pool:
            bench = _Bench(self, folder, waiting)
            works = [pool.submit(copy_context().run, bench.group, each) for each in self._groups(waiting)]
            try:
                while wait(works, timeout=_BEAT).not_done:
                    tell(bench.harvest())
            except BaseException:
                bench.stop(works)
                raise
            for each in works:
                each.result()
            tell(bench.harvest())
            return bench.found

    def _groups(self, waiting: dict[str, Part]) -> list[list[str]]:
        size = min(GROUP, max(FEW, ceil(len(waiting) / self.hands)))
        keys = list(waiting)
        return [keys[start : start + size] for start in range(0, len(keys), size)]


@dataclass
class _Bench:
    """A folder in which children lay down what they set; finished parts are taken from it into the cache."""

    layer: Layer
    folder: Path
    parts: dict[str, Part]
    found: dict[str, Outcome] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def group(self, keys: list[str]) -> None:
        """Set these parts in one child, and again without the one that stopped it."""
        while keys and not (self.folder / STOP).exists():
            reason = self._run(keys)
            self._take()
            rest = [key for key in keys if key not in self.found]
            if not reason or not rest:
                return
            if len(keys) == 1:
                self.found[keys[0]] = self.layer.stopped(keys[0], reason)
                return
            self.group(rest[:1])
            keys = rest[1:]

    def harvest(self) -> int:
        """Take what is finished, and return how many pages that is by now."""
        self._take()
        return _pages(dict(self.found))

    def stop(self, works: Sequence[Future[None]]) -> None:
        """Let children end at their next part, take what they have set, and begin no others."""
        (self.folder / STOP).touch()
        for each in works:
            each.cancel()
        wait(works)
        self._take()

    def _take(self) -> None:
        with self.lock:
            for made in self.folder.glob("[0-9a-f]*"):
                if made.name in self.parts:
                    self.found[made.name] = read_laid(made.name, self.layer.cache.keep(made.name, made))

    def _run(self, keys: list[str]) -> str:
        """Have a child set these parts; return what stopped it, if anything did."""
        alone, few = self.layer.alone, len(keys) == 1
        more = 0 if few else ceil(self.layer.patience) * len(keys)
        limits = sandbox.Limits(alone.seconds + more, alone.memory, alone.file_size, alone.cpu + more)
        request = {
            "folder": str(self.folder),
            "fonts": str(self.layer.fonts.folder),
            "patience": alone.cpu + 1 if few else self.layer.patience,
            "parts": {key: self._asked(self.parts[key]) for key in keys},
        }
        try:
            sandbox.run(CHILD, request, limits=limits)
        except sandbox.ChildFailedError as failure:
            return failure.reason
        except sandbox.ChildRefusedError as refusal:
            return str(refusal.values["reason"])
        return ""

    def _asked(self, part: Part) -> dict[str, Any]:
        given = {name: [self._laid_aside(each), each.media_type] for name, each in part.used.items()}
        return {"html": part.html, "styles": part.styles, "tagged": part.tagged, "resources": given}

    def _laid_aside(self, resource: Resource) -> str:
        """Return where a child finds a resource."""
        if isinstance(resource.content, Path):
            return str(resource.content.resolve())
        path = self.folder / f"given-{hashlib.sha256(resource.content).hexdigest()}"
        if not path.exists():
            aside = self.folder / f".given-{threading.get_ident()}"
            aside.write_bytes(resource.content)
            aside.replace(path)
        return str(path)


def _pages(found: Mapping[str, Outcome]) -> int:
    return sum(len(each.sheets) for each in found.values() if isinstance(each, Laid))


@cache
def typesetter(fonts: str) -> str:
    """Return the versions of what sets pages; asked of a child, as nothing is set in this process."""
    answer = sandbox.run(CHILD, {"folder": "/", "fonts": fonts, "patience": 9, "parts": {}})
    return str(answer["typesetter"])
