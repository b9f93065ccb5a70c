"""What must hold of every text on every card, looked up in its pixels."""

import unicodedata
from itertools import combinations

import numpy as np

from competition.platform.contrast import contrast
from competition.social.breaking import spaceless
from competition.social.formats import Shape

LEAST_CONTRAST = 4.5
BEYOND = 0.2
"""Ems by which ink may reach over the ends of its line, as slanted letters do and signs of Kannada."""
ABOVE = 0.06
"""Ems, beside two pixels, by which it may reach above or below what was measured: small type is hinted."""
TOUCH = 6
"""Pixels of two lines that may lie on each other: the edges of letters, softened."""
_MARKS = "…“”„«»「」\"'‘’"


def placed(sheet, fmt):
    """Yield what stands outside the safe area, what is too small, and boxes that lie over each other."""
    safe = fmt.safe
    wide, high = sheet.image.size
    for one in sheet.placed:
        if one.what == "picture":
            continue
        if not (
            safe.start - 1 <= one.left <= one.right <= wide - safe.end + 1
            and safe.top - 1 <= one.top <= one.bottom <= high - safe.bottom + 1
        ):
            yield "outside", f"{one.what} {one.text!r} {_rounded(one)} of {wide}×{high}"
        if one.what == "words" and one.size < fmt.smallest - 0.5:
            yield "too small", f"{one.size:.0f} px: {one.text!r}"
    for one, other in combinations(sheet.placed, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        if across > 1 and down > 1:
            yield "overlapping", f"{one.what} {one.text!r} over {other.what} {other.text!r}, {down:.0f} px"


def inked(sheet, lines):
    """Yield lines without ink, with ink beyond their box or the card, and ink that lies on other ink."""
    wide, high = sheet.image.size
    for line in lines:
        box = line.box
        if box is None:
            if any(unicodedata.category(each)[0] not in "ZC" for each in line.text):
                yield "blank", repr(line.text)
            continue
        if box[0] < 0 or box[1] < 0 or box[2] > wide or box[3] > high:
            yield "clipped", f"{line.text!r}: ink {_whole(box)} on {wide}×{high}"
        told = _told(sheet, line, box)
        if told is None:
            continue
        over = max(told.left - box[0], box[2] - told.right) / line.size
        if over > BEYOND:
            yield "beyond its ends", f"{over:.2f} em: {line.text!r}"
        if max(told.top - box[1], box[3] - told.bottom) > ABOVE * line.size + 2:
            yield "beyond its height", f"ink {_whole(box)}, box {_rounded(told)}: {line.text!r}"
    for one, other in combinations(lines, 2):
        shared = _shared(one, other)
        if shared > TOUCH:
            yield "ink on ink", f"{shared} px: {one.text!r} and {other.text!r}"


def readable(sheet, lines):
    """Yield lines whose ink has too little contrast with what lies behind and round it."""
    pixels, all_ink = np.asarray(sheet.image.convert("RGB")), _all_ink(sheet, lines)
    for line in lines:
        if line.emoji or line.box is None or not line.text.strip(_MARKS):
            continue
        cover, seen, others = _cut(line, pixels, all_ink)
        full, free = seen[cover > 250], seen[others == 0]
        if len(full) < 8 or not len(free):
            continue
        ink = tuple(int(each) for each in np.median(full, axis=0))
        codes, counts = np.unique(free.astype(int) @ (65536, 256, 1), return_counts=True)
        grounds = [(int(code) >> 16, int(code) >> 8 & 255, int(code) & 255) for code in codes]
        ratios = np.array([contrast(ink, ground) for ground in grounds])
        order = np.argsort(ratios)
        share = np.cumsum(counts[order]) / counts.sum()
        least = ratios[order][np.searchsorted(share, 0.02)]
        if least < LEAST_CONTRAST:
            yield "contrast", f"{least:.2f}: {line.text!r}"


def said(content, sheets, missing):
    """Yield words of the work that were changed: all that stands there must be its own, in its order."""
    for _, excerpt in sheets:
        for shown, words in ((excerpt.text, content.original), (excerpt.translation, content.translation)):
            if shown and _plain(shown, missing) not in _plain(words.text, missing):
                yield "changed", f"{shown[:80]!r}"


def whole(content, fmt, drawn, missing):
    """Yield what should stand there and does not: any words of a work, all of them on slides, all cities.

    Told are a title that ends in a mark, longer than the card has room for, and a word of it that is torn.
    """
    if not drawn:
        if fmt.slides == 1:
            yield "missing", "no card"
        return
    stands = _plain("".join(one.text for sheet, _ in drawn for one in sheet.placed), missing)
    own, shown = content.original, [excerpt.text for _, excerpt in drawn]
    # The lowest cards name a work, and quote a voice.
    if own.text.strip() and not any(shown) and not (content.template.of_work and fmt.shape is Shape.LOW):
        yield "missing", f"no words of {own.text[:40]!r}"
    if any(_plain(each, missing) not in stands for each in shown):
        yield "missing", f"no card has {shown!r:.60}"
    if fmt.slides > 1 and _plain(own.text, missing) != _plain("".join(shown), missing):
        yield "missing", f"not all slides together hold {own.text[:40]!r}"
    # A single card may name some of a category's awards and of many cities; slides name all.
    listed = getattr(content, "listed", ()) if fmt.slides > 1 else ()
    for title in (own.title, *(each.original.title for each in listed)):
        if _plain(title, missing) not in stands:
            yield "shortened", repr(title)
        else:
            yield from _torn(title, "\n".join(one.text for sheet, _ in drawn for one in sheet.placed))
    for city in getattr(content, "cities", ()) if fmt.slides > 1 else ():
        if _plain(city, missing) not in stands:
            yield "missing", f"{city!r} among the cities"


def _torn(title, lines):
    """Yield words of a title that stand whole on no line, in scripts with spaces between words."""
    for word in title.split():
        if word not in lines and not any(map(spaceless, word)):
            yield "torn", repr(word)


def _plain(text, missing):
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        each
        for each in composed
        if each not in missing and each not in _MARKS and unicodedata.category(each)[0] not in "ZC"
    )


def _told(sheet, line, box):
    """Return the box that a line was said to have: of lines that say the same, the nearest."""
    same = [one for one in sheet.placed if one.text == line.text and abs(one.size - line.size) < 0.1]
    return min(same, key=lambda one: abs(one.top - box[1]) + abs(one.left - box[0]), default=None)


def _all_ink(sheet, lines):
    """Return how much of each pixel of a card the ink of any line covers."""
    wide, high = sheet.image.size
    covered = np.zeros((high, wide), np.uint8)
    for line in lines:
        down, across = line.cover.shape
        top, left = max(line.top, 0), max(line.left, 0)
        bottom, right = min(line.top + down, high), min(line.left + across, wide)
        if bottom > top and right > left:
            part = line.cover[top - line.top : bottom - line.top, left - line.left : right - line.left]
            covered[top:bottom, left:right] = np.maximum(covered[top:bottom, left:right], part)
    return covered


def _cut(line, pixels, all_ink):
    """Return a line's ink, the pixels of the card under and close round it, and everybody's ink there."""
    box = line.box
    high, wide = pixels.shape[:2]
    left, top = max(box[0] - 2, 0), max(box[1] - 2, 0)
    right, bottom = min(box[2] + 2, wide), min(box[3] + 2, high)
    own = line.cover[top - line.top : bottom - line.top, left - line.left : right - line.left]
    seen = pixels[top:bottom, left:right]
    return own.reshape(-1), seen.reshape(-1, 3), all_ink[top:bottom, left:right].reshape(-1)


def _shared(one, other):
    left, top = max(one.left, other.left), max(one.top, other.top)
    right = min(one.left + one.cover.shape[1], other.left + other.cover.shape[1])
    bottom = min(one.top + one.cover.shape[0], other.top + other.cover.shape[0])
    if right <= left or bottom <= top:
        return 0
    parts = [
        each.cover[top - each.top : bottom - each.top, left - each.left : right - each.left] > 128
        for each in (one, other)
    ]
    return int((parts[0] & parts[1]).sum())


def _rounded(one):
    return tuple(round(each) for each in (one.left, one.top, one.right, one.bottom))


def _whole(box):
    return tuple(int(each) for each in box)
