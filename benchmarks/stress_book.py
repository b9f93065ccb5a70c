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
with what closes one. Strings that nobody should type may lie over each other, towers of marks above all.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
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
from tests.support.pdf_reading import Said, said

ODD = 400
"""Works from this number on are made of odd strings."""


def findings(book: Manuscript, made: Book, told: set[str]) -> dict[str, list[str]]:
    """Return by check what is not as it should be."""
    read = list(said(made.pages.content))
    found: dict[str, list[str]] = {
        name: [] for name in ("glyph", "lost", "outside", "overlapping", "unaligned", "closing first")
    }
    for work, pieces in checks.works_of(book, made.pages.anchors, read):
        for name, sentence in _of_work(work, pieces, told):
            found[name].append(sentence)
    found["overlapping, odd"] = [
        each for each in found["overlapping"] if _page(each) >= _first_odd(book, made)
    ]
    found["overlapping"] = [each for each in found["overlapping"] if each not in found["overlapping, odd"]]
    return found


def _of_work(work: Work, pieces: list[Said], told: set[str]) -> Iterator[tuple[str, str]]:
    if checks.undrawn(work, pieces) and work.number not in told:
        yield "glyph", f"{work.number}: an empty box that nobody tells of"
    looked = {
        "lost": checks.lost(work, pieces),
        "outside": checks.outside(pieces),
        "overlapping": checks.overlapping(pieces),
        "unaligned": checks.unaligned(work, pieces),
        "closing first": checks.closing_first(work, pieces),
    }
    yield from ((name, sentence) for name, each in looked.items() for sentence in each)


def _page(sentence: str) -> int:
    return int(sentence.split()[1].rstrip(":"))


def _first_odd(book: Manuscript, made: Book) -> int:
    return min(
        (made.pages.anchors[work.anchor] for work in book.works if work.entry_id > ODD), default=1 << 30
    )


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
    told = {each.number for each in problems if each.kind is preflight.ProblemKind.GLYPH}
    found = findings(book, made, told)
    works, tongues = list(book.works), {work.original.language for work in book.works}
    print(f"{len(works)} works in {len(tongues)} languages, {made.pages.count} pages, {taken:.1f} CPU s")
    show(
        "told by the preflight",
        [{"what": kind, "works": len(each)} for kind, each in _told(problems).items()],
    )
    show(
        "found in the file",
        [{"what                ": name, "times": len(each)} for name, each in found.items()],
    )
    for name, each in found.items():
        print("".join(f"\n{name}: {sentence}" for sentence in each[:40]))
    sys.exit(any(each for name, each in found.items() if not name.endswith("odd")))


def _told(problems: list[preflight.Problem]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for each in problems:
        told.setdefault(str(each.kind), set()).add(each.number)
    return told


if __name__ == "__main__":
    main()
