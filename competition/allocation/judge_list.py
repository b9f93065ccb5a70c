"""The judges of an allocation, page by page, in the order that the address asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from competition.allocation.meeting import Meeting
from competition.allocation.queries import Load
from competition.allocation.reporting import Report
from competition.judging.duration import duration
from competition.platform.i18n import gettext as _
from competition.web.narrowing import Order, heads, order_asked
from competition.web.paging import foot, page_asked

PAGE = 50
BY_NAME = Order("name")
_KEYS: dict[str, Callable[[Load], Any]] = {
    "name": lambda load: load.name.casefold(),
    "entries": lambda load: load.total,
    "time": lambda load: load.minutes,
}


@dataclass(frozen=True)
class Row:
    """A judge's line: what they hold, how long it takes, their share, and whom they meet."""

    load: Load
    time: str
    share: float | None
    met: Meeting | None


def judge_list(loads: Sequence[Load], report: Report | None) -> dict[str, Any]:
    """Return the lines of one page, and the ways to the others."""
    order, page = order_asked(_KEYS, BY_NAME), page_asked()
    ordered = list(loads)
    if order != BY_NAME:
        ordered.sort(key=_KEYS[order.key], reverse=order.descending)
    found = ordered[(page - 1) * PAGE : page * PAGE]
    return {
        "rows": [_row(load, report) for load in found],
        "heads": heads(_KEYS, order, BY_NAME),
        "pages": foot(
            _("Judges %(first)s to %(last)s"),
            page=page,
            size=PAGE,
            shown=len(found),
            more=page * PAGE < len(ordered),
        ),
    }


def _row(load: Load, report: Report | None) -> Row:
    return Row(
        load,
        duration(load.minutes) if load.minutes else "–",
        report.shares.get(load.id) if report else None,
        report.met.get(load.id) if report else None,
    )
