"""The guided path of setting a campaign up, as pages: the place of each, the way on and the way back."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from competition.campaign.models import Campaign
from competition.campaign.setup_steps import ORDER, SetupStep, following
from competition.platform.i18n import gettext
from competition.platform.i18n import gettext_noop as _

LABELS = {
    SetupStep.BASICS: _("Name and year"),
    SetupStep.CALENDAR: _("Calendar"),
    SetupStep.CATEGORIES: _("Categories"),
    SetupStep.CITIES: _("Cities"),
    SetupStep.WORDS: _("Words and colours"),
}
SAVE = {
    SetupStep.BASICS: _("Save name and year"),
    SetupStep.CALENDAR: _("Save the calendar"),
    SetupStep.CATEGORIES: _("Save the categories"),
    SetupStep.CITIES: _("Save the cities"),
    SetupStep.WORDS: _("Save words and colours"),
}


@dataclass(frozen=True)
class Place:
    """Where a page of the settings stands: `number` of `total`, with the way back.

    `guided`: whether the campaign is still being set up, so that saving leads on to the next step.
    """

    guided: bool
    number: int
    total: int
    back_url: str | None
    save: str
    tabs: tuple[tuple[str, str, bool], ...]
    beside: tuple[tuple[str, str], ...] = ()
    """Pages that can be filled in beside the steps, or later."""


@dataclass(frozen=True)
class Tab:
    """A page of the settings that another concept brings; its endpoint takes the campaign's slug.

    `early`: it is offered beside the steps while the campaign is set up.
    """

    label: Any
    endpoint: str
    after: SetupStep
    early: bool = False


BROUGHT: dict[str, Tab] = {}


def bring(tab: Tab) -> None:
    """Let the settings have another page."""
    BROUGHT[tab.endpoint] = tab


def place(campaign: Campaign, step: SetupStep) -> Place:
    """Return where this step of a campaign's settings stands."""
    at = ORDER.index(step)
    return Place(
        guided=campaign.setup_step is not None,
        number=at + 1,
        total=len(ORDER),
        back_url=_url(campaign, ORDER[at - 1]) if at else None,
        save=gettext(SAVE[step]),
        tabs=_steps(campaign, step) if campaign.setup_step is not None else tabs(campaign, step),
        beside=tuple(
            (str(tab.label), url_for(tab.endpoint, slug=campaign.slug))
            for tab in BROUGHT.values()
            if tab.early
        ),
    )


def _steps(campaign: Campaign, here: SetupStep | None) -> tuple[tuple[str, str, bool], ...]:
    return tuple((gettext(LABELS[step]), _url(campaign, step), step is here) for step in ORDER)


def tabs(campaign: Campaign, here: SetupStep | str | None) -> tuple[tuple[str, str, bool], ...]:
    """Return the pages of the settings as (label, address, whether it is this page).

    `here` is a step, the endpoint of a page that was brought, or None for the page that sums up.
    """
    pages = []
    for step, page in zip(
        ORDER, _steps(campaign, here if isinstance(here, SetupStep) else None), strict=True
    ):
        pages.append(page)
        for tab in (each for each in BROUGHT.values() if each.after is step):
            pages.append((str(tab.label), url_for(tab.endpoint, slug=campaign.slug), tab.endpoint == here))
    return (*pages, (gettext("Public and colleagues"), ready_page(campaign), here is None))


def page_of(campaign: Campaign) -> str:
    """Return the page on which setting up goes on."""
    return _url(campaign, SetupStep(campaign.setup_step)) if campaign.setup_step else ready_page(campaign)


def ready_page(campaign: Campaign) -> str:
    """Return the page that sums the set-up up."""
    return url_for("settings.ready", slug=campaign.slug)


def next_page(campaign: Campaign, step: SetupStep) -> str:
    """Return the page after a step that was saved while setting up."""
    after = following(step)
    return _url(campaign, after) if after is not None else ready_page(campaign)


def _url(campaign: Campaign, step: SetupStep) -> str:
    return url_for(f"settings.{step.value}", slug=campaign.slug)
