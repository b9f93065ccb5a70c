"""What a column of a roster holds: guessed from its header in many languages and from its cells."""

import re
from collections.abc import Sequence

from competition.entries.roster.cells import is_file_name
from competition.entries.roster.headers import HEADERS
from competition.entries.roster.roles import LISTS, PLACE, Role
from competition.entries.roster.words import CONSENTS, FORMS
from competition.entries.tags import COMMON, language_tag
from competition.platform.romanise import plain

_LOOKED_AT = 40
_HEADER_WITHIN = 15
_CODES = frozenset(COMMON)
_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".heic", ".heif", ".avif")

Rows = Sequence[Sequence[str]]


def header_key(header: str) -> str:
    """Return a header as it is compared: without case, accents and marks."""
    return " ".join(re.sub(r"[_\-()\[\]]", " ", plain(header)).strip(" .:*?!").split())


_BY_WORD = {header_key(word): role for role, words in reversed(HEADERS.items()) for word in words.split(",")}


def header_row(rows: Rows) -> int | None:
    """Return the position of the row that names the columns; None where none does."""
    known = [sum(_by_header(cell) is not None for cell in row) for row in rows[:_HEADER_WITHIN]]
    best = max(known, default=0)
    if best == 0:
        return None
    return known.index(best)


def guess(rows: Rows, header: int | None, *, many_classes: bool = False) -> list[Role]:
    """Return a role for each column: by its header, else by its cells; no role twice that cannot be.

    What only a roster of many classes says is left out where `many_classes` is not meant.
    """
    width = len(rows[0]) if rows else 0
    heads = rows[header] if header is not None else [""] * width
    body = rows[(header + 1 if header is not None else 0) :][:_LOOKED_AT]
    roles: list[Role] = []
    for column in range(width):
        values = [row[column].strip() for row in body if row[column].strip()]
        role = _by_header(heads[column]) or (_by_cells(values) if not heads[column].strip() else Role.IGNORE)
        role = _by_files(role, values)
        if (role in PLACE and not many_classes) or (role in roles and role not in LISTS):
            role = Role.IGNORE
        roles.append(role)
    return _names_together(roles)


def _by_header(header: str) -> Role | None:
    """Return the role of a header: by all its words, else without what stands in brackets, else by a part."""
    parts = re.split(r"[/|,:–—]", header)
    for said in (header, header.partition("(")[0], *(parts if len(parts) > 1 else ())):
        if role := _BY_WORD.get(header_key(said)):
            return role
    return None


def _by_cells(values: Sequence[str]) -> Role:
    """Return the role that most cells of a column without a header speak for."""
    if not values:
        return Role.IGNORE
    if _most(values, is_file_name):
        return Role.PICTURE
    if _most(values, lambda value: value.isdigit() and 3 <= int(value) <= 20) and len(set(values)) < len(
        values
    ):
        return Role.AGE
    if _most(values, lambda value: plain(value) in FORMS):
        return Role.FORM
    if _most(
        values, lambda value: value.casefold() in _CODES or (len(value) > 3 and bool(language_tag(value)))
    ):
        return Role.LANGUAGE
    if _most(values, lambda value: plain(value) in CONSENTS):
        return Role.IGNORE  # a consent without a word for what is no consent
    if _most(values, lambda value: "\n" in value or len(value) > 120):
        return Role.TEXT
    if _most(
        values,
        lambda value: (
            value[:1].isalpha() and 1 <= len(value.split()) <= 4 and not any(map(str.isdigit, value))
        ),
    ):
        return Role.PUPIL
    return Role.IGNORE


def _by_files(role: Role, values: Sequence[str]) -> Role:
    """Tell names of pictures from names of texts, and either from a text in the cell."""
    if role in (Role.TEXT, Role.PICTURE, Role.DOCUMENT) and values and _most(values, is_file_name):
        pictures = _most(values, lambda value: value.lower().endswith(_PICTURES))
        return Role.PICTURE if pictures else Role.DOCUMENT
    return role


def _most(values: Sequence[str], test: object) -> bool:
    assert callable(test)
    return sum(bool(test(value)) for value in values) * 10 >= len(values) * 7


def _names_together(roles: list[Role]) -> list[Role]:
    """Take a lone “name” or “nom” for the whole name, and a “name” beside a given name for the family's."""
    given, family, whole = (r in roles for r in (Role.GIVEN_NAME, Role.FAMILY_NAME, Role.PUPIL))
    if whole and given and not family:
        return [Role.FAMILY_NAME if role is Role.PUPIL else role for role in roles]
    if not whole and given != family:
        alone = (Role.GIVEN_NAME, Role.FAMILY_NAME)
        return [Role.PUPIL if role in alone else role for role in roles]
    return roles
