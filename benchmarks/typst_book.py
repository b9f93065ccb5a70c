"""P10, beside another typesetter: a corrected book in a warm worker, and a cold build of it by Typst.

`python -m benchmarks.typst_book --typst PYTHON [--rounds 5] [--out FILE.pdf]`

PYTHON is the interpreter of an environment that has the package `typst`, which nothing of Garland needs;
without it the benchmark says so and ends. Both set the book of `benchmarks.book`: the same texts in the same
faces and sizes, original and translation where ours has them, the same scaled pictures, bookmarks, links,
contents with page numbers, tags. Typst reads its source and its fonts anew each time, as a new process does;
ours has set the book before one letter was corrected, and looks the finished file over too. CPU seconds of
all processes, a pair in each round, median of the rounds.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from benchmarks.book import Desk, taking
from benchmarks.book_manuscript import corrected, manuscript
from benchmarks.tables import show
from competition.platform import fonts
from competition.platform.fonts import FontSet
from competition.platform.storage import Storage
from competition.publication import layout, pictures, plates
from competition.publication.binding.cache import Cache
from competition.publication.manuscript import Manuscript, Text, Work
from competition.publication.plan import Placed
from competition.publication.setting import Block, Shape

_SET = """
#set document(title: "{title}", author: "Garland")
#set page(width: 210mm, height: 297mm, margin: (x: 25mm, top: 27mm, bottom: 24mm), numbering: "1")
#set text(font: {latin}, size: 12.5pt, fill: rgb("#23211e"))
#show heading: it => block(below: 12mm, it)
#let verses(size, line, stanzas) = {{
  set text(size: size)
  set par(leading: line - size * 0.72, hanging-indent: 1.6em, spacing: line * 1.2)
  for stanza in stanzas {{ block(breakable: false, for each in stanza {{ par(each) }}) }}
}}
#let prose(size, line, paragraphs) = {{
  set text(size: size)
  set par(leading: line - size * 0.72, spacing: line - size * 0.72, justify: true, first-line-indent: 1.4em)
  for each in paragraphs {{ par(each) }}
}}
#let titled(title, also, label, credit) = {{
  [#heading(level: 2, title) #label]
  if also != "" {{ emph(also) }}
  text(size: 9.5pt, credit)
  v(9mm)
}}
"""
_COMPILE = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]],"
    " ignore_system_fonts=True)"
)


class Source:
    """The book in the words of Typst; `folder` takes its pictures."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.folder = desk, folder
        self._names: dict[str, str] = {}

    def write(self, book: Manuscript) -> Path:
        """Write the source and return where it is."""
        plan = layout.plan_of(book, edition=1, fonts=self.desk.faces)
        path = self.folder / "book.typ"
        path.write_text("\n".join(self._all(plan)), encoding="utf-8")
        return path

    def _all(self, plan: layout.Plan) -> Iterator[str]:
        book = plan.manuscript
        yield _SET.format(title=book.name, latin=self._families("en"))
        yield from (
            f"#align(center + horizon, text(size: 40pt, {_said(book.name)}))\n#pagebreak()" for _ in range(4)
        )
        yield "#outline()"
        for section, works in plan.sections:
            yield f'#pagebreak(to: "odd")\n#heading(level: 1, {_said(section.form)})'
            for placed in works:
                yield self._work(placed)
        yield "#pagebreak()\n#columns(2)["
        for city, schools in plan.common["places"]:
            yield f"#strong({_said(city)})"
            for school, found in schools:
                pages = ", ".join(
                    f"#link(<{work.anchor}>)[#context counter(page).at(<{work.anchor}>).first()]"
                    for work in found
                )
                yield f"- #({_said(school)}) {pages}"
        yield "]"

    def _work(self, placed: Placed) -> str:
        work, setting = placed.work, placed.setting
        credit = " · ".join(
            (*work.byline.names, work.byline.class_name, work.byline.school, work.byline.city)
        )
        also = work.translation.title if work.translation else ""
        head = f"#titled({_said(work.original.title)}, {_said(also)}, <{work.anchor}>, {_said(credit)})"
        start = '#pagebreak(to: "even")' if placed.from_left else "#pagebreak()"
        if setting is None:
            return "\n".join((start, *self._plates(work), self._styled(work.original, head)))
        own = self._text(work, work.original, setting.text)
        if setting.second is None or work.translation is None:
            return f"{start}\n{self._styled(work.original, head)}\n{own}"
        other = self._text(work, work.translation, setting.second)
        if setting.shape is Shape.PAGE:
            first, second = setting.text.width, setting.second.width
            pair = f"#grid(columns: ({first}mm, {second}mm), gutter: 11mm, [{own}], [{other}])"
            return f"{start}\n{self._styled(work.original, head)}\n{pair}"
        return f"{start}\n{self._styled(work.original, head)}\n{own}\n#pagebreak()\n{other}"

    def _text(self, work: Work, text: Text, block: Block) -> str:
        size, line = f"{block.type.size}pt", f"{block.type.line}mm"
        if work.form == "essay":
            body = f"#prose({size}, {line}, {_list(text.paragraphs)})"
        else:
            body = f"#verses({size}, {line}, ({''.join(_list(each) + ',' for each in text.stanzas)}))"
        return f"#block(width: {block.width}mm)[{self._styled(text, body)}]"

    def _styled(self, text: Text, body: str) -> str:
        families = self._families(text.language or "en")
        return (
            f'#[#set text(font: {families}, lang: "{text.language or "en"}", dir: {text.direction})\n{body}]'
        )

    def _plates(self, work: Work) -> Iterator[str]:
        for picture in work.pictures:
            name = pictures.address(picture)
            (self.folder / f"{name}.jpg").write_bytes(self.desk.plates[name].read())
            size = plates.printed(picture, plates.box(work, picture))
            measures = f"width: {size.width}mm, height: {size.height}mm"
            yield f'#image("{name}.jpg", {measures}, alt: {_said(picture.alt)})'

    def _families(self, language: str) -> str:
        names = dict.fromkeys(
            self._name(each) for each in self.desk.faces.css_stack(language).split(", ")[:6]
        )
        return f"({''.join(_said(name) + ',' for name in names)})"

    def _name(self, family: str) -> str:
        """Return what a file calls a family that we call otherwise."""
        if family not in self._names:
            placed = next(each for each in self.desk.faces.faces if each.family == family)
            table = TTFont(placed.path, fontNumber=placed.index, lazy=True)["name"]
            self._names[family] = str(table.getDebugName(16) or table.getDebugName(1))
        return self._names[family]


def _said(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\\u", "\\\\u")


def _list(texts: list[str]) -> str:
    return f"({''.join(_said(each) + ',' for each in texts)})"


def by_typst(python: Path, source: Path, out: Path, faces: FontSet) -> float:
    """Build a book in a fresh process; return its CPU seconds."""
    command = [str(python), "-c", _COMPILE, str(source), str(out), str(faces.folder / "faces")]
    child = subprocess.Popen(command)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit("Typst did not build the book")
    return used.ru_utime + used.ru_stime


def by_us(desk: Desk, book: Manuscript, number: int, cache: Path) -> float:
    """Build a book with one letter corrected, another one in each round, and look it over; return its CPU."""
    for _ in range(number):
        book = corrected(book)
    with taking() as taken:
        desk.looked_over(book, cache)
    return taken.cpu


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--typst", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    if asked.typst is None or subprocess.run([asked.typst, "-c", "import typst"], check=False).returncode:
        sys.exit("Typst is not there, so nothing is compared: name an interpreter that has it by --typst.")
    with tempfile.TemporaryDirectory(prefix="garland-bench-") as folder:
        rows = list(_rounds(Path(folder), asked))
    found = {name: statistics.median(row[name] for row in rows) for name in rows[0]}
    show("P10, beside Typst: medians", [found])


def _rounds(folder: Path, asked: Any) -> Iterator[dict[str, float]]:
    storage = Storage(folder / "files")
    book = manuscript(storage)
    plates_ = pictures.scaled(book.works, storage, Cache(folder / "plates"))
    desk, cache, out = (
        Desk(fonts.prepare(folder / "instance"), plates_),
        folder / "cache",
        folder / "typst.pdf",
    )
    source = Source(desk, folder).write(book)
    ours = desk.bound(book, cache)
    by_us(desk, book, 1, cache)
    by_typst(asked.typst, source, out, desk.faces)
    if asked.out:
        asked.out.write_bytes(out.read_bytes())
    theirs = _pages(out)
    print(f"our book has {ours.count} pages, that by Typst {theirs}")
    for number in range(asked.rounds):
        typst, own = by_typst(asked.typst, source, out, desk.faces), by_us(desk, book, number + 2, cache)
        yield {"typst, cold": typst, "ours, corrected": own, "ours / typst": own / typst}


def _pages(out: Path) -> int:
    import pikepdf

    with pikepdf.open(out) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    main()
