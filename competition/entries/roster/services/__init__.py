"""Use cases of a roster: begun, its columns named, its files placed, entered, put away."""

from competition.entries.roster.services.beginning import (
    MOST_FILES,
    add_files,
    begin,
    name_columns,
    name_header,
    place_files,
    read_anew,
)
from competition.entries.roster.services.ending import (
    ENTER,
    finish,
    forget,
    put_away,
    request_entering,
)
from competition.entries.roster.services.held import (
    lock_open,
    open_rosters,
    plan_of,
    rows_of,
    setting_of,
)

__all__ = [
    "ENTER",
    "MOST_FILES",
    "add_files",
    "begin",
    "finish",
    "forget",
    "lock_open",
    "name_columns",
    "name_header",
    "open_rosters",
    "place_files",
    "plan_of",
    "put_away",
    "read_anew",
    "request_entering",
    "rows_of",
    "setting_of",
]
