"""The colour of each form in a campaign, whether it can be read, and the faces of the cards."""

import re
from collections.abc import Mapping
from typing import Any

from competition.platform.contrast import READABLE, contrast, rgb
from competition.platform.faces import PAIRS
from competition.platform.garland import DYES, OLIVE

GROUNDS = (("paper", "#FBF8F2"), ("cover", "#F6EFE2"))
"""What words stand on, and its usual colour."""
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def colour_of(brand: Mapping[str, Any], form: str) -> str:
    """Return a form's colour: the campaign's own, else the plant dye."""
    own = brand.get("form", {}).get(form, {})
    return str(own.get("area") or DYES.get(form, OLIVE)).upper()


def faces_of(brand: Mapping[str, Any]) -> str:
    """Return the name of the pair of faces that cards are set in; empty for the usual one."""
    chosen = brand.get("faces", "")
    return chosen if chosen in PAIRS else ""


def least_contrast(brand: Mapping[str, Any], colour: str) -> float:
    """Return how well words in this colour can be read on the ground where they are read worst."""
    return min(contrast(rgb(colour), rgb(str(brand.get(key) or usual))) for key, usual in GROUNDS)


def is_readable(brand: Mapping[str, Any], colour: str) -> bool:
    """Whether words can stand in this colour on paper and cover."""
    return least_contrast(brand, colour) >= READABLE


def recoloured(brand: Mapping[str, Any], colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the brand with these colours by form; a colour left as it was keeps its own shade for words."""
    changed = {
        form: {"area": colour, "text": colour}
        for form, colour in colours.items()
        if colour.upper() != colour_of(brand, form)
    }
    return {**brand, "form": {**brand.get("form", {}), **changed}} if changed else dict(brand)
