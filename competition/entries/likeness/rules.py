"""How alike two texts or two pictures are: plain facts in, numbers out.

A text is compared by its runs of letters whatever the script, without spaces, case and punctuation. Its
smallest hashes (MinHash) are cut into bands: two texts that share a band are looked at closely, no others.
A picture is compared by 64 bits that say where it gets brighter; where two differ by seven, one of their four
bands of sixteen differs by one at most, so that every such pair is found by looking one bit around each band.
"""

import hashlib
import unicodedata
from enum import StrEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from competition.entries.texts import is_dense

BANDS, ROWS = 20, 4
ALIKE_FROM = 60
"""Texts are called alike from this share of common runs on, in per cent."""
FARTHEST = 7
"""Pictures are called alike up to so many differing bits of 64."""
PICTURE_BANDS, BAND_BITS = 4, 16
LEAST_LETTERS = 30
"""A shorter text is compared as a whole only: a few words are soon alike."""
LEAST_BITS = 6
"""A picture with fewer bits set, or unset, shows next to nothing: all such look alike."""
_RUN, _DENSE_RUN = 5, 3
_TELLING = 300
"""So many letters tell what script a text is in."""
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SEED = 2026

Numbers = NDArray[np.uint64]


class LikenessKind(StrEnum):
    """By what two entries are alike."""

    SAME_TEXT = "same-text"
    TEXT = "text"
    SAME_FILE = "same-file"
    PICTURE = "picture"
    BITS = "bits"
    """All bits of a picture: what it is compared by once it is found."""


def letters(text: str) -> str:
    """Return the letters and digits of a text in one case: what is compared."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum())


def number_of(content: bytes) -> int:
    """Return 63 bits that stand for some bytes."""
    return int.from_bytes(hashlib.sha256(content).digest()[:8]) >> 1


def runs(plain: str) -> Numbers:
    """Return a hash for each run of letters that stands in `letters` of a text, each once."""
    size = _DENSE_RUN if is_dense(plain[:_TELLING]) else _RUN
    codes = np.frombuffer(plain.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < size:
        return np.empty(0, np.uint64)
    hashes = np.zeros(len(codes) - size + 1, np.uint64)
    for at in range(size):
        hashes = hashes * _STEP + codes[at : len(codes) - size + 1 + at] + np.uint64(1)
    hashes ^= hashes >> np.uint64(29)
    return np.unique(hashes * _MIX)


def bands(plain: str) -> list[int]:
    """Return the values that a text is found by, one for each band; none for a short one."""
    if len(plain) < LEAST_LETTERS:
        return []
    factors, addends = _hashes()
    smallest = (((runs(plain)[:, None] * factors + addends) >> np.uint64(32)).min(axis=0)).astype("<u8")
    rows = smallest.reshape(BANDS, ROWS)
    return [number_of(bytes([band]) + row.tobytes()) for band, row in enumerate(rows)]


@cache
def _hashes() -> tuple[Numbers, Numbers]:
    random = np.random.default_rng(_SEED)
    drawn = random.integers(0, 1 << 63, size=(2, BANDS * ROWS), dtype=np.uint64)
    return drawn[0] | np.uint64(1), drawn[1]


def text_score(one: Numbers, other: Numbers) -> int:
    """Return what share of the runs of two texts is common, in per cent."""
    common = len(np.intersect1d(one, other, assume_unique=True))
    whole = len(one) + len(other) - common
    return int(100 * common / whole) if whole else 0


def picture_bands(bits: int) -> list[int]:
    """Return the four values that a picture is found by; none for one that shows next to nothing."""
    if not LEAST_BITS <= bits.bit_count() <= 64 - LEAST_BITS:
        return []
    return [at << BAND_BITS | (bits >> (BAND_BITS * at) & 0xFFFF) for at in range(PICTURE_BANDS)]


def signed(bits: int) -> int:
    """Return 64 bits as a database keeps them."""
    return bits - (1 << 64) if bits >> 63 else bits


def unsigned(value: int) -> int:
    """Return the 64 bits again."""
    return value & 0xFFFF_FFFF_FFFF_FFFF


def around(value: int) -> list[int]:
    """Return all values of the same band that differ by one bit at most."""
    return [value, *(value ^ 1 << at for at in range(BAND_BITS))]


def picture_score(one: int, other: int) -> int:
    """Return how many of the 64 bits two pictures share, in per cent; 0 where they are too far apart."""
    apart = (one ^ other).bit_count()
    return round(100 * (64 - apart) / 64) if apart <= FARTHEST else 0
