"""The formats of the book: each with paper, grid, type and measures of its own. Millimetres; type in points.

A smaller format is not a smaller picture of a larger one: letters shrink less than paper does, so lines grow
shorter, and poems turn over or take a spread where they stood beside their translation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

Titles = tuple[tuple[float, float, int], ...]
"""Sizes of titles, the line each stands on, and how many lines it may take; the largest first."""


class Format(StrEnum):
    """The paper that a book is cut to."""

    A4 = "A4"
    A5 = "A5"
    SQUARE = "square"


@dataclass(frozen=True)
class Box:
    """A rectangle that a picture is fitted into."""

    width: float
    height: float


@dataclass(frozen=True)
class Heads:
    """What stands above a text, in lines: label, title, translated title, credit, and the gap below."""

    titles: Titles
    young: tuple[float, float, int]
    """The title of a work of the youngest, where it takes one line."""
    eyebrow: float
    also: float
    also_size: float
    credit: float
    credit_size: float
    gap: float


@dataclass(frozen=True)
class Verses:
    """The sizes of poems, few: a book that has more looks restless.

    The comfortable size first, then a smaller one for long poems; `larger` is for one that is to stand out.
    `second` are the sizes of translations by that of the original, the first where there is room.
    """

    sizes: tuple[float, ...]
    young: tuple[float, ...]
    larger: float
    larger_young: float
    second: Mapping[float, tuple[float, ...]]
    gap: float
    """Between a poem and the translation beside it."""
    indent: float
    """How far two columns may be moved to the middle."""


@dataclass(frozen=True)
class Prose:
    """The sizes of essays and of their translations, and the measure: 60 to 70 letters."""

    sizes: tuple[float, ...]
    second: tuple[float, ...]
    larger: float
    measure: float
    widest: float
    apart: float = 0.0
    """How far paragraphs stand apart, in lines; where they do, none is indented."""


@dataclass(frozen=True)
class Captions:
    """What stands below a picture of the youngest, generously: heights of lines, widths of letters."""

    measure: float
    title_letter: float
    also_letter: float
    credit_letter: float
    gap: float
    eyebrow: float
    title: float
    also: float
    credit: float
    loose: float
    line: float
    """The line of words of its own below an illustration."""
    letters: int
    """Letters on such a line."""
    most_lines: int
    """For so many lines a picture leaves room."""
    wordy: int
    """Characters of titles that need more than a line, for which a picture leaves more room."""


@dataclass(frozen=True)
class Plates:
    """The rooms of pictures."""

    plate: Box
    """An illustration on a page of its own, within the margins, its caption below."""
    beside: Box
    """A picture that belongs to a poem or an essay: on the page that faces it."""
    whole: Box
    """A picture that belongs to a text of the youngest: on the page that faces it, over its edges."""
    page: Box
    """A page of illustrations by the youngest: over its edges, but for its foot."""
    head: float
    """Above a picture that does not reach the edges of its page there is paper at least so high."""
    indent: float
    """The furthest that a caption is moved in with its picture."""
    captions: Captions


@dataclass(frozen=True)
class Page:
    """A page's architecture. Margins are the same on both sides, as a screen shows one page at a time."""

    name: str
    sheet: Box
    margins: tuple[float, float, float]
    """Above, on either side, below."""
    grid: float
    """The line of the book."""
    type: float
    """The size of letters that stands on it."""
    full: float
    """The height that a page of prose, and what is placed with intent, makes use of."""
    hang: float
    """No text begins further out than this, so that the leaf before the title has its room."""
    heads: Heads
    verses: Verses
    prose: Prose
    plates: Plates
    leading: float = 1.361
    """Line height to type size, where the script asks for nothing more."""
    faces: bool = True
    """Whether pages face each other: what belongs together stands on a left and a right page."""
    runs_anywhere: bool = False
    """Whether a text of several pages may begin on a right one, as most are on small paper."""
    bleed: float = 0.0
    """How far beyond the cut is printed what reaches the edges."""
    binding: float = 0.0
    """How far pages move away from the spine, where they are bound."""

    @property
    def width(self) -> float:
        """The room between the margins."""
        return self.sheet.width - 2 * self.margins[1]

    @property
    def height(self) -> float:
        """The room between the margins above and below."""
        return self.sheet.height - self.margins[0] - self.margins[2]

    def bled(self, bleed: float) -> "Page":
        """Return the page as it is printed on larger paper and cut."""
        return replace(self, bleed=bleed)


A4 = Page(
    name="A4",
    sheet=Box(210.0, 297.0),
    margins=(27.0, 25.0, 24.0),
    grid=6.0,
    type=12.5,
    full=234.0,
    hang=6.0,
    heads=Heads(
        titles=((30.0, 12.0, 1), (23.0, 9.0, 2), (18.0, 7.5, 99)),
        young=(37.0, 15.0, 1),
        eyebrow=7.0,
        also=6.5,
        also_size=14.0,
        credit=5.0,
        credit_size=9.5,
        gap=12.0,
    ),
    verses=Verses(
        sizes=(14.0, 12.0),
        young=(15.0, 13.0),
        larger=16.0,
        larger_young=17.0,
        second={
            16.0: (14.0, 12.5),
            17.0: (15.0, 13.5),
            14.0: (12.5, 11.0),
            12.0: (11.0,),
            15.0: (13.5, 12.0),
            13.0: (12.0,),
        },
        gap=11.0,
        indent=24.0,
    ),
    prose=Prose(sizes=(13.0, 11.5), second=(12.0, 11.0), larger=14.5, measure=130.0, widest=142.0),
    plates=Plates(
        plate=Box(160.0, 206.0),
        beside=Box(160.0, 214.0),
        whole=Box(210.0, 281.0),
        page=Box(210.0, 273.0),
        head=18.0,
        indent=40.0,
        captions=Captions(
            measure=147.0,
            title_letter=4.1,
            also_letter=2.6,
            credit_letter=1.75,
            gap=8.0,
            eyebrow=7.0,
            title=10.5,
            also=7.0,
            credit=5.0,
            loose=4.0,
            line=6.0,
            letters=68,
            most_lines=16,
            wordy=55,
        ),
    ),
    binding=4.0,
)
A5 = Page(
    name="A5",
    sheet=Box(148.0, 210.0),
    margins=(19.0, 18.0, 21.0),
    grid=5.0,
    type=10.4,
    full=160.0,
    hang=5.0,
    heads=Heads(
        titles=((22.0, 9.0, 1), (17.5, 7.0, 2), (14.5, 6.0, 99)),
        young=(27.0, 11.0, 1),
        eyebrow=6.0,
        also=5.5,
        also_size=11.5,
        credit=4.25,
        credit_size=8.25,
        gap=9.0,
    ),
    verses=Verses(
        sizes=(11.5, 10.25, 9.75),
        young=(12.5, 11.0, 10.25),
        larger=13.0,
        larger_young=14.0,
        second={
            13.0: (11.5, 10.25),
            14.0: (12.5, 11.0),
            11.5: (10.5, 9.5),
            10.25: (9.5, 9.25),
            9.75: (9.25,),
            12.5: (11.25, 10.25),
            11.0: (10.25,),
        },
        gap=8.0,
        indent=16.0,
    ),
    prose=Prose(sizes=(10.75, 9.75), second=(10.25, 9.5), larger=12.0, measure=104.0, widest=108.0),
    plates=Plates(
        plate=Box(112.0, 137.0),
        beside=Box(112.0, 148.0),
        whole=Box(148.0, 199.0),
        page=Box(148.0, 189.0),
        head=13.0,
        indent=28.0,
        captions=Captions(
            measure=102.0,
            title_letter=3.2,
            also_letter=2.15,
            credit_letter=1.55,
            gap=7.0,
            eyebrow=6.0,
            title=8.5,
            also=6.0,
            credit=4.25,
            loose=3.5,
            line=5.0,
            letters=60,
            most_lines=11,
            wordy=46,
        ),
    ),
    runs_anywhere=True,
    binding=3.0,
)
SQUARE = Page(
    name="square",
    sheet=Box(210.0, 210.0),
    margins=(23.0, 28.0, 25.0),
    grid=5.4,
    type=11.25,
    full=151.2,
    hang=6.0,
    heads=Heads(
        titles=((27.0, 10.8, 1), (21.0, 8.4, 2), (16.5, 6.8, 99)),
        young=(33.0, 13.5, 1),
        eyebrow=6.4,
        also=6.0,
        also_size=12.75,
        credit=4.7,
        credit_size=9.0,
        gap=10.8,
    ),
    verses=Verses(
        sizes=(12.75, 11.0, 10.5),
        young=(13.75, 12.0, 11.0),
        larger=14.5,
        larger_young=15.5,
        second={
            14.5: (12.75, 11.25),
            15.5: (13.75, 12.25),
            12.75: (11.5, 10.25),
            11.0: (10.25, 10.0),
            10.5: (10.0,),
            13.75: (12.25, 11.0),
            12.0: (11.0,),
        },
        gap=10.0,
        indent=22.0,
    ),
    prose=Prose(sizes=(11.75, 10.5), second=(11.0, 10.25), larger=13.0, measure=116.0, widest=126.0),
    plates=Plates(
        plate=Box(154.0, 124.0),
        beside=Box(154.0, 140.0),
        whole=Box(210.0, 197.0),
        page=Box(210.0, 185.0),
        head=14.0,
        indent=40.0,
        captions=Captions(
            measure=141.0,
            title_letter=3.75,
            also_letter=2.4,
            credit_letter=1.66,
            gap=7.0,
            eyebrow=6.4,
            title=9.5,
            also=6.5,
            credit=4.7,
            loose=3.5,
            line=5.4,
            letters=70,
            most_lines=8,
            wordy=54,
        ),
    ),
    runs_anywhere=True,
    binding=4.0,
)
LARGE = Page(
    name="large",
    sheet=Box(210.0, 297.0),
    margins=(24.0, 22.0, 30.0),
    grid=9.0,
    type=17.0,
    full=225.0,
    hang=8.0,
    heads=Heads(
        titles=((34.0, 14.0, 1), (27.0, 11.5, 2), (22.0, 10.0, 99)),
        young=(38.0, 16.0, 1),
        eyebrow=9.0,
        also=9.5,
        also_size=19.0,
        credit=8.0,
        credit_size=16.0,
        gap=14.0,
    ),
    verses=Verses(
        sizes=(19.0, 17.0),
        young=(20.0, 18.0),
        larger=21.0,
        larger_young=22.0,
        second={size: (size,) for size in (17.0, 18.0, 19.0, 20.0, 21.0, 22.0)},
        gap=11.0,
        indent=24.0,
    ),
    prose=Prose(sizes=(17.0,), second=(17.0,), larger=19.0, measure=158.0, widest=166.0, apart=0.5),
    plates=Plates(
        plate=Box(166.0, 176.0),
        beside=Box(166.0, 214.0),
        whole=Box(210.0, 281.0),
        page=Box(210.0, 267.0),
        head=18.0,
        indent=40.0,
        captions=Captions(
            measure=153.0,
            title_letter=4.8,
            also_letter=3.5,
            credit_letter=2.95,
            gap=8.0,
            eyebrow=9.0,
            title=12.5,
            also=10.0,
            credit=8.0,
            loose=4.0,
            line=9.0,
            letters=52,
            most_lines=9,
            wordy=40,
        ),
    ),
    leading=1.5,
    faces=False,
)
PAGES = {Format.A4: A4, Format.A5: A5, Format.SQUARE: SQUARE}
