"""From a table and its files to contributions that can be brought in: all that is wrong, all at once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.likeness import fold
from competition.campaign.models import Campaign, City
from competition.campaign.queries import cities
from competition.contributions.documents import text_of
from competition.contributions.errors import ImportRefusedError
from competition.contributions.importing.columns import NEEDED, columns_of, header_row
from competition.contributions.importing.rows import Reader, Row
from competition.contributions.models import Contribution
from competition.contributions.rules import MOST_QUOTES, Kind
from competition.contributions.services import tidied
from competition.entries.roster.matching import exactly
from competition.entries.roster.parcels import Parcel, Parcels
from competition.entries.roster.writing import import_key
from competition.errors import GarlandError
from competition.platform.i18n import gettext, translate
from competition.platform.kinds import Category, kind_of, require
from competition.platform.sniff import HEAD
from competition.platform.spreadsheets import Table


@dataclass(frozen=True)
class Item:
    """A contribution to be brought in, with its city and the file of its portrait."""

    row: Row
    city: City
    key: str
    portrait: Parcel | None = None


@dataclass(frozen=True)
class Bundle:
    """A table that was read without errors: what is new, and how many are there already."""

    items: tuple[Item, ...]
    already: int
    ignored: tuple[str, ...] = ()
    """Columns that nobody knows."""


Problems = list[tuple[int, str]]


def read_bundle(session: Session, *, campaign: Campaign, table: Table, parcels: Parcels) -> Bundle:
    """Read a table and the files it names; raise ImportRefusedError with all that is wrong."""
    if table.cut:
        raise ImportRefusedError([(0, gettext("It holds more than can be taken at once. Send it in parts."))])
    header = header_row(table.rows)
    if header is None:
        wanted = ", ".join(NEEDED)
        raise ImportRefusedError(
            [(0, gettext("No row names the columns. Needed are: %(columns)s.", columns=wanted))]
        )
    columns = columns_of(table.rows[header])
    problems: Problems = []
    rows = list(_rows(table, header, problems))
    known = _known(session, campaign.id)
    fresh = [row for row in rows if _key(row) not in known]
    problems += _doubles(rows)
    items = list(_items(session, campaign, fresh, parcels, problems))
    problems += _too_many(session, campaign, items)
    if not rows and not problems:
        problems.append((0, gettext("There is nothing below the names of the columns.")))
    if problems:
        raise ImportRefusedError(problems)
    heads = zip(table.rows[header], columns, strict=True)
    ignored = tuple(head.strip() for head, column in heads if column is None and head.strip())
    return Bundle(tuple(items), len(rows) - len(fresh), ignored)


def _rows(table: Table, header: int, problems: Problems) -> Iterator[Row]:
    columns = columns_of(table.rows[header])
    for line, cells in zip(table.numbers[header + 1 :], table.rows[header + 1 :], strict=True):
        by_column = {column: cell for column, cell in zip(columns, cells, strict=True) if column is not None}
        if not any(cell.strip() for cell in by_column.values()):
            continue
        reader = Reader(line, by_column)
        row = reader.row()
        problems += [(line, said) for said in reader.problems]
        yield row


def _known(session: Session, campaign_id: int) -> set[str]:
    keys = select(Contribution.import_key).where(Contribution.campaign_id == campaign_id)
    return {key for key in session.scalars(keys) if key}


def _key(row: Row) -> str:
    """Return the key of a row: its id in the table, else what tells it from others."""
    if row.id:
        return import_key("contribution", row.id)
    said = row.said
    names = (said.given_name, said.family_name)
    return import_key("row", row.kind.value, fold(row.city), *names, row.text_file or said.text)


def _doubles(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    counted = Counter(_key(row) for row in rows)
    for row in rows:
        if counted[_key(row)] > 1:
            yield row.line, gettext("The same stands in the table more than once.")


def _items(
    session: Session, campaign: Campaign, rows: Sequence[Row], parcels: Parcels, problems: Problems
) -> Iterator[Item]:
    places = {fold(city.name): city for city in cities(session, campaign.id)}
    files = _Files(parcels)
    for row in rows:
        city = places.get(fold(row.city))
        if city is None:
            problems.append((row.line, _no_city(row.city)))
            continue
        try:
            yield Item(_with_texts(row, files), city, _key(row), _portrait(row, files))
        except _WrongFileError as wrong:
            problems.append((row.line, str(wrong)))
        except GarlandError as refusal:
            problems.append((row.line, translate(refusal)))


def _no_city(name: str) -> str:
    if not name:
        return gettext("The city is missing.")
    return gettext(
        "“%(city)s” is no city of this campaign. Correct its name, or add it in the settings first.",
        city=name[:80],
    )


def _too_many(session: Session, campaign: Campaign, items: Sequence[Item]) -> Iterator[tuple[int, str]]:
    """Yield the rows that are more than a city may have, with what it has already."""
    there = select(Contribution.city_id, Contribution.kind).where(Contribution.campaign_id == campaign.id)
    counted = Counter((row[0], row[1]) for row in session.execute(there))
    for item in items:
        place = (item.city.id, item.row.kind)
        counted[place] += 1
        if item.row.kind is Kind.QUOTE and counted[place] > MOST_QUOTES:
            said = gettext("%(city)s has more than %(limit)s quotes.", city=item.city.name, limit=MOST_QUOTES)
            yield item.row.line, said
        if item.row.kind is Kind.STATEMENT and counted[place] > 1:
            yield item.row.line, gettext("%(city)s has more than one statement.", city=item.city.name)


class _WrongFileError(Exception):
    """A row names a file that is not there, or several are called so."""


class _Files:
    """The files that came with the table, found by their whole name, else by the name without folders."""

    def __init__(self, parcels: Parcels) -> None:
        self._by_name: Mapping[str, Parcel] = {exactly(each.name): each for each in parcels}
        self._parcels = parcels

    def get(self, name: str) -> Parcel:
        """Return the file of this name. Raises _WrongFileError."""
        wanted = exactly(name.replace("\\", "/").lstrip("./"))
        if found := self._by_name.get(wanted):
            return found
        base = PurePosixPath(wanted).name
        fitting = [each for each in self._parcels if exactly(each.base_name) == base]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise _WrongFileError(gettext("More than one file is called “%(name)s”.", name=name[:80]))
        raise _WrongFileError(
            gettext("There is no file “%(name)s” among those that were sent.", name=name[:80])
        )


def _with_texts(row: Row, files: _Files) -> Row:
    """Return the row with what stands in its text files, as it is kept. Raises what `tidied` may raise."""
    said = row.said
    if row.text_file:
        said = replace(said, text=_text(files.get(row.text_file), said.language))
    if row.translation_file:
        translation = _text(files.get(row.translation_file), said.translation_language)
        said = replace(said, translation=translation)
    return replace(row, said=tidied(said))


def _text(parcel: Parcel, language: str) -> str:
    with parcel.opened() as stream:
        return text_of(stream, parcel.base_name, language)


def _portrait(row: Row, files: _Files) -> Parcel | None:
    """Return the file of the portrait. Raises RefusedKindError where it is no picture."""
    if not row.portrait:
        return None
    parcel = files.get(row.portrait)
    with parcel.opened() as stream:
        require(kind_of(stream.read(HEAD), parcel.base_name), Category.PICTURE)
    return parcel
