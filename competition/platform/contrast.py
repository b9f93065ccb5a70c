"""How well words can be told from their ground, as WCAG 2 computes it."""

RGB = tuple[int, int, int]
READABLE = 4.5
"""The least contrast of words and ground (WCAG 2.2, success criterion 1.4.3)."""


def rgb(colour: str) -> RGB:
    """Return `#rrggbb` as numbers from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: RGB, other: RGB) -> float:
    """Return the contrast ratio of two colours: from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: RGB) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
