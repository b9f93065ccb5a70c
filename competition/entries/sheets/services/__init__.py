"""Use cases of sheets: printed, scanned, given to their pupils."""

from competition.entries.sheets.services.giving import bring_back, give, set_aside
from competition.entries.sheets.services.making import (
    Pupil,
    drop_prints,
    entries_without_picture,
    forget_sheets,
    keep_print,
    make_sheets,
    request_print,
)
from competition.entries.sheets.services.reading import (
    keep_page,
    keep_problem,
    keep_scan,
    keep_unopened,
    keep_whole,
)

__all__ = [
    "Pupil",
    "bring_back",
    "drop_prints",
    "entries_without_picture",
    "forget_sheets",
    "give",
    "keep_page",
    "keep_print",
    "keep_problem",
    "keep_scan",
    "keep_unopened",
    "keep_whole",
    "make_sheets",
    "request_print",
    "set_aside",
]
