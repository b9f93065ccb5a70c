"""Rounds whose differences are known, with as much chance as is said."""

from itertools import count

import numpy as np

from competition.results.fairness.facts import Sheet, Work


class Read:
    """Works and sheets put together one by one; every school sends one work unless it is named."""

    def __init__(self, seed=7):
        self.works, self.sheets = {}, []
        self.chance = np.random.default_rng(seed)
        self._numbers = count()
        self._worth = {}

    def work(
        self, language="en", *, worth=50.0, country="NO", form="poem", age="5-10", hand="typed", school=""
    ):
        """Add a work and return its name."""
        name = f"w{next(self._numbers):03}"
        self.works[name] = Work(form, age, language, country, hand, school or f"s{name}")
        self._worth[name] = worth
        return name

    def read(self, work, judge, *, severity=0.0, translated=False, place=None, more=0.0, noise=0.0):
        """Add a sheet: what the work is worth, what the judge adds, and chance."""
        points = self._worth[work] + severity + more + noise * float(self.chance.standard_normal())
        self.sheets.append(Sheet(work, judge, points, translated, place))
