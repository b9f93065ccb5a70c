"""From the rows of a list to the people to be invited: every trouble named, nobody left out for a detail."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import parseaddr

from email_validator import EmailNotValidError, validate_email

from competition.judging.languages import find_tag
from competition.judging.panel.columns import Column
from competition.judging.panel.rules import Given, Line, Note
from competition.platform.i18n import available_locales, current_locale, use_locale
from competition.platform.i18n import gettext_noop as _
from competition.platform.romanise import plain
from competition.platform.tags import language_tag

MOST_LANGUAGES, MOST_SCHOOLS, MOST_ENTRIES = 12, 20, 500
_LIST = re.compile(r"[;；؛\n]")
_LOOSE = re.compile(r"[;；؛\n,،、/+|]")
_NUMBER = re.compile(r"\s*(\d{1,6})(?:[.,]0+)?\s*")


def key(words: str) -> str:
    """Return words as names are compared: without case, accents, spaces and marks."""
    return re.sub(r"[^\w]", "", plain(words)).replace("_", "")


@dataclass(frozen=True)
class Places:
    """What a list may name, by `key`: categories (several for a form or an age group), cities, schools.

    A school of a name that several cities have stands under its name with its city alone.
    """

    categories: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    cities: Mapping[str, int] = field(default_factory=dict)
    schools: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def read_lines(
    rows: Sequence[Sequence[str]], numbers: Sequence[int], columns: Sequence[Column], places: Places
) -> list[Line]:
    """Return the people of a list; empty rows are nobody."""
    return [
        _Reader(number, _cells(row, columns), places).line()
        for number, row in zip(numbers, rows, strict=True)
        if any(cell.strip() for cell in row)
    ]


def _cells(row: Sequence[str], columns: Sequence[Column]) -> dict[Column, list[str]]:
    found: dict[Column, list[str]] = {}
    for cell, column in zip(row, columns, strict=False):
        if cell.strip():
            found.setdefault(column, []).append(cell.strip())
    return found


class _Reader:
    """One row on its way to a line; what it cannot read it notes."""

    def __init__(self, number: int, cells: Mapping[Column, Sequence[str]], places: Places) -> None:
        self.number, self.cells, self.places = number, cells, places
        self.notes: list[Note] = []

    def line(self) -> Line:
        said = self._first(Column.EMAIL)
        shown, email = _address(said)
        if not email:
            missing = _("There is no e-mail address in this line.")
            wrong = _("“%(value)s” is no e-mail address. Look for a missing dot or @.")
            self.note(wrong if said else missing, said)
        return Line(
            number=self.number,
            email=email or said[:120],
            name=(self._name() or shown)[:120],
            given=self._given(),
            letter=self._letter(),
            notes=tuple(self.notes),
            wrong=not email,
        )

    def note(self, message: str, value: str) -> None:
        self.notes.append(Note(message, {"value": value[:60]}))

    def _first(self, column: Column) -> str:
        return next(iter(self.cells.get(column, ())), "")

    def _parts(self, column: Column, mark: re.Pattern[str] = _LIST) -> Iterable[str]:
        cells = self.cells.get(column, ())
        return (part.strip() for cell in cells for part in mark.split(cell) if part.strip())

    def _name(self) -> str:
        halves = [self._first(Column.GIVEN_NAME), self._first(Column.FAMILY_NAME)]
        return self._first(Column.NAME) or " ".join(half for half in halves if half)

    def _given(self) -> Given:
        return Given(
            languages=tuple(self._languages())[:MOST_LANGUAGES],
            category_ids=self._categories(),
            capacity=self._capacity(),
            city_id=self._city(),
            school_ids=tuple(dict.fromkeys(self._schools()))[:MOST_SCHOOLS],
        )

    def _languages(self) -> Iterable[str]:
        found: dict[str, None] = {}
        for part in self._parts(Column.LANGUAGES, _LOOSE):
            if tag := language_of(part):
                found[tag] = None
            else:
                self.note(_("We do not know the language “%(value)s”."), part)
        return found

    def _letter(self) -> str:
        said = self._first(Column.LETTER)
        return (language_of(said) or "") if said else ""

    def _categories(self) -> tuple[int, ...]:
        """Return the categories of all columns together: “poems” beside “5–10” are the poems of the young."""
        chosen: set[int] | None = None
        for cell in self.cells.get(Column.CATEGORIES, ()):
            named: set[int] = set()
            for part in _LIST.split(cell):
                named |= self._category(part.strip())
            if named:
                chosen = named if chosen is None else chosen & named or chosen | named
        return tuple(sorted(chosen or ()))

    def _category(self, part: str) -> set[int]:
        """Return the categories that words mean; a comma parts them where the whole means nothing."""
        if not part:
            return set()
        whole = self.places.categories.get(key(part))
        pieces = [self.places.categories.get(key(piece)) for piece in _LOOSE.split(part) if piece.strip()]
        if whole is None and (not pieces or None in pieces):
            self.note(_("“%(value)s” is no category, form or age group of this campaign."), part)
            return set()
        return set(whole or (category for piece in pieces for category in piece or ()))

    def _capacity(self) -> int | None:
        said = self._first(Column.CAPACITY)
        found = _NUMBER.fullmatch(said)
        if found and 1 <= int(found[1]) <= MOST_ENTRIES:
            return int(found[1])
        if said:
            self.note(_("“%(value)s” is no number of entries from 1 to 500."), said)
        return None

    def _city(self) -> int | None:
        said = self._first(Column.CITY)
        found = self.places.cities.get(key(said)) if said else None
        if said and found is None:
            self.note(
                _("“%(value)s” is no city of this campaign, so nothing is kept from them for it."), said
            )
        return found

    def _schools(self) -> Iterable[int]:
        for part in self._parts(Column.SCHOOLS):
            found = self.places.schools.get(key(part), ())
            if not found:
                self.note(_("“%(value)s” is no school of this campaign yet."), part)
            elif len(found) > 1:
                self.note(
                    _("Several cities have a school “%(value)s”: write its city too, “School, City”."), part
                )
            else:
                yield found[0]


def language_of(words: str) -> str | None:
    """Return the tag of a language by its code, or its name in itself or any language of our pages."""
    for locale in dict.fromkeys((current_locale(), *available_locales())):
        with use_locale(locale):
            tag = find_tag(words) or find_tag(language_tag(words) or "")
        if tag:
            return tag
    return None


def _address(said: str) -> tuple[str, str]:
    """Return the name and the address in a cell such as “Ada King <ada@example.org>”; empty if none."""
    name, address = parseaddr(said.removeprefix("mailto:"))
    try:
        found = validate_email(address or said, check_deliverability=False)
    except EmailNotValidError:
        return "", ""
    return name, found.normalized.lower()[:254]
