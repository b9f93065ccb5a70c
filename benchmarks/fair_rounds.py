"""Rounds from a seed, with all that makes intervals of differences between groups too narrow.

Languages from 40 % of the works down to 3 %, each with judges of its own and some who read two; strict and
mild judges, who lean to languages and against translations, tire, and scatter, each by their own measure;
good schools and less good ones; works of which some lose more in translation; scores on a coarse scale. In
even rounds languages differ, in odd ones countries: as most countries have a language of their own, both at
once would leave neither of them true.
"""

from collections import defaultdict

import numpy as np

from competition.results.fairness.facts import BY_HAND, TYPED, Aspect, Sheet, Work

LANGUAGES = {"en": 0.40, "fr": 0.25, "de": 0.14, "uk": 0.09, "es": 0.05, "ar": 0.04, "fa": 0.03}
ALONE = "fa"
"""Read by its own judges alone, who read nothing else."""
HOME = {"NO": "en", "GB": "en", "FR": "fr", "DE": "de", "UA": "uk", "ES": "es", "MA": "ar", "AF": "fa"}
FORMS, AGES, HANDS = ("poem", "essay"), ("5-10", "11-18"), (BY_HAND, TYPED)
READS, WORKS_OF_A_JUDGE, WORKS_OF_A_SCHOOL = 3, 36, 6
# Deviations in points.
SEVERITY, LEANING, AGAINST, LOST, SCHOOL, WORK, REST, TIRING = 6.0, 2.0, 2.0, 2.0, 4.0, 9.0, 7.0, 2.0
DIFFERENCE, STEP = 3.0, 2.5
PLANTED = {
    Aspect.TRANSLATION: ("", -2.0),
    Aspect.ORDER: ("", -1.5),
    Aspect.HAND: (BY_HAND, -1.0),
    Aspect.AGE: ("5-10", 4.0),
    Aspect.FORM: ("poem", -2.0),
}
"""The group that is given so many points more."""


class Round:
    """Works and sheets, and what was planted in them."""

    def __init__(self, size, seed):
        self.rng = np.random.default_rng([seed, size])
        self.works, self.sheets = {}, []
        self.differing = Aspect.LANGUAGE if seed % 2 == 0 else Aspect.COUNTRY
        among = LANGUAGES if seed % 2 == 0 else HOME
        self.differs = dict.fromkeys((*LANGUAGES, *HOME), 0.0)
        self.differs |= {name: DIFFERENCE * self._chance() for name in among}
        self._make_panel(max(2 * len(LANGUAGES), READS * size // WORKS_OF_A_JUDGE))
        self._make_schools(max(12, size // WORKS_OF_A_SCHOOL))
        piles = defaultdict(list)
        for at in range(size):
            self._enter(f"w{at:06}", piles)
        for judge, pile in sorted(piles.items()):
            self._read(judge, pile)

    def truth(self, one, found):
        """Return what was planted of a comparison; None where no difference is pure."""
        if one.aspect in PLANTED:
            group, more = PLANTED[one.aspect]
            return more if one.group == group else -more
        others = [
            each
            for each in found
            if each.aspect is one.aspect and each.difference is not None and each.group != one.group
        ]
        if one.aspect is not self.differing or any(each.group == "others" for each in (one, *others)):
            return None
        beside = sum(each.works * self.differs[each.group] for each in others)
        return self.differs[one.group] - beside / sum(each.works for each in others)

    def _chance(self):
        return float(self.rng.standard_normal())

    def _any(self, among):
        return str(self.rng.choice(list(among), p=list(among.values())))

    def _make_panel(self, number):
        """Two judges for every language at least, the others as there are works; three of five read two."""
        firsts = [*LANGUAGES, *LANGUAGES]
        firsts += [self._any(LANGUAGES) for _ in range(number - len(firsts))]
        self.languages = []
        for first in firsts:
            second = self._any(LANGUAGES)
            two = ALONE not in (first, second) and self.rng.random() < 0.6
            self.languages.append({first, second} if two else {first})
        self.severity, self.against, self.tires = self.rng.standard_normal((3, number))
        self.scatter = REST * self.rng.uniform(0.7, 1.3, number)
        self.leaning = defaultdict(self._chance)

    def _make_schools(self, number):
        alike = {name: sum(home == language for home in HOME.values()) for name, language in HOME.items()}
        shares = {name: LANGUAGES[language] / alike[name] for name, language in HOME.items()}
        self.schools = [(self._any(shares), SCHOOL * self._chance()) for _ in range(number)]

    def _enter(self, name, piles):
        """Enter a work and deal it out to judges of its language, at times to one who needs a translation."""
        school = int(self.rng.integers(len(self.schools)))
        country, worth = self.schools[school]
        language = HOME[country] if self.rng.random() < 0.8 else self._any(LANGUAGES)
        form, age, hand = (str(self.rng.choice(each)) for each in (FORMS, AGES, HANDS))
        self.works[name] = Work(form, age, language, country, hand, f"s{school}")
        worth += 55 + WORK * self._chance() + self.differs[language] + self.differs[country]
        for aspect, group in ((Aspect.FORM, form), (Aspect.AGE, age), (Aspect.HAND, hand)):
            worth += PLANTED[aspect][1] * (group == PLANTED[aspect][0])
        lost = PLANTED[Aspect.TRANSLATION][1] + LOST * self._chance()
        for judge, translated in self._readers(language):
            piles[judge].append((name, language, worth, lost, translated))

    def _readers(self, language):
        fluent = [at for at, each in enumerate(self.languages) if language in each]
        strange = [at for at, each in enumerate(self.languages) if language not in each and ALONE not in each]
        through = 0 if language == ALONE else int(self.rng.random() < 0.4) + (len(fluent) < READS)
        yield from ((int(at), False) for at in self.rng.permutation(fluent)[: READS - through])
        yield from ((int(at), True) for at in self.rng.permutation(strange)[:through])

    def _read(self, judge, pile):
        for at, which in enumerate(self.rng.permutation(len(pile)).tolist()):
            name, language, worth, lost, translated = pile[which]
            place = at / max(1, len(pile) - 1)
            points = worth + SEVERITY * self.severity[judge] + LEANING * self.leaning[judge, language]
            points += (lost + AGAINST * self.against[judge]) * translated
            points += (PLANTED[Aspect.ORDER][1] + TIRING * self.tires[judge]) * place
            points += self.scatter[judge] * self._chance()
            told = float(np.clip(STEP * np.round(points / STEP), 0, 100))
            self.sheets.append(
                Sheet(name, f"j{judge:04}", told, translated, place if len(pile) > 1 else None)
            )
