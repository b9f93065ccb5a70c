"""A bundle as the files in it, and back: tables where spreadsheets should read them, JSON for the rest."""

import json
from collections.abc import Mapping
from itertools import chain
from typing import Any

from competition.results.door.writing import SEVERITY, STANDINGS
from competition.results.laying import points_of
from competition.results.sealing import cells
from competition.results.sealing.bundle import facts_of
from competition.results.sealing.versions import OTHERS

MANIFEST, README = "manifest.json", "README.txt"
ABOUT = ("format", "number", "replaces", "campaign", "round", "frozen_at", "versions")
NAMES = (
    *("scores.csv", "entries.csv", "rubric.json", "rules.json"),
    *("standings.csv", "certainty.csv", "severity.csv", "report.json", "awards.csv"),
    *(f"{name}.json" for name in OTHERS),
)
"""Beside manifest and README, in this order."""
_CRITERION = "criterion-"
_TRAITS = ("school", "city", "language")
_CERTAINTY = ("entry", "award_probability", "disagreement", "nominations", "component")
_AWARDS = ("category", "place", "kind", "entry", "overridden")
_SCORES = ("entry", "judge", "category", "score", "reading", "nominated")
_PLACED: cells.Kinds = {
    "entry": str,
    "category": str,
    "reads": int,
    **dict.fromkeys(("raw", "calibrated", "se", "low", "high"), cells.figure),
    **dict.fromkeys(("rank", "rank_low", "rank_high"), cells.whole),
}
_SURE: cells.Kinds = {
    **dict.fromkeys(("award_probability", "disagreement"), cells.figure),
    "nominations": int,
    "component": cells.whole,
}
_READ: cells.Kinds = {"judge": str, "reads": int, "severity": float, "se": float, "infit": cells.figure}
_AWARD: cells.Kinds = {"entry": str, "category": str, "kind": str, "place": int, "overridden": cells.mark}


def to_files(bundle: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the files of a bundle, by their names, without manifest and README."""
    return {
        "scores.csv": _scores(bundle),
        "entries.csv": _entries(bundle),
        "rubric.json": as_json(bundle["categories"]),
        "rules.json": as_json({name: bundle[name] for name in ("seed", "draws", "rules", *_BY_PEOPLE)}),
        **figures(bundle),
        "awards.csv": cells.table(_AWARDS, bundle["awards"]),
        **{f"{name}.json": as_json(bundle["others"][name]) for name in OTHERS},
    }


_BY_PEOPLE = ("overrides", "mentions")


def figures(computed: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the files that are computed from the others."""
    return {
        "standings.csv": cells.table(STANDINGS, computed["standings"]),
        "certainty.csv": cells.table(_CERTAINTY, computed["standings"]),
        "severity.csv": cells.table(SEVERITY, computed["judges"]),
        "report.json": as_json({name: computed[name] for name in ("variance", "components")}),
    }


def _scores(bundle: Mapping[str, Any]) -> bytes:
    facts = facts_of(bundle)
    categories = {category.key: category for category in facts.categories}
    keys = dict.fromkeys(rule.key for each in facts.categories for rule in each.criteria)
    given = dict.fromkeys(chain(keys, sorted({key for sheet in facts.sheets for key in sheet.values})))
    rows = (
        {
            **dict(zip(_SCORES[:3], (sheet.entry, sheet.judge, facts.entries[sheet.entry]), strict=True)),
            "score": points_of(sheet, categories[facts.entries[sheet.entry]]),
            "reading": sheet.mode.value,
            "nominated": sheet.nominated,
            **{_CRITERION + key: value for key, value in sheet.values.items()},
        }
        for sheet in facts.sheets
    )
    return cells.table((*_SCORES, *(_CRITERION + key for key in given)), rows)


def _entries(bundle: Mapping[str, Any]) -> bytes:
    told = [name for name in _TRAITS if any(name in each for each in bundle["entries"])]
    rows = ({**each, "submitted": int(each["submitted"])} for each in bundle["entries"])
    return cells.table(("entry", "category", "submitted", *told), rows)


def from_files(about: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the bundle that files hold. Raises what reading them raises where they are none."""
    sure = {row["entry"]: cells.typed(row, _SURE) for row in cells.rows_of(files["certainty.csv"])}
    placed = [cells.typed(row, _PLACED) for row in cells.rows_of(files["standings.csv"])]
    return {
        **{name: about[name] for name in ABOUT},
        **json.loads(files["rules.json"]),
        "categories": json.loads(files["rubric.json"]),
        "entries": [_entry(row) for row in cells.rows_of(files["entries.csv"])],
        "sheets": [_sheet(row) for row in cells.rows_of(files["scores.csv"])],
        "standings": [{**each, **sure[each["entry"]]} for each in placed],
        "judges": [cells.typed(row, _READ) for row in cells.rows_of(files["severity.csv"])],
        **json.loads(files["report.json"]),
        "awards": [cells.typed(row, _AWARD) for row in cells.rows_of(files["awards.csv"])],
        "others": {name: json.loads(files[f"{name}.json"]) for name in OTHERS},
    }


def _entry(row: Mapping[str, str]) -> dict[str, Any]:
    return {**row, "submitted": float(row["submitted"])}


def _sheet(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "entry": row["entry"],
        "judge": row["judge"],
        "mode": row["reading"],
        "values": {
            name.removeprefix(_CRITERION): int(cell)
            for name, cell in sorted(row.items())
            if name.startswith(_CRITERION) and cell
        },
        "nominated": cells.mark(row["nominated"]),
    }


def as_json(value: Any) -> bytes:
    """Return the value's bytes: sorted keys, one line for each; the same content, the same bytes."""
    text = json.dumps(value, sort_keys=True, indent=1, ensure_ascii=False, allow_nan=False)
    return f"{text}\n".encode()
