"""What a bundle holds, as plain values: all that the results are computed from, and nobody's name."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.judging.rules import CriterionRule, ReadingMode
from competition.results.computing import Computed, compute
from competition.results.deciding import Contest
from competition.results.duelled import order_again, pairs_again
from competition.results.facts import CategoryFacts, Entrant, RoundFacts, SheetFacts
from competition.results.placed import Placed
from competition.results.quotas import Trait, quotas_of
from competition.results.ranking import DRAWS, SEED
from competition.results.sealing.versions import FORMAT, OTHERS, versions

_STANDING = (
    *("entry", "category", "reads", "raw", "calibrated", "se", "low", "high"),
    *("rank", "rank_low", "rank_high", "award_probability"),
)


@dataclass(frozen=True)
class Sealing:
    """What is said of a freeze itself, and what else lies in it, such as duels and decisions of the jury.

    `replaces` is the seal of the freeze before, empty for the first.
    """

    number: int
    at: datetime
    replaces: str = ""
    others: Mapping[str, Any] = field(default_factory=dict)


def make_bundle(
    campaign: Campaign,
    round_: Round,
    facts: RoundFacts,
    computed: Computed,
    contest: Contest,
    sealing: Sealing,
) -> dict[str, Any]:
    """Return the bundle of facts that are under drawn names already; categories go under their keys."""
    return {
        "format": FORMAT,
        "versions": versions(),
        "campaign": {"slug": campaign.slug, "name": campaign.name, "year": campaign.year},
        "round": round_.number,
        "number": sealing.number,
        "replaces": sealing.replaces,
        "frozen_at": sealing.at.astimezone(UTC).isoformat(),
        "seed": SEED,
        "draws": DRAWS,
        "categories": [_category(each) for each in facts.categories],
        "entries": _entries(facts, contest),
        "sheets": [_sheet(each) for each in facts.sheets],
        **as_values(computed),
        "rules": contest.quotas.as_dict(),
        "overrides": [{"entry": ref, "kind": kind} for ref, kind in sorted(contest.overrides.items())],
        "mentions": sorted(contest.mentions),
        "awards": [asdict(each) for each in contest.won],
        "others": {name: list(sealing.others.get(name, ())) for name in OTHERS},
    }


def _entries(facts: RoundFacts, contest: Contest) -> list[dict[str, Any]]:
    """Return who stands, in which order they came, and what the rules of the awards speak of.

    Schools and cities go under names drawn for this freeze alone, and only where a rule counts them.
    """
    came = sorted({contest.entrants[entry].submitted for entry in facts.entries})
    turn = {moment: float(at) for at, moment in enumerate(came)}
    drawn: defaultdict[str, str] = defaultdict(lambda: f"P{token_hex(5)}")
    found: list[dict[str, Any]] = []
    for entry in sorted(facts.entries):
        entrant = contest.entrants[entry]
        held = {"entry": entry, "category": facts.entries[entry], "submitted": turn[entrant.submitted]}
        for trait, value in ((Trait.SCHOOL, entrant.school), (Trait.CITY, entrant.city)):
            if contest.quotas.speaks_of(trait):
                held[trait.value] = drawn[f"{trait} {value}"] if value else ""
        if contest.quotas.speaks_of(Trait.LANGUAGE):
            held["language"] = entrant.language
        found.append(held)
    return found


def _category(category: CategoryFacts) -> dict[str, Any]:
    return {
        "category": category.key,
        "lowest": category.lowest,
        "highest": category.highest,
        "criteria": [asdict(rule) for rule in category.criteria],
        "awards": [{"kind": kind, "number": number} for kind, number in category.kinds],
    }


def _sheet(sheet: SheetFacts) -> dict[str, Any]:
    return {
        "entry": sheet.entry,
        "judge": sheet.judge,
        "mode": sheet.mode.value,
        "values": dict(sorted(sheet.values.items())),
        "nominated": sheet.nominated,
    }


def as_values(computed: Computed) -> dict[str, Any]:
    """Return what was computed as a bundle holds it."""
    return {
        "standings": [dict(vars(each)) for each in computed.standings],
        "judges": [dict(vars(each)) for each in computed.judges],
        "variance": computed.variance,
        "components": computed.components,
    }


def compute_again(
    bundle: Mapping[str, Any], known: tuple[RoundFacts, Computed] | None = None
) -> dict[str, Any]:
    """Return standings, severity and variances as they follow from a bundle's sheets.

    They are computed, unless it is `known` what follows from just these facts.
    """
    facts = facts_of(bundle)
    if known is not None and known[0] == facts and bundle["seed"] == SEED:
        return as_values(known[1])
    return as_values(compute(facts, seed=bundle["seed"]))


def recompute(bundle: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Compute the standings once more from a bundle's sheets; they are to equal `bundle["standings"]`."""
    standings: list[dict[str, Any]] = compute_again(bundle)["standings"]
    return standings


def recompute_awards(
    bundle: Mapping[str, Any], standings: list[dict[str, Any]] | None = None
) -> list[dict[str, Any]]:
    """Decide the awards once more from standings and rules; they are to equal `bundle["awards"]`."""
    entrants = {}
    for each in bundle["entries"]:
        entrants[each["entry"]] = Entrant(**{key: each[key] for key in each.keys() - {"entry", "category"}})
    contest = Contest(
        standings=[Placed(**each) for each in standings or bundle["standings"]],
        categories=facts_of(bundle).categories,
        entrants=entrants,
        overrides={each["entry"]: each["kind"] for each in bundle["overrides"]},
        quotas=quotas_of(bundle["rules"]),
        mentions=bundle["mentions"],
        duels=[order_again(each) for each in bundle["others"]["duels"]],
    )
    return [asdict(each) for each in contest.won]


def facts_of(bundle: Mapping[str, Any]) -> RoundFacts:
    """Return the facts of the round that a bundle holds."""
    return RoundFacts(
        categories=tuple(_category_facts(each) for each in bundle["categories"]),
        entries={each["entry"]: each["category"] for each in bundle["entries"]},
        sheets=tuple(SheetFacts(**{**each, "mode": ReadingMode(each["mode"])}) for each in bundle["sheets"]),
        pairs=pairs_again(bundle["others"]["duels"]),
    )


def _category_facts(each: Mapping[str, Any]) -> CategoryFacts:
    return CategoryFacts(
        key=each["category"],
        lowest=each["lowest"],
        highest=each["highest"],
        criteria=tuple(CriterionRule(**rule) for rule in each["criteria"]),
        kinds=tuple((award["kind"], award["number"]) for award in each["awards"]),
    )


def results_json(bundle: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is handed on of a bundle: standings and awards, judges and variances, to six decimals."""
    return {
        **{name: bundle[name] for name in ("campaign", "round", "frozen_at")},
        "standings": [{key: each[key] for key in _STANDING} for each in bundle["standings"]],
        "awards": [
            {key: each[key] for key in ("entry", "category", "kind", "place")} for each in bundle["awards"]
        ],
        **{name: bundle[name] for name in ("judges", "variance", "components")},
    }
