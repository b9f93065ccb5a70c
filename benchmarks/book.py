"""P9 and P10, the book: whole and after one correction, beside the same book as one straightforward document.

`python -m benchmarks.book [--rounds 5] [--out FILE.json]`

The manuscript: 40 poems, 40 essays and 60 pictures in seven scripts, from a seed; both ways set the same
pages, with pictures that were scaled beforehand. CPU seconds are those of all processes involved; each figure
is a ratio within one round, and the median of the rounds. What is compared:

- whole: WeasyPrint's one document in a confined child, its page numbers found by the typesetter;
- cold: nothing is kept, every part is set, in two processes;
- looked: the same, joined again and looked over for the first time, as a cold build ends;
- corrected: one letter more in one poem, in a worker that is warm, until the finished file is looked over;
- again: nothing has changed, looked over too;
- proof: one poem alone, in a worker that is warm.

That a corrected book is the same, byte for byte, as one set anew is looked at in each round. That the book of
parts equals the whole one, page by page and tag by tag, is a test: `tests/publication/binding/test_whole.py`.
The same beside Typst: `benchmarks.typst_book`.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.book_manuscript import corrected, manuscript
from benchmarks.side_by_side import cpu
from benchmarks.tables import show
from benchmarks.whole_book import STYLE, whole_book
from competition.platform import fonts, sandbox
from competition.platform.pdf import Pages, Resource, render_in_child
from competition.platform.storage import Storage
from competition.publication import design, layout, pictures, press
from competition.publication.binding.build import Binder
from competition.publication.binding.cache import Cache
from competition.publication.binding.laying import Layer
from competition.publication.binding.part import Laid
from competition.publication.finished import look_over
from competition.publication.manuscript import Manuscript

LIMITS = sandbox.Limits(seconds=900, cpu=900, memory=4 << 30, file_size=512 << 20)
GOALS = {"cold / whole": 0.95, "cold / whole, wall": 0.8, "corrected / cold": 0.1}


@dataclass
class Taken:
    """CPU and wall seconds of one way in one round, and the most that one child had in memory, in MB."""

    cpu: float = 0.0
    wall: float = 0.0
    peak: float = 0.0


@contextmanager
def taking() -> Iterator[Taken]:
    """Yield what is filled in at the end."""
    taken, before, began = Taken(), cpu(), time.monotonic()
    with sandbox.watching() as used:
        yield taken
    taken.cpu, taken.wall = cpu() - before, time.monotonic() - began
    taken.peak = max((each.peak_mb for each in used), default=0.0)


@dataclass
class Desk:
    """What both ways set a book with."""

    faces: fonts.FontSet
    plates: dict[str, Resource]

    def whole(self, book: Manuscript) -> Pages:
        """Return the book as one document."""
        html = whole_book(book, edition=1, fonts=self.faces)
        given = {**self._given(book), **STYLE}
        return render_in_child(html, resources=given, fonts=self.faces, name="", limits=LIMITS)

    def bound(self, book: Manuscript, cache: Path) -> Pages:
        """Return the book of its parts; those in the cache are not set."""
        binder = self.binder(book, cache)
        laid = {name: each for name, each in binder.set_works().items() if isinstance(each, Laid)}
        return binder.bind(laid)

    def looked_over(self, book: Manuscript, cache: Path) -> Pages:
        """Return the book of its parts, once its file is looked over as an edition's is."""
        pages = self.bound(book, cache)
        if any(each.stops for each in look_over(pages, press.expected(pages, book), Cache(cache))):
            raise SystemExit("the book is not as it should be")
        return pages

    def binder(self, book: Manuscript, cache: Path) -> Binder:
        """Return what sets the parts of a book."""
        plan = layout.plan_of(book, edition=1, fonts=self.faces)
        return Binder(plan, Layer(Cache(cache), self.faces), self._given(book))

    def _given(self, book: Manuscript) -> dict[str, Resource]:
        return {**design.resources(book, self.faces), **self.plates}


def one_round(desk: Desk, book: Manuscript) -> dict[str, Taken]:
    """Set the book in every way once; refuse to go on when the ways do not agree."""
    changed, found = corrected(book), {}
    with tempfile.TemporaryDirectory(prefix="garland-bench-") as folder:
        kept, anew, alone = (Path(folder) / name for name in ("kept", "anew", "alone"))
        steps: dict[str, Callable[[], object]] = {
            "whole": lambda: desk.whole(book),
            "cold": lambda: desk.bound(book, kept),
            "looked": lambda: desk.looked_over(book, kept),
            "corrected": lambda: desk.looked_over(changed, kept),
            "again": lambda: desk.looked_over(changed, kept),
            "proof": lambda: _proof(desk, book, alone),
        }
        made = {}
        for name, step in steps.items():
            with taking() as found[name]:
                made[name] = step()
        if made["whole"].count != made["cold"].count:  # type: ignore[attr-defined]
            raise SystemExit("the two ways set different pages")
        if made["corrected"].content != desk.bound(changed, anew).content:  # type: ignore[attr-defined]
            raise SystemExit("a corrected book is another than one set anew")
    return found


def _proof(desk: Desk, book: Manuscript, cache: Path) -> object:
    """Set one work alone."""
    first = book.sections[0]
    one = replace(book, sections=(replace(first, works=first.works[:1]),))
    binder = desk.binder(one, cache)
    return binder.layer.lay(binder.parts("work-1"))


def main() -> None:
    """Measure, print a table, and write JSON where it is wanted."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="garland-bench-") as folder:
        storage = Storage(Path(folder) / "files")
        book = manuscript(storage)
        plates = pictures.scaled(book.works, storage, Cache(Path(folder) / "plates"))
        desk = Desk(fonts.prepare(Path(folder) / "instance"), plates)
        pages = desk.bound(book, Path(folder) / "warm")  # a round that does not count, for this way
        desk.whole(book)  # and for that
        rounds = [one_round(desk, book) for _ in range(asked.rounds)]
    rows = show(f"P9, P10: {pages.count} pages, {len(pages.content) / 1e6:.1f} MB", _seconds(rounds))
    ratios = show("ratios, medians within a round", _ratios(rounds))
    if asked.out:
        facts = {"pages": pages.count, "bytes": len(pages.content), "seconds": rows, "ratios": ratios}
        asked.out.write_text(json.dumps(facts))


def _seconds(rounds: list[dict[str, Taken]]) -> Iterator[dict[str, object]]:
    for name in rounds[0]:
        taken = [each[name] for each in rounds]
        yield {
            "way": name,
            "CPU s": statistics.median(each.cpu for each in taken),
            "wall s": statistics.median(each.wall for each in taken),
            "peak MB": max(each.peak for each in taken),
        }


def _ratios(rounds: list[dict[str, Taken]]) -> Iterator[dict[str, object]]:
    found = {
        "cold / whole": [each["cold"].cpu / each["whole"].cpu for each in rounds],
        "cold / whole, wall": [each["cold"].wall / each["whole"].wall for each in rounds],
        "corrected / cold": [each["corrected"].cpu / each["cold"].cpu for each in rounds],
        "again / cold": [each["again"].cpu / each["cold"].cpu for each in rounds],
    }
    for name, ratios in found.items():
        yield {"what                ": name, "ratio": statistics.median(ratios), "goal": GOALS.get(name, 0.0)}


if __name__ == "__main__":
    main()
