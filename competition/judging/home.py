"""A judge's part of the first page: the next entry, how far the queue is, or what to do instead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from flask import url_for
from sqlalchemy.orm import Session

from competition.accounts.rules import Role
from competition.accounts.viewer import Viewer
from competition.campaign.homes import Part, Step, Urgency, add_parts
from competition.campaign.models import Campaign
from competition.campaign.wording import time_left
from competition.judging.queries.home import Extent, Turn, extents, seats, turns
from competition.judging.rules import JudgeState, RoundState
from competition.judging.wording import category_name
from competition.platform.garland import Kind
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.languages import script_of

PRESSING = timedelta(days=3)
SPACELESS = frozenset(("Hans", "Hant", "Jpan", "Khmr", "Laoo", "Mymr", "Thai", "Tibt"))
"""Scripts without spaces, in which words cannot be counted at a glance."""


@dataclass(frozen=True)
class JudgePart(Part):
    """A judge's round at a glance; `entry` is what comes next, `story` what to know where nothing does."""

    template: ClassVar[str] = "judging/home_judge.html"

    url: str
    entry: Turn | None = None
    about: str = ""
    has_picture: bool = False
    kinds: tuple[Kind, ...] = ()
    said: str = ""
    zone: str = ""
    left: str = ""
    story: str = ""


@add_parts
def judge_parts(session: Session, looking: Viewer, now: datetime) -> Iterator[JudgePart]:
    """A part for every campaign that this person judges."""
    ids = looking.campaign_ids(Role.JUDGE)
    if not ids or looking.account_id is None:
        return
    found = seats(session, account_id=looking.account_id, campaign_ids=ids)
    queue = turns(session, account_id=looking.account_id)
    rounds = {
        campaign.id: _newest([t for t in queue if t.campaign_id == campaign.id]) for campaign, *_rest in found
    }
    coming = {campaign_id: _next(items) for campaign_id, items in rounds.items()}
    wanted = [turn.assignment_id for turn in coming.values() if turn]
    lengths = extents(session, wanted) if wanted else {}
    for campaign, state, conduct_due in found:
        turn, items = coming[campaign.id], rounds[campaign.id]
        if state is JudgeState.INVITED:
            yield _invited(campaign)
        elif state is JudgeState.READY and conduct_due:
            yield _conduct(campaign)
        elif state is JudgeState.READY and turn is not None:
            yield _reading(campaign, items, turn, lengths[turn.assignment_id], now)
        elif state is JudgeState.READY:
            yield _idle(campaign, items)


def _newest(items: Sequence[Turn]) -> list[Turn]:
    """Return the entries of the round that matters: one that is open goes before one that is closed."""
    ordered = sorted(items, key=lambda turn: turn.round_state is not RoundState.OPEN)
    return [turn for turn in items if turn.round_id == ordered[0].round_id] if ordered else []


def _next(items: Sequence[Turn]) -> Turn | None:
    return next((turn for turn in items if turn.round_state is RoundState.OPEN and not turn.done), None)


def _eyebrow(campaign: Campaign) -> str:
    return f"{campaign.name} {campaign.year}"


def _invited(campaign: Campaign) -> JudgePart:
    url = url_for("judging_profile.page", slug=campaign.slug)
    return JudgePart(
        heading=_("You are on the panel"),
        eyebrow=_eyebrow(campaign),
        urgency=Urgency.SOON,
        until=None,
        step=Step(_("State what you can read"), url),
        url=url,
        story=_("State your languages first; it takes three minutes. Then entries can be given to you."),
    )


def _conduct(campaign: Campaign) -> JudgePart:
    url = url_for("judging_profile.conduct", slug=campaign.slug)
    return JudgePart(
        heading=_("The code of conduct has changed"),
        eyebrow=_eyebrow(campaign),
        urgency=Urgency.SOON,
        until=None,
        step=Step(_("Read the code of conduct"), url),
        url=url,
        story=_("Accept it again, and your entries open as before. Nothing that you scored is touched."),
    )


def _reading(
    campaign: Campaign, items: Sequence[Turn], turn: Turn, extent: Extent, now: datetime
) -> JudgePart:
    done = sum(each.done for each in items)
    closes = turn.closes_at
    label = _("Read the next entry") if done else _("Read the first entry")
    return JudgePart(
        heading=_("The next entry"),
        eyebrow=_eyebrow(campaign),
        urgency=Urgency.NOW if closes and closes - now < PRESSING else Urgency.SOON,
        until=closes,
        step=Step(label, url_for("sheet.page", ref=turn.ref)),
        url=url_for("judging.queue", slug=campaign.slug),
        entry=turn,
        about=_about(turn, extent),
        has_picture=bool(extent.pictures),
        kinds=tuple(Kind(each.form, pale=not each.done) for each in items),
        said=_("%(done)s of %(total)s handed in", done=done, total=len(items)),
        zone=campaign.time_zone,
        left=time_left(closes, now) if closes else "",
    )


def _about(turn: Turn, extent: Extent) -> str:
    """Say what kind of work it is and how long."""
    said = [category_name(turn.form, turn.age_group)]
    if turn.form == "poem" and extent.lines:
        said.append(ngettext("%(num)s line", "%(num)s lines", extent.lines))
    elif extent.words and script_of(turn.language) not in SPACELESS:
        said.append(ngettext("%(num)s word", "%(num)s words", extent.words))
    if extent.pictures:
        said.append(ngettext("%(num)s picture", "%(num)s pictures", extent.pictures))
    return " · ".join(said)


def _idle(campaign: Campaign, items: Sequence[Turn]) -> JudgePart:
    """Tell a judge with nothing to read what comes next."""
    url = url_for("judging.queue", slug=campaign.slug)
    if not items:
        return JudgePart(
            heading=_("Nothing to read yet"),
            eyebrow=_eyebrow(campaign),
            urgency=Urgency.LATER,
            until=None,
            step=Step(_("Look at your profile"), url_for("judging_profile.page", slug=campaign.slug)),
            url=url,
            story=_("Your profile is complete. As soon as entries are given to you, a letter tells you."),
        )
    is_open, signed = items[0].round_state is RoundState.OPEN, items[0].signed
    waits = is_open and not signed
    return JudgePart(
        heading=_("Every entry is read") if is_open else _("The round is closed"),
        eyebrow=_eyebrow(campaign),
        urgency=Urgency.SOON if waits else Urgency.OVER,
        until=items[0].closes_at if waits else None,
        step=Step(_("Look once more and sign off"), url) if waits else None,
        url=url,
        kinds=tuple(Kind(each.form, pale=not each.done) for each in items),
        said=_("%(done)s of %(total)s handed in", done=sum(each.done for each in items), total=len(items)),
        story=_end(is_open, signed),
    )


def _end(is_open: bool, signed: bool) -> str:
    if not is_open:
        return _("This round is closed. Thank you for every entry you read.")
    if signed:
        return _("You have signed off. Thank you for every entry you read.")
    return _("Every sheet is handed in. Sign off, and the secretariat knows that you are done.")
