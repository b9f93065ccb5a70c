"""What may be shown of whom in which channel: the pure function `shown`, asked by all that goes out."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """Where something may be shown."""

    BOOK = "book"
    WEB = "web"
    SOCIAL = "social"


class Level(StrEnum):
    """What a person shown allows in a channel; nothing said means `NO`."""

    NO = "no"
    ANONYMOUS = "anonymous"
    FIRST = "first"
    FIRST_INITIAL = "first-initial"
    FULL = "full"


_ORDER = tuple(Level)


@dataclass(frozen=True)
class PersonShown:
    """A person whose work, words or portrait would be shown, with what was allowed per channel.

    `count` is more than one for a class that entered together without naming its pupils.
    """

    given_name: str
    family_name: str
    levels: Mapping[Channel, Level]
    count: int = 1


@dataclass(frozen=True)
class Shown:
    """The answer: whether the work may appear, the names that may stand beside it, how many stay unnamed."""

    allowed: bool
    names: tuple[str, ...] = ()
    unnamed: int = 0


def shown(people: Sequence[PersonShown], channel: Channel) -> Shown:
    """Decide what `channel` may show of a work by `people`.

    One `no` keeps the whole work out, and so does a work of which nobody has said anything.
    """
    levels = [person.levels.get(channel, Level.NO) for person in people]
    if not people or Level.NO in levels:
        return Shown(allowed=False)
    names = [_name(person, level) for person, level in zip(people, levels, strict=True)]
    unnamed = sum(person.count for person, name in zip(people, names, strict=True) if not name)
    return Shown(allowed=True, names=tuple(name for name in names if name), unnamed=unnamed)


def allows_more(level: Level, than: Level) -> bool:
    """Whether `level` shows more than another."""
    return _ORDER.index(level) > _ORDER.index(than)


def uses_family_name(levels: Mapping[Channel, Level]) -> bool:
    """Whether any channel shows something of the family name; if none does, it need not be kept."""
    return any(level in (Level.FIRST_INITIAL, Level.FULL) for level in levels.values())


def _name(person: PersonShown, level: Level) -> str:
    """Return as much of the name as `level` allows, or nothing."""
    given, family = person.given_name.strip(), person.family_name.strip()
    if level is Level.ANONYMOUS or not given:
        return ""
    shown_of_family = {Level.FULL: family, Level.FIRST_INITIAL: _initial(family)}.get(level, "")
    return f"{given} {shown_of_family}".rstrip()


def _initial(family_name: str) -> str:
    """Return the first letter with its marks and a full stop; nothing where there is no letter."""
    name = unicodedata.normalize("NFC", family_name)
    start = next((at for at, char in enumerate(name) if char.isalpha()), None)
    if start is None:
        return ""
    end = start + 1
    while end < len(name) and unicodedata.category(name[end]).startswith("M"):
        end += 1
    return f"{name[start:end]}."
