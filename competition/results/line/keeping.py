"""A plan of further reads as its job keeps it until the secretariat has looked at it: ids and codes; pure."""

from dataclasses import asdict
from typing import Any

from competition.allocation.shortage import Cure, Shortage
from competition.judging.rules import ReadingMode
from competition.results.line.rules import FurtherRead, Plan


def packed(plan: Plan) -> dict[str, Any]:
    """Return a plan as plain values."""
    return {
        "close": plan.close,
        "waiting": plan.waiting,
        "reads": [[each.entry_id, each.copy_id, each.judge_id, each.mode.value] for each in plan.reads],
        "shortages": [{**asdict(each), "cure": each.cure.value} for each in plan.shortages],
    }


def unpacked(kept: dict[str, Any]) -> Plan:
    """Return the plan that was packed."""
    return Plan(
        close=kept["close"],
        waiting=kept["waiting"],
        reads=tuple(
            FurtherRead(entry_id, copy_id, judge_id, ReadingMode(mode))
            for entry_id, copy_id, judge_id, mode in kept["reads"]
        ),
        shortages=tuple(Shortage(**{**each, "cure": Cure(each["cure"])}) for each in kept["shortages"]),
    )
