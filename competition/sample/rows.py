"""Rows of a campaign folder as values; a cell that is wrong raises ValueError with a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from competition.consent.rules import Channel, Level


@dataclass(frozen=True)
class PupilRow:
    """A pupil as named in the roster; an age of None means that none was given."""

    given_name: str
    family_name: str
    age: int | None


@dataclass(frozen=True)
class EntryRow:
    """One line of entries.csv; `pupils` is empty where only a head count is given."""

    key: str
    form: str
    age_group: str
    language: str
    title: str
    text: str
    translation_language: str
    translation_title: str
    translation: str
    images: tuple[str, ...]
    alts: tuple[str, ...]
    class_name: str
    school: str
    city: str
    teacher_email: str
    pupils: tuple[PupilRow, ...]
    headcount: int
    consents: Mapping[Channel, tuple[Level, ...]]


@dataclass(frozen=True)
class JudgeRow:
    """One line of judges.csv."""

    key: str
    name: str
    email: str
    languages: tuple[str, ...]
    categories: tuple[str, ...]
    city: str
    barred_schools: tuple[str, ...]
    capacity: int


@dataclass(frozen=True)
class Folder:
    """A campaign folder that was read without errors; `warnings` names what was ignored.

    `judges` and `scores` are empty where the folder has none.
    """

    path: Path
    entries: tuple[EntryRow, ...]
    judges: tuple[JudgeRow, ...] = ()
    scores: Mapping[tuple[str, str], Mapping[str, int]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def cells(value: str) -> tuple[str, ...]:
    """Return the parts of a list inside a cell."""
    return tuple(part.strip() for part in value.split(";") if part.strip())


def whole_number(value: str, column: str, *, lowest: int = 0) -> int:
    """Return a whole number of at least `lowest`."""
    value = value.strip()
    try:
        number = int(value)
    except ValueError:
        raise ValueError(f"{column}: “{value}” is not a whole number") from None
    if number < lowest:
        raise ValueError(f"{column}: {number} is less than {lowest}")
    return number


def pupil(value: str) -> PupilRow:
    """Return a pupil from `Name, age`; the last word of several is the family name."""
    name, _, age = value.partition(",")
    words = name.split()
    if not words:
        raise ValueError(f"pupils: “{value}” has no name")
    family = words.pop() if len(words) > 1 else ""
    return PupilRow(" ".join(words), family, whole_number(age, "pupils") if age.strip() else None)


def levels(value: str, column: str, people: int) -> tuple[Level, ...]:
    """Return one level for each of `people`: one value for all, or a list in the order of the pupils."""
    try:
        given = tuple(Level(part) for part in cells(value)) or (Level.NO,)
    except ValueError:
        allowed = ", ".join(Level)
        raise ValueError(f"{column}: “{value}” is not among {allowed}") from None
    if len(given) == 1:
        return given * people
    if len(given) != people:
        raise ValueError(f"{column}: {len(given)} values for {people} pupils")
    return given
