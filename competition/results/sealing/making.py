"""The finished file of a freeze, out of what stood at one moment; it asks no database.

The results are computed once, under the drawn names, and held against the standings that people have seen.
What was computed from the very scores that lie in the finished file need not be computed a second time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.results.computing import Computed, compute
from competition.results.deciding import Contest
from competition.results.errors import StaleStandingsError, UnsoundBundleError
from competition.results.facts import RoundFacts
from competition.results.queries import Gathered
from competition.results.sealing.archive import pack, unpack
from competition.results.sealing.bundle import Sealing, make_bundle
from competition.results.sealing.checking import check
from competition.results.sealing.names import Names, draw_names

Tell = Callable[[], None]


@dataclass(frozen=True)
class Posed:
    """All that a freeze is made of; equal ones come to the same results, whatever else has changed."""

    campaign: Campaign = field(compare=False)
    round_: Round = field(compare=False)
    number: int
    replaces: str
    gathered: Gathered
    contest: Contest
    entry_ids: Mapping[str, int]
    others: Mapping[str, Any]


@dataclass(frozen=True)
class Sealed:
    """The finished file, the names drawn for it, and how much it holds."""

    content: bytes
    names: Names
    at: datetime
    summary: Mapping[str, int]


def nobody() -> None:
    """Tell nobody how far it is."""


def seal(posed: Posed, *, at: datetime, tell: Tell = nobody) -> Sealed:
    """Compute the results and put them into a file; `tell` is called once they are computed.

    Raises StaleStandingsError where they are not those on the page, and UnsoundBundleError.
    """
    gathered = posed.gathered
    names = draw_names(gathered.facts, posed.contest, posed.entry_ids, gathered.judge_ids)
    under, contest = names.facts(gathered.facts), names.contest(posed.contest)
    computed = compute(under)
    if set(contest.standings) != set(computed.standings):
        raise StaleStandingsError
    tell()
    content = _packed(posed, under, computed, contest, _sealing(posed, names, at))
    if names.lead_back(content):
        raise UnsoundBundleError
    summary = {
        "entries": len(computed.standings),
        "sheets": len(under.sheets),
        "awards": len(contest.won),
    }
    return Sealed(content, names, at, summary)


def _sealing(posed: Posed, names: Names, at: datetime) -> Sealing:
    return Sealing(number=posed.number, at=at, replaces=posed.replaces, others=names.anywhere(posed.others))


def _packed(posed: Posed, under: RoundFacts, computed: Computed, contest: Contest, sealing: Sealing) -> bytes:
    """Return the file, having read it again. Raises UnsoundBundleError where it does not come to the same."""
    content = pack(make_bundle(posed.campaign, posed.round_, under, computed, contest, sealing))
    if not check(unpack(content), known=(under, computed)).holds:
        raise UnsoundBundleError
    return content
