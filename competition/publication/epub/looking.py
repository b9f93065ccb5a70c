"""The finished publication looked over once more: what reading systems and screen readers rely on.

EPUBCheck needs Java, so it holds this against the standard in the tests alone; these are our own assertions.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

from competition.publication.epub.document import name_of
from competition.publication.epub.packing import FOLDER, PACKAGE, SVG, XHTML
from competition.publication.epub.reading import Package, Page, package_of, page_of
from competition.publication.finished.checks import Check, Checked, Expected, Spot, result


@dataclass
class Looked:
    """A file that is open, and what it is to hold. What several checks need is read once."""

    file: ZipFile
    expected: Expected

    @cached_property
    def names(self) -> frozenset[str]:
        """Every file of the publication."""
        every = (PurePosixPath(name) for name in self.file.namelist())
        return frozenset(str(each.relative_to(FOLDER)) for each in every if each.parts[0] == FOLDER)

    @cached_property
    def package(self) -> Package:
        """What the package says that it holds; nothing where it cannot be read."""
        return package_of(self.file.read(f"{FOLDER}/{PACKAGE}")) or Package()

    @cached_property
    def read(self) -> dict[str, Page | None]:
        """Every document as a reader meets it; None where it cannot be read."""
        named = (name for name, kind in self.package.items.items() if kind in (XHTML, SVG))
        return {name: page_of(self.file.read(f"{FOLDER}/{name}")) for name in named if name in self.names}

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The documents that can be read, those of the spine in its order first."""
        order = dict.fromkeys((*self.package.spine, *self.read))
        return {
            name: page
            for name in order
            if self.package.items.get(name) == XHTML and (page := self.read.get(name))
        }


Found = Iterator[Spot]


def look_over(content: bytes, expected: Expected) -> tuple[Checked, ...]:
    """Return what each check of a finished publication came to, in their order."""
    with ZipFile(io.BytesIO(content)) as file:
        looked = Looked(file, expected)
        return tuple(result(check, *_told(look(looked))) for check, look in _LOOKS.items())


def _told(found: tuple[int, Found]) -> tuple[int, Sequence[Spot]]:
    return found[0], list(found[1])


def _documents(looked: Looked) -> tuple[int, Found]:
    broken = [name for name, page in looked.read.items() if page is None]
    if not looked.package.items:
        broken.append(PACKAGE)
    return len(looked.read) + 1, (Spot(what=name) for name in broken)


def _files(looked: Looked) -> tuple[int, Found]:
    """What is named and not there, or there and not named."""
    named = {PACKAGE, *looked.package.items, *looked.package.spine}
    shown = {src for page in looked.pages.values() for src, _alt in page.pictures}
    amiss = (looked.names ^ named) | (shown - looked.names)
    return len(named | shown), (Spot(what=name) for name in sorted(amiss))


def _works(looked: Looked) -> tuple[int, Found]:
    works, spine = looked.expected.works, set(looked.package.spine)
    return len(works), (Spot(number=works[at][0]) for at in works if name_of(at) not in spine)


def _contents(looked: Looked) -> tuple[int, Found]:
    nav = looked.pages.get(looked.package.nav)
    led = {href for href, _words in nav.links} if nav else set[str]()
    works = looked.expected.works
    return len(led), (Spot(number=works[at][0]) for at in works if name_of(at) not in led)


def _headings(looked: Looked) -> tuple[int, Found]:
    levels = [(level, name) for name in looked.package.spine if name in looked.pages
              for level in looked.pages[name].levels]  # fmt: skip
    before = [0, *(level for level, _name in levels)]
    jumps = ((at, to, name) for at, (to, name) in zip(before, levels, strict=False) if to > at + 1)
    return len(levels), (Spot(what=f"{name}: h{at} → h{to}") for at, to, name in jumps)


def _figures(looked: Looked) -> tuple[int, Found]:
    shown = [(name, src, alt) for name, page in looked.pages.items() for src, alt in page.pictures]
    return len(shown), (Spot(what=f"{name}: {src}") for name, src, alt in shown if not alt)


def _language(looked: Looked) -> tuple[int, Found]:
    said = {PACKAGE: looked.package.language, **{name: each.language for name, each in looked.pages.items()}}
    wrong = (f"{name}: {tag or '–'}" for name, tag in said.items() if tag != looked.expected.language)
    return len(said), (Spot(what=each) for each in wrong)


def _languages(looked: Looked) -> tuple[int, Found]:
    asked = [(name_of(at), number, tag) for at, (number, tags) in looked.expected.works.items()
             for tag in dict.fromkeys(tags)]  # fmt: skip
    unsaid = (
        Spot(what=tag, number=number)
        for name, number, tag in asked
        if name in looked.pages and tag not in looked.pages[name].tongues
    )
    return len(asked), unsaid


def _links(looked: Looked) -> tuple[int, Found]:
    found = [(name, href) for name, page in looked.pages.items() for href, _words in page.links]
    return len(found), (Spot(what=f"{name}: {href}") for name, href in found if _is_dead(href, looked))


def _is_dead(href: str, looked: Looked) -> bool:
    parts = urlsplit(href)
    return not parts.scheme and unquote(parts.path) not in looked.pages


def _link_words(looked: Looked) -> tuple[int, Found]:
    found = [(name, href, words) for name, page in looked.pages.items() for href, words in page.links]
    return len(found), (Spot(what=f"{name}: {href}") for name, href, words in found if not words)


_LOOKS: dict[Check, Callable[[Looked], tuple[int, Found]]] = {
    Check.DOCUMENTS: _documents,
    Check.FILES: _files,
    Check.WORKS: _works,
    Check.CONTENTS: _contents,
    Check.HEADINGS: _headings,
    Check.FIGURES: _figures,
    Check.LANGUAGE: _language,
    Check.LANGUAGES: _languages,
    Check.LINKS: _links,
    Check.LINK_WORDS: _link_words,
}
