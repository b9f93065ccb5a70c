"""A manuscript to wear the press out: every language of a folder, and whatever else somebody might type."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

from competition.entries.texts import tidy, tidy_line
from competition.platform.languages import text_direction
from competition.publication.manuscript import Byline, Dye, Imprint, Manuscript, Section, Text, Work

ENGLISH = (
    "The book that you are holding was written in many rooms.",
    "In each of them somebody looked out of a window and found a word for what was there.",
    "Then somebody else read it aloud, and it belonged to both of them.",
)
_BREAKS = re.compile(r"(?<=[,;:.،؛。、，；：።፣፤།])\s*")
_WORDS = 7
"""Words of a line, where a language sets no marks to break at."""
_LETTERS = 60
"""A line longer than this is broken once more."""


class _Declaration(HTMLParser):
    """Reads a language's tag, its title, the paragraphs before the articles and those of the first."""

    def __init__(self) -> None:
        super().__init__()
        self.language, self.title = "", ""
        self.preamble: list[str] = []
        self.articles: dict[str, list[str]] = {}
        self._into: list[str] | None = None
        self._tag, self._words = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where what comes belongs to."""
        given = dict(attrs)
        if tag == "html":
            self.language = given["lang"] or ""
        elif tag == "header":
            self._into = self.preamble
        elif tag == "article":
            self._into = self.articles.setdefault(given.get("data-number") or "", [])
        elif tag in ("p", "h1"):
            self._tag, self._words = tag, ""

    def handle_data(self, data: str) -> None:
        """Take words down."""
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        """Put a paragraph where it belongs."""
        words = " ".join(self._words.split())
        if tag == "h1":
            self.title = words
        elif tag == "p" and self._into is not None and words:
            self._into.append(words)


def manuscript(folder: Path, strings: Path | None = None, names: Path | None = None) -> Manuscript:
    """Return a book of the declarations in a folder, of a list of naughty strings, of an archive's names."""
    read = [_read(path) for path in sorted(folder.glob("*.html"))]
    poems = [_poem(number, each) for number, each in enumerate(read, start=1)]
    essays = [_essay(number, each) for number, each in enumerate(read, start=201) if each.preamble]
    odd = list(_odd(strings, _names(names))) if strings else []
    sections = (
        Section("poem", "11-18", tuple(poems)),
        Section("essay", "11-18", tuple(essays)),
        Section("poem", "5-10", tuple(odd), title="Whatever somebody typed"),
    )
    return Manuscript(
        name="Born free and equal",
        year=2026,
        organiser="Intercultural Cities",
        language="en",
        imprint=Imprint("Cities Press", "CC BY 4.0", "", "book@example.org"),
        dyes=(Dye("poem", "#B3402E", "#B3402E"), Dye("essay", "#2F5D8A", "#2F5D8A")),
        garland=("poem", "essay") * 49,
        classes=49,
        seal="5ea1" * 16,
        sections=tuple(each for each in sections if each.works),
    )


def _read(path: Path) -> _Declaration:
    read = _Declaration()
    read.feed(path.read_text(encoding="utf-8"))
    return read


def _poem(number: int, read: _Declaration) -> Work:
    words = " ".join(read.articles.get("1") or read.preamble[:1] or [read.title])
    stanzas = verse(words)
    english = "\n\n".join("\n".join(ENGLISH[:3]) for _ in stanzas)
    return _work(number, "poem", read, "\n\n".join(stanzas), english)


def verse(words: str) -> list[str]:
    """Return words as stanzas of four lines."""
    return ["\n".join(part) for part in _few(list(_lines(words)), 4)]


def _lines(words: str) -> Iterator[str]:
    """Yield a text as lines of a poem: broken at its marks, and where it has none, after some words."""
    for part in _BREAKS.split(words):
        if len(part) <= _LETTERS:
            yield from [part] if part.strip() else []
        else:
            yield from (" ".join(few) for few in _few(part.split(" "), _WORDS))


def _essay(number: int, read: _Declaration) -> Work:
    english = "\n\n".join(" ".join(ENGLISH) for _ in read.preamble)
    return _work(number, "essay", read, "\n\n".join(read.preamble), english)


def _work(number: int, form: str, read: _Declaration, text: str, english: str) -> Work:
    tag = read.language
    own = Text(tag, text_direction(tag), tidy_line(read.title), tidy(text))
    return Work(
        entry_id=number,
        number=f"S-{number}",
        form=form,
        original=own,
        translation=Text("en", "ltr", "What belongs to everybody", english),
        pictures=(),
        byline=Byline(("Ada",), 0, "Class 4a", tidy_line(read.title), read.language, "NO", "pupil"),
        award="published",
    )


def _odd(strings: Path, names: list[str]) -> Iterator[Work]:
    """Yield poems of a dozen strings each; a string is the title too, and names are those of a file."""
    told = [line for line in strings.read_text(encoding="utf-8", errors="replace").split("\n") if line]
    typed = [tidy(line) for line in told if not line.startswith("#")]
    kept = [line for line in typed if line.strip()]
    for at, few in enumerate(_few(kept, 12)):
        name = names[at % len(names)] if names else "Ada"
        byline = Byline((name,), at % 3, name, tidy_line(few[-1])[:80], f"{name} {at}"[:80], "NO", "pupil")
        title = tidy_line(few[at % len(few)])[:120]
        yield Work(
            entry_id=401 + at,
            number=f"S-{401 + at}",
            form="poem",
            original=Text("en", "ltr", title, "\n".join(few)),
            translation=None,
            pictures=(),
            byline=byline,
            award="published",
        )


def _names(archive: Path | None) -> list[str]:
    if archive is None:
        return []
    with zipfile.ZipFile(archive) as opened:
        return [tidy_line(name)[:80] for name in opened.namelist() if tidy_line(name).strip()]


def _few(things: Sequence[str], count: int) -> list[list[str]]:
    return [list(things[start : start + count]) for start in range(0, len(things), count)]
