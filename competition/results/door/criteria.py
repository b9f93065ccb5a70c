"""One score for each sheet out of the criteria given on it."""

import numpy as np

from competition.results.design import FloatArray

_ALIKE = 1e-12  # of a criterion's own size: what differs by less does not differ


def mean_of_criteria(values: FloatArray, weights: FloatArray, *, standardise: bool = False) -> FloatArray:
    """Return the weighted mean of each row's criteria, NaN where none with a weight was given.

    Only the criteria that a row has count, by their weights, so the weights of the others are shared out
    among them. With `standardise`, every criterion is first brought to mean 0 and deviation 1 (n - 1) over
    the rows that have it; one that never differs says nothing then, and is 0 everywhere.
    """
    given = ~np.isnan(values)
    known = np.where(given, standardised(values) if standardise else values, 0.0)
    whole = given @ weights
    mean = (known @ weights) / np.where(whole > 0, whole, 1.0)
    return np.where(whole > 0, mean, np.nan)


def standardised(values: FloatArray) -> FloatArray:
    """Return each column with mean 0 and deviation 1 over what is given in it."""
    given = ~np.isnan(values)
    count = np.maximum(given.sum(axis=0), 1)
    mean = np.where(given, values, 0.0).sum(axis=0) / count
    distance = np.where(given, values - mean, 0.0)
    deviation = np.sqrt((distance**2).sum(axis=0) / np.maximum(count - 1, 1))
    differs = deviation > _ALIKE * np.abs(mean)
    return np.where(given, distance / np.where(differs, deviation, 1.0) * differs, np.nan)
