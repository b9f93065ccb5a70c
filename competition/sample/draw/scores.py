"""Scores for every judge–entry pair that could be allocated, so that any allocation of the sample finds them.

A score is the entry's worth, what it is good at, how the judge takes to it, the judge's habits and a little
chance, rounded to the scale from 1 to 5. Chance is drawn from the names involved, so that the same files give
the same scores.
"""

import csv
import tomllib
from pathlib import Path
from random import Random
from typing import Any

from competition.sample.draw.habits import HABITS, Habit

Row = dict[str, str]
Rubrics = dict[str, Any]

# How the works of a category compare: from the strongest, `BEST` points above the middle, down to `LEAST`.
ORDER = {
    "poem/5-10": (
        "nami acordeon pitanja snoboll pegs abuela aqui meongmeong bis vercin-tar ekmek "
        "mekvle palto kit elfchen"
    ),
    "poem/11-18": (
        "spis-domow capsuni chave tfila shutter lodger dkssud horikh daraj taqs numero-86 "
        "blok-c kigo bugaderia luan"
    ),
    "essay/5-10": (
        "krapky buzunare daftar dictionnaire zwemmen bus horloge vorfahrt chalomot misket mubarat instrukcja"
    ),
    "essay/11-18": (
        "shiva opel shemomechama tre-colpi weizhishu pcele my-mother-says waerme fiocco soffan misce tun ata"
    ),
    "illustration/5-10": (
        "boat-house dads-jacket one-potato halves marelle whale-town way-to-school can-phone "
        "long-table hand-tree fruit-bus doors"
    ),
    "illustration/11-18": (
        "ombre night-hair umbrella swallows one-line paper-boats quilt sleeves town-in-hair"
        " thread shards moon garden"
    ),
}
BEST, LEAST = 1.0, -0.5
MIDDLE = 3.1
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
    scores = {key: _score(entry, judge["judge"], key) for key in scored}
    return {"entry": entry["entry"], "judge": judge["judge"], **scores}


def _score(entry: Row, judge: str, criterion: str) -> int:
    key, habit = entry["entry"], HABITS.get(judge, Habit())
    strength = _chance(0.35, key, criterion) * (1 - habit.halo)
    taken = _chance(0.3, key, judge) + habit.liking.get(entry["form"], 0.0)
    above = _worth(entry) + strength + taken
    chance = _chance(habit.chance, key, judge, criterion) * (1 - habit.halo)
    return max(1, min(5, round(MIDDLE + habit.reach * above + chance - habit.severity)))


def _worth(entry: Row) -> float:
    """Return how far above the middle an entry lies; its key stands in the order of its category."""
    order = ORDER[f"{entry['form']}/{entry['age_group']}"].split()
    return BEST + (LEAST - BEST) * order.index(entry["entry"]) / (len(order) - 1)


def _chance(spread: float, *names: str) -> float:
    return Random("/".join(names)).gauss(0, spread)  # noqa: S311 - a repeatable draw, not a secret


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]
