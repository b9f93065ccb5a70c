"""Use cases of results: from the standings to the announcement."""

from competition.results.services import duels
from competition.results.services.announcing import announce, plan, unplan
from competition.results.services.awards import decide_awards, override_award, revoke_override
from competition.results.services.freezing import freeze
from competition.results.services.lifting import unfreeze
from competition.results.services.quotas import choose_rules, confirm_mention, revoke_mention
from competition.results.services.standings import compute_compared, compute_standings

__all__ = [  # duels make themselves known to the freeze
    "announce",
    "choose_rules",
    "compute_compared",
    "compute_standings",
    "confirm_mention",
    "decide_awards",
    "duels",
    "freeze",
    "override_award",
    "plan",
    "revoke_mention",
    "revoke_override",
    "unfreeze",
    "unplan",
]
