"""The colours of cards, and whether words can be read on them. Pure."""

from collections.abc import Mapping

RGB = tuple[int, int, int]

PAPER, COVER, INK, QUIET, RULE = "#FBF8F2", "#F6EFE2", "#23211E", "#625E56", "#DDD5C6"
READABLE = 4.5
"""The least contrast of words and ground (WCAG 2.2, success criterion 1.4.3)."""


def rgb(colour: str) -> RGB:
    """Return "#RRGGBB" as numbers from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: RGB, other: RGB) -> float:
    """Return the contrast ratio of two colours, as WCAG 2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, ground: str) -> RGB:
    """Return the colour, made darker step by step until words in it can be read on the ground."""
    words = rgb(colour)
    while contrast(words, rgb(ground)) < READABLE and any(words):
        words = (words[0] * 15 // 16, words[1] * 15 // 16, words[2] * 15 // 16)
    return words


def dye(form: str, dyes: Mapping[str, str]) -> str:
    """Return the colour of a form's leaf; ink where a campaign has given it none."""
    return dyes.get(form, INK)


def _luminance(colour: RGB) -> float:
    shares = [channel / 255 for channel in colour]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
