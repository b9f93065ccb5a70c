"""What stands in a cell, read as a value; one that is wrong raises CellError with its sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from competition.consent.rules import Level
from competition.entries.roster.words import CONSENTS, FORMS, MADE_BY
from competition.entries.rules import MadeBy
from competition.platform.i18n import gettext_noop as _
from competition.platform.romanise import plain

YOUNGEST, OLDEST = 3, 25
_AGE = re.compile(r"\s*(\d{1,2})(?:[.,]0+)?(?!\d|[./-]\d)\D{0,12}")
_FILE = re.compile(r"[^\n\r]{1,200}\.(?:txt|docx|odt|pdf|jpe?g|png|tiff?|webp|hei[cf]|avif)", re.IGNORECASE)


class CellError(ValueError):
    """A cell that cannot be read: a message key with what fills it. As text it is the English sentence."""

    def __init__(self, message: str, **values: Any) -> None:
        self.message = message
        self.values: Mapping[str, Any] = values
        super().__init__(message % values)


@dataclass(frozen=True)
class PupilRow:
    """A pupil as named in the roster; an age of None means that none was given."""

    given_name: str
    family_name: str
    age: int | None


def cells(value: str) -> tuple[str, ...]:
    """Return the parts of a list inside a cell."""
    return tuple(part.strip() for part in re.split(r"[;；؛\n]", value) if part.strip())


def whole_number(value: str, column: str, *, lowest: int = 0) -> int:
    """Return a whole number of at least `lowest`."""
    value = value.strip()
    try:
        number = int(value)
    except ValueError:
        raise CellError(
            _("%(column)s: “%(value)s” is not a whole number"), column=column, value=value
        ) from None
    if number < lowest:
        raise CellError(
            _("%(column)s: %(number)s is less than %(lowest)s"), column=column, number=number, lowest=lowest
        )
    return number


def age(value: str) -> int | None:
    """Return an age in years, written as a number with or without a word; None where nothing stands."""
    if not value.strip():
        return None
    found = _AGE.fullmatch(value)
    if not found or not YOUNGEST <= int(found[1]) <= OLDEST:
        raise CellError(
            _("“%(value)s” is no age. Write the years as a number, such as 9."), value=value.strip()[:40]
        )
    return int(found[1])


def ages(value: str) -> tuple[int | None, int | None]:
    """Return the ages of the youngest and the oldest, from `9`, `8–10`, `8 to 10` or `10; 8; 9`."""
    parts = [part for part in re.split(r"[^\d.,]+", value) if part.strip(".,")]
    found = [age(part) for part in parts or [value]]
    known = [each for each in found if each is not None]
    return (min(known), max(known)) if known else (None, None)


def pupil(value: str) -> PupilRow:
    """Return a pupil from `Name, age`; the last word of several is the family name."""
    name, _comma, years = value.partition(",")
    if not name.split():
        raise CellError(_("pupils: “%(value)s” has no name"), value=value)
    return PupilRow(*_halves(name), whole_number(years, "pupils") if years.strip() else None)


def person(value: str) -> PupilRow:
    """Return a pupil as teachers write one: `Name`, `Name, age` or `Family name, given name, age`."""
    name, _comma, rest = value.partition(",")
    if not name.split():
        raise CellError(_("“%(value)s” has no name"), value=value[:40])
    given, family = _halves(name)
    if rest.strip() and not rest.strip()[0].isdigit():
        given, _comma, rest = rest.partition(",")
        family = " ".join(name.split())
    return PupilRow(" ".join(given.split()), family, age(rest))


def _halves(name: str) -> tuple[str, str]:
    words = name.split()
    family = words.pop() if len(words) > 1 else ""
    return " ".join(words), family


def levels(value: str, column: str, people: int) -> tuple[Level, ...]:
    """Return one level for each of `people`: one value for all, or a list in the order of the pupils."""
    given = tuple(_level(part, column) for part in cells(value)) or (Level.NO,)
    if len(given) == 1:
        return given * people
    if len(given) != people:
        raise CellError(
            _("%(column)s: %(values)s values for %(people)s pupils"),
            column=column,
            values=len(given),
            people=people,
        )
    return given


def _level(word: str, column: str) -> Level:
    """Return what a word allows; a bare “yes” shows the work without a name, as it says no more."""
    found = CONSENTS.get(_key(word))
    if found is None:
        raise CellError(
            _("%(column)s: “%(value)s” is not among %(allowed)s"),
            column=column,
            value=word[:40],
            allowed=", ".join(Level),
        )
    return found


def form(value: str) -> str:
    """Return the code of a form by its code or name in some language; what is unknown as it stands."""
    return FORMS.get(_key(value), value.strip())


def made_by(value: str) -> MadeBy | None:
    """Return who made a work by a word for it; None where nothing stands."""
    if not value.strip():
        return None
    if found := MADE_BY.get(_key(value)):
        return found
    raise CellError(
        _("“%(value)s” does not say who made it. Write class, group or pupil."), value=value.strip()[:40]
    )


def is_file_name(value: str) -> bool:
    """Whether a cell looks like the name of a file rather than a text."""
    return _FILE.fullmatch(value.strip()) is not None


def _key(word: str) -> str:
    return " ".join(plain(word).replace("_", " ").replace("-", " ").strip(" .!").split())
