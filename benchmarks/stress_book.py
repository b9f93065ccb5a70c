"""S10, the book: every language of a folder of declarations, and the strings that nobody should type.

`python -m benchmarks.stress_book FOLDER [--strings FILE] [--names ZIP] [--out FILE.pdf]`

FOLDER holds one HTML file for each language, as those of the Universal Declaration of Human Rights: `lang`
in its root, a `header` with the preamble, an `article` with each article. Of each language the first article
is a poem and the preamble an essay, both with an English translation. `--strings` is a list such as the big
list of naughty strings, a dozen of which make a poem; `--names` an archive whose file names become names of
pupils, schools and cities. Nothing of that is kept here.

The press sets the whole book. Then the file is read, by nothing that has made it, and looked over: every
glyph drawn, or told by the preflight; nothing over anything else or in the margins; every word there in its
order and in its language; what runs from right to left begins there; no line of Chinese or Japanese begins
with what closes one. Lines may lie over each other only where the preflight tells that marks tower there.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import stress_checks as checks
from benchmarks.side_by_side import cpu
from benchmarks.stress_manuscript import manuscript
from benchmarks.tables import show
from competition.platform import fonts
from competition.platform.storage import Storage
from competition.publication import preflight
from competition.publication.binding.cache import Cache
from competition.publication.binding.laying import Layer
from competition.publication.manuscript import Manuscript, Work
from competition.publication.press import Book, Press
from competition.publication.problems import Problem, ProblemKind
from tests.support.pdf_reading import Said, said

TOLD = "overlapping, told"


@dataclass(frozen=True)
class Told:
    """The works of which the preflight tells: a character has no glyph, or marks tower on a letter."""

    glyphs: frozenset[str]
    towers: frozenset[str]


def findings(book: Manuscript, made: Book, told: Told) -> dict[str, list[str]]:
    """Return by check what is not as it should be, and what of it the preflight tells of."""
    read = list(said(made.pages.content))
    found: dict[str, list[str]] = {
        name: [] for name in ("glyph", "lost", "outside", "overlapping", "unaligned", "closing first", TOLD)
    }
    for work, pieces in checks.works_of(book, made.pages.anchors, read):
        for name, sentence in _of_work(work, pieces, told):
            found[name].append(sentence)
    return found


def _of_work(work: Work, pieces: list[Said], told: Told) -> Iterator[tuple[str, str]]:
    if checks.undrawn(work, pieces) and work.number not in told.glyphs:
        yield "glyph", f"{work.number}: an empty box that nobody tells of"
    looked = {
        "lost": checks.lost(work, pieces),
        "outside": checks.outside(pieces),
        TOLD if work.number in told.towers else "overlapping": checks.overlapping(pieces),
        "unaligned": checks.unaligned(work, pieces),
        "closing first": checks.closing_first(work, pieces),
    }
    yield from ((name, sentence) for name, each in looked.items() for sentence in each)


def main() -> None:
    """Set the book, look it over, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--strings", type=Path)
    parser.add_argument("--names", type=Path)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    book = manuscript(asked.folder, asked.strings, asked.names)
    with tempfile.TemporaryDirectory(prefix="garland-stress-") as folder:
        faces = fonts.prepare(Path(folder) / "instance")
        press = Press(Layer(Cache(Path(folder) / "cache"), faces), Storage(Path(folder) / "files"))
        before = cpu()
        made = press.set_book(book, edition=1)
        taken = cpu() - before
    if asked.out:
        asked.out.write_bytes(made.pages.content)
    looks = preflight.Checks(missing=faces.missing, needs_translation=lambda tag: False)
    problems = [*preflight.problems(book, looks), *made.problems]
    told = _told(problems)
    kinds = (frozenset(told.get(kind.value, ())) for kind in (ProblemKind.GLYPH, ProblemKind.TOWER))
    found = findings(book, made, Told(*kinds))
    works, tongues = list(book.works), {work.original.language for work in book.works}
    print(f"{len(works)} works in {len(tongues)} languages, {made.pages.count} pages, {taken:.1f} CPU s")
    show(
        "told by the preflight",
        [{"what": kind, "works": len(each)} for kind, each in told.items()],
    )
    show(
        "found in the file",
        [{"what                ": name, "times": len(each)} for name, each in found.items()],
    )
    for name, each in found.items():
        print("".join(f"\n{name}: {sentence}" for sentence in each[:40]))
    sys.exit(any(each for name, each in found.items() if name != TOLD))


def _told(problems: list[Problem]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for each in problems:
        told.setdefault(str(each.kind), set()).add(each.number)
    return told


if __name__ == "__main__":
    main()
