"""P11, cards: a kit as Garland draws it, beside the same designs drawn by straightforward Pillow.

`python -m benchmarks.cards [--rounds 5] [--photographs 4] [--installation FOLDER] [--pictures FOLDER]
[--design NAME] [--out FILE.json]`

Two kits, each drawn from nothing by every way within each round: the sample campaign's (its demo is needed,
`./garland demo --yes --no-serve`) and one of photographs of 24 megapixels, made up or JPEGs of a folder. What
straightforward means is told in `benchmarks.plain_cards`; "measured once" is the same, but that words are
measured once for all cards, so that the gain of pictures and grounds alone is seen. CPU seconds are those of
all processes involved; ratios are of two ways in one round, and the median of the rounds. Likeness is the
structural similarity of each finished file to its counterpart, on luma (`benchmarks.structure`). That the
same works give the same bytes in each round, in one process and in two, is looked at too.
"""

import argparse
import hashlib
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from benchmarks.card_works import DEMO, Works, photographs, sample
from benchmarks.plain_cards import Plain, forget, remembered, straightforward
from benchmarks.side_by_side import cpu
from benchmarks.structure import similarity
from benchmarks.tables import show
from competition.platform import fonts, sandbox
from competition.social.designs import DESIGNS
from competition.social.lettering import Lettering
from competition.social.studio import Studio

GOALS = {"plain / garland, CPU": 1.8, "plain / two processes, wall": 1.8, "likeness, least": 0.98}
Files = dict[tuple[int, int], bytes]
"""Drawn cards, by their place and slide."""


@dataclass(frozen=True)
class Taken:
    """What one way took in one round, in seconds, the most that one child had in memory, and what it drew."""

    cpu: float
    wall: float
    peak: float
    files: Files


def plain(works: Works, faces: fonts.FontSet, kept: Lettering | None = None) -> Files:
    """Draw a kit without remembering anything; or only what words measure, with lettering that is `kept`."""
    found, caches = {}, remembered()
    with straightforward():
        for place, task in enumerate(works.tasks):
            forget(caches)
            cards = Plain(kept or Lettering(faces), works.storage).draw(task)
            found |= {(place, slide): card.content for slide, card in enumerate(cards)}
    return found


def garland(works: Works, faces: fonts.FontSet, hands: int) -> Files:
    """Draw a kit as the job does, in so many processes."""
    drawn = enumerate(Studio(faces, works.storage, hands).draw_all(works.tasks))
    return {(place, slide): card.content for place, (_, cards) in drawn for slide, card in enumerate(cards)}


WAYS: Mapping[str, Callable[[Works, fonts.FontSet], Files]] = {
    "plain": plain,
    "measured once": lambda works, faces: plain(works, faces, Lettering(faces)),
    "garland": lambda works, faces: garland(works, faces, 1),
    "two processes": lambda works, faces: garland(works, faces, 2),
}


OURS = "garland", "two processes"


def take(way: str, works: Works, faces: fonts.FontSet) -> Taken:
    """Draw a kit from nothing."""
    forget(remembered())
    before, began = cpu(), time.monotonic()
    with sandbox.watching() as used:
        files = WAYS[way](works, faces)
    peak = max((each.peak_mb for each in used), default=0.0)
    return Taken(cpu() - before, time.monotonic() - began, peak, files)


def measure(works: Works, faces: fonts.FontSet, rounds: int) -> dict[str, object]:
    """Draw a kit in every way in each round; print and return what that took, and how alike the cards are."""
    found = [{way: take(way, works, faces) for way in WAYS} for _ in range(rounds)]
    seconds = show(f"{works.name}: {len(found[0]['plain'].files)} cards", _seconds(found))
    likeness = [
        similarity(_image(content), _image(found[0]["garland"].files[place]))
        for place, content in found[0]["plain"].files.items()
    ]
    facts = {
        **_ratios(found),
        "likeness, least": min(likeness),
        "likeness, median": statistics.median(likeness),
        "different bytes": len({_digest(each[way].files) for each in found for way in OURS}) - 1.0,
    }
    show(
        "medians of the rounds",
        (
            {"what                        ": name, "is": is_, "goal": GOALS.get(name, 0.0)}
            for name, is_ in facts.items()
        ),
    )
    return {"kit": works.name, "rounds": rounds, "seconds": seconds, **facts}


def _ratios(found: list[dict[str, Taken]]) -> dict[str, float]:
    def ratio(one: str, other: str, measure: str) -> float:
        return statistics.median(
            getattr(each[one], measure) / getattr(each[other], measure) for each in found
        )

    return {
        "plain / garland, CPU": ratio("plain", "garland", "cpu"),
        "plain / garland, wall": ratio("plain", "garland", "wall"),
        "plain / two processes, CPU": ratio("plain", "two processes", "cpu"),
        "plain / two processes, wall": ratio("plain", "two processes", "wall"),
        "measured once / garland, CPU": ratio("measured once", "garland", "cpu"),
    }


def _seconds(found: list[dict[str, Taken]]) -> Iterator[dict[str, object]]:
    for way in WAYS:
        taken = [each[way] for each in found]
        yield {
            "way        ": way,
            "CPU s": statistics.median(each.cpu for each in taken),
            "wall s": statistics.median(each.wall for each in taken),
            "child MB": max(each.peak for each in taken),
            "files MB": sum(map(len, taken[0].files.values())) / 1e6,
        }


def _image(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def _digest(files: Files) -> str:
    return hashlib.sha256(b"".join(files[place] for place in sorted(files))).hexdigest()


def main() -> None:
    """Measure both kits, print tables and a line of JSON, and write that where it is wanted."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--photographs", type=int, default=4)
    parser.add_argument("--installation", type=Path, default=DEMO)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--design", default="", choices=["", *DESIGNS])
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="garland-bench-") as folder:
        faces = fonts.prepare(Path(folder) / "instance")
        kits = [sample(asked.installation, Path(folder))]
        if asked.photographs:
            kits.append(photographs(kits[0], Path(folder), asked.photographs, asked.pictures))
        facts = [measure(replace(works, design=asked.design), faces, asked.rounds) for works in kits]
    print(json.dumps(facts))
    if asked.out:
        asked.out.write_text(json.dumps(facts))


if __name__ == "__main__":
    main()
