"""How contents, cities and schools are shared out over their pages: none parted, none left with a few lines.

The typesetter fills one page after the other and leaves the rest for the last. So heights are measured before
anything is set, and the pages that a list takes are filled evenly; what is a little too long for its pages is
set closer. Lengths in millimetres; they are those of the style sheets.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from competition.publication.formats import Page
from competition.publication.manuscript import Chapter, ChapterKind, Manuscript, Work
from competition.publication.measure import POINT, Ruler
from competition.publication.voices import PartIn, Voice
from competition.publication.wording_matter import speaker

Item = TypeVar("Item")
City = tuple[str, list[tuple[str, list[Work]]], list[Voice]]
_HALVES = 12
CLOSER, NEARER = 0.94, 0.5
"""Of a list that is set closer: its lines to the usual ones, and so what stands between its cities."""


@dataclass(frozen=True)
class Lists:
    """The measures of lists on a page. `row` is one of the contents, `line` one more of its lines."""

    row: float
    line: float
    section: float
    heading: float
    title: float
    """How wide titles are in the contents; `title_size` are their letters in points."""
    title_size: float
    columns: int
    column: float
    """How wide a column of cities is, `size` its letters, `school` the line of one, `city` that of a name."""
    size: float
    school: float
    city: float
    apart: float
    index_heading: float
    part_in_heading: float
    part_in_apart: float
    leaves: float


OF = {
    "A4": Lists(5.5, 4.6, 13.5, 20, 96, 10.5, 2, 74, 10.5, 4.75, 5.25, 3, 18, 36, 5, 6.2),
    "A5": Lists(4.7, 4.1, 11.25, 15, 60, 9.25, 2, 52, 9, 4.1, 4.5, 2.5, 14, 31, 5, 6.2),
    "square": Lists(5.3, 4.4, 12.2, 17.8, 90, 10, 2, 70, 10, 4.5, 4.9, 3, 16.8, 34, 5, 6.2),
    "large": Lists(10.2, 8, 21, 26, 102, 16.5, 1, 166, 16.5, 8.5, 9, 6, 23, 50, 6, 9),
}


@dataclass(frozen=True)
class Shared:
    """A list over its pages: where each begins, and whether it is set closer."""

    starts: tuple[int, ...]
    closer: bool = False

    def pages(self, items: Sequence[Item]) -> list[Sequence[Item]]:
        """Return what stands on each page."""
        return [items[start:end] for start, end in pairwise((*self.starts, len(items)))]


def shared(
    usual: Sequence[float], closer: Sequence[float], room: float, *, first: float, columns: int = 1
) -> Shared:
    """Return a list on as few pages as it takes, evenly filled; `first` is what its heading takes.

    What is higher than a page is parted by the typesetter, wherever that may be.
    """
    if max(usual, default=0.0) > room - first:
        return Shared((0,))
    wide = _filled(usual, room, first, columns)
    close = len(_filled(closer, room, first, columns)) < len(wide)
    heights, pages = (closer, len(wide) - 1) if close else (usual, len(wide))
    least, most = 0.0, room
    for _ in range(_HALVES):
        middle = (least + most) / 2
        fits = len(_filled(heights, middle, first, columns)) <= pages
        least, most = (least, middle) if fits else (middle, most)
    return Shared(_filled(heights, most, first, columns), close)


def _filled(heights: Sequence[float], room: float, first: float, columns: int) -> tuple[int, ...]:
    """Return where pages of this height begin, filled one after the other."""
    starts, column, left = [0], 1, room - first
    for at, height in enumerate(heights):
        if height > left and at > starts[-1]:
            column = column % columns + 1
            if column == 1:
                starts.append(at)
            left = room - (first if len(starts) == 1 else 0.0)
        left -= height
    return tuple(starts)


def contents_pages(book: Manuscript, page: Page, ruler: Ruler) -> Shared:
    """Return where the pages of the contents begin, in chapters of the book's outline; quotes come last."""
    of = OF[page.name]
    chapters = [_rows(book, chapter, of, ruler) for chapter in book.outline]
    quotes = sum(each.chapter is ChapterKind.QUOTES for each in book.voices)
    groups = [*chapters, (False, [1 + quotes // 8] if quotes else [])]
    usual = [_group(rows, of.row, of.line, of.section if headed else of.line) for headed, rows in groups]
    closer = [
        _group(rows, of.line * 1.06, of.line, of.section - 2 if headed else of.line)
        for headed, rows in groups
    ]
    return shared(usual, closer, page.height, first=of.heading)


def _group(rows: Sequence[int], row: float, line: float, above: float) -> float:
    """Return the height of rows of so many lines and of what stands above them, 0 without any."""
    return sum(row + (lines - 1) * line for lines in rows) + (above if rows else 0.0)


def _rows(book: Manuscript, chapter: Chapter, of: Lists, ruler: Ruler) -> tuple[bool, list[int]]:
    """Return whether a chapter has its name above its rows in the contents, and the lines of each row."""
    measure = of.title / (of.title_size * POINT)
    if chapter.section is not None:
        works = book.sections[chapter.section].works
        return True, [ruler.lines(_titles(work), work.original.language or "en", measure) for work in works]
    if chapter.kind in (ChapterKind.STATEMENTS, ChapterKind.STORIES):
        said = [f"{speaker(each)} – {each.office}" for each in book.voices if each.chapter is chapter.kind]
        return True, [ruler.lines(each, book.language, measure) for each in said]
    listed = chapter.kind.is_written or chapter.kind is ChapterKind.PARTICIPANTS
    return False, [1] if listed else []


def _titles(work: Work) -> str:
    return " – ".join(dict.fromkeys(text.title for text in work.texts if text.title))


def index_pages(cities: Sequence[City], page: Page, ruler: Ruler) -> Shared:
    """Return where the pages of cities and schools begin."""
    of = OF[page.name]
    lines = [
        [f"{school} {', '.join('000' for _ in works)}" for school, works in schools]
        + [f"{voice.name}, {voice.office} 000" for voice in voices]
        for _city, schools, voices in cities
    ]
    return _cities(lines, of, page, ruler, first=of.index_heading, city=of.city, apart=of.apart)


def part_in_pages(places: Sequence[PartIn], page: Page, ruler: Ruler) -> Shared:
    """Return where the pages of who took part begin."""
    of = OF[page.name]
    lines = [list(place.schools) for place in places]
    city = of.city + of.leaves
    return _cities(lines, of, page, ruler, first=of.part_in_heading, city=city, apart=of.part_in_apart)


def _cities(
    cities: Iterable[Iterable[str]],
    of: Lists,
    page: Page,
    ruler: Ruler,
    *,
    first: float,
    city: float,
    apart: float,
) -> Shared:
    measure = of.column / (of.size * POINT) - 1.5
    counts = [sum(ruler.lines(line, "en", measure) for line in lines) for lines in cities]
    usual = [city + of.school * lines + apart for lines in counts]
    closer = [(city + of.school * lines) * CLOSER + apart * NEARER for lines in counts]
    return shared(usual, closer, page.height, first=first, columns=of.columns)
