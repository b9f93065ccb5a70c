"""A table to fill in: the names of the columns, and three rows that show how."""

import csv
from io import StringIO

from competition.contributions.importing.columns import Column
from competition.contributions.pattern import PATTERNS

_EXAMPLES = (
    {
        Column.ID: "1",
        Column.KIND: "statement",
        Column.CITY: "Limerick",
        Column.NAME: "Ana Example",
        Column.OFFICE: "Mayor of Limerick",
        Column.LANGUAGE: "en",
        Column.TEXT: "statement.docx",
        Column.PORTRAIT: "ana.jpg",
        Column.ALT: "A woman in a blue jacket, who looks at us calmly.",
    },
    {
        Column.ID: "2",
        Column.KIND: "story",
        Column.CITY: "Limerick",
        Column.NAME: "Olu Example",
        Column.OFFICE: "baker",
        Column.LANGUAGE: "uk",
        Column.TEXT: "story.docx",
        Column.TRANSLATION_LANGUAGE: "en",
        Column.TRANSLATION: "story-in-english.docx",
        Column.PORTRAIT: "olu.jpg",
        Column.ALT: "A man with a tall white hat, who holds out a loaf.",
    },
    {
        Column.ID: "3",
        Column.KIND: "quote",
        Column.CITY: "Limerick",
        Column.NAME: "Kim Example",
        Column.LANGUAGE: "en",
        Column.TEXT: PATTERNS["en"],
        Column.MINOR: "yes",
        Column.GUARDIAN: "yes",
    },
)
_EVERY = {
    Column.CONSENT_BOOK: "full",
    Column.CONSENT_WEB: "first",
    Column.CONSENT_SOCIAL: "no",
    Column.QUESTIONS: "yes",
}
_LEFT_OUT = (Column.GIVEN_NAME, Column.FAMILY_NAME)


def make() -> bytes:
    """Return the table as CSV; Excel takes it for UTF-8 by the mark in front."""
    columns = [column for column in Column if column not in _LEFT_OUT]
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for example in _EXAMPLES:
        row = {**_EVERY, **example}
        writer.writerow([row.get(column, "") for column in columns])
    return out.getvalue().encode("utf-8-sig")
