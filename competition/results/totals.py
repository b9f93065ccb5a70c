"""One figure for a scoresheet: the weighted total of its criteria."""

from collections.abc import Mapping

POINTS = 100.0


def weighted_score(
    values: Mapping[str, float], weights: Mapping[str, float], lowest: float, highest: float
) -> float:
    """Return the weighted mean of the criteria in points, from 0 (all at the lowest level) to 100.

    Only criteria with a value count, so the weights of the others are renormalised when one is left out
    (the language criterion of a translation). Raises ValueError for a criterion without weight, a value
    outside the scale, or where nothing is left to weigh.
    """
    if not lowest < highest:
        raise ValueError("the highest level must lie above the lowest")
    for key, value in values.items():
        if key not in weights:
            raise ValueError(f"criterion {key} has no weight")
        if not lowest <= value <= highest:
            raise ValueError(f"criterion {key} lies outside the scale")
    whole = sum(weights[key] for key in values)
    if whole <= 0:
        raise ValueError("no criterion with a weight has a value")
    mean = sum(weights[key] * value for key, value in values.items()) / whole
    return POINTS * (mean - lowest) / (highest - lowest)
