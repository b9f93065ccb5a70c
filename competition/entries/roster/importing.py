"""A roster of many classes, brought in by the operator: all errors at once and before anything is written."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from competition.campaign.models import Campaign
from competition.entries.roster.columns import guess, header_row
from competition.entries.roster.matching import match
from competition.entries.roster.parcels import Parcel, Parcels
from competition.entries.roster.plan import wanted
from competition.entries.roster.reading import Setting, read_works
from competition.entries.roster.roles import Role
from competition.entries.roster.rows import EntryRow
from competition.entries.roster.writing import import_key
from competition.entries.services.guards import require_open_for_somebody
from competition.errors import GarlandError
from competition.platform import spreadsheets
from competition.platform.i18n import translate, translate_key
from competition.platform.spreadsheets import Table

NEEDED = (Role.FORM, Role.AGE_GROUP, Role.CLASS, Role.SCHOOL, Role.CITY, Role.TEACHER)


class ImportRefusedError(Exception):
    """Nothing is brought in; `problems` holds a sentence for each error, with its line."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(problems))


@dataclass(frozen=True)
class Item:
    """A work to be brought in, with the files that belong to it."""

    row: EntryRow
    key: str
    parcels: tuple[Parcel, ...] = ()


@dataclass(frozen=True)
class Bundle:
    """A roster that was read without errors."""

    campaign_id: int
    items: tuple[Item, ...]
    warnings: tuple[str, ...]


def read_bundle(session: Session, *, slug: str, path: Path, parcels: Parcels, now: datetime) -> Bundle:
    """Read a roster and everything it names; raise ImportRefusedError with all that is wrong."""
    campaign = _campaign(session, slug, now)
    table = _table(path)
    header = header_row(table.rows)
    if header is None:
        raise ImportRefusedError([f"{path.name}: no row names the columns. Needed are: {', '.join(NEEDED)}"])
    roles = guess(table.rows, header, many_classes=True)
    if missing := [role.value for role in NEEDED if role not in roles]:
        line = table.numbers[header]
        raise ImportRefusedError([f"{path.name}, line {line}: columns missing: {', '.join(missing)}"])
    forms = {category.form for category in campaign.categories}
    reading = read_works(
        table.rows[header + 1 :], table.numbers[header + 1 :], roles, Setting(), forms=sorted(forms)
    )
    problems = [(each.row, translate_key(each.message, dict(each.values))) for each in reading.problems]
    every = (*reading.works, *reading.stopped)
    problems += [(row.number, said) for row in every for said in _wrong(row, campaign)]
    problems += list(_doubles(every))
    items = list(_items(reading.works, roles, parcels, problems))
    if not items and not problems:
        problems.append((table.numbers[header], "there is no entry in it"))
    if problems:
        raise ImportRefusedError([f"{path.name}, line {line}: {said}" for line, said in sorted(problems)])
    return Bundle(campaign.id, tuple(items), tuple(_warnings(path, table, header, roles)))


def _campaign(session: Session, slug: str, now: datetime) -> Campaign:
    wanted_one = select(Campaign).where(Campaign.slug == slug)
    campaign = session.scalar(wanted_one.options(selectinload(Campaign.categories)))
    if campaign is None:
        known = ", ".join(session.scalars(select(Campaign.slug).order_by(Campaign.slug))) or "none yet"
        raise ImportRefusedError([f"There is no campaign “{slug}” here. There are: {known}"])
    try:
        require_open_for_somebody(session, campaign, now)
    except GarlandError as refusal:
        raise ImportRefusedError([translate(refusal)]) from None
    return campaign


def _table(path: Path) -> Table:
    try:
        kind = spreadsheets.kind_of(path, path.name)
        table = spreadsheets.read_own_csv(path) if kind == "csv" else spreadsheets.read_table(path, kind=kind)
    except GarlandError as error:
        raise ImportRefusedError([f"{path.name}: {translate(error)}"]) from None
    except FileNotFoundError:
        raise ImportRefusedError([f"{path.name}: there is no such file"]) from None
    except OSError as error:
        said = "this is a folder; name the table in it" if path.is_dir() else error.strerror
        raise ImportRefusedError([f"{path.name}: {said}"]) from None
    if table.cut:
        raise ImportRefusedError(
            [f"{path.name}: it holds more than can be taken at once. Save it as CSV, or import it in parts."]
        )
    return table


def _wrong(row: EntryRow, campaign: Campaign) -> Iterator[str]:
    """Yield what is wrong with where a work comes from."""
    for role, value in (
        (Role.CLASS, row.class_name),
        (Role.SCHOOL, row.school),
        (Role.CITY, row.city),
        (Role.FORM, row.form),
    ):
        if not value:
            yield f"{role.value}: nothing stands there"
    if "@" not in row.teacher_email.strip("@") or " " in row.teacher_email:
        yield f"{Role.TEACHER.value}: “{row.teacher_email}” is no address"
    known = {(category.form, category.age_group) for category in campaign.categories}
    if row.form and (row.form, row.age_group) not in known:
        yield f"the campaign has no category {row.form}/{row.age_group}"


def _doubles(rows: Sequence[EntryRow]) -> Iterator[tuple[int, str]]:
    counted = Counter(row.key for row in rows if row.key)
    for row in rows:
        if counted[row.key] > 1:
            yield row.number, f"entry: “{row.key}” stands more than once"


def _items(
    rows: Sequence[EntryRow], roles: Sequence[Role], parcels: Parcels, problems: list[tuple[int, str]]
) -> Iterator[Item]:
    """Yield the works with their files: those they name, or else those that are called like their pupils."""
    names_files = Role.PICTURE in roles or Role.DOCUMENT in roles
    asked = [wanted(row) for row in rows]
    if names_files:
        asked = [replace(one, names=(), titles=()) for one in asked]
    matches = match(asked, [parcel.name for parcel in parcels])
    for at, row in enumerate(rows):
        problems += [(row.number, f"there is no file “{name}”") for name in matches.missing.get(at, ())]
        found = [parcels[place] for place in matches.found.get(at, ())]
        try:
            whole, left = _with_texts(row, found)
            yield Item(whole, _key(row), tuple(left))
        except ValueError as error:
            problems.append((row.number, str(error)))


def _with_texts(row: EntryRow, found: Sequence[Parcel]) -> tuple[EntryRow, list[Parcel]]:
    """Return the work with what stands in its plain text files, and the files that remain in order."""
    texts = {"text": row.document, "translation": row.translation_file}
    remaining = {parcel.name: parcel for parcel in found}
    for name, file in texts.items():
        if not file.lower().endswith(".txt"):
            continue
        place = match([wanted(EntryRow(document=file))], list(remaining)).found.get(0)
        if place:
            parcel = remaining.pop(list(remaining)[place[0]])
            said = parcel.text()
            row = replace(row, text=said) if name == "text" else replace(row, translation=said)
    order = [wanted(EntryRow(images=(image,))) for image in row.images]
    placed = match(order, list(remaining)).found if order else {}
    names = list(remaining)
    first = [names[places[0]] for _, places in sorted(placed.items())]
    return row, [remaining[name] for name in dict.fromkeys((*first, *names))]


def _key(row: EntryRow) -> str:
    """Return the key of a row: its id in the roster, else what tells it from others."""
    if row.key:
        return import_key("entry", row.key)
    pupils = [f"{pupil.given_name} {pupil.family_name}" for pupil in row.pupils]
    return import_key("row", row.form, row.title, *pupils, row.document, *row.images)


def _warnings(path: Path, table: Table, header: int, roles: Sequence[Role]) -> Iterator[str]:
    heads = table.rows[header]
    unknown = [head for head, role in zip(heads, roles, strict=True) if role is Role.IGNORE and head.strip()]
    if unknown:
        yield f"{path.name}: columns ignored: {', '.join(unknown)}"
