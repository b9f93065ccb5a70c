"""A plan as it is kept, and the one that lies ready before anybody has typed anything."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from competition.rehearsal.rules import USUAL_READS, Cell, Extra, Plan, Spread


def kept(plan: Plan) -> dict[str, Any]:
    """Return a plan as JSON."""
    return {**asdict(plan), "minutes": {str(category): each for category, each in plan.minutes.items()}}


def read(json: Mapping[str, Any]) -> Plan:
    """Return a kept plan as a value."""
    parts = {
        "cells": tuple(Cell(**each) for each in json["cells"]),
        "extra": tuple(Extra(**{**each, "languages": tuple(each["languages"])}) for each in json["extra"]),
        "minutes": {int(category): float(each) for category, each in json["minutes"].items()},
        "spread": Spread(**json["spread"]),
    }
    return Plan(**{**json, **parts})


def first_plan(
    cells: Sequence[Cell], minutes: Mapping[int, float], spread: Spread | None, reads: Sequence[int]
) -> Plan:
    """Return the plan that lies ready; `reads` are those of the categories, the most frequent is meant."""
    meant = Counter(reads).most_common(1)
    return Plan(
        cells=tuple(cells),
        minutes=minutes,
        spread=spread or Spread(),
        reads=meant[0][0] if meant and meant[0][0] else USUAL_READS,
    )
