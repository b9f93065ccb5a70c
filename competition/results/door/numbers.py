"""Numbers as people write them, in tables and in options."""

import re

LARGEST = 1e9  # scores and weights: beyond, sums would lose digits
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,4})?", re.ASCII | re.IGNORECASE)


def is_number(text: str) -> bool:
    """Whether a text is a number such as 3, -0.5 or 1e3; neither infinite nor with other letters in it."""
    return bool(_NUMBER.fullmatch(text))


def within_reach(number: float) -> bool:
    """Whether it can be counted with."""
    return abs(number) <= LARGEST
