"""The colours of cards, and whether words can be read on them. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from competition.platform.contrast import READABLE, RGB, contrast, rgb

PAPER, COVER, INK, QUIET, RULE = "#FBF8F2", "#F6EFE2", "#23211E", "#625E56", "#DDD5C6"
_DEEP, _SEEN = 6.8, 2.6
"""The contrast of paper on a ground of dye, and of leaves with any ground but paper."""


@dataclass(frozen=True)
class Palette:
    """The colours on one ground; `leaves` by form."""

    ground: RGB
    ink: RGB
    quiet: RGB
    accent: RGB
    rule: RGB
    leaves: tuple[tuple[str, RGB], ...]
    stem: RGB

    def leaf(self, form: str) -> RGB:
        """Return the colour of a form's leaf; the stem's for what belongs to no form."""
        return dict(self.leaves).get(form, self.stem)


def on_paper(form: str, dyes: Mapping[str, str], stem: str, ground: str = PAPER) -> Palette:
    """Return ink on paper, with the form's dye for its label."""
    return Palette(
        ground=rgb(ground),
        ink=rgb(INK),
        quiet=readable(QUIET, ground),
        accent=readable(dye(form, dyes), ground),
        rule=rgb(RULE),
        leaves=tuple((each, rgb(colour)) for each, colour in sorted(dyes.items())),
        stem=rgb(stem),
    )


def on_dye(form: str, dyes: Mapping[str, str], stem: str) -> Palette:
    """Return the garden at night: paper on the form's dye, its leaves made lighter until they are seen."""
    ground = _until(rgb(dye(form, dyes)), (0, 0, 0), lambda deep: contrast(deep, rgb(PAPER)) >= _DEEP)

    def seen(colour: RGB, least: float = _SEEN) -> RGB:
        return _until(colour, rgb(PAPER), lambda light: contrast(light, ground) >= least)

    return Palette(
        ground=ground,
        ink=rgb(PAPER),
        quiet=seen(mixed(ground, rgb(PAPER), 0.8), READABLE + 0.2),
        accent=seen(rgb(dye(form, dyes)), READABLE + 0.2),
        rule=mixed(ground, rgb(PAPER), 0.35),
        leaves=tuple((each, seen(rgb(colour))) for each, colour in sorted(dyes.items())),
        stem=seen(rgb(stem)),
    )


def mixed(one: RGB, other: RGB, part: float) -> RGB:
    """Return a colour with this part of the other in it."""
    first, second, third = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return first, second, third


def readable(colour: str, ground: str) -> RGB:
    """Return the colour, made darker step by step until words in it can be read on the ground."""
    words = rgb(colour)
    while contrast(words, rgb(ground)) < READABLE and any(words):
        words = (words[0] * 15 // 16, words[1] * 15 // 16, words[2] * 15 // 16)
    return words


def dye(form: str, dyes: Mapping[str, str]) -> str:
    """Return the colour of a form's leaf; ink where a campaign has given it none."""
    return dyes.get(form, INK)


def _until(colour: RGB, towards: RGB, enough: Callable[[RGB], bool]) -> RGB:
    """Return the first colour on the way that is enough."""
    steps = (mixed(colour, towards, step / 24) for step in range(25))
    return next((each for each in steps if enough(each)), towards)
