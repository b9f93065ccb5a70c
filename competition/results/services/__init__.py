"""Use cases of results: from the standings to the announcement."""

from competition.results.services.announcing import announce
from competition.results.services.awards import decide_awards, override_award, revoke_override
from competition.results.services.freezing import freeze, unfreeze
from competition.results.services.standings import compute_standings

__all__ = [
    "announce",
    "compute_standings",
    "decide_awards",
    "freeze",
    "override_award",
    "revoke_override",
    "unfreeze",
]
