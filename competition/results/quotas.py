"""The rules that awards keep to, as a campaign chooses them: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Trait(StrEnum):
    """What a rule speaks of. Form and age come with the category, the others with the entry."""

    SCHOOL = "school"
    CITY = "city"
    LANGUAGE = "language"
    FORM = "form"
    AGE = "age"


class Sense(StrEnum):
    """At most so many of one school; at least so many different languages; at least so many for each form."""

    MOST = "most"
    DIFFERENT = "different"
    EACH = "each"


class Tie(StrEnum):
    """What decides between entries of one calibrated score; their own number decides last."""

    RAW = "raw"
    AGREEMENT = "agreement"
    NOMINATIONS = "nominations"
    SUBMITTED = "submitted"


DEFAULT_TIES = (Tie.RAW, Tie.AGREEMENT, Tie.SUBMITTED)


@dataclass(frozen=True)
class Rule:
    """A rule over all awards together, or over those of each category (`within`)."""

    sense: Sense
    trait: Trait
    number: int
    within: bool = False

    @property
    def key(self) -> str:
        """The rule's name, whatever its number."""
        return "-".join([self.sense, self.trait, *(["category"] if self.within else [])])

    def relaxed(self) -> "Rule | None":
        """Return the rule made easier by one, None where it could not be easier."""
        number = self.number + (1 if self.sense is Sense.MOST else -1)
        return replace(self, number=number) if number >= 0 else None


KNOWN: Mapping[str, Rule] = {
    rule.key: rule
    for rule in (
        Rule(Sense.MOST, Trait.SCHOOL, 0),
        Rule(Sense.MOST, Trait.SCHOOL, 0, within=True),
        Rule(Sense.MOST, Trait.CITY, 0),
        Rule(Sense.MOST, Trait.CITY, 0, within=True),
        Rule(Sense.DIFFERENT, Trait.LANGUAGE, 0),
        Rule(Sense.DIFFERENT, Trait.CITY, 0),
        Rule(Sense.DIFFERENT, Trait.LANGUAGE, 0, within=True),
        Rule(Sense.EACH, Trait.FORM, 0),
        Rule(Sense.EACH, Trait.AGE, 0),
        Rule(Sense.MOST, Trait.FORM, 0),
        Rule(Sense.MOST, Trait.AGE, 0),
    )
}


@dataclass(frozen=True)
class Quotas:
    """All that a campaign has chosen. Mentions have limits of their own, None for none."""

    rules: tuple[Rule, ...] = ()
    ties: tuple[Tie, ...] = DEFAULT_TIES
    mentions_per_category: int | None = None
    mentions_per_school: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the choice as it is kept and handed on."""
        return {
            "rules": {rule.key: rule.number for rule in self.rules},
            "ties": [tie.value for tie in self.ties],
            "mentions_per_category": self.mentions_per_category,
            "mentions_per_school": self.mentions_per_school,
        }

    def speaks_of(self, trait: Trait) -> bool:
        """Whether a rule needs to know this of an entry."""
        if trait is Trait.SCHOOL and self.mentions_per_school is not None:
            return True
        return any(rule.trait is trait for rule in self.rules)


def quotas_of(kept: Mapping[str, Any]) -> Quotas:
    """Return the quotas that were kept, in the order of the known rules."""
    numbers = kept.get("rules", {})
    return Quotas(
        rules=tuple(replace(rule, number=numbers[key]) for key, rule in KNOWN.items() if key in numbers),
        ties=tuple(Tie(each) for each in kept.get("ties", DEFAULT_TIES)),
        mentions_per_category=kept.get("mentions_per_category"),
        mentions_per_school=kept.get("mentions_per_school"),
    )
