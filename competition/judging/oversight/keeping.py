"""How judges read, put into a row and taken out of it as it was."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from typing import Any

from competition.judging.oversight.reading import PanelReading, Reading
from competition.judging.oversight.rules import Finding, Odd


def to_json(found: PanelReading) -> dict[str, Any]:
    """Return what a row keeps: lists, as a thousand judges would repeat every name a thousand times."""
    return {
        "judges": [list(astuple(one)) for one in found.judges.values()],
        "usual": list(found.usual.items()),
        "in_points": found.in_points,
    }


def from_json(kept: Mapping[str, Any]) -> PanelReading:
    """Return what a row has kept."""
    judges = [
        Reading(judge, sheets, seconds, mean, deviation, _findings(found))
        for judge, sheets, seconds, mean, deviation, found in kept["judges"]
    ]
    return PanelReading(
        {one.judge: one for one in judges},
        dict(kept["usual"]),
        kept["in_points"],
    )


def _findings(kept: Iterable[tuple[str, int, int]]) -> tuple[Finding, ...]:
    return tuple(Finding(Odd(odd), number, whole) for odd, number, whole in kept)
