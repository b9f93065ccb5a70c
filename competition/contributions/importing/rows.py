"""One row of the table, read: every problem in it told, none of it guessed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from competition.consent.rules import Channel, Level
from competition.contributions.importing.columns import Column
from competition.contributions.rules import Kind, Said
from competition.entries.roster import cells
from competition.entries.roster.cells import CellError
from competition.entries.tags import language_tag
from competition.platform.i18n import gettext, translate_key
from competition.platform.romanise import plain

_KINDS = {
    Kind.STATEMENT: "statement,mayor's statement,déclaration,erklärung,grußwort",
    Kind.STORY: "story,personal story,récit,histoire,récit personnel,geschichte",
    Kind.QUOTE: "quote,quote card,citation,zitat",
}
_KIND_BY_WORD = {plain(word): kind for kind, words in _KINDS.items() for word in words.split(",")}
_YES = frozenset(("yes", "y", "true", "1", "x", "oui", "ja", "sí", "si"))
_NO = frozenset(("no", "n", "false", "0", "", "non", "nein"))
_CONSENTS = {
    Channel.BOOK: Column.CONSENT_BOOK,
    Channel.WEB: Column.CONSENT_WEB,
    Channel.SOCIAL: Column.CONSENT_SOCIAL,
}


@dataclass(frozen=True)
class Row:
    """A row as it stands: `text_file`, `translation_file` and `portrait` name files that came with it."""

    line: int
    id: str
    kind: Kind
    city: str
    said: Said
    text_file: str = ""
    translation_file: str = ""
    portrait: str = ""
    alt: str = ""


class Reader:
    """Reads the cells of one row; `problems` gathers what is wrong in it, as sentences."""

    def __init__(self, line: int, cells_by_column: Mapping[Column, str]) -> None:
        self.line, self.problems = line, list[str]()
        self._cells = cells_by_column

    def get(self, column: Column) -> str:
        """Return what stands under a column."""
        return self._cells.get(column, "").strip()

    def row(self) -> Row:
        """Return the row; it may only be used where there are no problems."""
        text, text_file = self._text(Column.TEXT)
        translation, translation_file = self._text(Column.TRANSLATION)
        given, family = self._name()
        return Row(
            line=self.line,
            id=self.get(Column.ID),
            kind=self._kind(),
            city=self.get(Column.CITY),
            text_file=text_file,
            translation_file=translation_file,
            portrait=self.get(Column.PORTRAIT),
            alt=self.get(Column.ALT),
            said=Said(
                language=self._language(Column.LANGUAGE),
                text=text,
                translation_language=self._language(Column.TRANSLATION_LANGUAGE),
                translation=translation,
                translation_credit=self.get(Column.TRANSLATION_CREDIT),
                given_name=given,
                family_name=family,
                office=self.get(Column.OFFICE),
                answers_questions=self._tick(Column.QUESTIONS),
                minor=self._tick(Column.MINOR),
                guardian_agreed=self._tick(Column.GUARDIAN),
                levels=dict(self._levels()),
            ),
        )

    def _kind(self) -> Kind:
        said = self.get(Column.KIND)
        found = _KIND_BY_WORD.get(plain(said))
        if found is None:
            self.problems.append(
                gettext("“%(value)s” is no kind. Write statement, story or quote.", value=said[:40])
            )
        return found or Kind.QUOTE

    def _name(self) -> tuple[str, str]:
        given, family = self.get(Column.GIVEN_NAME), self.get(Column.FAMILY_NAME)
        if given or family or not self.get(Column.NAME):
            return given, family
        *first, last = self.get(Column.NAME).split()
        return (" ".join(first), last) if first else (last, "")

    def _text(self, column: Column) -> tuple[str, str]:
        """Return the text in a cell, or the name of the file that holds it."""
        said = self.get(column)
        return ("", said) if cells.is_file_name(said) else (said, "")

    def _language(self, column: Column) -> str:
        said = self.get(column)
        found = language_tag(said)
        if found is None:
            self.problems.append(
                gettext(
                    "“%(value)s” is no language. Write its name or its code, such as uk.", value=said[:40]
                )
            )
        return found or ""

    def _tick(self, column: Column) -> bool:
        said = plain(self.get(column))
        if said in _YES or said in _NO:
            return said in _YES
        self.problems.append(
            gettext("%(column)s: “%(value)s” is neither yes nor no.", column=column.value, value=said[:40])
        )
        return False

    def _levels(self) -> Iterator[tuple[Channel, Level]]:
        """Yield what is allowed in each channel; of one whose cell is empty nothing is said."""
        for channel, column in _CONSENTS.items():
            if self.get(column):
                yield from ((channel, level) for level in self._level(column))

    def _level(self, column: Column) -> tuple[Level, ...]:
        """Return the level that a cell names; nothing where it names none."""
        try:
            return cells.levels(self.get(column), column.value, 1)
        except CellError as error:
            self.problems.append(translate_key(error.message, dict(error.values)))
            return ()
