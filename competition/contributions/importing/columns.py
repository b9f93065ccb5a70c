"""What a column of the table holds, by its header in many languages."""

from collections.abc import Sequence
from enum import StrEnum

from competition.entries.roster.columns import header_key
from competition.entries.roster.headers import HEADERS
from competition.entries.roster.roles import Role

_WITHIN = 15


class Column(StrEnum):
    """The columns of the table, by the names that its template gives them."""

    ID = "contribution"
    KIND = "kind"
    CITY = "city"
    NAME = "name"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    OFFICE = "office"
    LANGUAGE = "language"
    TEXT = "text"
    TRANSLATION_LANGUAGE = "translation_language"
    TRANSLATION = "translation"
    TRANSLATION_CREDIT = "translation_credit"
    PORTRAIT = "portrait"
    ALT = "alt"
    CONSENT_BOOK = "consent_book"
    CONSENT_WEB = "consent_web"
    CONSENT_SOCIAL = "consent_social"
    MINOR = "minor"
    GUARDIAN = "guardian"
    QUESTIONS = "questions"


NEEDED = (Column.KIND, Column.CITY, Column.TEXT)
_OWN = {
    Column.ID: "contribution,id,number,contribution id",
    Column.KIND: "kind,type,art,sorte",
    Column.OFFICE: "office,trade,function,job,fonction,métier,amt,beruf",
    Column.TRANSLATION_CREDIT: "translation_credit,translator,translated by,traducteur,traduit par",
    Column.PORTRAIT: "portrait,photo of the person,portrait file",
    Column.MINOR: "minor,under 18,under age,mineur,minderjährig",
    Column.GUARDIAN: "guardian,guardian agreed,parent or guardian,accord des parents",
    Column.QUESTIONS: "questions,answers the questions,répond aux questions",
}
_SHARED = {
    Column.CITY: Role.CITY,
    Column.NAME: Role.PUPIL,
    Column.GIVEN_NAME: Role.GIVEN_NAME,
    Column.FAMILY_NAME: Role.FAMILY_NAME,
    Column.LANGUAGE: Role.LANGUAGE,
    Column.TEXT: Role.TEXT,
    Column.TRANSLATION_LANGUAGE: Role.TRANSLATION_LANGUAGE,
    Column.TRANSLATION: Role.TRANSLATION,
    Column.PORTRAIT: Role.PICTURE,
    Column.ALT: Role.ALT,
    Column.CONSENT_BOOK: Role.CONSENT_BOOK,
    Column.CONSENT_WEB: Role.CONSENT_WEB,
    Column.CONSENT_SOCIAL: Role.CONSENT_SOCIAL,
}
"""Columns that a roster of pupils has as well, and is understood in the same languages."""
_BY_WORD = {
    **{header_key(word): column for column, role in _SHARED.items() for word in HEADERS[role].split(",")},
    **{header_key(word): column for column, words in _OWN.items() for word in words.split(",")},
    **{header_key(column.value): column for column in Column},
}


def header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the position of the row that names the columns; None where none names those that are needed."""
    named = [columns_of(row) for row in rows[:_WITHIN]]
    return next((at for at, found in enumerate(named) if set(NEEDED) <= set(found)), None)


def columns_of(header: Sequence[str]) -> list[Column | None]:
    """Return what each column holds, None for one that nobody knows; the first of a kind counts."""
    found: list[Column | None] = []
    for head in header:
        column = _BY_WORD.get(header_key(head))
        found.append(None if column in found else column)
    return found
