"""Rows of a campaign folder as values; its works are read as the rows of any roster are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from competition.entries.roster.cells import PupilRow, ages, cells, levels, pupil, whole_number
from competition.entries.roster.rows import EntryRow

__all__ = ["EntryRow", "Folder", "JudgeRow", "PupilRow", "ages", "cells", "levels", "pupil", "whole_number"]


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
