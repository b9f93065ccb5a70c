"""The page on which a round is planned: the form, and what it would come to in sentences."""

from collections.abc import Mapping

from flask import render_template
from sqlalchemy.orm import lazyload

from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.models import Round
from competition.judging.rounds.errors import PlanError
from competition.judging.rounds.form import RoundForm, RuleFields
from competition.judging.rounds.outlook import look_ahead
from competition.judging.rounds.queries import accepted_by_category, room_of_panel, standing_by_category
from competition.judging.rounds.sources import choices_of
from competition.judging.rounds.wording import outlook_in_words
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.request import db


def form_page(
    campaign: Campaign, form: RoundForm, round_: Round | None = None, refusal: str | None = None
) -> str:
    """Return the page for a new round, or for one that is changed."""
    return render_template(
        "judging/rounds/form.html",
        form=form,
        round=round_,
        refusal=refusal,
        said=glance_in_words(campaign, form),
    )


def glance_in_words(campaign: Campaign, form: RoundForm) -> list[str]:
    """Say what the round would come to as it is typed."""
    entries = _entries(campaign, form.source.data or 0)
    if entries is None:
        return [_("What goes on is known once the standings of that round are computed.")]
    room = room_of_panel(db(), campaign_id=campaign.id)
    names = {each.id: category_name(each.form, each.age_group) for each in campaign.categories}
    return outlook_in_words(look_ahead(_reads(form), entries, room.judges, room.reads), names)


def show_refusal(form: RuleFields, refusal: GarlandError) -> str | None:
    """Have the field that a refusal is about say it; return what the page says of all the rest."""
    if isinstance(refusal, PlanError) and refusal.field and refusal.field in form:
        form.refuse(refusal.field, translate(refusal))
        return None
    return translate(refusal)


def _reads(form: RoundForm) -> dict[int, int]:
    """Return the reads as far as they are numbers."""
    return {key: number for key, number in form.reads().items() if number > 0}


def _entries(campaign: Campaign, source_id: int) -> Mapping[int, int] | None:
    """Return how many entries there are for each category, None where that cannot be told yet."""
    if not source_id:
        return accepted_by_category(db(), campaign_id=campaign.id)
    source = db().get(Round, source_id, options=[lazyload(Round.categories)])
    choices = choices_of(db(), source) if source and source.campaign_id == campaign.id else None
    if choices is None:
        return None
    going = {entry_id for choice in choices.values() for entry_id in choice.going}
    return standing_by_category(db(), campaign_id=campaign.id, entry_ids=going)
