"""The way to results: which step comes first, so that a page that is still empty leads straight there."""

from dataclasses import dataclass

from flask import url_for
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.judging.queries.rounds import RoundAtHand, round_at_hand
from competition.judging.rules import RoundState
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.results.page_queries import how_far


@dataclass(frozen=True)
class Opening:
    """The first step that is still open: what it is in a sentence, and the way there; whether it `computes`
    the standings.
    """

    said: str
    label: str
    url: str
    computes: bool = False


def first_open(session: Session, campaign: Campaign) -> Opening | None:
    """Return the first open step on the way to frozen results, None when they are frozen."""
    if campaign.frozen_at is not None:
        return None
    slug, far = campaign.slug, how_far(session, campaign.id)
    if far.awards:
        return freeze_first(campaign)
    if far.standings:
        return Opening(
            _("First decide the awards."), _("To the awards"), url_for("results.awards", slug=slug)
        )
    if far.closed_rounds or far.compared:
        url = url_for("results.index", slug=slug)
        return Opening(_("First compute the standings."), _("To the standings"), url, computes=True)
    return _judging(session, campaign)


def freeze_first(campaign: Campaign) -> Opening:
    """Return the step that is left once awards are decided."""
    url = url_for("results.freeze_page", slug=campaign.slug)
    return Opening(_("First freeze the results."), _("To the freeze"), url)


def _judging(session: Session, campaign: Campaign) -> Opening:
    """Return what judging still needs, as no round is closed."""
    round_ = round_at_hand(session, campaign_id=campaign.id)
    if round_ is None:
        new = url_for("rounds.new", slug=campaign.slug)
        return Opening(_("First set up a round of judging."), _("Set up a round"), new)
    slug, ref = campaign.slug, round_.ref
    if round_.state is RoundState.DRAFT:
        said = _("First release %(round)s to its judges.", round=round_.name)
        return Opening(said, _("To the allocation"), url_for("rounds.allocation", slug=slug, ref=ref))
    return Opening(_still_out(round_), _("To the round"), url_for("rounds.page", slug=slug, ref=ref))


def _still_out(round_: RoundAtHand) -> str:
    if not round_.out:
        return _("First close %(round)s: every scoresheet is in.", round=round_.name)
    return ngettext(
        "First close %(round)s: %(num)s scoresheet is out.",
        "First close %(round)s: %(num)s scoresheets are out.",
        round_.out,
        round=round_.name,
    )
