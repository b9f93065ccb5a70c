"""What is known of a judge beforehand, what becomes of a line of a list, and the time that reads take."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

MINUTES = 9
"""What a read takes, with its scoresheet: ten entries in an hour and a half."""
LINK, REQUEST = "panel-link", "panel-request"
"""The purposes of the secrets in addresses."""
INVITATION = "panel.invitation"
"""The letter that invites a judge."""
LASTS = timedelta(days=7)
"""How long somebody who came by a link has to confirm; what was typed is forgotten afterwards."""
QUIET = timedelta(days=2)
"""So long nobody is written to again by a reminder to everybody."""


@dataclass(frozen=True)
class Given:
    """What a profile is filled with at first; None and empty where nothing was said."""

    languages: tuple[str, ...] = ()
    category_ids: tuple[int, ...] = ()
    capacity: int | None = None
    city_id: int | None = None
    school_ids: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return self != Given()

    def plain(self) -> dict[str, Any]:
        """Return it as the database keeps it."""
        kept = {
            "languages": list(self.languages),
            "categories": list(self.category_ids),
            "capacity": self.capacity,
            "city": self.city_id,
            "schools": list(self.school_ids),
        }
        return {name: value for name, value in kept.items() if value}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Given":
        """Return what the database kept."""
        return cls(
            languages=tuple(kept.get("languages", ())),
            category_ids=tuple(kept.get("categories", ())),
            capacity=kept.get("capacity"),
            city_id=kept.get("city"),
            school_ids=tuple(kept.get("schools", ())),
        )


class Fate(StrEnum):
    """What becomes of a line of a list."""

    INVITED = "invited"
    WRONG = "wrong"
    TWICE = "twice"
    WAITING = "waiting"
    ON_PANEL = "on-panel"
    LEFT = "left"


class Answer(StrEnum):
    """How somebody who was invited has answered so far."""

    NONE = "none"
    ACCEPTED = "accepted"
    CONDUCT = "conduct"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Note:
    """What could not be read in a line: a message key with what fills it."""

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """A line of a list as it was read; `wrong`: without a usable address nobody can be invited."""

    number: int
    email: str
    name: str
    given: Given
    letter: str = ""
    notes: tuple[Note, ...] = ()
    wrong: bool = False


@dataclass(frozen=True)
class Known:
    """The addresses of a campaign's panel: on it, gone from it, invited and still to answer."""

    on_panel: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()


def fates(lines: Sequence[Line], known: Known) -> list[tuple[Line, Fate]]:
    """Return what becomes of each line; of two with one address the first counts."""
    seen: set[str] = set()
    return [(line, _fate(line, known, seen)) for line in lines]


def _fate(line: Line, known: Known, seen: set[str]) -> Fate:
    if line.wrong:
        return Fate.WRONG
    if line.email in seen:
        return Fate.TWICE
    seen.add(line.email)
    if line.email in known.left:
        return Fate.LEFT
    if line.email in known.on_panel:
        return Fate.ON_PANEL
    return Fate.WAITING if line.email in known.waiting else Fate.INVITED


def letter_locale(line: Line, spoken: Sequence[str], otherwise: str) -> str:
    """Return the language of a letter: the one named, else the strongest of the judge's that we speak."""
    wanted = [line.letter, *line.given.languages]
    return next((tag.split("-")[0] for tag in wanted if tag and tag.split("-")[0] in spoken), otherwise)


def hours(entries: int, minutes: int = MINUTES) -> tuple[int, int]:
    """Return how long so many entries take, in hours and minutes, to the quarter of an hour."""
    whole = max(15, round(entries * minutes / 15) * 15) if entries > 0 else 0
    return divmod(whole, 60)


def is_full_product(keys: Iterable[tuple[str, str]]) -> bool:
    """Whether categories are every form in every age group, so that two questions ask for all of them."""
    pairs = set(keys)
    forms, groups = {form for form, _group in pairs}, {group for _form, group in pairs}
    return len(forms) > 1 and len(groups) > 1 and len(pairs) == len(forms) * len(groups)


def as_product(
    chosen: Iterable[tuple[str, str]], offered: Sequence[tuple[str, str]]
) -> tuple[list[str], list[str]] | None:
    """Return the forms and age groups that stand for these categories; None when two lists cannot say it.

    What is chosen whole is said by an empty list: all of them.
    """
    pairs = set(chosen)
    forms, groups = {form for form, _group in pairs}, {group for _form, group in pairs}
    if len(pairs) != len(forms) * len(groups):
        return None
    all_forms, all_groups = {form for form, _group in offered}, {group for _form, group in offered}
    return ([] if forms == all_forms else sorted(forms)), ([] if groups == all_groups else sorted(groups))
