"""One entry as a line of the secretariat's table, in the columns of the files that go in and out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from competition.consent.rules import Channel, Level

COLUMNS = (
    "entry", "state", "form", "age_group", "language", "title", "text", "translation_language",
    "translation_title", "translation", "images", "alt", "class", "school", "city", "country", "teacher",
    "teacher_email", "made_by", "pupils", "headcount", "consent_book", "consent_web", "consent_social",
    "submitted_at",
)  # fmt: skip
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that a spreadsheet program would compute, in full width too as some read it."""
_CELL_WITHIN = re.compile(r"(?<=[;\n])(?=\s*(?:[=+@\uff1d\uff0b\uff0d\uff20]|-\S))")
"""Where a program that parts cells by semicolons, as in most of Europe, would begin such a cell."""
CONSENT_COLUMNS = {channel: f"consent_{channel.value}" for channel in Channel}


@dataclass(frozen=True)
class Maker:
    """A person behind an entry, or a group that is counted, with what each channel may show."""

    given_name: str
    family_name: str
    age: int | None
    count: int
    is_group: bool
    levels: Mapping[Channel, Level] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """Name and age as a roster writes them; a semicolon would begin another pupil, a comma the age."""
        name = f"{self.given_name} {self.family_name}".replace(";", " ").replace(",", " ")
        return " ".join(name.split()) + (f", {self.age}" if self.age is not None else "")


@dataclass(frozen=True)
class Line:
    """What is known of an entry."""

    facts: Mapping[str, Any]
    makers: Sequence[Maker]
    alts: Sequence[str]
    teachers: Sequence[tuple[str, str]]


def cells(line: Line) -> dict[str, str | int]:
    """Return the cells of an entry by column; lists stand in a cell, parted by semicolons."""
    named = [maker for maker in line.makers if not maker.is_group]
    submitted: datetime | None = line.facts["submitted_at"]
    return {
        **{name: str(line.facts[name] or "") for name in COLUMNS if name in line.facts},
        "images": len(line.alts),
        "alt": line.alts[0] if len(line.alts) == 1 else "; ".join(alt.replace(";", ",") for alt in line.alts),
        "teacher": "; ".join(name for name, _email in line.teachers if name),
        "teacher_email": "; ".join(email for _name, email in line.teachers if email),
        "pupils": "; ".join(maker.said for maker in named),
        "headcount": sum(maker.count for maker in line.makers),
        **{column: consents(line.makers, channel) for channel, column in CONSENT_COLUMNS.items()},
        "submitted_at": submitted.isoformat(timespec="seconds") if submitted else "",
    }


def consents(makers: Sequence[Maker], channel: Channel) -> str:
    """Return what a channel may show: one value for all, or a list in the order of the pupils."""
    said = [maker.levels.get(channel, Level.NO).value for maker in makers]
    return said[0] if len(set(said)) == 1 else "; ".join(said)


def harmless(value: str | int | float) -> str | int | float:
    """Return a cell that no spreadsheet program computes: an apostrophe goes before what begins a formula."""
    if not isinstance(value, str):
        return value
    within = _CELL_WITHIN.sub("'", value)
    return f"'{within}" if within.startswith(FORMULAS) else within
