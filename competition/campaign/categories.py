"""Which categories a campaign has, with their limits, reads and awards: shown and changed as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign import changes
from competition.campaign.errors import AwardsFrozenError, CategoryInUseError, NoCategoryError
from competition.campaign.models import Campaign, Category
from competition.campaign.preset import CategoryPreset, load_preset, names
from competition.campaign.rules import UNLIMITED, Quota
from competition.campaign.services import category_from
from competition.campaign.wording import age_group_name, forms_name
from competition.platform import audit

USUAL_PRESET = "more-than-migrants"
CARDLESS = frozenset({"published"})
"""Awards that get no social card unless the preset says so."""


@dataclass(frozen=True)
class Plan:
    """A category as it is to be; `awards` holds kinds with their numbers, the highest first."""

    form: str
    age_group: str
    max_lines: int | None
    max_words: int | None
    min_images: int
    max_images: int
    reads: int
    awards: tuple[tuple[str, int], ...]
    min_words: int | None = None
    max_characters: int | None = None
    quota: Quota = UNLIMITED

    @property
    def key(self) -> tuple[str, str]:
        """What a category is known by within its campaign."""
        return self.form, self.age_group


@dataclass(frozen=True)
class Terms:
    """What holds for all categories: languages (empty: any), the day ages are counted on, places."""

    languages: tuple[str, ...] = ()
    ages_on: date | None = None
    quota: Quota = UNLIMITED


@dataclass(frozen=True)
class PossibleCategory:
    """A category that a campaign has or could have."""

    plan: Plan
    takes_text: bool
    taken: bool


def possible_categories(campaign: Campaign) -> list[PossibleCategory]:
    """Return the campaign's categories and those that its preset would bring, in their order."""
    own = [PossibleCategory(_plan(category), category.takes_text, True) for category in campaign.categories]
    taken = {category.plan.key for category in own}
    brought = _brought(campaign)
    others = [
        PossibleCategory(_plan(row), row.takes_text, False)
        for key, row in brought.items()
        if key not in taken
    ]
    order = list(brought)
    return sorted([*own, *others], key=lambda category: _position(order, category.plan.key))


def _plan(row: Category | CategoryPreset) -> Plan:
    awards = tuple((str(award["kind"]), int(award["number"])) for award in row.awards)
    limits = row.max_lines, row.max_words, row.min_images, row.max_images
    quota = Quota(row.max_per_class, row.max_per_school)
    return Plan(row.form, row.age_group, *limits, row.reads, awards, row.min_words, row.max_characters, quota)


def terms_of(campaign: Campaign) -> Terms:
    """Return what holds for all categories of a campaign."""
    return Terms(tuple(campaign.entry_languages or ()), campaign.ages_on, campaign.quota)


def _brought(campaign: Campaign) -> dict[tuple[str, str], CategoryPreset]:
    """Return the categories of the campaign's preset."""
    preset = load_preset(campaign.preset if campaign.preset in names() else USUAL_PRESET)
    return {(row.form, row.age_group): row for row in preset.categories}


def _position(order: Sequence[tuple[str, str]], key: tuple[str, str]) -> int:
    return order.index(key) if key in order else len(order)


def change_categories(
    session: Session,
    *,
    campaign: Campaign,
    plans: Sequence[Plan],
    actor: Account,
    now: datetime,
    terms: Terms | None = None,
) -> None:
    """Make the campaign's categories those that are planned, under these `terms` (None: as they stand).

    Limits hold for entries that are not submitted yet, reads for the rounds to come. Raises NoCategoryError,
    AwardsFrozenError, CategoryInUseError.
    """
    if not plans:
        raise NoCategoryError
    if campaign.frozen_at is not None and _prizes(plans) != _prizes([_plan(c) for c in campaign.categories]):
        raise AwardsFrozenError
    known = {(category.form, category.age_group): category for category in campaign.categories}
    for key in known.keys() - {plan.key for plan in plans}:
        _leave_out(session, campaign, known.pop(key))
    brought = _brought(campaign)
    for position, plan in enumerate(plans):
        if plan.key not in known:
            known[plan.key] = category_from(position, brought[plan.key])
            campaign.categories.append(known[plan.key])
        _apply(known[plan.key], plan, position)
    if terms is not None:
        campaign.entry_languages, campaign.ages_on = list(terms.languages), terms.ages_on
        campaign.max_per_class, campaign.max_per_school = terms.quota.per_class, terms.quota.per_school
    _record(session, campaign, actor, now)


def _prizes(plans: Sequence[Plan]) -> Mapping[tuple[str, str], tuple[tuple[str, int], ...]]:
    return {plan.key: plan.awards for plan in plans}


def _apply(category: Category, plan: Plan, position: int) -> None:
    cards = {award["kind"]: award.get("card", True) for award in category.awards}
    category.position, category.reads = position, plan.reads
    category.max_lines, category.max_words = plan.max_lines, plan.max_words
    category.min_images, category.max_images = plan.min_images, plan.max_images
    category.min_words, category.max_characters = plan.min_words, plan.max_characters
    category.max_per_class, category.max_per_school = plan.quota.per_class, plan.quota.per_school
    category.awards = [
        {"kind": kind, "number": number, "card": cards.get(kind, kind not in CARDLESS)}
        for kind, number in plan.awards
    ]


def _leave_out(session: Session, campaign: Campaign, category: Category) -> None:
    """Take a category away; the database refuses it for one that entries, judges or rounds belong to."""
    name = f"{forms_name(category.form)}, {age_group_name(category.age_group)}"
    try:
        with session.begin_nested():
            campaign.categories.remove(category)
    except IntegrityError:
        raise CategoryInUseError(category=name) from None


def _record(session: Session, campaign: Campaign, actor: Account, now: datetime) -> None:
    audit.record(
        session,
        actor_id=actor.id,
        action="campaign.categories",
        object_kind="campaign",
        object_id=campaign.id,
        campaign_id=campaign.id,
        now=now,
        number=len(campaign.categories),
    )
    changes.tell(session, campaign, now)
