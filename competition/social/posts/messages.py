"""The posts of a campaign that show no winning work: its own, and what people say."""

from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, Category
from competition.campaign.rules import MilestoneKey
from competition.consent.rules import Channel
from competition.contributions.queries import ContributionShown, contributions_for
from competition.contributions.rules import Kind
from competition.social.content import CardContent, Listed, Message, Picture, Words
from competition.social.posts.templates import Template

COUNTDOWN = (7, 3, 1)
"""So many days before the results a post counts them down."""
_TEMPLATES = {Kind.STATEMENT: Template.STATEMENT, Kind.QUOTE: Template.QUOTE}


def messages_of(
    session: Session,
    campaign: Campaign,
    works: Sequence[CardContent],
    categories: Sequence[Category],
    figures: Mapping[str, int],
    cities: Sequence[str],
) -> list[Message]:
    """Return a campaign's own posts in the order of its calendar; two statements at most."""
    voices = contributions_for(session, campaign.id, Channel.SOCIAL)
    return [
        *_countdown(campaign),
        _own(campaign, Template.ANNOUNCEMENT, MilestoneKey.RESULTS, figures, cities),
        *_winners(categories, works),
        _own(campaign, Template.THANKS, None, figures, cities),
        *(_spoken(each) for each in voices if each.kind in _TEMPLATES and not each.missing),
        _own(campaign, Template.PUBLICATION, MilestoneKey.PUBLICATION, figures, cities),
    ]


def _own(
    campaign: Campaign,
    template: Template,
    key: MilestoneKey | None,
    figures: Mapping[str, int],
    cities: Sequence[str],
) -> Message:
    on = _day(campaign, key) if key else ""
    return Message(template, figures=tuple(sorted(figures.items())), cities=tuple(cities), on=on)


def _countdown(campaign: Campaign) -> Iterator[Message]:
    on = _day(campaign, MilestoneKey.RESULTS)
    for days in COUNTDOWN if on else ():
        yield Message(Template.COUNTDOWN, str(days), figures=(("days", days),), on=on)


def _day(campaign: Campaign, key: MilestoneKey) -> str:
    at = campaign.calendar.at(key)
    return at.astimezone(ZoneInfo(campaign.time_zone)).date().isoformat() if at else ""


def _winners(categories: Sequence[Category], works: Sequence[CardContent]) -> Iterator[Message]:
    for category in categories:
        own = [each for each in works if (each.form, each.age_group) == (category.form, category.age_group)]
        if own:
            yield Message(
                Template.WINNERS,
                category.ref,
                form=category.form,
                age_group=category.age_group,
                listed=tuple(_listed(each) for each in own),
            )


def _listed(work: CardContent) -> Listed:
    named = Words(work.original.language, work.original.title)
    other = work.translation
    translated = Words(other.language, other.title) if other else None
    picture = work.picture if work.template is Template.ILLUSTRATION else None
    return Listed(work.award, work.place, named, translated, work.who, work.city, picture)


def _spoken(shown: ContributionShown) -> Message:
    portrait, other = shown.portrait, shown.translation
    return Message(
        _TEMPLATES[shown.kind],
        shown.ref,
        Words(shown.language, "", shown.text),
        Words(shown.translation_language, "", other) if other else None,
        Picture(portrait.key, portrait.width, portrait.height, portrait.alt, portrait.focus)
        if portrait
        else None,
        who=shown.name,
        office=shown.office,
        city=shown.city,
        country=shown.country,
    )
