"""Computing a bundle again, and saying in a sentence how it compares with what was sealed; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from competition.results.computing import Computed
from competition.results.facts import RoundFacts
from competition.results.sealing.bundle import compute_again, recompute_awards
from competition.results.sealing.errors import BROKEN, BundleRefusedError, plainly
from competition.results.sealing.files import figures
from competition.results.sealing.versions import same_machine

_NEAR = 0.001  # points: by how much libraries may differ in what they add up
_RANKED = ("entry", "category", "reads", "rank")
_FIGURES = ("raw", "calibrated", "se", "low", "high")


@dataclass(frozen=True)
class Checked:
    """What came of it: the files computed again, whether they are as sealed, and that in words."""

    files: Mapping[str, bytes]
    computed: Mapping[str, Any]
    holds: bool
    said: str


def check(bundle: Mapping[str, Any], *, known: tuple[RoundFacts, Computed] | None = None) -> Checked:
    """Compute a bundle again. Raises BundleRefusedError where its scores are none of its rubric.

    `known`: what was computed just before, and of which facts; it counts where the bundle holds these facts.
    """
    try:
        computed = compute_again(bundle, known)
        awards = recompute_awards(bundle, computed["standings"])
        files, sealed = figures(computed), figures(bundle)
        same = files == sealed
        near = same or _near(computed["standings"], bundle["standings"])
    except BROKEN:
        raise BundleRefusedError("Its scores do not fit its rubric, so nothing can be computed.") from None
    allowed = same or (near and not same_machine(bundle["versions"]))
    holds = allowed and awards == bundle["awards"]
    return Checked(files, computed, holds, _said(bundle, same, allowed, awards == bundle["awards"]))


def _near(computed: list[dict[str, Any]], sealed: list[dict[str, Any]]) -> bool:
    """Whether the ranking is the same, and every score but for its last decimals."""
    if len(computed) != len(sealed):
        return False
    return all(
        all(one[name] == other[name] for name in _RANKED)
        and all(_alike(one[name], other[name]) for name in _FIGURES)
        for one, other in zip(computed, sealed, strict=True)
    )


def _alike(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _NEAR


def _said(bundle: Mapping[str, Any], same: bool, allowed: bool, awards: bool) -> str:
    if same and awards:
        return "The figures and the awards equal those sealed, byte for byte."
    if allowed and awards:
        numpy, scipy, machine = (plainly(bundle["versions"][name]) for name in ("numpy", "scipy", "platform"))
        return (
            "The ranking and the awards equal those sealed. Figures differ in their last decimals, as they "
            f"may: they were sealed with NumPy {numpy} and SciPy {scipy} on {machine}."
        )
    wrong = [what for what, right in (("figures", allowed), ("awards", awards)) if not right]
    return f"The {' and the '.join(wrong)} differ from those sealed: somebody has changed this bundle."
