"""The numbers a book goes by, ISBN and ISSN: whether one can be right. Pure."""

import re
from enum import StrEnum

_PARTS = re.compile(r"[\s\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}-]+")
_NAME = re.compile(r"\A\s*(?:ISBN(?:-13)?|ISSN)\s*:?\s*", re.IGNORECASE)


class Fault(StrEnum):
    """Why a number cannot be right: too few signs, too many or others; its beginning; its last digit."""

    SHAPE = "shape"
    PREFIX = "prefix"
    CHECK = "check"


def without_name(typed: str) -> str:
    """Return a number without the word before it that says what it is."""
    return _NAME.sub("", typed)


def digits_of(typed: str) -> str:
    """Return a number without what parts it: hyphens, spaces, its name before it."""
    return _PARTS.sub("", without_name(typed)).upper()


def isbn_fault(typed: str) -> Fault | None:
    """Return why this is no ISBN of today; None where it is one."""
    digits = digits_of(typed)
    if not re.fullmatch(r"[0-9]{13}", digits):
        return Fault.SHAPE
    if not digits.startswith(("978", "979")):
        return Fault.PREFIX
    fits = sum(int(digit) * (1, 3)[at % 2] for at, digit in enumerate(digits)) % 10 == 0
    return None if fits else Fault.CHECK


def issn_fault(typed: str) -> Fault | None:
    """Return why this is no ISSN; None where it is one. The last sign may be an X, for ten."""
    digits = digits_of(typed)
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits):
        return Fault.SHAPE
    values = [10 if digit == "X" else int(digit) for digit in digits]
    fits = sum((8 - at) * value for at, value in enumerate(values)) % 11 == 0
    return None if fits else Fault.CHECK
