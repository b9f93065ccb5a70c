"""What is printed for a judge, on which paper, and the codes by which a sheet is found again."""

import hashlib
from collections.abc import Iterable
from enum import StrEnum

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No sign that is taken for another one when it is read from paper."""
LENGTH = 6
PRINT = "judging.print"
"""The work of setting a print."""


class PrintKind(StrEnum):
    """A pack holds the works, the sheets their questions."""

    PACK = "pack"
    SHEETS = "sheets"


class PaperFormat(StrEnum):
    """The paper it is printed on."""

    A4 = "a4"
    LETTER = "letter"


def job_key(print_id: int) -> str:
    """Return what the work on a print is known by."""
    return f"paper.{print_id}"


def code_of(ref: str) -> str:
    """Return the code of an assignment: short, the same whenever it is printed, and telling nothing."""
    number = int.from_bytes(hashlib.sha256(f"paper {ref}".encode()).digest()[:8])
    signs = []
    for _place in range(LENGTH):
        number, at = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[at])
    return f"{''.join(signs[:3])}-{''.join(signs[3:])}"


def tidy_code(typed: str) -> str:
    """Return a code as it is compared: whatever case, blanks and dashes it was typed with."""
    return "".join(sign for sign in typed.upper() if sign in ALPHABET)


def found_by(typed: str, refs: Iterable[str]) -> list[str]:
    """Return the refs that a typed code, or the beginning of one (three signs at least), stands for."""
    wanted = tidy_code(typed)
    if len(wanted) < LENGTH // 2:
        return []
    return [ref for ref in refs if tidy_code(code_of(ref)).startswith(wanted)]
