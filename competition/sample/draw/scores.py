"""Scores for every judge–entry pair that could be allocated, so that any allocation of the sample finds them.

A score is the entry's worth, what it is good at, how the judge takes to it, the judge's severity and a little
chance, rounded to the scale from 1 to 5. Chance is drawn from the names involved, so that the same files give
the same scores.
"""

import csv
import tomllib
from pathlib import Path
from random import Random
from typing import Any

Row = dict[str, str]
Rubrics = dict[str, Any]

# By how much a judge gives less than the others, in points.
SEVERITY = {"orla": -0.5, "samira": 0.2, "oksana": 0.6, "nikos": 0.0, "itziar": -0.2, "ewa": 0.4}
# How much an entry is above the middle; what is not named here lies on it.
WORTH = {
    "pegs": 0.7,
    "abuela": 0.6,
    "kit": 0.2,
    "daraj": 0.7,
    "numero-86": 0.6,
    "luan": 0.1,
    "horloge": 0.7,
    "instrukcja": 0.3,
    "my-mother-says": 0.5,
    "misce": 0.6,
    "fruit-bus": 0.5,
    "doors": 0.2,
    "moon": 0.6,
    "garden": 0.4,
}
MIDDLE = 3.3
PRESET = Path(__file__).parents[2] / "campaign" / "presets" / "more-than-migrants.toml"


def write(folder: Path) -> None:
    """Write `scores.csv` from the other files of a campaign folder."""
    rubrics: Rubrics = tomllib.loads(PRESET.read_text("utf-8"))["rubric"]
    entries, judges = _rows(folder / "entries.csv"), _rows(folder / "judges.csv")
    keys = list(
        dict.fromkeys(criterion["key"] for rubric in rubrics.values() for criterion in rubric["criterion"])
    )
    with (folder / "scores.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, ["entry", "judge", *keys], restval="", lineterminator="\n")
        writer.writeheader()
        for entry in entries:
            writer.writerows(_sheet(entry, judge, rubrics) for judge in judges if may_read(entry, judge))


def may_read(entry: Row, judge: Row) -> bool:
    """Whether the pair could be allocated: no conflict, a wanted category, a language in common."""
    category = f"{entry['form']}/{entry['age_group']}"
    if judge["city"] == entry["city"] or entry["school"] in _list(judge["barred_schools"]):
        return False
    if judge["categories"] and category not in _list(judge["categories"]):
        return False
    read = {entry["language"], entry["translation_language"]}
    return not entry["text"] or bool(read & set(_list(judge["languages"])))


def _sheet(entry: Row, judge: Row, rubrics: Rubrics) -> dict[str, str | int]:
    """One judge's scores of an entry; the language is left out when it is read in translation."""
    translated = bool(entry["text"]) and entry["language"] not in _list(judge["languages"])
    scored = [c["key"] for c in rubrics[entry["form"]]["criterion"] if not (translated and c.get("language"))]
    scores = {key: _score(entry["entry"], judge["judge"], key) for key in scored}
    return {"entry": entry["entry"], "judge": judge["judge"], **scores}


def _score(entry: str, judge: str, criterion: str) -> int:
    strength, liking = _chance(0.3, entry, criterion), _chance(0.35, entry, judge)
    chance = _chance(0.45, entry, judge, criterion)
    value = MIDDLE + WORTH.get(entry, 0) + strength + liking + chance - SEVERITY[judge]
    return max(1, min(5, round(value)))


def _chance(spread: float, *names: str) -> float:
    return Random("/".join(names)).gauss(0, spread)  # noqa: S311 - a repeatable draw, not a secret


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]
