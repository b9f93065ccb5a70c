"""What must hold of every text in a finished book, looked up in the file."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from competition.platform.languages import script_of
from competition.publication.manuscript import Manuscript, Text, Work
from tests.support.pdf_glyphs import Box, Glyph
from tests.support.pdf_reading import Said

MM = 72 / 25.4
PAPER = (0.0, 0.0, 210 * MM, 297 * MM)
SIDE, BELOW = 25 * MM, 24 * MM
"""What of the paper is margin: nothing of a text stands there, but for the leaf."""
OVERHANG = 3.0
"""Points by which the ink of a letter may reach over the measure, as slanted ones do."""
TOUCH = 1.6
"""Points by which the ink of letters on two lines may meet: a mark below one, an accent on another."""
_CLOSING = frozenset("、。，．,.！!？?：:；;）)」』】》〉］]ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
_EAST_ASIAN = ("Jpan", "Hans", "Hant")


def lost(work: Work, pieces: list[Said]) -> Iterator[str]:
    """Yield which texts of a work are not there in their words and their order."""
    read: dict[str, list[str]] = defaultdict(list)
    for each in pieces:
        read[each.language].append(_plain(each.text))
    for text in work.texts:
        for part in (text.title, *_lines(work, text)):
            if _plain(part) not in "".join(read[text.language]):
                yield f"{work.number} {text.language}: {part[:60]!r}"


def _lines(work: Work, text: Text) -> list[str]:
    if work.form == "essay":
        return text.paragraphs
    return [line for stanza in text.stanzas for line in stanza]


def _plain(text: str) -> str:
    """Return a text without what setting adds or takes: spaces, hyphens, and how its marks are composed."""
    kept = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) not in _UNSEEN)
    return "".join(kept).replace("-", "").replace("‐", "")


_UNSEEN = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn"))


def undrawn(work: Work, pieces: list[Said]) -> list[Glyph]:
    """Return the empty boxes in a work."""
    return [glyph for each in pieces for glyph in each.glyphs if not glyph.drawn]


def outside(pieces: list[Said]) -> Iterator[str]:
    """Yield what stands over the margins."""
    left, right, low = SIDE - OVERHANG, PAPER[2] - SIDE + OVERHANG, BELOW - 2 * OVERHANG
    for each in pieces:
        for glyph in each.glyphs:
            if glyph.ink and (glyph.ink[0] < left or glyph.ink[2] > right or glyph.ink[1] < low):
                yield f"page {each.page}: {each.text[:40]!r} over the margin"
                break


def overlapping(pieces: list[Said]) -> Iterator[str]:
    """Yield lines whose ink lies over that of others by more than marks do."""
    for page, said in _by_page(pieces).items():
        boxes = [(each, [glyph.ink for glyph in each.glyphs if glyph.ink]) for each in said]
        inked = [(each, ink, _around(ink)) for each, ink in boxes if ink]
        for at, (one, ink, around) in enumerate(inked):
            for other, others, further in inked[at + 1 :]:
                if _meet(around, further) and _meeting(ink, others):
                    yield f"page {page}: {one.text[:30]!r} over {other.text[:30]!r}"


def _by_page(pieces: list[Said]) -> Mapping[int, list[Said]]:
    found: dict[int, list[Said]] = defaultdict(list)
    for each in pieces:
        found[each.page].append(each)
    return found


def _around(boxes: list[Box]) -> Box:
    columns = list(zip(*boxes, strict=True))
    return min(columns[0]), min(columns[1]), max(columns[2]), max(columns[3])


def _meet(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) - max(one[0], other[0]) > TOUCH and (
        min(one[3], other[3]) - max(one[1], other[1]) > TOUCH
    )


def _meeting(ink: list[Box], others: list[Box]) -> bool:
    return any(_meet(one, other) for one in ink for other in others)


def unaligned(work: Work, pieces: list[Said]) -> Iterator[str]:
    """Yield lines of a text from right to left that do not begin at its right edge."""
    if work.original.direction != "rtl":
        return
    own = [each for each in pieces if each.language == work.original.language]
    for page, said in _by_page(own).items():
        boxes = [_around(ink) for each in said if (ink := [one.ink for one in each.glyphs if one.ink])]
        edge = max(box[2] for box in boxes)
        most = 0.25 * (edge - min(box[0] for box in boxes))
        at_edge = sum(edge - box[2] < most for box in boxes)
        if at_edge < len(boxes):
            yield f"{work.number} page {page}: {len(boxes) - at_edge} lines do not begin at the right"


def closing_first(work: Work, pieces: list[Said]) -> Iterator[str]:
    """Yield lines of Chinese and Japanese that begin with what closes a sentence or a bracket."""
    for text in work.texts:
        if script_of(text.language) in _EAST_ASIAN:
            own = [each.text for each in pieces if each.language == text.language]
            for before, line in pairwise(own):
                if line.lstrip()[:1] in _CLOSING and line.strip() and before.strip():
                    yield f"{work.number}: a line begins with {line[:5]!r}"


def works_of(
    book: Manuscript, anchors: Mapping[str, int], said: list[Said]
) -> Iterator[tuple[Work, list[Said]]]:
    """Yield each work with what is read on its pages."""
    first = {work.anchor: anchors[work.anchor] for work in book.works}
    begins = sorted({*first.values(), *(each.page for each in said if "/H1" in each.tags)})
    last = max(each.page for each in said)
    by_page = _by_page(said)
    for work in book.works:
        until = next((page for page in begins if page > first[work.anchor]), last + 1)
        pages = range(first[work.anchor], until)
        yield work, [each for page in pages for each in by_page.get(page, [])]
