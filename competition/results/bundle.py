"""The frozen results as a file: everything that anybody needs to compute them again, and nobody's name."""

import hashlib
import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import numpy
import scipy
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.judging.rules import CriterionRule, ReadingMode
from competition.platform.files import StoredFile
from competition.platform.storage import Storage
from competition.results.computing import Computed, compute
from competition.results.deciding import Won
from competition.results.errors import BundleDamagedError
from competition.results.facts import CategoryFacts, RoundFacts, SheetFacts
from competition.results.models import Freeze
from competition.results.ranking import DRAWS, SEED

FORMAT = 1
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
    won: tuple[Won, ...],
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
        "entries": [{"entry": entry, "category": facts.entries[entry]} for entry in sorted(facts.entries)],
        "sheets": [_sheet(each) for each in sorted(facts.sheets, key=lambda s: (s.entry, s.judge))],
        **_computed(computed),
        "awards": [asdict(each) for each in won],
    }


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
