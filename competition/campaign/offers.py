"""What can be entered, by form: the limits said once where they hold for every age group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from competition.campaign.models import Category
from competition.campaign.rules import Limits


@dataclass(frozen=True)
class Terms:
    """Limits and the age groups for which they hold."""

    limits: Limits
    age_groups: tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """A form in which one can enter."""

    form: str
    terms: tuple[Terms, ...]


def offers(categories: Iterable[Category]) -> list[Offer]:
    """Return the campaign's forms in their order, each with its terms."""
    forms: dict[str, list[Category]] = {}
    for category in categories:
        forms.setdefault(category.form, []).append(category)
    return [Offer(form, _terms(own)) for form, own in forms.items()]


def fewest_reads(categories: Iterable[Category]) -> int:
    """Return by how many judges every work is read at least; 0 where there is no category."""
    return min((category.reads for category in categories), default=0)


def _terms(categories: Sequence[Category]) -> tuple[Terms, ...]:
    groups: dict[Limits, list[str]] = {}
    for category in categories:
        groups.setdefault(category.limits, []).append(category.age_group)
    return tuple(Terms(limits, tuple(ages)) for limits, ages in groups.items())
