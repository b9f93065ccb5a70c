"""Two allocations of a round beside each other, before one of them is released."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from competition.allocation.figures import Range, closeness, range_of
from competition.allocation.models import AllocationRun
from competition.allocation.reporting import Report, read_report
from competition.platform.i18n import format_number
from competition.platform.i18n import gettext as _

NONE = "–"


@dataclass(frozen=True)
class Comparison:
    """Rows of (what, before, now); `back` is the earlier seed where the same entries, panel and reads would
    give the earlier allocation once more.
    """

    rows: Sequence[tuple[str, str, str]]
    back: int | None


def compare(runs: Sequence[AllocationRun], categories: Mapping[int, str]) -> Comparison | None:
    """Return the newest run beside the one before; None where there is no other one."""
    if len(runs) < 2:
        return None
    now, before = (read_report(run.report) for run in runs[:2])
    told = zip(_told(before), _told(now), strict=True)
    rows = [(_("Draw"), format_number(runs[1].seed), format_number(runs[0].seed))]
    rows += [
        (
            _("Reads per entry: %(category)s", category=name),
            _number(before.reads.get(category)),
            _number(now.reads.get(category)),
        )
        for category, name in categories.items()
        if before.reads.get(category) != now.reads.get(category)
    ]
    rows += [(what, was, is_) for (what, was), (_what, is_) in told]
    is_same = now.facts == before.facts != "" and runs[0].seed != runs[1].seed
    return Comparison(rows, runs[1].seed if is_same else None)


def _told(report: Report) -> list[tuple[str, str]]:
    loads = range_of(list(report.loads.values()))
    cities = range_of([met.cities for met in report.met.values()])
    judges = range_of([met.judges for met in report.met.values()])
    reached = closeness(report)
    return [
        (_("Reads filled"), _of(report.filled, report.wanted)),
        (_("In the first language"), format_number(report.first_language)),
        (_("In another language"), format_number(report.other_language)),
        (_("Through a translation"), format_number(report.translation)),
        (_("Of the best fit of languages"), f"{format_number(reached)} %" if reached is not None else NONE),
        (_("Entries per judge"), _spread(loads)),
        (_("Groups linked"), _of(report.pools_linked, report.pools)),
        (_("Cities per judge"), _spread(cities)),
        (_("Other judges met"), _spread(judges)),
    ]


def _number(value: int | None) -> str:
    return NONE if value is None else format_number(value)


def _of(part: int, whole: int) -> str:
    return _("%(part)s of %(whole)s", part=format_number(part), whole=format_number(whole))


def _spread(found: Range | None) -> str:
    if found is None:
        return NONE
    return " · ".join(format_number(value) for value in (found.least, found.middle, found.most))
