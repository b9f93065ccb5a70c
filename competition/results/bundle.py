"""The frozen results as a file: everything that anybody needs to compute them again, and nobody's name."""

import hashlib
import json
from collections import defaultdict
from dataclasses import asdict
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

import numpy
import scipy
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.judging.rules import CriterionRule, ReadingMode
from competition.platform.files import StoredFile
from competition.platform.storage import Storage
from competition.results.computing import Computed, Placed, compute
from competition.results.deciding import Contest
from competition.results.errors import BundleDamagedError
from competition.results.facts import CategoryFacts, Entrant, RoundFacts, SheetFacts
from competition.results.models import Freeze
from competition.results.quotas import Trait, quotas_of
from competition.results.ranking import DRAWS, SEED

FORMAT = 2
METHOD = 2  # grows whenever the same sheets would come to other figures
_STANDING = (
    "entry",
    "category",
    "reads",
    "raw",
    "calibrated",
    "se",
    "low",
    "high",
    "rank",
    "rank_low",
    "rank_high",
    "award_probability",
)


def make_bundle(
    campaign: Campaign,
    round_: Round,
    facts: RoundFacts,
    computed: Computed,
    contest: Contest,
    now: datetime,
) -> dict[str, Any]:
    """Return the bundle. Entries and judges go under their references, categories under their keys."""
    return {
        "format": FORMAT,
        "versions": {"method": METHOD, "numpy": numpy.__version__, "scipy": scipy.__version__},
        "campaign": {"slug": campaign.slug, "name": campaign.name, "year": campaign.year},
        "round": round_.number,
        "frozen_at": now.astimezone(UTC).isoformat(),
        "seed": SEED,
        "draws": DRAWS,
        "categories": [_category(each) for each in facts.categories],
        "entries": _entries(facts, contest),
        "sheets": [_sheet(each) for each in sorted(facts.sheets, key=lambda s: (s.entry, s.judge))],
        **_computed(computed),
        "rules": contest.quotas.as_dict(),
        "overrides": [{"entry": ref, "kind": kind} for ref, kind in sorted(contest.overrides.items())],
        "mentions": sorted(contest.mentions),
        "awards": [asdict(each) for each in contest.won],
    }


def _entries(facts: RoundFacts, contest: Contest) -> list[dict[str, Any]]:
    """Return who stands, in which order they came, and what the rules of the awards speak of.

    Schools and cities go under names drawn for this freeze alone, and only where a rule counts them.
    """
    came = sorted(facts.entries, key=lambda entry: (contest.entrants[entry].submitted, entry))
    turn = {entry: float(at) for at, entry in enumerate(came)}
    drawn: defaultdict[str, str] = defaultdict(lambda: token_hex(6))
    found: list[dict[str, Any]] = []
    for entry in sorted(facts.entries):
        entrant = contest.entrants[entry]
        held = {"entry": entry, "category": facts.entries[entry], "submitted": turn[entry]}
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


def _computed(computed: Computed) -> dict[str, Any]:
    return {
        "standings": [asdict(each) for each in computed.standings],
        "judges": [asdict(each) for each in computed.judges],
        "variance": computed.variance,
        "components": computed.components,
    }


def recompute(bundle: dict[str, Any]) -> list[dict[str, Any]]:
    """Compute the standings once more from a bundle's sheets; they are to equal `bundle["standings"]`."""
    standings: list[dict[str, Any]] = _computed(compute(_facts(bundle), seed=bundle["seed"]))["standings"]
    return standings


def recompute_awards(bundle: dict[str, Any]) -> list[dict[str, Any]]:
    """Decide the awards once more from standings and rules; they are to equal `bundle["awards"]`."""
    entrants = {}
    for each in bundle["entries"]:
        entrants[each["entry"]] = Entrant(**{key: each[key] for key in each.keys() - {"entry", "category"}})
    contest = Contest(
        standings=[Placed(**each) for each in bundle["standings"]],
        categories=_facts(bundle).categories,
        entrants=entrants,
        overrides={each["entry"]: each["kind"] for each in bundle["overrides"]},
        quotas=quotas_of(bundle["rules"]),
        mentions=bundle["mentions"],
    )
    return [asdict(each) for each in contest.won]


def _facts(bundle: dict[str, Any]) -> RoundFacts:
    return RoundFacts(
        categories=tuple(
            CategoryFacts(
                key=each["category"],
                lowest=each["lowest"],
                highest=each["highest"],
                criteria=tuple(CriterionRule(**rule) for rule in each["criteria"]),
                kinds=tuple((award["kind"], award["number"]) for award in each["awards"]),
            )
            for each in bundle["categories"]
        ),
        entries={each["entry"]: each["category"] for each in bundle["entries"]},
        sheets=tuple(SheetFacts(**{**each, "mode": ReadingMode(each["mode"])}) for each in bundle["sheets"]),
    )


def results_json(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return what is handed on of a bundle: standings and awards, judges and variances, to six decimals."""
    return {
        "campaign": bundle["campaign"],
        "round": bundle["round"],
        "frozen_at": bundle["frozen_at"],
        "standings": [{key: each[key] for key in _STANDING} for each in bundle["standings"]],
        "awards": [
            {key: each[key] for key in ("entry", "category", "kind", "place")} for each in bundle["awards"]
        ],
        "judges": bundle["judges"],
        "variance": bundle["variance"],
        "components": bundle["components"],
    }


def canonical(bundle: dict[str, Any]) -> bytes:
    """Return the bundle's bytes: sorted keys, no spaces, UTF-8; the same content, the same bytes."""
    text = json.dumps(bundle, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return f"{text}\n".encode()


def read_bytes(session: Session, *, freeze: Freeze, storage: Storage) -> bytes:
    """Return the frozen file. Raises BundleDamagedError when it is not what was frozen."""
    with storage.open(session.get_one(StoredFile, freeze.file_id).key) as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != freeze.sha256:
        raise BundleDamagedError
    return content


def read_bundle(session: Session, *, freeze: Freeze, storage: Storage) -> dict[str, Any]:
    """Return the frozen bundle. Raises BundleDamagedError when it is not what was frozen."""
    bundle: dict[str, Any] = json.loads(read_bytes(session, freeze=freeze, storage=storage))
    return bundle
